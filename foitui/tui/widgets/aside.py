"""What a broad screen has room for beside the rest: decisions so far, and what is found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foitui.case.records import Case
from foitui.law.clocks.records import spoken
from foitui.law.findings import Finding
from foitui.letters.summary import summary
from foitui.reports.identity import hidden
from foitui.tui.desk import Desk
from foitui.tui.due import due_of
from foitui.tui.flow import flowed
from foitui.tui.gaps import spans
from foitui.tui.outline import Outline, decided
from foitui.tui.severity import WEIGHTS
from foitui.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from foitui.letters.letter import Letter  # Markdown: 20 ms of the first case


class Aside(TextView, can_focus=False):
    """Reads a case along; where it is not shown, it makes nothing."""

    def draw_changes(self) -> None:
        """Make the text again and draw only the lines that differ."""
        before = self._seen()
        self._width = 0
        for y, (was, now) in enumerate(zip(before, self._seen(), strict=True)):
            if was != now:
                self.refresh_line(y + self.scroll_offset.y)

    def _seen(self) -> list[object]:
        return [self.render_line(y) for y in range(self.size.height)]


class SoFar(Aside):
    """What has been decided, beside the question."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Case, Desk] | None = None

    def tell(self, case: Case, desk: Desk) -> None:
        """Show the decisions of a case."""
        self._told = case, desk
        self.draw_changes()

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        if self._told is not None:
            case, desk = self._told
            told = summary(case, due_of(case, desk), desk.today(), desk.calendar)
            page = decided(told, case, width)
            self.set_text(page.text, page.headings)


class Objections(Aside):
    """What would be objected to, beside the decisions."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Finding, ...] = ()

    def tell(self, found: Sequence[Finding]) -> None:
        """Show what is found."""
        self._found = tuple(found)
        self.draw_changes()

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        page = Outline(width)
        for severity, weight in WEIGHTS.items():
            those = [each for each in self._found if each.severity == severity]
            if those:
                mark = f"{weight.mark.strip()} " if weight.mark.strip() != "-" else ""
                page.heading(f"{mark}{weight.heading.upper()} (c)")
            for each in those:
                page.entry(f"{weight.mark.strip()} {each.says}", hang=3)
        if not self._found:
            page.heading("NOTHING WOULD BE OBJECTED TO (c)")
        self.set_text(page.text, page.headings)


class Wording(Aside):
    """The letter that is examined, beside what is found in it."""

    def __init__(self) -> None:
        super().__init__()
        self._letter: Letter | None = None

    def tell(self, letter: "Letter") -> None:
        """Show a letter."""
        self._letter = letter
        self.draw_changes()

    def fit(self, width: int) -> None:
        """Write it out; it has its own lines."""
        if self._letter is not None:
            from foitui.letters.reply import as_text  # Jinja: 70 ms, and only where it is shown

            text = as_text(self._letter)
            self.set_text(text, spans(self._letter.gaps, text))


class Beside(Aside, can_focus=True):
    """A text to look at beside a list: the request, or the reply that went out."""

    hangs = True

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._beside = "", ""

    def tell(self, heading: str, text: str) -> None:
        """Show a text under its heading."""
        if (heading, text) != (self._heading, self._beside):
            self._heading, self._beside = heading, text
            self.draw_changes()

    def tell_request(self, case: Case) -> None:
        """Show what was asked for, without who asked."""
        self.tell("THE REQUEST", flowed(hidden(case.request.text, case)))

    def tell_reply(self, case: Case) -> None:
        """Show the reply that went out, else what was asked for."""
        if case.sent is not None and case.sent.letter:
            self.tell(
                f"THE REPLY OF {spoken(case.sent.on).upper()}", hidden(case.sent.letter, case)
            )
        else:
            self.tell_request(case)

    def fit(self, width: int) -> None:
        """Put the heading on top."""
        if self._heading:
            text = f"{self._heading}\n\n{self._beside}"
            self.set_text(text, [(0, len(self._heading))])
