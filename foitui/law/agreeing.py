"""Agreeing to a decision: who may, for which step, in whose place, and although what."""

import datetime as dt
from collections.abc import Sequence

from foitui.case.changes import approve
from foitui.case.errors import Refused
from foitui.case.records import Case
from foitui.law.clearance import (
    Needed,
    asked_for,
    deputy_for,
    is_own_work,
    still_to_agree,
    waits_for,
    whose_turn,
)
from foitui.settings.records import Clearance, Settings


def agreed(
    case: Case,
    seen: str,
    settings: Settings,
    *,
    step: str = "",
    note: str = "",
    standing_in_for: str = "",
    override: str = "",
    officer: str,
    at: dt.datetime,
) -> Case:
    """Return the case with an officer's approval of the decision as it was seen.

    Args:
        case: The case.
        seen: The digest of the decision that the officer looked at.
        settings: Who agrees to what, and who stands in for whom.
        step: Id of the step; without one, that which waits for the officer.
        note: A word with it.
        standing_in_for: Whom the officer stands in for, where the settings do not say it.
        override: Why somebody agrees who was not asked, or who decided it; the history keeps it.
        officer: Who agrees, by login name.
        at: When, with its time zone.

    Raises:
        Refused: it waits for somebody else, was changed since, or is the officer's own work.
    """
    rules, open_steps = settings.clearance, still_to_agree(case, settings.clearance)
    mine = waits_for(case, officer, settings)
    chosen = _chosen(step, mine, open_steps)
    override = override.strip()
    refused_anyhow = is_own_work(case, officer) and not rules.own_work
    if chosen is not None and case.submitted is not None and not (override or refused_anyhow):
        _require_asked(case, chosen, officer, standing_in_for, note, rules)
    name = chosen.step.id if chosen else step
    deputy = standing_in_for or (deputy_for(case, chosen.step, officer, rules) if chosen else "")
    return approve(
        case,
        seen,
        *([name] if name else []),
        note=note.strip(),
        deputy_for=deputy,
        override=override,
        own_work=rules.own_work,
        is_last=all(each.step.id == name for each in open_steps),
        officer=officer,
        at=at,
    )


def _chosen(step: str, mine: Sequence[Needed], open_steps: Sequence[Needed]) -> Needed | None:
    """Return the step that is meant: the one named, else one's own, else the first that is open."""
    if not step:
        return next(iter((*mine, *open_steps)), None)
    found = next((each for each in open_steps if each.step.id == step), None)
    if found is None:
        names = ", ".join(each.step.id for each in open_steps) or "none"
        raise Refused("approvals", f"there is no step {step!r} to agree to; open: {names}")
    return found


def _require_asked(
    case: Case, needed: Needed, officer: str, deputy: str, note: str, rules: Clearance
) -> None:
    """Refuse somebody who is neither asked nor a deputy; one who says whose, says also why."""
    first, asked = whose_turn(case, rules), asked_for(case, needed.step, rules)
    if needed not in first:
        before = first[0].step.label
        raise Refused("approvals", f"the {before} comes first; give a reason to agree all the same")
    if deputy and deputy not in asked:
        label = needed.step.label
        raise Refused("approvals", f"{deputy} was not asked for the {label}; use your own name")
    stands_in = deputy_for(case, needed.step, officer, rules) or (deputy in asked and note.strip())
    if not asked or officer in asked or stands_in:
        return
    who = " or ".join(asked)
    mend = "say why in a note" if deputy in asked else "give a reason to agree all the same"
    raise Refused("approvals", f"the {needed.step.label} waits for {who}; {mend}")
