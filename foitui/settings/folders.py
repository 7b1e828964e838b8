"""Where things are kept for the user who runs foitui: paths and nothing else."""

import os
import sys
from pathlib import Path

DATA = "FOITUI_DATA"
"""Environment variable that names the folder of cases, or their database."""
SETTINGS = "FOITUI_SETTINGS"
"""Environment variable that names the settings file."""
TEMPLATES = "templates"
"""Name of the folder of templates that stands beside the settings file."""
URLS = ("postgresql://", "postgres://")
"""How the address of a database starts, where a folder could have been named."""
_WORDS = {"service", "host", "hostaddr", "port", "dbname", "user"}
"""What an address in libpq's own words starts with."""


def is_address(text: str) -> bool:
    """Whether a text names a database rather than a folder, rightly written or not."""
    return "://" in text or is_in_words(text)


def is_in_words(text: str) -> bool:
    """Whether a text is an address in words, as in "host=db dbname=foi"."""
    word, sign, _ = text.partition("=")
    return bool(sign) and word.strip() in _WORDS


def database_address(arg: str | None = None) -> str:
    """Return the database that was asked for, else the environment's; empty for a folder."""
    chosen = arg or os.environ.get(DATA) or ""
    return chosen if is_address(chosen) else ""


def data_folder(arg: str | None = None) -> Path:
    """Return the folder that holds the cases: as asked for, else the environment's, else XDG's.

    Where a database was asked for it is XDG's, with what is kept beside a database.
    """
    chosen = arg or os.environ.get(DATA)
    if chosen and not is_address(chosen):
        return Path(chosen).expanduser()
    return _own("DATA", "~/.local/share")


def settings_file(data: Path | None = None) -> Path:
    """Return the settings file, whether or not it is there.

    The environment's comes first; then the one in the folder of cases, so that officers who share
    cases share the authority's settings; then the user's own.
    """
    if chosen := os.environ.get(SETTINGS):
        return Path(chosen).expanduser()
    shared = data / "settings.toml" if data else None
    if shared and shared.exists():
        return shared
    return _own("CONFIG", "~/.config") / "settings.toml"


def drafts_folder() -> Path:
    """Return the folder for text that was typed and not yet saved in a case."""
    return _own("STATE", "~/.local/state") / "drafts"


def sessions_folder() -> Path:
    """Return the folder for where an officer was: the review sessions of the last weeks."""
    return _own("STATE", "~/.local/state") / "sessions"


def crashes_folder() -> Path:
    """Return the folder for reports of what went wrong in the program itself."""
    return _own("STATE", "~/.local/state") / "crashes"


def _own(kind: str, usual: str) -> Path:
    """Return our folder of a kind: by the rules of XDG, or where another system has such things."""
    if not sys.platform.startswith("linux"):
        import platformdirs

        return Path(getattr(platformdirs, f"user_{kind.lower()}_dir")("foitui"))
    # As platformdirs has it, which takes 5 ms of every command: a relative path does not count.
    named = os.environ.get(f"XDG_{kind}_HOME", "")
    return Path(named if os.path.isabs(named) else usual).expanduser() / "foitui"
