"""Changes to what becomes of a case afterwards: publication, holds."""

import datetime as dt

from foitui.case.changing import change_case
from foitui.case.errors import Refused
from foitui.case.handling import Hold, Publication
from foitui.case.records import Case


def choose_publication(
    case: Case,
    publish: bool,
    reason: str = "",
    title: str = "",
    cleared: tuple[str, ...] = (),
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Record whether the reply goes into the disclosure log; not to publish needs a reason.

    `cleared` are words that were looked at and may stand, such as the number of a helpline.
    """
    if not publish and not reason.strip():
        raise Refused("publication", "say why it is not published")
    words = tuple(dict.fromkeys(each.strip() for each in cleared if each.strip()))
    chosen = Publication(publish=publish, reason=reason.strip(), title=title.strip(), cleared=words)
    told = "To be published" if publish else f"Not to be published: {reason.strip()}"
    return change_case(case, "choose_publication", told, officer=officer, at=at, publication=chosen)


def put_on_hold(
    case: Case,
    since: dt.date,
    reason: str,
    until: dt.date | None = None,
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Keep a case past its time; it is not anonymised while the hold stands."""
    if not reason.strip():
        raise Refused("hold", "say why it is kept")
    hold = Hold(since=since, reason=reason.strip(), until=until)
    words = f"Put on hold: {hold.reason}"
    return change_case(case, "put_on_hold", words, officer=officer, at=at, hold=hold)


def release_hold(case: Case, *, officer: str, at: dt.datetime) -> Case:
    """Let a case go that was kept past its time."""
    if case.hold is None:
        raise Refused("hold", "the case is not on hold")
    return change_case(case, "release_hold", "Hold ended", officer=officer, at=at, hold=None)
