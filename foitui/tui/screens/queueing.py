"""A list from which review sessions begin, and to which they come back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from foitui.tui.place import Place, sessions_file
from foitui.tui.screens.marking import MarkingScreen
from foitui.tui.widgets.bars import Bar

if TYPE_CHECKING:
    # The rest is read when a session begins, or once the first screen is painted: 25 ms.
    from foitui.tui.open_case import OpenCase
    from foitui.tui.session import Session
    from foitui.tui.sitting import Sitting


class SessionLine(Bar):
    """Where the officer was, and the key that goes on from there."""


class QueueingScreen(MarkingScreen):
    """Begins a session on what is listed, and offers to go on where the officer was."""

    class Recalled(Message, bubble=False):
        """The sessions of the last weeks were read."""

        def __init__(self, sessions: "Sequence[Session]") -> None:
            super().__init__()
            self.sessions = sessions

    def __init__(self) -> None:
        super().__init__()
        self._recalled: tuple[Session, ...] = ()
        """Those of the last day on which there was one, the newest last."""

    def place(self) -> Place:
        """Hook: say by its name what is listed."""
        return Place(sort=self.wish.sort)

    def go_to(self, place: Place) -> None:
        """Hook: list what a place names."""

    def session_line(self) -> SessionLine:
        """Make the line; its room is kept free from the start where there will be words for it."""
        line = SessionLine()
        line.display = sessions_file(self.desk.officer, self.desk.caseload).exists()
        return line

    # ---- where the officer was

    @work(thread=True, group="recall", exit_on_error=False)
    def recall(self) -> None:
        """Read where the officer was; to be asked for once the first screen is painted."""
        from foitui.tui.session_file import DamagedFile, SessionFile

        try:
            sessions = SessionFile(self.desk.officer, self.desk.caseload).read()
        except (DamagedFile, OSError) as fault:
            self.app.call_from_thread(self.tell, str(fault), trouble=True)
            sessions = ()
        self.post_message(self.Recalled(sessions))

    @on(Recalled)
    def take_recalled(self, message: Recalled) -> None:
        """Offer to go on."""
        from foitui.tui.session_told import last_day

        _, self._recalled = last_day(message.sessions, self.desk.clock().tzinfo)
        self.say_session()

    def say_session(self) -> None:
        """Say where the officer is in the session, or was in the last one."""
        (what, ways), line = self._session_words(), self.query_one(SessionLine)
        line.say(what, ((ways, ""),))
        if line.display != bool(what):
            line.display = bool(what)

    def _session_words(self) -> tuple[str, str]:
        """Return what became of the session, and the keys that lead on."""
        if self.office.sitting is None and not self._recalled:
            return "", ""
        from foitui.tui.session_told import remembered, totals

        sitting = self.office.sitting
        if sitting is not None and sitting.session.visits:
            session = sitting.session
            seen = f"This session: {totals(session)}"
            if session.ended:
                return seen, "n begins the next"
            if not session.place.lists_like(self.place()):
                return seen, "n begins another on what is listed"
            return seen, f"n goes on{_with(session)}, N ends it"
        if not self._recalled:
            return "", ""
        told = remembered(self._recalled, self.desk.today(), self.desk.clock().tzinfo)
        if not self.place().lists_like(Place()):
            return told, "n begins on what is listed"
        return told, f"n goes on{_with(self._recalled[-1])}"

    # ---- going on

    def action_review(self) -> None:
        """Begin a review session on what is listed, or go on with it."""
        self.go_on(None)

    def action_end_session(self) -> None:
        """End the session that is going on; it shows its summary."""
        sitting = self.office.sitting
        if sitting is None or sitting.session.ended:
            self.tell("No review session is going on; n begins one.")
        else:
            sitting.end()

    def go_on(self, opened: "OpenCase | None") -> None:
        """Go on to the next case, from the case that is open or from the list."""
        sitting = self.office.sitting
        if sitting is None or sitting.session.ended or self._means_another(sitting, opened):
            sitting = self.office.sitting = self._begun(opened)
        if opened is not None and not sitting.is_at(opened):
            sitting.take_in(opened)
        sitting.go_on()

    def _means_another(self, sitting: "Sitting", opened: "OpenCase | None") -> bool:
        """Whether something else is listed now than the session goes through."""
        return opened is None and not sitting.session.place.lists_like(self.place())

    def _begun(self, opened: "OpenCase | None") -> "Sitting":
        """Begin where the officer was; but on what is listed, where that was chosen since."""
        from foitui.tui.sitting import Sitting

        recalled = self._recalled
        last = recalled[-1] if recalled else None
        self._recalled = ()
        if last is None or opened is not None or not self.place().lists_like(Place()):
            return Sitting(self.office, self.place(), self.wish.chosen)
        self.go_to(last.place)
        is_today = last.last.astimezone(self.desk.clock().tzinfo).date() == self.desk.today()
        same = [each for each in recalled if is_today and each.place.lists_like(last.place)]
        return Sitting(
            self.office,
            self.place(),
            self.wish.chosen,
            first=last.interrupted,
            passed=[v.reference for each in same for v in each.visits if v.finished or v.became],
            places={v.reference: v.question for each in recalled for v in each.left},
        )

    def on_screen_resume(self) -> None:
        """Note that the officer came back from a case."""
        super().on_screen_resume()
        if (sitting := self.office.sitting) is not None and self._painted:
            sitting.pause()
            self.say_session()


def _with(session: "Session") -> str:
    place = " ".join(filter(None, (session.place.view, session.place.text)))
    if session.interrupted:
        return f" with {session.interrupted}"
    return f' with "{place}"' if place else ""
