"""The application: one desk, our theme, and an orderly end whatever ends it."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Self

from textual import constants
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notify
from textual.screen import Screen

from foitui.law.working_days import Calendar
from foitui.settings.phrases import Phrase
from foitui.settings.records import Settings
from foitui.store.protocol import CaseStore
from foitui.text.clean import clean_line
from foitui.tui import sheet, theme
from foitui.tui.actions import bindings
from foitui.tui.belt import Belt
from foitui.tui.counts import CountedAhead, CountsSoFar
from foitui.tui.desk import Clock, Desk, wall_clock
from foitui.tui.driver import ThinDriver
from foitui.tui.in_turn import InTurn
from foitui.tui.keymap import KeysError, keymap
from foitui.tui.screens.base import BACK, OfficeScreen
from foitui.tui.screens.caseload import CaseloadScreen
from foitui.tui.widgets.bars import TitleBar

if TYPE_CHECKING:
    from textual.command import Provider

    from foitui.tui.sitting import Sitting

WARM_AFTER = 0.3
"""Seconds after the first paint."""


def _actions() -> "type[Provider]":
    from foitui.tui.palette import ActionProvider  # 20 ms, only for those who press ctrl+p

    return ActionProvider


LASTING = 60.0
"""Seconds of a notice that stands until something ends, which it does in a quarter of that."""
NOTICES = 4
"""Told at once at most; a small screen has room for no more."""


class FoituiApp(InTurn):
    """foitui on the whole screen."""

    TITLE = "foitui"
    CSS = sheet.first()
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS: ClassVar[set[type["Provider"] | Callable[[], type["Provider"]]]] = {_actions}

    def __init__(
        self,
        store: CaseStore,
        settings: Settings,
        calendar: Calendar,
        officer: str,
        clock: Clock = wall_clock,
        phrases: tuple[Phrase, ...] = (),
        caseload: str = "",
        ahead: CountedAhead | None = None,
    ) -> None:
        ours = theme.fitting(os.environ, settings.theme)
        super().__init__(ansi_color=ours.ansi)
        self.own_keys = keymap(settings.keys)
        """Keys of the settings, by the ids of their actions."""
        self.set_keymap({name: ",".join(keys) for name, keys in self.own_keys.items()})
        self.desk = Desk(store, settings, calendar, officer, clock, phrases, caseload)
        self.sitting: Sitting | None = None
        """The review session that is going on, or was last."""
        self._ahead = ahead
        self.failed = ""
        """What is said of a failure of the program itself, once the terminal is sane again."""
        self.cut_off = False
        """Whether the server that keeps the caseload does not answer; every title says it."""
        self.animation_level = "none"
        self._belt = Belt()
        self.register_theme(ours)
        # Not `self.theme = ...`, which would lay out and paint everything a second time.
        self.set_reactive(App.theme, ours.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the variables that our stylesheet names."""
        return theme.DARK.variables

    def refresh(
        self, *, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh; where only the layout may differ, send only what does.

        Textual paints the whole screen a second time when another has been closed.
        """
        return super().refresh(repaint=repaint and not layout, layout=layout, recompose=recompose)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """The screens that can be seen behind the one in front: none where that is opaque.

        Textual counts the next one all the same, and then a change in it paints the whole screen
        in front, over and over. There is no public way to tell it.
        """
        if self.screen.styles.background.a == 1:
            return []
        return super()._background_screens

    def get_driver_class(self) -> type[Driver]:
        """Put the screens on a thin line, unless TEXTUAL_DRIVER names another driver."""
        return super().get_driver_class() if constants.DRIVER else ThinDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the belt, which holds whatever else is forgotten."""
        return (*super().get_line_filters(), self._belt)

    def on_load(self) -> None:
        """Be told when the line drops or the machine goes down: Textual installs no handlers."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.leave)

    def on_ready(self) -> None:
        """Collect garbage again once the first screen is there; see `foitui.cli.main`."""
        gc.freeze()
        gc.set_threshold(700, 10, 10)
        gc.enable()
        self.call_after_refresh(self._style_later_screens)
        if not self.is_headless:
            self.set_timer(WARM_AFTER, self._warm)
        # After Ctrl+Z and fg, or an editor, the terminal shows nothing of ours any more.
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())

    def _style_later_screens(self) -> None:
        self.stylesheet.add_source(sheet.rest(), (str(sheet.FILE), ""))
        if self.is_running:
            self.stylesheet.update(self)

    def _warm(self) -> None:
        """Read what the first case takes while nothing is done."""
        from foitui.tui.warming import warm  # with the rest, after the first paint

        first = next(iter(self.screen_stack), None)  # none where it has just ended
        if isinstance(first, CaseloadScreen) and (chosen := first.case_list.chosen) is not None:
            steps = warm(self.desk, chosen.reference, lambda: self.pressed)
            self.run_worker(steps, group="warm", description="warm", exit_on_error=False)

    def get_default_screen(self) -> Screen[None]:
        """Start with the caseload."""
        return CaseloadScreen()

    def counted_ahead(self) -> CountsSoFar | None:
        """Return what was counted while Textual was imported, if anything; for the first screen."""
        ahead, self._ahead = self._ahead, None
        return ahead.told() if ahead is not None else None

    def leave(self) -> None:
        """Let every open screen put away what is not saved, then end."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, OfficeScreen):
                screen.keep()
        if self.sitting is not None:
            self.sitting.keep()
        self.exit()

    def _fatal_error(self) -> None:
        """Keep what is typed, write down where it failed, and end with one sentence.

        Textual would print the values of local variables, among them what a requester wrote. There
        is no public way to tell it.
        """
        from foitui.tui.crash import sentence  # for the day on which it is needed

        if not self.failed:  # whatever fails after it fails for that
            error = self._exception or RuntimeError()
            self.failed = sentence(error, self.desk.clock(), self._keep_all())
        self._close_messages_no_wait()

    def _keep_all(self) -> bool:
        """Put away what is typed, as far as the screens still can; whether something was."""
        typed = False
        for screen in reversed(self.screen_stack):
            with suppress(Exception):
                if isinstance(screen, OfficeScreen):
                    typed = screen.typing() or typed
                    screen.keep()
        return typed

    def go_on(self) -> None:
        """Go on in the review session, or begin one with the case that is open."""
        from foitui.tui.screens.watched import WatchedScreen  # read with the first case

        first, front = self.screen_stack[0], reversed(self.screen_stack)
        opened = next((each.opened for each in front if isinstance(each, WatchedScreen)), None)
        if isinstance(first, CaseloadScreen):
            first.go_on(opened)

    async def action_quit(self) -> None:
        """End as if the line had dropped, so that nothing typed is lost."""
        self.leave()

    def tell(self, message: str, *, trouble: bool = False, lasting: bool = False) -> None:
        """Show one sentence; whatever is in it stays text. One that lasts is to be taken away."""
        self.notify(
            clean_line(message),
            severity="error" if trouble else "information",
            timeout=LASTING if lasting else None,
            markup=False,
        )

    def tell_no_more(self, message: str) -> None:
        """Take a sentence away, also one that is about to be shown."""
        self.call_later(self._take_away, clean_line(message))

    def _take_away(self, message: str) -> None:
        for each in [each for each in self._notifications if each.message == message]:
            self._unnotify(each)

    def say_cut_off(self, *, cut_off: bool) -> None:
        """Say in every title that the server does not answer, or no more, and once that it does."""
        if cut_off == self.cut_off:
            return
        self.cut_off = cut_off
        for screen in self.screen_stack:
            for bar in screen.query(TitleBar):
                bar.refresh()
        if not cut_off:
            self.tell(BACK)

    def on_notify(self, event: Notify) -> None:
        """Let a notice take the place of the same one before it, and of the oldest of many.

        They would pile up and hide what they are about. There is no public way to tell Textual.
        """
        same = [each for each in self._notifications if each.message == event.notification.message]
        others = [each for each in self._notifications if each not in same]
        for each in (*same, *others[: max(len(others) - NOTICES + 1, 0)]):
            self._unnotify(each, refresh=False)

    def action_redraw(self) -> None:
        """Send the whole screen again, because something else has written on it."""
        if isinstance(self._driver, ThinDriver):
            self._driver.forget()
        self.screen.refresh(self.size.region)

    def action_help(self) -> None:
        """Show every key."""
        from foitui.tui.screens.help import HelpScreen  # read when it is asked for

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "GROUP", "app")))


def run(desk: Desk, ahead: CountedAhead | None = None) -> int:
    """Run the full screen until the officer leaves; returns the exit code."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") in (
        None,
        "",
        "dumb",
    ):
        sys.stderr.write("foitui: the full screen needs a terminal; try foitui list\n")
        return 2
    try:
        app = FoituiApp(*desk, ahead=ahead)
    except KeysError as error:
        sys.stderr.write(f"foitui: settings: {error}\n")
        return 2
    app.run(mouse={"on": True, "off": False}.get(desk.settings.mouse, not _over_ssh()))
    if app.failed:
        from foitui.tui.crash import FAILED, show_traceback

        sys.stderr.write(f"{clean_line(app.failed)}\n")
        show_traceback(app._exception or RuntimeError())
        return FAILED
    return app.return_code or 0


def _over_ssh() -> bool:
    """Whether the line is slow or may drop, which leaves mouse codes in the shell."""
    return any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
