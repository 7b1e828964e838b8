"""Keys in turn: each is dealt with before the next one is looked at.

On a slow line several keys arrive at once. Textual hands each to the widget that has the focus at
that moment, so that `a`, which leads to another question, and `31`, meant for that question, would
both go to the first. Here a key waits until what the one before it led to is done.
"""

import asyncio
from collections import deque

from textual.app import App
from textual.events import Event, Key
from textual.message_pump import MessagePump

_ROUNDS = 3
"""A key runs an action, whose message makes a widget post another, which the screen acts on."""
_LONGEST = 5.0
"""Seconds after which the next key is let through in any case."""


class InTurn(App[None]):
    """An application that deals with one key at a time."""

    def __init__(self, *, ansi_color: bool = False) -> None:
        super().__init__(ansi_color=ansi_color)
        self._keys: deque[Key] = deque()
        self._dealing: asyncio.Task[None] | None = None
        self.pressed = 0
        """Keys pressed so far."""
        self.moving: asyncio.Event | None = None
        """Set once a key has led where it leads, while that takes more than the screen's turn."""

    async def on_event(self, event: Event) -> None:
        """Keep a key back while another is being dealt with."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self.pressed += 1
        self._keys.append(event)
        if self._dealing is None:
            await self._next_key()

    async def _next_key(self) -> None:
        # A key that arrived between the end of one turn and this call has begun the next turn.
        if self._keys and self._dealing is None:
            await super().on_event(self._keys.popleft())
            self._dealing = asyncio.create_task(self._deal())

    async def _deal(self) -> None:
        try:
            async with asyncio.timeout(_LONGEST):
                for _ in range(_ROUNDS):
                    await self._pass_through()
                if self.moving is not None:
                    await self.moving.wait()
                    await self._pass_through()
        except TimeoutError:
            pass  # something takes its time, and the officer's keys do not wait for it
        self._dealing = None
        if self._keys:
            self.call_later(self._next_key)

    async def _pass_through(self) -> None:
        """Wait until the widget in focus and all around it have done what they were told so far."""
        for node in (self.focused or self.screen).ancestors_with_self:
            await _done(node)


async def _done(node: MessagePump) -> None:
    reached = asyncio.Event()
    if node.call_later(reached.set):
        await reached.wait()
