"""What is an officer's own, and how it is laid over what the authority has set."""

from collections.abc import Collection
from typing import Any

import msgspec

from foitui.settings.records import Settings

HOLDS = ("theme", "mouse", "columns")
"""Settings of the full screen of which an officer's own hold over a shared one."""
ADDED = ("filters", "keys")
"""Settings of which an officer's own are put together with those that are shared."""
SILENT = ("display_name",)
"""Settings of which an officer's own hold only where the shared file is silent."""
PERSONAL = (*HOLDS, *ADDED, *SILENT)


def laid_over(shared: Settings, own: Settings, said: Collection[str]) -> Settings:
    """Return the settings of an officer.

    Args:
        shared: What the authority has set.
        own: What the officer's own file says.
        said: The keys that stand in it.
    """
    mine: dict[str, Any] = {name: getattr(own, name) for name in HOLDS if name in said}
    for name in SILENT:
        mine[name] = getattr(shared, name) or getattr(own, name)
    # The officer's filters come first, for there are nine digits.
    mine["filters"] = (*own.filters, *shared.filters)
    mine["keys"] = {**shared.keys, **own.keys}
    return msgspec.structs.replace(shared, **mine)
