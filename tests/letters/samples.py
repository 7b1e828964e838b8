"""The sample cases as their answers files decide them, and the letters they get."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from foitui.case.changes import receive
from foitui.case.records import Case
from foitui.cli.answers import read_answers
from foitui.cli.applying import apply_answers
from foitui.cli.samples import sample_folder, sample_requests
from foitui.intake.arrival import Arrival
from foitui.intake.read import read
from foitui.letters.letter import Letter
from foitui.letters.reply import reply
from foitui.settings.load import load_settings

SAMPLES = {
    path.stem: path
    for path in sorted(sample_folder().glob("*.toml"))
    if path.name != "settings.toml"
}
"""Every answers file, by its name."""
_AT = dt.datetime(2026, 12, 31, 12, tzinfo=dt.UTC)


@cache
def sample_letter(name: str) -> Letter:
    """Return the reply that a sample case gets."""
    file = SAMPLES[name]
    on = tomllib.loads(file.read_text("utf-8"))["reply"]["on"]
    settings = load_settings(sample_folder() / "settings.toml")
    case = _decided(file)
    reference = settings.reference_scheme.format(year=case.request.received.year, number=1)
    return reply(msgspec.structs.replace(case, reference=reference), settings, on)


def _decided(file: Path) -> Case:
    (request,) = (path for path in sample_requests(sample_folder()) if path.stem == file.stem)
    (arrival,) = read([request])
    assert isinstance(arrival, Arrival)
    case = receive(arrival.request, arrival.items, officer="officer", at=_AT)
    answers = read_answers(file)
    return apply_answers(case, answers, lambda made: made, file=file, officer="officer", at=_AT)
