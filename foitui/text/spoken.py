"""A date as a sentence says it."""

import datetime as dt

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spoken(day: dt.date) -> str:
    """Return a date as a sentence says it: 6 May 2025.

    Not strftime, because `%B` follows the host's locale.
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
