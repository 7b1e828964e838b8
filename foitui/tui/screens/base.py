"""What every screen is: its group of actions, the desk, and errors told in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.screen import Screen

from foitui.case.errors import CaseError
from foitui.store.errors import StoreError
from foitui.tui.desk import Desk

if TYPE_CHECKING:
    from foitui.tui.app import FoituiApp

Result = TypeVar("Result")


class OfficeScreen(Screen[Result], Generic[Result]):
    """A screen of foitui."""

    GROUP: ClassVar[str] = "app"
    """The group of the action table that belongs to it."""

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

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show in words what the store or the case refuses, and go on."""
        try:
            yield
        except (StoreError, CaseError) as error:
            self.tell(str(error), trouble=True)

    def keep(self) -> None:
        """Put away what was typed and not yet given; called when the session is cut."""

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()
