"""What a template may and may not do, and what its faults say."""

from pathlib import Path

import pytest

from foitui.letters.environment import rendered
from foitui.letters.errors import TemplateFault
from foitui.letters.gaps import Gap


def _render(folder: Path, source: str, **values: object) -> str:
    (folder / "own.md").write_text(source, encoding="utf-8")
    return rendered("own.md", values, folder)[0]


def test_a_value_cannot_act_as_markdown(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ x }}", x="# *a* [b](c)") == r"\# \*a\* \[b\]\(c\)"


def test_a_value_with_line_breaks_stays_one_source_line(tmp_path: Path) -> None:
    assert _render(tmp_path, "- {{ x }}", x="one\n- two") == r"- one&#10;\- two"


def test_a_value_is_not_read_as_a_template(tmp_path: Path) -> None:
    assert _render(tmp_path, "{{ x }}", x="{{ 7*7 }}") == r"\{\{ 7\*7 \}\}"


def test_a_line_that_mail_wrapped_is_joined(tmp_path: Path) -> None:
    wrapped = "please send me every letter that was written about the matter in\nthe last year"
    assert "in the last" in _render(tmp_path, "{{ x }}", x=wrapped)


def test_a_gap_is_marked_and_listed(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("{{ need(x, 'the link', 'claims.0.reason') }}")
    source, gaps = rendered("own.md", {"x": " "}, tmp_path)
    assert source == r"\[\[ MISSING\: the link \]\]"
    assert gaps == (Gap("claims.0.reason", "the link"),)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("one\n{% if %}", "Expected an expression"),
        ("one\n{{ unknown }}", "'unknown' is undefined"),
        ("one\n{{ x.unknown }}", "has no attribute 'unknown'"),
        ("one\n{{ x | safe }}", "No filter named 'safe'"),
        ("one\n{{ x.upper() }}", "not safely callable"),
        ("one\n{{ x.__class__ }}", "unsafe"),
        ("one\n{% macro m() %}{% endmacro %}", "Macro is not allowed"),
        ("one\n{% set m %}{{ x }}{% endset %}", "AssignBlock is not allowed"),
        ("one\n{{ none }}", "prints a NoneType"),
        ("one\n{{ 'melted: ' ~ gap }}", "print the missing fact by itself"),
        ("one\n{% include '../secret.md' %}", "secret.md"),
        ("one\n{{ 1 // 0 }}", "zero"),
    ],
)
def test_a_fault_names_file_line_and_what_is_wrong(tmp_path: Path, source: str, says: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        _render(tmp_path, source, x="x", gap=Gap("f", "it"))
    assert caught.value.file.endswith("own.md")
    assert caught.value.line == 2
    assert says in caught.value.message


def test_an_endless_template_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault):
        _render(tmp_path, "{% include 'own.md' %}")


def test_only_templates_of_the_same_name_are_overridden(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "said.md").write_text("Ours: {{ facts[0].text }}")
    (tmp_path / "own.md").write_text("{% include 'parts/said.md' %}{% include 'parts/what.md' %}")
    source, _ = rendered(
        "own.md", {"facts": [{"text": "words"}], "section": {"named": ""}}, tmp_path
    )
    assert source == "Ours: wordsthe information that you asked for"
