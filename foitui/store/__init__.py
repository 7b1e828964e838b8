"""Cases at rest."""

from foitui.store.places import open_store, prepare_database

__all__ = ["open_store", "prepare_database"]
