"""A file name made of a stranger's words stays inside its folder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.text.filename import file_name
from tests.hostile import HOSTILE


@given(st.text(st.characters(exclude_categories=())) | st.sampled_from(list(HOSTILE.values())))
def test_a_name_is_always_usable(s: str) -> None:
    name = file_name(s)
    assert name
    assert len(name.encode()) <= 120
    assert not set(name) & set('/\\:*?"<>|\n\r\t\x00')
    assert name[0] not in ".-~ "
    assert name[-1] not in ". "
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("s", "name"),
    [
        ("reply to FOI-2026-0001.txt", "reply to FOI-2026-0001.txt"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf *", "rf"),
        (".hidden", "hidden"),
        ("CON.txt", "_CON.txt"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("a" * 300 + ".docx", "a" * 115 + ".docx"),
        ("invoice\u202egpj.exe", "invoice-RLO-gpj.exe"),
    ],
)
def test_names_come_out_readable(s: str, name: str) -> None:
    assert file_name(s) == name
