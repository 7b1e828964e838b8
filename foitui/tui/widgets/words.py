"""Free text and single lines: where an officer writes."""

from typing import Any

from textual import on
from textual.widgets import Input, TextArea

from foitui.text.clean import clean_block, clean_line
from foitui.tui import show
from foitui.tui.actions import bindings
from foitui.tui.widgets.answer import Given, Offer


class Writing(TextArea):
    """A text area of ours: calm, cleaned at both doors."""

    BINDINGS = bindings("words")

    def __init__(self, **options: Any) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False

    def write(self, text: str, *, at_end: bool = True) -> None:
        """Put a text in, the cursor at its end or at its start."""
        self.load_text(clean_block(text))
        if at_end:
            self.move_cursor(self.document.end)

    @property
    def written(self) -> str:
        """The text as it stands, cleaned."""
        return clean_block(self.text).strip()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key writes something; Enter begins a line."""
        return key == "enter" or super().check_consume_key(key, character)


class WordsArea(Writing):
    """A text area that answers a question."""

    GROUP = "words"

    def __init__(self) -> None:
        super().__init__()
        self._before = ""

    def offer(self, offer: Offer) -> None:
        """Begin with the draft, with what stands, or with what is suggested."""
        self.placeholder = show.line(offer.asked.question.placeholder)
        self.write(offer.prefilled)
        self._before = "" if offer.draft else self.written

    def typed(self) -> str:
        """Return what would be lost: nothing while the words are those it began with."""
        return self.written if self.written != self._before else ""

    def action_accept(self) -> None:
        """Give the words as the answer."""
        self.post_message(Given(self.written, self.written))


class LineArea(Input):
    """One line that answers a question: words, a number or a date."""

    GROUP = "line"
    BINDINGS = bindings("line")

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)
        self.cursor_blink = False
        self._before = ""

    def offer(self, offer: Offer) -> None:
        """Begin with the draft, with what stands, or with what is suggested."""
        form = "YYYY-MM-DD" if offer.asked.question.kind == "date" else ""
        self.placeholder = clean_line(offer.asked.question.placeholder or form)
        self.write(offer.prefilled)
        self._before = "" if offer.draft else self.written

    def write(self, text: str) -> None:
        """Put words in, the cursor at their end."""
        self.value = clean_line(text)
        self.cursor_position = len(self.value)

    @property
    def written(self) -> str:
        """The line as it stands, cleaned."""
        return clean_line(self.value).strip()

    def typed(self) -> str:
        """Return what would be lost."""
        return self.written if self.written != self._before else ""

    @on(Input.Submitted)
    def accept(self, event: Input.Submitted) -> None:
        """Give the line as the answer."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Give the line as the answer."""
        self.post_message(Given(self.written, self.written))
