"""Where a jump leads: the case that is meant by what an officer types of its reference."""

import re

from foitui.tui.desk import Desk


def reference_meant(words: str, desk: Desk) -> str:
    """Return the reference that is meant: the whole, its start, or a number.

    A number is one of this year, unless the year stands before it: `3`, `2025-3`.

    Raises:
        StoreError: the store could not look for it.
    """
    scheme, year = desk.settings.reference_scheme, desk.today().year
    tried = [words]
    if of_a_year := re.fullmatch(r"([0-9]{4})[^0-9]([0-9]{1,8})", words):
        given, number = map(int, of_a_year.groups())
        tried.append(scheme.format(year=given, number=number))
    if words.isdecimal() and len(words) < 9:
        tried.insert(0, scheme.format(year=year, number=int(words)))
    for start in tried:
        if found := desk.store.references_like(start, 1):
            return found[0]
    return ""
