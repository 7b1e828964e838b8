"""A cell of a spreadsheet file that no spreadsheet takes for a formula."""

import unicodedata

from foitui.text.clean import clean_block

_STARTS = "=+-@\N{MINUS SIGN}"


def csv_cell(s: str) -> str:
    """Return the text cleaned, with an apostrophe in front where it would act as a formula."""
    cleaned = clean_block(s)
    first = unicodedata.normalize("NFKC", cleaned.lstrip()[:1])[:1]
    acts = cleaned.startswith("\n") or (first and first in _STARTS)
    return f"'{cleaned}" if acts else cleaned
