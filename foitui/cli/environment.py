"""What a report of a fault should say of the machine: versions, terminal, language, paths."""

import locale
import os
import platform
import shutil
import sys
from pathlib import Path

_LIBRARIES = (
    *("textual", "rich", "msgspec", "tinydb", "jinja2", "markdown-it-py", "platformdirs"),
    "icalendar",
)
_EXTRAS = ("python-docx", "odfdo", "openpyxl", "psycopg")
_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "EDITOR", "VISUAL", "PAGER")
_MULTIPLEXERS = {"TMUX": "tmux", "STY": "screen", "ZELLIJ": "zellij"}


def environment(data: str | None = None, database: str = "") -> list[tuple[str, str]]:
    """Return what there is to know, by name; it holds nothing about cases or people.

    `data` is what an argument says of the folder of cases, `database` is where they are instead.
    """
    return [
        ("foitui", _version_of("foitui")),
        ("python", f"{platform.python_version()} ({sys.executable})"),
        ("system", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("libraries", _versions(_LIBRARIES)),
        ("extras", _versions(_EXTRAS)),
        ("terminal", _terminal()),
        ("size", "{}x{}".format(*shutil.get_terminal_size())),
        ("colours", _colours()),
        ("language", _language()),
        ("variables", _set() or "none of " + ", ".join(_VARIABLES)),
        *_paths(data, database),
    ]


def is_utf8() -> bool:
    """Whether text for the terminal is encoded so that every letter can be shown."""
    return _plainly(sys.stdout.encoding or "") == "utf8"


def encoding_told() -> str:
    """Say why the full screen could not draw in this locale; empty where it can.

    Textual draws by standard error, and shows an empty screen where that cannot hold a line.
    """
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    if _plainly(encoding) == "utf8":
        return ""
    return (
        f"the full screen needs a UTF-8 locale and this one is {encoding}; "
        "try LC_ALL=C.UTF-8 foitui, or foitui list"
    )


def _plainly(encoding: str) -> str:
    return encoding.lower().replace("-", "").replace("_", "")


def _version_of(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # 8 ms with its e-mail parser

    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _versions(libraries: tuple[str, ...]) -> str:
    return ", ".join(f"{name} {_version_of(name)}" for name in libraries)


def _terminal() -> str:
    parts = [os.environ.get("TERM") or "TERM is not set"]
    parts += [os.environ[name] for name in ("TERM_PROGRAM",) if os.environ.get(name)]
    parts += [name for variable, name in _MULTIPLEXERS.items() if os.environ.get(variable)]
    if os.environ.get("SSH_CONNECTION"):
        parts.append("over SSH")
    streams = (("input", sys.stdin), ("output", sys.stdout))
    parts += [f"{name} is no terminal" for name, stream in streams if not stream.isatty()]
    return ", ".join(parts)


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "none (NO_COLOR)"
    if os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return "true colour"
    term = os.environ.get("TERM", "")
    if term in {"", "dumb"}:
        return "none"
    return "256" if "256" in term else "16"


def _language() -> str:
    named = next(
        (os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "C"
    )
    encoding = sys.stdout.encoding or locale.getencoding()
    return f"{named}, {encoding}" + ("" if is_utf8() else " (not UTF-8: some letters are escaped)")


def _set() -> str:
    return ", ".join(f"{name}={os.environ[name]}" for name in _VARIABLES if name in os.environ)


def _paths(data: str | None, database: str) -> list[tuple[str, str]]:
    from foitui.settings.folders import data_folder, drafts_folder, settings_file
    from foitui.store.places import shown

    folder = data_folder(data)
    cases = shown(database) if database else _path(folder)
    found = (
        ("settings", settings_file(folder)),
        ("your own", settings_file()),
        ("drafts", drafts_folder()),
    )
    return [("cases", cases), *((name, _path(path)) for name, path in found)]


def _path(path: Path) -> str:
    return f"{path}" if path.exists() else f"{path} (not there)"
