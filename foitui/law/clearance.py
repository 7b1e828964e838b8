"""Who must agree to a decision before it goes out: steps as data, and those a case needs."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from foitui.case.decision import standing_approvals
from foitui.case.outcome import item_outcome
from foitui.case.records import Case
from foitui.case.words import Outcome
from foitui.law.counting import section_of

_FILE = Path(__file__).parent / "data" / "clearance.toml"


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of clearance."""

    id: str
    label: str
    why: str
    always: bool = False
    sections: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    words: tuple[str, ...] = ()
    published: bool = False


class Needed(msgspec.Struct, frozen=True, kw_only=True):
    """A step that a case needs."""

    step: Step
    because: str
    """What in the case calls for it: a section, an outcome, the matched words."""


class _Steps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[Step, ...]


@cache
def steps() -> dict[str, Step]:
    """Return every step there is, by its id."""
    document = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {step.id: step for step in msgspec.convert(document, _Steps).step}


def steps_for(case: Case, chosen: Sequence[str]) -> tuple[Needed, ...]:
    """Return the steps that a case needs, of those that the authority chose.

    One that the data do not have is the authority's own: it is needed for every decision.
    """
    found = ((step, next(_reasons(case, step), "")) for step in map(_step, chosen))
    return tuple(Needed(step=step, because=because) for step, because in found if because)


def _step(name: str) -> Step:
    own = Step(id=name, label=name.replace("_", " "), why="The settings ask for it.", always=True)
    return steps().get(name, own)


def uncleared(case: Case, chosen: Sequence[str]) -> tuple[Needed, ...]:
    """Return the steps that nobody has agreed to yet, for the decision as it stands."""
    given = {approval.step for approval in standing_approvals(case)}
    return tuple(needed for needed in steps_for(case, chosen) if needed.step.id not in given)


def _reasons(case: Case, step: Step) -> Iterator[str]:
    if step.always:
        yield "every decision"
    if step.published and case.request.reply_published:
        yield "the reply will be published"
    for claim in case.claims:
        if section_of(claim.provision) in step.sections:
            yield claim.provision
    for item in case.items if step.outcomes else ():
        if item_outcome(case, item) in step.outcomes:
            yield item_outcome(case, item).replace("_", " ")
    if step.words:
        words = re.compile(rf"\b(?:{'|'.join(step.words)})\b", re.IGNORECASE)
        yield from (match[0] for match in words.finditer(case.request.text))
