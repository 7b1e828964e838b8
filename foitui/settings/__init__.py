"""What an authority sets for itself: its name and addresses, its reference scheme, its calendar."""

from foitui.settings.records import Authority, Regulator, Settings

__all__ = ["Authority", "Regulator", "Settings"]
