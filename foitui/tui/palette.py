"""The command palette: the actions of the table that can be done just now."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from foitui.tui.actions import TABLE
from foitui.tui.actions.action import Action

_Deed = tuple[Action, Callable[[], Awaitable[object]]]


class ActionProvider(Provider):
    """Offers what the screen it was called from, and the focused widget in it, can do."""

    async def startup(self) -> None:
        """Keep the cursor of the palette still, because a blink is sent."""
        for line in self.app.screen.query(Input):
            line.cursor_blink = False

    def _offered(self) -> Iterator[_Deed]:
        """Return what can be done: what the screen is for, then moving in it, then anywhere."""
        can = {active.binding.id: active for active in self.screen.active_bindings.values()}
        own = getattr(self.screen, "GROUP", "")
        ranks = {own: 0, "app": 2}
        for action in sorted(TABLE, key=lambda action: ranks.get(action.group, 1)):
            active = can.get(action.id)
            if active and active.enabled and action.id != "app.palette":
                yield action, partial(self.app.run_action, active.binding.action, active.node)

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for action, deed in self._offered():
            yield DiscoveryHit(action.label, deed, help=action.help)

    async def search(self, query: str) -> Hits:
        """Offer what the typed letters fit, in its label or its sentence."""
        matcher = self.matcher(query)
        for action, deed in self._offered():
            score = max(matcher.match(action.label), matcher.match(action.help) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(action.label), deed, help=action.help)
