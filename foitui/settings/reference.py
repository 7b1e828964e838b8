"""The page on settings: `python -m foitui.settings.reference > docs/settings.md`."""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from foitui.settings import records
from foitui.settings.records import Section, Settings

_HEAD = """\
# Settings

Made from the program by `python -m foitui.settings.reference`.

foitui reads one TOML file: the one that `FOITUI_SETTINGS` names; else `settings.toml` in the
folder of cases, so that officers who share cases share it; else `settings.toml` in your own
configuration folder (on Linux `~/.config/foitui`). Whatever is missing has its default. A fault is
told with file, line and key, and an unknown key with the nearest known one.

Beside a shared file, your own still says how the screen looks to you: its `theme`, `mouse` and
`columns` hold over the shared ones, its `filters` and `keys` are added to them, and its
`display_name` holds where the shared file has none. What holds, and where each value comes from:

```sh
foitui settings
foitui settings --changed
foitui settings authority --json
```

[data-format.md](data-format.md) shows a whole file.
"""


def reference() -> str:
    """Return the page."""
    parts = [_HEAD, *_section(Settings, "")]
    return "\n".join(parts)


def _section(section: type[Section], name: str) -> Iterator[str]:
    """Describe one table of the file, then the tables within it."""
    means = _meanings(section)
    fields = msgspec.structs.fields(section)
    tables = {field.name: field.type for field in fields if _is_table(field.type)}
    yield f"## `[{name}]`\n" if name else "## At the top of the file\n"
    if name:
        yield f"{_first_line(section)}\n"
    yield "| key | is | default | means |\n|---|---|---|---|"
    for field in fields:
        if field.name not in tables:
            said = (
                f"`{field.name}`",
                _kind(field.type),
                _default(field),
                means.get(field.name, ""),
            )
            yield f"| {' | '.join(said)} |"
    yield ""
    for table, kind in tables.items():
        yield from _section(kind, f"{name}.{table}".strip("."))
    for field in fields:
        if (kind := _of_many(field.type)) is not None:
            within = f"{name}.{field.name}".strip(".")
            named = get_origin(field.type) is dict
            yield from _section(kind, f"{within}.ID" if named else f"[{within}]")


def _of_many(kind: Any) -> type[Section] | None:
    """Return what each of a list or a table of named ones is, where that is a table itself."""
    return next((each for each in get_args(kind) if _is_table(each)), None)


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Section)


def _first_line(section: type[Section]) -> str:
    return (section.__doc__ or "").strip().splitlines()[0]


def _kind(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return " or ".join(f"`{choice}`" if choice else "empty" for choice in get_args(kind))
    if get_origin(kind) is dict:
        return "a table"
    if get_origin(kind) in {tuple, list}:
        return "a list"
    names = {str: "text", int: "a number", float: "a number", bool: "`true` or `false`"}
    return names.get(kind, "a value")


def _default(field: msgspec.structs.FieldInfo) -> str:
    default = field.default
    if default is msgspec.NODEFAULT:
        default = field.default_factory() if callable(field.default_factory) else None
    if isinstance(default, tuple):
        default = list(default)
    if default in ("", [], {}, None):
        return "empty"
    return f"`{json.dumps(default, ensure_ascii=False, default=str)}`"


def _meanings(section: type[Section]) -> dict[str, str]:
    """Return what stands under each field in the source, on one line."""
    tree = ast.parse(Path(records.__file__).read_text("utf-8"))
    (found,) = (
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == section.__name__
    )
    means: dict[str, str] = {}
    for field, after in zip(found.body, found.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            means[field.target.id] = " ".join(str(after.value.value).split())
    return means


if __name__ == "__main__":
    sys.stdout.write(reference())
