"""The day of receipt, from what people and machines write."""

import datetime as dt
import email.utils
import re

from foitui.intake.arrival import Fault, Origin
from foitui.text.dates import NoDate, read_day

_IN_FORCE = dt.date(2005, 1, 1)
"""Before the Act and the Regulations were in force nothing was a request under them."""
_TIME = re.compile(r"(.+?),?\s+\d{1,2}:\d{2}(?::\d{2})?")


def uk_day(moment: dt.datetime) -> dt.date:
    """Return the day that UK clocks showed; a moment without zone is UK time already.

    Summer time lasts from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday
    of October; the rule is written here because small systems have no time zone tables.
    """
    if moment.tzinfo is None:
        return moment.date()
    utc = moment.astimezone(dt.UTC)
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + dt.timedelta(hours=int(summer))).date()


def written_day(text: str) -> dt.date:
    """Read a day as it stands in a file: ISO, UK order, or in words.

    Raises:
        Fault: it is none of these.
    """
    text = text.strip()
    try:
        return uk_day(dt.datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    timed = _TIME.fullmatch(text)
    try:
        return read_day(timed[1] if timed else text)
    except NoDate:
        return _mail_day(text)


def header_day(text: str) -> dt.date | None:
    """Read the day of a Date or Received header, or None where there is none to be read."""
    try:
        moment = email.utils.parsedate_to_datetime(text)
        # "-0000" says that the zone is unknown and the time universal (RFC 5322, 3.3).
        return uk_day(moment.replace(tzinfo=moment.tzinfo or dt.UTC))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def receipt(day: dt.date | None, origin: Origin, wrong: str = "") -> dt.date:
    """Return the day of receipt: the one found if it can be true, else the officer's.

    Raises:
        Fault: there is neither.
    """
    if day and _IN_FORCE <= day <= origin.today:
        return day
    if origin.received:
        return origin.received
    mend = "give the day with --received"
    if wrong or day is None:
        raise Fault(f"{wrong or 'it has no day of receipt'}; {mend}")
    when = "in the future" if day > origin.today else "before the Act was in force"
    raise Fault(f"its day of receipt, {day.isoformat()}, is {when}; {mend}")


def _mail_day(text: str) -> dt.date:
    day = header_day(text) if len(text) < 100 else None
    if day is None:
        raise Fault(f"its day of receipt, {text[:40]!r}, is not a date")
    return day


def _last_sunday(year: int, month: int) -> dt.datetime:
    """Return 01:00 UTC on the last Sunday of a month of 31 days."""
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
