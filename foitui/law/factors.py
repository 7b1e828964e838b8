"""Stock public interest factors, offered to be picked and made to fit the case."""

from functools import cache

import msgspec

from foitui.law.provisions import Provision
from foitui.law.tables import table


class Factors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is often said on either side."""

    for_disclosure: tuple[str, ...]
    for_withholding: tuple[str, ...]


@cache
def stock() -> dict[str, Factors]:
    """Return the data file: factors by section, those for any section, those for a denial."""
    return table("factors.toml", dict[str, Factors])


def factors_for_disclosure(rule: Provision) -> tuple[str, ...]:
    """Return what often speaks for disclosure; for a denial, for confirming or denying."""
    if rule.is_ncnd:
        return stock()["denial"].for_disclosure
    return (*_of_section(rule).for_disclosure, *stock()["any"].for_disclosure)


def factors_for_withholding(rule: Provision) -> tuple[str, ...]:
    """Return what often speaks for withholding; for a denial, against confirming or denying."""
    if rule.is_ncnd:
        return stock()["denial"].for_withholding
    return (*_of_section(rule).for_withholding, *stock()["any"].for_withholding)


def _of_section(rule: Provision) -> Factors:
    """Find the longest key that begins the cite: `reg 12(5)` for `reg 12(5)(e)`."""
    known = [key for key in stock() if rule.cite.startswith(key)]
    return stock()[max(known, key=len)] if known else Factors((), ())
