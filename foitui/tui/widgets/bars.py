"""The two lines that frame every screen: the title above, the keys below."""

from collections.abc import Iterator

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from foitui.tui import show
from foitui.tui.actions import key_name, shown
from foitui.tui.actions.action import Action

Piece = tuple[str, str]
"""Some words and the style they have; an empty style is that of the bar."""

CUT_OFF: tuple[Piece, ...] = (("!! ", "bold $error"), ("The caseload cannot be reached", "bold"))
"""Stands in every title while the server that keeps the caseload does not answer."""


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

    def at_right(self) -> tuple[Piece, ...]:
        """Return what stands at the right end."""
        return self.right

    def render(self) -> Content:
        """Return the line, the left end cut where there is no room for both."""
        right = show.parts(*self.at_right())
        room = self.content_size.width - right.cell_length
        return show.line(show.cell(self.left, max(room - 1, 1)) + " ") + right


class TitleBar(Bar):
    """Where you are, and the numbers that matter there; or that the server does not answer."""

    def at_right(self) -> tuple[Piece, ...]:
        """Return that the server is away while it is, and nothing else."""
        return CUT_OFF if getattr(self.app, "cut_off", False) else self.right


class KeyBar(Widget, can_focus=False):
    """The keys that do something here, as many as fit, the way to help always among them."""

    def __init__(self, *groups: str) -> None:
        super().__init__()
        self.groups = groups
        self.typing = False
        """Whether letters are typed here, so that only other keys do something."""
        self.without: tuple[str, ...] = ()
        """Ids of actions that can do nothing at the moment."""

    def show_groups(
        self, *groups: str, typing: bool = False, without: tuple[str, ...] = ()
    ) -> None:
        """Show the keys of other groups."""
        if (groups, typing, without) != (self.groups, self.typing, self.without):
            self.groups, self.typing, self.without = groups, typing, without
            self.refresh()

    def fitting(self) -> tuple[tuple[str, Action], ...]:
        """Return the actions there is room for, in order, each with the key that does it here."""
        taken: set[str] = set()
        chosen = list(self._keyed(shown(*self.groups), taken))
        last = tuple(self._keyed(shown("app"), taken))
        room = self.content_size.width - sum(map(_width, last))
        while chosen and sum(map(_width, chosen)) > room:
            chosen.pop()
        return (*chosen, *last)

    def _keyed(self, actions: tuple[Action, ...], taken: set[str]) -> Iterator[tuple[str, Action]]:
        """Give each action its first key that no action before it has."""
        own: dict[str, tuple[str, ...]] = getattr(self.app, "own_keys", {})
        for action in actions:
            if action.id in self.without:
                continue
            keys = own.get(action.id, action.keys)
            free = (k for k in keys if k not in taken and not (self.typing and len(k) == 1))
            if (key := next(free, None)) is not None:
                taken.update(keys)
                yield key, action

    def render(self) -> Content:
        """Return the line of keys."""
        return show.parts(
            *(
                piece
                for key, action in self.fitting()
                for piece in ((key_name(key), "bold $primary"), (f" {action.label}   ", ""))
            )
        )

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        end = self.content_region.x - self.region.x
        for key, action in self.fitting():
            end += _width((key, action))
            if event.x < end:
                self.app.simulate_key(key)
                return


def _width(keyed: tuple[str, Action]) -> int:
    key, action = keyed
    return len(key_name(key)) + len(action.label) + 4
