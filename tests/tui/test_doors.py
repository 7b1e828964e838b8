"""Only `show` turns data into what a widget shows: read from the source, so that it stays so."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import foitui.tui

HOUSE = Path(foitui.tui.__file__).parent
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.name != "show.py")

SHOWN = {"Static", "Label", "Button", "Option", "OptionList", "Checkbox", "RadioButton", "Toast"}
"""Widgets that would read markup in a plain string."""
MADE_ELSEWHERE = {"from_markup", "from_text", "add_row", "add_column", "escape", "Text", "Markdown"}
"""Calls that read markup, or build what is shown without cleaning it."""


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        # That of a pattern to look for shows nothing.
        of_pattern = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        return "" if of_pattern else node.func.attr
    return getattr(node.func, "id", "")


def faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        if name in MADE_ELSEWHERE or (name == "Content" and not _is_constant(node)):
            yield f"line {node.lineno}: {name}(...) outside show.py"
        if name in SHOWN | {"update"} and any(_is_text(part) for part in node.args):
            yield f"line {node.lineno}: {name} is given a str; use show.line or show.block"
        if name == "notify" and not any(key.arg == "markup" for key in node.keywords):
            yield f"line {node.lineno}: notify without markup=False; use tell"


def _is_constant(call: ast.Call) -> bool:
    return all(isinstance(part, ast.Constant) for part in call.args)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_nothing_else_builds_content_from_strings(path: Path) -> None:
    assert list(faults(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "source",
    [
        'Static(f"{name}")',
        'self.notify(f"{error}")',
        "table.add_row(name)",
        "escape(name)",
        'label.update(f"[b]{name}[/b]")',
        "Content.from_markup(name)",
        "Content(name)",
    ],
)
def test_the_check_finds_a_forgotten_door(source: str) -> None:
    assert list(faults(ast.parse(source)))
