"""`foitui settings`: what is set, and where each value comes from."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foitui.cli.common import add_data, add_json, office, officer, print_json, tell
from foitui.cli.output import add_output, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foitui.settings.origin import Origin


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui settings`."""
    parser.epilog = (
        "The file is the one that FOITUI_SETTINGS names, else settings.toml in the folder of\n"
        "cases, else settings.toml in your configuration folder. Beside a shared file your own\n"
        "may have theme, mouse, columns, filters, keys and display_name. docs/settings.md\n"
        "explains every key.\n\n"
        "examples:\n"
        "  foitui settings\n"
        "  foitui settings authority          only keys that start so\n"
        "  foitui settings --changed          only what is not the default\n"
        "  foitui settings --json"
    )
    parser.add_argument("start", metavar="KEY", nargs="?", default="", help="how the keys start")
    parser.add_argument("--changed", action="store_true", help="leave out what is the default")
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the settings; 1 where no key starts as asked."""
    from foitui.cli.own_screen import check_screen
    from foitui.settings.folders import data_folder, settings_file
    from foitui.settings.load import load_settings
    from foitui.settings.origin import origins
    from foitui.store.places import shown

    folder = data_folder(args.data)
    check_screen(load_settings(data=folder), folder)
    found = [
        _discreet(origin)
        for origin in origins(folder)
        if origin.key.startswith(args.start) and (origin.file or not args.changed)
    ]
    if args.json:
        print_json([_plain(origin) for origin in found])
    else:
        file = settings_file(folder)
        there = "" if file.exists() else " (not there: the defaults hold)"
        own = settings_file()
        mine = [f"your own: {own}"] if own != file and own.exists() else []
        cases = f"cases: {shown(office(args).place)}"
        head = [f"settings: {file}{there}", *mine, cases, f"officer: {officer()}", ""]
        put("\n".join([*head, *_lines(found)]), args)
    if not found:
        start = f" that starts with {args.start!r}" if args.start else ""
        tell(f"foitui: there is no {'changed ' if args.changed else ''}setting{start}")
    return 0 if found else 1


def _discreet(origin: "Origin") -> "Origin":
    """Put the words for it in the place of an address that holds a password."""
    import msgspec

    from foitui.store.places import holds_password, shown

    if origin.key != "database" or not holds_password(origin.value):
        return origin
    return msgspec.structs.replace(origin, value=shown(origin.value))


def _plain(origin: "Origin") -> dict[str, Any]:
    return {
        "key": origin.key,
        "value": origin.value,
        "from": "file" if origin.file else "default",
        "file": str(origin.file) if origin.file else None,
        "line": origin.line,
        "default": origin.default,
    }


def _lines(found: "Sequence[Origin]") -> list[str]:
    return [
        f"{origin.key} = {_value(origin.value)}   ({_from(origin.file, origin.line)})"
        for origin in found
    ]


def _value(value: object) -> str:
    """Return a value as TOML would have it, near enough to be copied."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _from(file: Path | None, line: int | None) -> str:
    return f"{file}, line {line}" if file else "default"
