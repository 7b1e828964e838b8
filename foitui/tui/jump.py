"""Where a jump leads: the case that is meant by what an officer types of its reference."""

from foitui.tui.desk import Desk


def reference_meant(words: str, desk: Desk) -> str:
    """Return the reference that is meant: the whole, its start, or a number of this year.

    Raises:
        StoreError: the store could not look for it.
    """
    scheme, year = desk.settings.reference_scheme, desk.today().year
    tried = [words]
    if words.isdecimal() and len(words) < 9:
        tried.insert(0, scheme.format(year=year, number=int(words)))
    for start in tried:
        if found := desk.store.references_like(start, 1):
            return found[0]
    return ""
