"""The common shape of everything that is stored."""

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Unknown fields are refused, and defaults left out.

    Frozen and keyword-only are said again by each record, because type checkers want it there.
    """
