"""The page of a second officer's look as entries, and the way from each to where it is mended."""

from collections.abc import Iterator

from foitui.case.records import Case
from foitui.law.guide import raised
from foitui.letters.gaps import Gap
from foitui.letters.look import About, Line, Look
from foitui.letters.sentences import found
from foitui.tui.gaps import place_of
from foitui.tui.mending import Way, way_of
from foitui.tui.widgets.entries import Entry, Paragraph

_LEAST = 4
"""Letters that a reason must have before a sentence is taken to come from it."""


def entries_of(look: Look) -> Iterator[tuple[int, About | None, Entry]]:
    """Yield each entry with the number of its part, which a heading begins, and its subject."""
    for number, section in enumerate(look.sections, 1):
        if number > 1:
            yield number - 1, None, Entry((Paragraph(""),), chosen=False)
        heading = Paragraph(section.title.upper(), f"{number} ", "strong")
        yield number, None, Entry((heading,), chosen=False)
        for line in section.lines:
            yield number, line.about, _entry(line)


def _entry(line: Line) -> Entry:
    words = tuple(Paragraph(each.text, each.lead, each.style) for each in line.words)
    return Entry(words, chosen=any(each.text for each in line.words))


def way_to(about: About | None, look: Look) -> Way:
    """Return where what a line is about is mended."""
    case = look.case
    if about is None:
        return Way("nowhere")
    if about.comment is not None:
        return way_to(_commented(about.comment, look), look)
    if about.finding is not None:
        return Way("nowhere") if about.finding.kind == "attest" else way_of(about.finding, case)
    if about.gap:
        return _guide(place_of(Gap(about.gap, ""), case))
    if about.sentence is not None:
        field = field_of(about.sentence.words, case)
        if field.startswith("items.") and field.endswith(".text"):
            return Way("items")
        place = place_of(Gap(field, ""), case) if field else ""
        return Way("guide", place) if place else Way("letter")
    return _guide(_question(about, case))


def _commented(number: int, look: Look) -> About | None:
    """Return what a comment is bound to, where that is still there."""
    comment = look.case.comments[number - 1]
    if comment.claim is not None or comment.item is not None:
        return About(claim=comment.claim, item=comment.item)
    sentence = found(look.letter, comment.sentence, comment.paragraph)
    return About(sentence=sentence) if sentence else None


def _guide(place: str) -> Way:
    return Way("guide", place) if place else Way("nowhere")


def _question(about: About, case: Case) -> str:
    """Return the first question on a claim or an item; of a claim the one on its reasons."""
    mine = [
        asked
        for asked in raised(case)
        if (
            asked.claim == about.claim
            if about.claim
            else not asked.claim and about.item in asked.items
        )
    ]
    reasons = [asked for asked in mine if about.claim and asked.question.reads == "reason"]
    return next((asked.place for asked in (*reasons, *mine)), "")


def field_of(words: str, case: Case) -> str:
    """Return the field of the case that a sentence of the letter comes from; empty where none."""
    wanted = _plain(words)
    best, length = "", 0
    for field, value in _texts(case):
        text = _plain(value)
        if len(text) >= _LEAST and (text in wanted or wanted in text) and len(text) > length:
            best, length = field, len(text)
    return best


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what officers wrote for the letter, by its place in the case."""
    for index, claim in enumerate(case.claims):
        for name in ("covers", "interest", "reason"):
            yield f"claims.{index}.{name}", getattr(claim, name) or ""
        for name, said in claim.details.items():
            yield f"claims.{index}.details.{name}", said
        yield f"claims.{index}.pit.reasons", claim.pit.reasons or ""
        for side in ("for_disclosure", "for_withholding"):
            for factor in getattr(claim.pit, side) or ():
                yield f"claims.{index}.pit.{side}", factor
    for index, item in enumerate(case.items):
        names = "disclosure", "search", "elsewhere", "clarification", "destination"
        for name in (*names, "contact", "invalid_reason", "text"):
            yield f"items.{index}.{name}", getattr(item, name) or ""
    for name in ("basis", "would_fit"):
        yield f"cost.{name}", getattr(case.cost, name) or ""
    for name in ("reasons", "earlier_request"):
        yield f"section14.{name}", getattr(case.section14, name) or ""
