"""What follows a decision and who it waits for, as a person says it; typed words find it too."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from foitui.case.words import (
    AppealBody,
    Balance,
    Challenged,
    Channel,
    ExchangeKind,
    Likelihood,
    ReviewResult,
    WaitsFor,
)

Word = TypeVar("Word", bound=StrEnum)

CHANNELS: Mapping[Channel, str] = {
    Channel.EMAIL: "e-mail",
    Channel.PUBLIC_SITE: "public site",
    Channel.POST: "post",
    Channel.WEB_FORM: "web form",
    Channel.OTHER: "other means",
}
WAITS_FOR: Mapping[WaitsFor, str] = {
    WaitsFor.REQUESTER: "the requester",
    WaitsFor.THIRD_PARTY: "a third party",
    WaitsFor.BUSINESS_AREA: "a business area",
    WaitsFor.QUALIFIED_PERSON: "the qualified person",
    WaitsFor.CLEARANCE: "clearance",
}
EXCHANGES: Mapping[ExchangeKind, str] = {
    ExchangeKind.COMMISSION: "a business area, for the information",
    ExchangeKind.CONSULTATION: "a third party, for its views on release",
    ExchangeKind.OPINION: "the qualified person, for an opinion (s36)",
}
RESULTS: Mapping[ReviewResult, str] = {
    ReviewResult.UPHELD: "upheld",
    ReviewResult.PART: "part upheld",
    ReviewResult.OVERTURNED: "overturned",
    ReviewResult.PROCEDURAL: "procedural",
}
BODIES: Mapping[AppealBody, str] = {
    AppealBody.REGULATOR: "the Information Commissioner",
    AppealBody.FIRST_TIER_TRIBUNAL: "the First-tier Tribunal",
    AppealBody.UPPER_TRIBUNAL: "the Upper Tribunal",
    AppealBody.COURT: "a court",
}
ENDS: Mapping[Challenged, str] = {
    Challenged.UPHELD: "upheld",
    Challenged.PART: "part upheld",
    Challenged.OVERTURNED: "overturned",
    Challenged.SETTLED: "settled",
}
LEVELS: Mapping[Likelihood, str] = {
    Likelihood.WOULD: "would",
    Likelihood.WOULD_BE_LIKELY: "would be likely to",
}
BALANCES: Mapping[Balance, str] = {Balance.WITHHOLD: "withhold", Balance.DISCLOSE: "disclose"}


def meant(words: str, among: Mapping[Word, str]) -> Word | None:
    """Return the word that some typed letters begin, or that is the whole; None where none is."""
    typed = words.strip().lower().replace("_", " ")
    names = {
        word: {name.lower(), word.replace("_", " "), *_without_article(name.lower())}
        for word, name in among.items()
    }
    whole = [word for word, known in names.items() if typed in known]
    begun = [word for word, known in names.items() if any(name.startswith(typed) for name in known)]
    found = whole or (begun if typed else [])
    return found[0] if len(found) == 1 else None


def _without_article(name: str) -> tuple[str, ...]:
    first, _, rest = name.partition(" ")
    return (rest,) if first in {"a", "the"} else ()
