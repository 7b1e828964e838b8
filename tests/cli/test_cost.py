"""`foitui cost` says what counts, what does not, and whether the limit is exceeded."""

import json

import pytest

from foitui.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command and return its exit code, output and errors."""
    try:
        code = main(["cost", *arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_json_has_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--authority", "other", "--hours", "12", "--hours", "7", "--json")
    made = json.loads(out)
    assert code == 0
    assert made["limit_pounds"] == 450
    assert made["limit_hours"] == 18
    assert made["estimate_pounds"] == 475
    assert made["countable_hours"] == 19
    assert made["exceeds"] is True
    assert made["aggregated"] is False


def test_redaction_and_consideration_are_shown_and_not_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(
        capsys,
        *("--authority", "central", "--hours", "20"),
        *("--redaction-hours", "15", "--consideration-hours", "3"),
    )
    assert code == 0
    assert "15 hours, not countable" in out
    assert "3 hours, not countable" in out
    assert "Within the limit: 4 hours are left." in out


def test_another_request_is_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(
        capsys,
        *("--authority", "other", "--hours", "10", "--request", "9"),
        *("--gap-working-days", "30", "--similar"),
    )
    assert "exceed" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--hours", "many"), "not a number of hours"),
        (("--hours", "nan"), "not a number of hours"),
        (("--hours", "1", "--request", "2"), "--gap-working-days"),
        (("--hours", "1", "--similar"), "--request"),
        (("--hours", "1", "--request", "2", "--gap-working-days", "x"), "working days"),
        ((), "--hours"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert says in err
