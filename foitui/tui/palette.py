"""The command palette: the actions of the table that the screen in front can do."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from foitui.tui import actions
from foitui.tui.actions import Action


class ActionProvider(Provider):
    """Offers the actions of the screen it was called from."""

    def _offered(self) -> Iterator[Action]:
        for name in (getattr(self.screen, "GROUP", ""), "app"):
            for action in actions.group(name):
                if action.id != "app.palette":
                    yield action

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for action in self._offered():
            yield DiscoveryHit(action.label, self._run(action), help=action.help)

    async def search(self, query: str) -> Hits:
        """Offer what the typed letters fit, in its label or its sentence."""
        matcher = self.matcher(query)
        for action in self._offered():
            score = max(matcher.match(action.label), matcher.match(action.help) / 2)
            if score > 0:
                label = matcher.highlight(action.label)
                yield Hit(score, label, self._run(action), help=action.help)

    def _run(self, action: Action) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, action.action)
