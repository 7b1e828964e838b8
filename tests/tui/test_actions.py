"""The table of actions: one meaning a key, and everything in it can be done."""

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import foitui.tui
from foitui.tui import actions
from foitui.tui.actions import TABLE
from foitui.tui.actions.action import Action

TAKEN_BY_TERMINALS = {f"ctrl+{letter}" for letter in "abhijmqs"}
"""Keys that multiplexers, flow control and old terminals keep or change."""


def own_bindings(found: type[DOMNode]) -> list[Binding]:
    return list(found.__dict__.get("BINDINGS", []))


def classes() -> Iterator[type[DOMNode]]:
    """Find every screen and widget of ours."""
    for module in pkgutil.walk_packages(foitui.tui.__path__, "foitui.tui."):
        for _, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(thing, DOMNode) and thing.__module__ == module.name:
                yield thing


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(a.id for a in TABLE).items() if count > 1] == []


@pytest.mark.parametrize("name", sorted({action.group for action in TABLE}))
def test_a_key_has_one_meaning_in_a_group(name: str) -> None:
    keys = Counter(key for action in actions.group(name) for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_group_has_a_heading() -> None:
    assert {action.group for action in TABLE} == set(actions.GROUPS)


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.id)
def test_an_action_needs_no_key_that_terminals_take(action: Action) -> None:
    assert set(action.keys) - TAKEN_BY_TERMINALS
    assert action.keys[0] not in TAKEN_BY_TERMINALS


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.id)
def test_an_action_explains_itself_in_a_sentence(action: Action) -> None:
    assert action.help[0].isupper()
    assert action.help.endswith(".")
    assert 0 < len(action.label) <= 16


def test_every_binding_of_ours_comes_from_the_table() -> None:
    ids = {action.id for action in TABLE}
    for found in classes():
        assert all(binding.id in ids for binding in own_bindings(found)), found


def test_every_binding_of_ours_can_be_done() -> None:
    ours = list(classes())
    screens = [found for found in ours if issubclass(found, Screen)]
    for found in ours:
        for binding in own_bindings(found):
            where, _, name = binding.action.partition("(")[0].rpartition(".")
            itself = [other for other in ours if issubclass(other, found)]
            owners = screens if where == "screen" else itself
            assert any(hasattr(owner, f"action_{name}") for owner in owners), binding


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+p", "Ctrl+P"), ("f1", "F1"), ("enter", "Enter"), ("?", "?"), ("G", "G"), ("f", "f")],
)
def test_keys_are_named_as_a_person_names_them(key: str, name: str) -> None:
    assert actions.key_name(key) == name
