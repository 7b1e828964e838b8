"""No finding fires on the well-made sample cases: not on their facts, not on their letters."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from foitui.case.changes import receive
from foitui.case.records import Case
from foitui.cli.answers import read_answers
from foitui.cli.applying import apply_answers
from foitui.cli.samples import sample_folder, sample_requests
from foitui.intake import Arrival, read
from foitui.law.findings import Finding, findings, letter_findings
from foitui.settings.load import load_settings

SAMPLES = sample_folder()
ANSWERS = sorted(path for path in SAMPLES.glob("*.toml") if path.name != "settings.toml")
KIND = load_settings(SAMPLES / "settings.toml").authority.kind
AT = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)

each_sample = pytest.mark.parametrize("answers", ANSWERS, ids=[path.stem for path in ANSWERS])


def decided(answers: Path, *, vouched: bool = True) -> tuple[Case, dt.date]:
    """The case after the officer's answers, and the day of its reply."""
    (file,) = (path for path in sample_requests(SAMPLES) if path.stem == answers.stem)
    (arrival,) = read([file])
    assert isinstance(arrival, Arrival)
    case = receive(arrival.request, arrival.items, officer="officer", at=AT)
    said = read_answers(answers)
    if not vouched:
        said = msgspec.structs.replace(said, attest=())
    case = apply_answers(case, said, lambda it: it, file=answers, officer="officer", at=AT)
    assert said.reply
    return case, said.reply.on


def asked(found: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.id}: {finding.says}" for finding in found]


@each_sample
def test_a_sample_has_no_finding_on_the_day_of_its_reply(answers: Path) -> None:
    case, on = decided(answers)
    assert asked(findings(case, on, authority=KIND)) == []


@each_sample
def test_the_letter_of_a_sample_has_no_finding(answers: Path) -> None:
    case, _ = decided(answers)
    letter = answers.with_suffix(".reply.txt").read_text("utf-8")
    found = letter_findings(case, letter, to=case.request.reply_to, authority=KIND)
    assert asked(found) == []


@each_sample
def test_without_its_attestations_a_sample_lacks_those_and_nothing_else(answers: Path) -> None:
    case, on = decided(answers, vouched=False)
    found = findings(case, on, authority=KIND)
    assert {finding.kind for finding in found} <= {"attest"}
    assert len({finding.id for finding in found}) == len(read_answers(answers).attest)
