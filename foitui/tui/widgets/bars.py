"""The two lines that frame every screen: the title above, the keys below."""

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from foitui.tui import show
from foitui.tui.actions import Action, key_name, shown

Piece = tuple[str, str]
"""Some words and the style they have; an empty style is that of the bar."""


class Bar(Widget, can_focus=False):
    """One line with something at its left and something at its right end."""

    def __init__(self, left: str = "", right: tuple[Piece, ...] = ()) -> None:
        super().__init__()
        self.left = left
        self.right = right

    def say(self, left: str, right: tuple[Piece, ...] = ()) -> None:
        """Change what it says; nothing is drawn where nothing changes."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render(self) -> Content:
        """Return the line, the left end cut where there is no room for both."""
        right = show.parts(*self.right)
        room = self.content_size.width - right.cell_length
        return show.line(show.cell(self.left, max(room - 1, 1)) + " ") + right


class TitleBar(Bar):
    """Where you are, and the numbers that matter there."""


class KeyBar(Widget, can_focus=False):
    """The keys that do something here, as many as fit, the way to help always among them."""

    def __init__(self, *groups: str) -> None:
        super().__init__()
        self.groups = groups

    def show_groups(self, *groups: str) -> None:
        """Show the keys of other groups."""
        if groups != self.groups:
            self.groups = groups
            self.refresh()

    def fitting(self) -> tuple[Action, ...]:
        """Return the actions there is room for, in order."""
        last = shown("app")
        room = self.content_size.width - sum(map(_width, last))
        chosen = []
        for action in shown(*self.groups):
            room -= _width(action)
            if room < 0:
                break
            chosen.append(action)
        return (*chosen, *last)

    def render(self) -> Content:
        """Return the line of keys."""
        return show.parts(
            *(
                piece
                for action in self.fitting()
                for piece in (
                    (key_name(action.keys[0]), "bold $primary"),
                    (f" {action.label}   ", ""),
                )
            )
        )

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        end = self.content_region.x - self.region.x
        for action in self.fitting():
            end += _width(action)
            if event.x < end:
                self.app.simulate_key(action.keys[0])
                return


def _width(action: Action) -> int:
    return len(key_name(action.keys[0])) + len(action.label) + 4
