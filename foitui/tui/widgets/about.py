"""The question in front in words: what it is about, what is asked, why, and what to know."""

from collections.abc import Iterator

from textual.content import Content

from foitui.case.records import Case
from foitui.law.guide import Asked
from foitui.law.provisions import provision
from foitui.letters.english import named
from foitui.tui.distinct import distinct
from foitui.tui.widgets.lines import Lines, hanging

ITEMS = 3
"""Items whose words are shown; the request with all of them stands beside the question."""


class About(Lines):
    """What a question is about, and the question."""

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self._asked: Asked | None = None
        self._group: tuple[int, ...] = ()
        self._note = ""
        self._hint = ""
        self._warning = self._heard = ""
        self.why = False
        """Whether the reason and the law are shown."""

    def say(
        self,
        case: Case,
        asked: Asked | None,
        group: tuple[int, ...],
        note: str,
        hint: str = "",
    ) -> None:
        """Show another question; `group` are the items it could be answered for together."""
        self._case, self._asked, self._group, self._note = case, asked, group, note
        self._hint, self._heard = hint, ""
        self.warn("")

    def warn(self, words: str) -> None:
        """Say why something cannot be, until another question is shown."""
        self._warning = words
        self.redraw()

    def hear(self, words: str) -> None:
        """Say how what is typed is understood."""
        if words != self._heard:
            self._heard = words
            self.redraw()

    def show_why(self, wanted: bool) -> None:
        """Show why the question is asked, or hide it."""
        self.why = wanted
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Return the parts that there are, apart from each other where there is room."""
        if self._asked is None or self._case is None:
            return list(_warning(self._warning, width))
        parts = [list(part) for part in self._parts(self._case, self._asked, width)]
        between = [Content("")] if self._is_wide else []
        made = [line for part in parts if part for line in (*between, *part)]
        return made[len(between) :]

    @property
    def _is_wide(self) -> bool:
        return not self.screen.has_class("-narrow")

    def _parts(self, case: Case, asked: Asked, width: int) -> Iterator[Iterator[Content]]:
        yield _subject(case, asked, self._group, width, 2 if self._is_wide else 1)
        yield hanging((), asked.ask, width, "bold")
        yield _why(asked, width) if self.why else iter(())
        yield hanging((), self._note, width, "italic $muted") if self._note else iter(())
        yield _hint(self._hint, width, 8 if self._is_wide else 4)
        yield hanging((), self._heard, width, "$muted") if self._heard else iter(())
        yield _warning(self._warning, width)


def heading(asked: Asked, group: tuple[int, ...]) -> str:
    """Say what a question is about."""
    if asked.provision is not None:
        return f"{asked.provision}, {provision(asked.provision).title} ({named(asked.items)})"
    if asked.question.scope == "case":
        return "The request as a whole"
    if len(asked.items) < len(group):
        return f"Item {asked.items[0]} alone, of {named(group)}"
    return f"{named(asked.items).capitalize()}{' together' if len(group) > 1 else ''}"


def _subject(
    case: Case, asked: Asked, group: tuple[int, ...], width: int, most: int
) -> Iterator[Content]:
    yield from hanging((), heading(asked, group), width, "$muted")
    if asked.question.scope != "item":
        return
    short = distinct({item.number: item.text for item in case.items})
    for number in asked.items[:ITEMS]:
        yield from hanging(((f"{number:>3} ", "$muted"),), short[number], width, most=most)
    if len(asked.items) > ITEMS:
        yield from hanging((), f"    and {len(asked.items) - ITEMS} more", width, "$muted")


def _why(asked: Asked, width: int) -> Iterator[Content]:
    yield from hanging((("Why: ", "bold"),), asked.question.why, width)
    yield from hanging((("Law: ", "bold"),), "; ".join(asked.question.cites), width)


def _hint(words: str, width: int, most: int) -> Iterator[Content]:
    if words:
        yield from hanging((("* ", "bold"),), words, width, "", most)


def _warning(words: str, width: int) -> Iterator[Content]:
    if words:
        yield from hanging((("! ", "bold $warning"),), words, width, "bold $warning")
