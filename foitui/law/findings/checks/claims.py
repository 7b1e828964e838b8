"""Checks on one claim: its reasons, its test, its provision's own facts."""

import datetime as dt
import re
from collections.abc import Iterator

from foitui.case.outcome import stands
from foitui.case.records import Claim
from foitui.law.findings.checks.dates import dates_in, years_in
from foitui.law.findings.place import Place
from foitui.law.guide.facts import is_relied_on
from foitui.law.phrases import all_stock, same_words, used_often
from foitui.law.provisions import INTERESTS_TEST, available, provision

FEWEST_WORDS_OF_A_REASON = 8
FEWEST_WORDS_OF_ITS_OWN = 5
"""Words of a reason that are not those of the provision."""

_OWN = (
    r"(?i)(only |just )?((the |our )?(authority|council|department|trust|force)('s)?|ours?|our own)"
    r"( own)?( interests?)?\.?"
)
_DEPARTMENT = r"(?i)\b(another|other) (government )?department|\bministry of\b"
_YES = r"(?i)\bconfirm|\bis held\b|\bwas held\b|\byes\b|\bwe held\b|\bwere held\b"
_NO = r"(?i)\bnot (be )?h[eo]ld|\bden(y|ied|ial|ying)|\bno\b|\bnothing\b"
_SHOWN_BY = (r"interest", r"necess|need", r"outweigh|override|balanc|weigh|expect")
"""Words that show each step of the interests test where it was told with another."""
_NEEDLESS = (
    r"(?i)\bnot (be )?(necessary|needed|need)\b|\bno need\b|\bunnecessary\b|\bneed(ed)? not\b"
)


def reason_says_little(place: Place) -> bool:
    """Whether a reason is too short, or only says the provision again."""
    if place.claim is None or place.rule is None or place.claim.reason is None:
        return False
    words = same_words(place.claim.reason).split()
    known = set(same_words(f"{place.rule.interest} {place.rule.title} {place.rule.harm}").split())
    own = {word for word in words if word not in known}
    return len(words) < FEWEST_WORDS_OF_A_REASON or len(own) < FEWEST_WORDS_OF_ITS_OWN


def balance_says_little(place: Place) -> bool:
    """Whether the reasons for the balance are too few to weigh anything."""
    reasons = place.claim.pit.reasons if place.claim else None
    return reasons is not None and len(reasons.split()) < FEWEST_WORDS_OF_A_REASON


def reasons_shared(place: Place) -> bool:
    """Whether an earlier claim has the same reason, word for word."""
    return any(_same(place.claim, other) for other in _earlier(place))


def excluded_together(place: Place) -> bool:
    """Whether a section that cannot cover the same information is relied on for the same items."""
    return any(
        provision(other.provision).section in place.rule.excludes and _share_items(place, other)
        for other in _others(place)
        if place.rule is not None
    )


def record_too_old(place: Place) -> bool:
    """Whether every year that the items name lies so far back that the provision fell away."""
    if place.claim is None or place.rule is None:
        return False
    items = (item.text for item in place.case.items if item.number in place.claim.items)
    years = years_in(" ".join((*items, place.claim.covers or "")))
    received = place.case.request.received
    return bool(years) and available(place.rule, years[-1], received) is False


def one_sided(place: Place) -> bool:
    """Whether one side of the test was answered with nothing."""
    if place.claim is None:
        return False
    return () in (place.claim.pit.for_disclosure, place.claim.pit.for_withholding)


def factors_of_another(place: Place) -> bool:
    """Whether an earlier claim of another section has the same factors for withholding."""
    return any(
        place.rule is not None
        and provision(other.provision).section != place.rule.section
        and _same_factors(place.claim, other)
        for other in _earlier(place)
    )


def denial_factors_of_content(place: Place) -> bool:
    """Whether the test of a denial has the factors of a claim about the information itself."""
    return any(
        not provision(other.provision).is_ncnd and _same_factors(place.claim, other)
        for other in _others(place)
    )


def factors_all_stock(place: Place) -> bool:
    """Whether every factor of the claim is one that foitui offers, word for word."""
    if place.claim is None:
        return False
    pit = place.claim.pit
    return all_stock((*(pit.for_disclosure or ()), *(pit.for_withholding or ())))


def borrowed_words(place: Place) -> bool:
    """Whether a text of the claim stands in more than a handful of cases, word for word."""
    return place.claim is not None and used_often(place.claim, place.used)


def party_not_asked(place: Place) -> bool:
    """Whether somebody else's interests are relied on and nothing is known of their views."""
    if place.claim is None or "party_views" not in place.claim.details:
        return False
    party = place.detail("commercial_party").strip()
    return not place.detail("party_views").strip() and not re.fullmatch(_OWN, party)


def denial_one_answer(place: Place) -> bool:
    """Whether the reason for a denial speaks of one of the two answers only."""
    reason = place.claim.reason if place.claim else None
    if not reason or re.search(r"\b(either|whether)\b", reason, re.IGNORECASE):
        return False
    return not (re.search(_YES, reason) and re.search(_NO, reason))


def intention_after_request(place: Place) -> bool:
    """Whether the earliest day named for the intention lies after receipt (FOIA s22(1)(b)).

    A year alone, as in "every year since 2019", is early enough where it lies before receipt.
    """
    said, received = place.detail("intention_before"), place.case.request.received
    named = dates_in(said)
    earlier = any(year < received.year for year in years_in(said))
    return bool(named) and named[0] > received and not earlier


def publication_passed(place: Place) -> bool:
    """Whether the last day named for publication lies behind the day of the reply."""
    named = dates_in(place.detail("publication_when"))
    return bool(named) and place.on is not None and named[-1] < place.on


def publication_far_off(place: Place) -> bool:
    """Whether publication is more than a year away."""
    named = dates_in(place.detail("publication_when"))
    return bool(named) and place.on is not None and (named[0] - place.on).days > 366


def not_a_department(place: Place) -> bool:
    """Whether the authority is known to be of a kind that section 35 is not for."""
    return place.authority is not None and place.authority != "central"


def opinion_after_letter(place: Place) -> bool:
    """Whether the opinion is younger than the refusal (FOIA s36(2))."""
    given = _opinion(place)
    return given is not None and place.on is not None and given > place.on


def opinion_before_request(place: Place) -> bool:
    """Whether the opinion is older than the request."""
    given = _opinion(place)
    return given is not None and given < place.case.request.received


def three_steps_missing(place: Place) -> bool:
    """Whether interest, necessity or balance is missing from the test (UK GDPR Art 6(1)(f))."""
    interest, *_ = steps = [place.detail(name).strip() for name in INTERESTS_TEST]
    if not interest:
        return False
    told = " ".join(steps)
    *missing, balance_missing = (
        not step and re.search(words, told, re.IGNORECASE) is None
        for step, words in zip(steps, _SHOWN_BY, strict=True)
    )
    # Where disclosure is not necessary, nothing is left to be weighed.
    return any(missing) or (balance_missing and re.search(_NEEDLESS, told) is None)


def between_departments(place: Place) -> bool:
    """Whether a department got it from another department (FOIA s81)."""
    from_whom = place.detail("obtained_from")
    return place.authority in {None, "central"} and re.search(_DEPARTMENT, from_whom) is not None


def _opinion(place: Place) -> dt.date | None:
    named = dates_in(place.detail("opinion_date"))
    return named[0] if named else None


def _others(place: Place) -> Iterator[Claim]:
    """Yield the other claims that withhold something."""
    for other in place.case.claims:
        if other is not place.claim and stands(other) and is_relied_on(place.case, other):
            yield other


def _earlier(place: Place) -> Iterator[Claim]:
    """Yield those made before this one, so that a pair is told once."""
    claims = place.case.claims
    before = claims[: claims.index(place.claim)] if place.claim in claims else ()
    yield from (other for other in _others(place) if other in before)


def _share_items(place: Place, other: Claim) -> bool:
    return place.claim is not None and bool(set(place.claim.items) & set(other.items))


def _same(claim: Claim | None, other: Claim) -> bool:
    if claim is None or not claim.reason or not other.reason:
        return False
    return same_words(claim.reason) == same_words(other.reason)


def _same_factors(claim: Claim | None, other: Claim) -> bool:
    if claim is None or not claim.pit.for_withholding or not other.pit.for_withholding:
        return False
    mine, theirs = (
        {same_words(text) for text in pit.for_withholding or ()} for pit in (claim.pit, other.pit)
    )
    return mine == theirs


CHECKS = {
    each.__name__: each
    for each in (
        reason_says_little,
        balance_says_little,
        reasons_shared,
        excluded_together,
        record_too_old,
        one_sided,
        factors_of_another,
        denial_factors_of_content,
        factors_all_stock,
        borrowed_words,
        party_not_asked,
        denial_one_answer,
        intention_after_request,
        publication_passed,
        publication_far_off,
        not_a_department,
        opinion_after_letter,
        opinion_before_request,
        three_steps_missing,
        between_departments,
    )
}
