"""Cases at rest."""

from foitui.store.opening import open_store

__all__ = ["open_store"]
