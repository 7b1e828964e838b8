"""A second officer's look as one page, from where the decision stands down to its letter.

The screen and the command show the same page. Nothing in it tells who asked.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from foitui.case.blind import blind
from foitui.case.clearance import Comment
from foitui.case.decision import (
    LEGAL_FIELDS,
    changes_since,
    decision_digest,
    last_look,
    open_comments,
    state_at,
)
from foitui.case.labels import label, said
from foitui.case.records import Case, Change
from foitui.law.afterwards import current_deadline
from foitui.law.clearance import Needed, still_to_agree, waits_for
from foitui.law.findings import Finding
from foitui.law.working_days import Calendar
from foitui.letters.comments import comment_line
from foitui.letters.english import named
from foitui.letters.reply import reply
from foitui.letters.sending import Draft, drafted
from foitui.letters.sentences import Sentence, found, sentences
from foitui.letters.standing import standing_lines
from foitui.letters.summary import summary
from foitui.letters.summary_records import Summary
from foitui.letters.weights import WEIGHTS, counted
from foitui.settings.records import Settings

Style = Literal["plain", "strong", "muted", "bad", "warn"]
Part = Literal["standing", "comments", "changes", "summary", "findings", "letter"]


class Words(NamedTuple):
    """Some words of a line, and how they stand out."""

    text: str
    lead: str = ""
    style: Style = "plain"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a line is about: where a comment on it is bound to, and where it is mended."""

    item: int | None = None
    claim: str | None = None
    sentence: Sentence | None = None
    comment: int | None = None
    """Number of a comment, counted from 1."""
    finding: Finding | None = None
    gap: str = ""
    """Field of the case that the letter lacks."""
    step: str = ""
    """Id of a step of clearance that is open."""

    def comment_of(self, text: str) -> Comment:
        """Return a comment on it."""
        claim = self.finding.claim if self.finding else self.claim
        items = self.finding.items[:1] if self.finding and not claim else ()
        return Comment(
            text=text,
            item=next(iter(items), self.item),
            claim=claim,
            sentence=self.sentence.words if self.sentence else "",
            paragraph=self.sentence.paragraph if self.sentence else None,
        )


@dataclass(frozen=True)
class Line:
    """One thing on the page."""

    words: tuple[Words, ...]
    about: About | None = None


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    name: Part
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Look:
    """The whole page, for one officer on one day."""

    case: Case
    digest: str
    """Of the decision that it shows."""
    since: int | None
    """The version of the officer's last look, else of anybody's; None where nobody looked."""
    waits: bool
    """Whether the case waits for this officer."""
    open_steps: tuple[Needed, ...]
    """Steps that nobody has agreed to yet."""
    changed: tuple[Change, ...]
    """What differs in the decision since then."""
    draft: Draft
    sections: tuple[Section, ...]
    letter: tuple[Sentence, ...]


def look_at(
    case: Case,
    settings: Settings,
    officer: str,
    on: dt.date,
    calendar: Calendar,
    used: Mapping[str, int] | None = None,
) -> Look:
    """Return the page for an officer, with the letter as of a day."""
    mine = last_look(case, officer)
    since = last_look(case) if mine is None else mine
    now, before = blind_sentences(case, settings, on), None
    if since is not None and since < case.version:
        before = blind_sentences(state_at(case, since), settings, on)
    changed = () if since is None else _legal(changes_since(case, since))
    draft = drafted(case, settings, on, calendar=calendar, used=used)
    who = settings.authority
    deadline = current_deadline(case, calendar, authority=who.kind, nation=who.nation)
    parts: tuple[tuple[Part, str, Iterator[Line]], ...] = (
        ("standing", "Where it stands", _standing(case, settings)),
        ("comments", _counted(case), _comments(case, now)),
        ("changes", _since(case, mine, since), _changes(case, since, changed)),
        ("summary", "Summary", _summary(summary(case, deadline, on, calendar), case)),
        ("findings", f"Findings: {counted(draft.found)}", _findings(draft, case)),
        ("letter", "Letter", _letter(case, now, before)),
    )
    return Look(
        case=case,
        digest=decision_digest(case),
        since=since,
        waits=bool(waits_for(case, officer, settings)),
        open_steps=still_to_agree(case, settings.clearance) if case.sent is None else (),
        changed=changed,
        draft=draft,
        sections=tuple(Section(name, title, tuple(lines)) for name, title, lines in parts),
        letter=now,
    )


def blind_sentences(case: Case, settings: Settings, on: dt.date) -> tuple[Sentence, ...]:
    """Return the sentences of the letter of a day, without who asked."""
    return sentences(reply(blind(case), settings, on))


def _legal(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(each for each in changes if each.field.partition(".")[0] in LEGAL_FIELDS)


def _counted(case: Case) -> str:
    count = len(open_comments(case.comments))
    return f"Comments: {count} open of {len(case.comments)}" if case.comments else "Comments"


def _standing(case: Case, settings: Settings) -> Iterator[Line]:
    for told in standing_lines(case, settings.clearance):
        about = About(step=told.step) if told.step else None
        yield Line((Words(told.text, told.mark, told.style),), about)


def _comments(case: Case, letter: tuple[Sentence, ...]) -> Iterator[Line]:
    for number, comment in enumerate(case.comments, 1):
        head, rest = comment_line(case, number, comment, letter)
        lead = "x " if comment.settled_by else "! "
        style: Style = "muted" if comment.settled_by else "plain"
        words = (Words(head, lead, style), *(Words(each, "  ", "muted") for each in rest))
        yield Line(words, About(comment=number))
    if not case.comments:
        yield Line((Words("None.", "  ", "muted"),))


def _since(case: Case, mine: int | None, since: int | None) -> str:
    if since is None or mine is not None:
        return "Changed since your last look"
    return f"Changed since the last look, by {case.events[since - 1].officer}"


def _changes(case: Case, since: int | None, changed: tuple[Change, ...]) -> Iterator[Line]:
    if since is None:
        yield Line((Words("Nobody has said anything of this decision before.", "  ", "muted"),))
        return
    for change in changed:
        told = f"{said(change.before)} -> {said(change.after)}"
        words = (Words(label(change, case), "  "), Words(told, "    ", "muted"))
        yield Line(words, _place_of(case, change.field))
    if not changed:
        yield Line((Words(f"Nothing, since version {since}.", "  ", "muted"),))


def _place_of(case: Case, field: str) -> About | None:
    """Return what a changed field is about, where the case still has it."""
    top, _, rest = field.partition(".")
    index = rest.partition(".")[0]
    if top == "items" and index.isdigit() and int(index) < len(case.items):
        return About(item=case.items[int(index)].number)
    if top == "claims" and index.isdigit() and int(index) < len(case.claims):
        return About(claim=case.claims[int(index)].id)
    return None


def _summary(told: Summary, case: Case) -> Iterator[Line]:
    for row in told.rows:
        yield Line((Words(f"{row.label}: {row.value}", "  "),))
    for item in told.items:
        asked = Words(f"{item.number}. {item.text}", "  ")
        words = (asked, Words(item.decision, "     ", "strong"))
        yield Line(words, About(item=item.number))
    for known, claim in zip(case.claims, told.claims, strict=True):
        head = Words(f"{claim.cite}  {claim.says} ({claim.items})", "  ", "strong")
        rows = (Words(f"{row.label}: {row.value}", "     ") for row in claim.rows)
        yield Line((head, *rows), About(claim=known.id))
    for ask in told.open:
        yield Line((Words(f"Still open: {ask}", "  ", "warn"),))


def _findings(draft: Draft, case: Case) -> Iterator[Line]:
    for gap in draft.letter.gaps:
        words = (Words(gap.says, "!! "), Words("missing in the letter", "   ", "muted"))
        yield Line(words, About(gap=gap.field))
    order = list(WEIGHTS)
    for finding in sorted(draft.found, key=lambda each: order.index(each.severity)):
        mark, weight = WEIGHTS[finding.severity]
        claim = next((each.provision for each in case.claims if each.id == finding.claim), "")
        items = named(finding.items) if finding.items else ""
        where = ", ".join(part for part in (weight, finding.cite, claim, items) if part)
        yield Line(
            (Words(finding.says, f"{mark:<3}"), Words(where, "   ", "muted")),
            About(finding=finding),
        )
    if not (draft.letter.gaps or draft.found):
        yield Line((Words("Nothing is found that would be objected to.", "  ", "muted"),))


def _letter(
    case: Case, now: tuple[Sentence, ...], before: tuple[Sentence, ...] | None
) -> Iterator[Line]:
    known = None if before is None else {each.words for each in before}
    commented = {
        place
        for comment in open_comments(case.comments)
        if comment.sentence and (place := found(now, comment.sentence, comment.paragraph))
    }
    for sentence in now:
        if sentence.number == 1 and sentence.paragraph > 1:
            yield Line((Words(""),))
        mark = "+" if known is not None and sentence.words not in known else " "
        mark += "c" if sentence in commented else " "
        yield Line((Words(sentence.lead + sentence.words, f"{mark} "),), About(sentence=sentence))
