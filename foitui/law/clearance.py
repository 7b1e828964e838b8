"""Who must agree to a decision before it goes out: steps as data, and those a case needs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec

from foitui.case.clearance import SECOND_OFFICER
from foitui.case.decision import authors, review_state, standing_approvals
from foitui.case.outcome import item_outcome
from foitui.case.records import Case
from foitui.case.words import Outcome, ReviewState, Route
from foitui.law.counting import section_of
from foitui.law.tables import table
from foitui.settings.records import Clearance, OwnStep, Settings

NONE: Mapping[str, OwnStep] = MappingProxyType({})
"""No steps of the authority's own."""


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of clearance."""

    id: str
    label: str
    why: str
    always: bool = False
    sections: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
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
    return {step.id: step for step in table("clearance.toml", _Steps).step}


def steps_for(
    case: Case, chosen: Sequence[str], own: Mapping[str, OwnStep] = NONE
) -> tuple[Needed, ...]:
    """Return the steps that a case needs, of those that the authority chose.

    One that neither the data nor the authority describe is needed for every decision.
    """
    found = (step_of(name, own) for name in chosen)
    because = ((step, next(_reasons(case, step), "")) for step in found)
    return tuple(Needed(step=step, because=words) for step, words in because if words)


def step_of(name: str, own: Mapping[str, OwnStep] = NONE) -> Step:
    """Return a step by its id: the authority's own, else the one that the data have."""
    if name not in own and name in steps():
        return steps()[name]
    given = own.get(name, OwnStep())
    routes = tuple(route for route in Route if route in given.routes)
    outcomes = tuple(each for each in Outcome if each in given.outcomes)
    conditions = (given.sections, given.routes, given.outcomes, given.words, given.published)
    return Step(
        id=name,
        label=given.label or name.replace("_", " "),
        why=given.why,
        always=not any(conditions),
        sections=given.sections,
        routes=routes,
        outcomes=outcomes,
        words=given.words,
        published=given.published,
    )


def uncleared(
    case: Case, chosen: Sequence[str], own: Mapping[str, OwnStep] = NONE
) -> tuple[Needed, ...]:
    """Return the steps that nobody has agreed to yet, for the decision as it stands."""
    given = {approval.step for approval in standing_approvals(case)}
    return tuple(each for each in steps_for(case, chosen, own) if each.step.id not in given)


def still_to_agree(case: Case, rules: Clearance) -> tuple[Needed, ...]:
    """Return the steps that are open; a second look that was only asked for is one as well."""
    missing = uncleared(case, rules.steps, rules.own)
    if missing or review_state(case) in {ReviewState.NONE, ReviewState.APPROVED}:
        return missing
    if standing_approvals(case):
        return ()
    return (Needed(step=step_of(SECOND_OFFICER), because="it was asked for"),)


def whose_turn(case: Case, rules: Clearance) -> tuple[Needed, ...]:
    """Return the open steps that can be agreed to now: the first, where they go in order."""
    missing = still_to_agree(case, rules)
    return missing[:1] if rules.in_order else missing


def waits_for(case: Case, officer: str, settings: Settings) -> tuple[Needed, ...]:
    """Return the steps for which a case waits for this officer's look; none where it does not.

    It waits from when it is handed over until it is agreed to or given back, for those whom the
    settings name for a step, else for whom it was handed to, else for anybody; their deputies
    can look as well, and nobody at their own work unless the settings let them.
    """
    rules = settings.clearance
    if case.sent is not None or case.withdrawn is not None:
        return ()
    if review_state(case) is not ReviewState.SUBMITTED:
        return ()
    if is_own_work(case, officer) and not rules.own_work:
        return ()
    found = whose_turn(case, rules)
    return tuple(needed for needed in found if _is_asked(case, needed.step, officer, rules))


def is_own_work(case: Case, officer: str) -> bool:
    """Whether an officer decided a part of it, or handed it over."""
    given = case.submitted is not None and case.submitted.officer == officer
    return given or officer in authors(case)


def asked_for(case: Case, step: Step, rules: Clearance) -> tuple[str, ...]:
    """Return the login names of those who are asked for a step; none where anybody is."""
    if named := rules.officers.get(step.id):
        return named
    to = case.submitted.to if case.submitted else ""
    # Whom it was handed to has agreed to one step; what is left is for others as well.
    agreed = {given.officer for given in standing_approvals(case)}
    return (to,) if to and to not in agreed else ()


def is_known(officer: str, settings: Settings) -> bool:
    """Whether the settings name an officer anywhere; without teams there is nobody to compare."""
    rules = settings.clearance
    lists = (*settings.teams.values(), *rules.officers.values(), *rules.deputies.values())
    return not settings.teams or officer in {
        *rules.deputies,
        *(name for each in lists for name in each),
    }


def deputy_for(case: Case, step: Step, officer: str, rules: Clearance) -> str:
    """Return whom an officer stands in for at a step; empty where they are asked themselves."""
    asked = asked_for(case, step, rules)
    if not asked or officer in asked:
        return ""
    return next((name for name in asked if officer in rules.deputies.get(name, ())), "")


def _is_asked(case: Case, step: Step, officer: str, rules: Clearance) -> bool:
    asked = asked_for(case, step, rules)
    return not asked or officer in asked or bool(deputy_for(case, step, officer, rules))


def _reasons(case: Case, step: Step) -> Iterator[str]:
    if step.always:
        yield "every decision"
    if step.published and case.request.reply_published:
        yield "the reply will be published"
    for claim in case.claims:
        if section_of(claim.provision) in step.sections:
            yield claim.provision
    for item in case.items:
        if item.route in step.routes:
            yield item.route.replace("_", " ") if item.route else ""
    for item in case.items if step.outcomes else ():
        if item_outcome(case, item) in step.outcomes:
            yield item_outcome(case, item).replace("_", " ")
    if step.words:
        words = re.compile(rf"\b(?:{'|'.join(step.words)})\b", re.IGNORECASE)
        asked = f"{case.request.subject}\n{case.request.text}"
        yield from (match[0] for match in words.finditer(asked))
