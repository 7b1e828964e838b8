"""What every screen is: its group of actions, the desk, and errors told in words."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar, cast

from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from foitui.case.errors import CaseError
from foitui.store.errors import StoreError
from foitui.tui import sheet
from foitui.tui.desk import Desk

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.tui.app import FoituiApp

Result = TypeVar("Result")

DRAFT_AFTER = 3.0
"""Seconds between two looks whether half-typed words should be put away, for a kill asks nobody."""

LOOK_EVERY = 0.8
"""Seconds between two looks at what colleagues have changed, which draw nothing by themselves: what
they save is on the screen within a second."""
SILENT_AFTER = 9.0
"""Seconds without an answer to a look after which the caseload counts as away; nobody waits that
long for a lock or a line."""
BACK = "The caseload can be reached again."
"""Told when a server answers that did not."""


class OfficeScreen(Screen[Result], Generic[Result]):
    """A screen of foitui."""

    CSS_PATH = sheet.FILE
    """Read only where a screen opens before `app` has read it behind the first one."""
    GROUP: ClassVar[str] = "app"
    """The group of the action table that belongs to it."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual would paint the whole screen whenever the focus moves."""
    _painted = False
    _trouble = ""
    """What the store could not do when it was asked last."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh, but leave the whole screen to its first layout, which paints it anyway.

        Textual asks for both when a screen opens, and sends every byte twice (47 kB for 25).
        """
        first = not (self._painted or regions)
        return super().refresh(
            *regions, repaint=repaint and not first, layout=layout, recompose=recompose
        )

    def on_mount(self) -> None:
        """Put away every few seconds what is being typed, where the screen keeps drafts."""
        if type(self).keep is not OfficeScreen.keep:
            self.set_interval(DRAFT_AFTER, self.keep)

    def on_compose(self) -> None:
        """Know narrow from wide before the first layout, so that there is no second one."""
        for least, name in self.HORIZONTAL_BREAKPOINTS or ():
            if self.app.size.width >= least:
                self.remove_class(*(other for _, other in self.HORIZONTAL_BREAKPOINTS or ()))
                self.add_class(name)

    def on_screen_resume(self) -> None:
        """Note that the first layout is done."""
        self.call_after_refresh(setattr, self, "_painted", True)

    @property
    def office(self) -> "FoituiApp":
        """The application, by its own type."""
        return cast("FoituiApp", self.app)

    @property
    def desk(self) -> Desk:
        """The store, settings, calendar, officer and clock."""
        return self.office.desk

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show the officer one sentence."""
        self.office.tell(message, trouble=trouble)

    def tell_once(self, fault: str, *, cut_off: bool) -> None:
        """Tell what the store could not do, once, for it is asked all the time.

        That the server is away stands in every title, so no other screen tells of it again.
        """
        known = cut_off and self.office.cut_off
        if fault and fault != self._trouble and not known:
            self.tell(fault, trouble=True)
        self._trouble = fault
        self.office.say_cut_off(cut_off=cut_off)

    def say_if_silent(self, since: float) -> None:
        """Say that the server is away when what it was asked then is not answered yet."""
        if time.monotonic() > since + SILENT_AFTER:
            self.office.say_cut_off(cut_off=True)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show in words what the store or the case refuses, and go on."""
        try:
            yield
        except (StoreError, CaseError) as error:
            self.tell(str(error), trouble=True)

    def keep(self) -> None:
        """Put away what was typed and not yet given; called when the session is cut."""

    def typing(self) -> bool:
        """Whether something is typed that a change of the case must not sweep away."""
        return False

    def turn_of(self, case: "Case") -> str:
        """Return which case of a review session this is, `3 of 12`; empty where it is none."""
        sitting = self.office.sitting
        return sitting.place_of(case) if sitting else ""

    def action_next_case(self) -> None:
        """Be done with this case for now, and go on with the next that needs the officer."""
        self.office.go_on()

    def action_end_session(self) -> None:
        """End the review session with its summary."""
        if (sitting := self.office.sitting) is not None:
            sitting.end()

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()
