"""Two officers' changes to one case put together, field by field.

What only one of them changed is taken from that one. What both changed, each otherwise, is a
conflict, and a person chooses. Items go by their number and claims by their id, so that nothing
depends on where in a list it stands.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from foitui.case.fields import Fields, Path, assembled, fields_of, named, whole
from foitui.case.history import recorded
from foitui.case.records import Case, JsonValue

Choice = Literal["mine", "theirs", "both"]

_TEXTS = frozenset(
    {
        *("destination", "contact", "invalid_reason", "clarification", "search", "elsewhere"),
        "disclosure",
        *("covers", "interest", "reason", "reasons", "basis", "would_fit", "earlier_request"),
    }
)
"""Fields that hold words, of which two can stand one after the other."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One field that at least one side changed."""

    path: Path
    label: str
    """The field in words."""
    before: JsonValue = None
    mine: JsonValue = None
    theirs: JsonValue = None

    @property
    def joinable(self) -> bool:
        """Whether both can be taken: two lists, or two texts."""
        if isinstance(self.mine, list) and isinstance(self.theirs, list):
            return True
        texts = isinstance(self.mine, str) and isinstance(self.theirs, str)
        return texts and (self.path[-1] in _TEXTS or "details" in self.path)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What two officers did to a case since they both read it."""

    base: Case
    """The case as both of them read it."""
    mine: Case
    """With new claims called so that they do not get in the way of theirs."""
    theirs: Case
    only_mine: tuple[Difference, ...]
    only_theirs: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]
    """Fields that both changed, each otherwise."""

    @property
    def closed(self) -> bool:
        """Whether one side ended the case, so that the other's changes came too late or too soon.

        A letter was written from the decisions as they stood, so they are not put together with
        others behind its back.
        """
        ended = [(case.sent, case.withdrawn) for case in (self.base, self.mine, self.theirs)]
        return len(set(ended)) > 1


def compare(base: Case, mine: Case, theirs: Case) -> Comparison:
    """Compare what two officers did since `base`."""
    mine = _apart(base, mine, theirs)
    before, ours, others = fields_of(base), fields_of(mine), fields_of(theirs)
    found: dict[str, list[Difference]] = {"mine": [], "theirs": [], "both": []}
    for path in _paths(before, ours, others):
        was, my, their = (whole(fields, path) for fields in (before, ours, others))
        if my == their or my == was == their:
            continue
        side = "theirs" if my == was else "mine" if their == was else "both"
        label = named(path, mine, theirs)
        difference = Difference(path=path, label=label, before=was, mine=my, theirs=their)
        found[side].append(difference)
    return Comparison(
        base=base,
        mine=mine,
        theirs=theirs,
        only_mine=tuple(found["mine"]),
        only_theirs=tuple(found["theirs"]),
        conflicts=tuple(found["both"]),
    )


def merged(
    base: Case,
    mine: Case,
    theirs: Case,
    choices: Mapping[Path, Choice],
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Return their case with my changes on top, as one event after theirs.

    Where both changed a field and nothing is chosen for it, theirs stays.
    """
    compared = compare(base, mine, theirs)
    fields = dict(fields_of(theirs))
    taken = list(compared.only_mine)
    for difference in compared.conflicts:
        choice = choices.get(difference.path, "theirs")
        if choice == "mine" or (choice == "both" and not difference.joinable):
            taken.append(difference)
        elif choice == "both":
            joined = _joined(difference.theirs, difference.mine)
            taken.append(msgspec.structs.replace(difference, mine=joined))
    for difference in taken:
        _replace(fields, difference.path, difference.mine)
    state = assembled(fields, compared.theirs, compared.mine)
    return _recorded(compared, state, officer=officer, at=at)


def _recorded(compared: Comparison, state: Case, *, officer: str, at: dt.datetime) -> Case:
    """Append what happened without a change, such as a look at who asked, and the merge."""
    mine = compared.mine.events[compared.base.version :]
    looks = tuple(event for event in mine if not event.changes)
    theirs = msgspec.structs.replace(
        compared.theirs, events=(*compared.theirs.events, *looks), claims_made=state.claims_made
    )
    if fields_of(state) == fields_of(theirs):
        return theirs
    told = "; ".join(event.summary or event.action for event in mine if event.changes)
    summary = f"Put together with a colleague's changes: {told}"
    return recorded(theirs, state, action="merge", summary=summary, officer=officer, at=at)


def _paths(before: Fields, mine: Fields, theirs: Fields) -> Iterator[Path]:
    """Yield every path once; an item or claim that only one side has left is one path."""
    every = dict.fromkeys((*before, *theirs, *mine))
    heads = {path[:2] for path in every if path[0] in {"items", "claims"}}
    partial = {head for head in heads if not (whole(mine, head) and whole(theirs, head))}
    seen: set[Path] = set()
    for path in every:
        found = path[:2] if path[:2] in partial else path
        if found not in seen:
            seen.add(found)
            yield found


def _replace(fields: dict[Path, JsonValue], path: Path, value: JsonValue) -> None:
    """Put a value at a path, or a whole item or claim; None takes it away."""
    for known in [known for known in fields if known[: len(path)] == path]:
        del fields[known]
    if len(path) == 2 and path[0] in {"items", "claims"}:
        fields |= {(*path, *rest): each for rest, each in (value or {}).items()}
    elif value is not None:
        fields[path] = value


def _joined(theirs: JsonValue, mine: JsonValue) -> JsonValue:
    """Put two lists or two texts together, theirs first, nothing twice."""
    if isinstance(theirs, list):
        return theirs + [each for each in mine if each not in theirs]
    return theirs if mine in theirs else f"{theirs}\n\n{mine}"


def _apart(base: Case, mine: Case, theirs: Case) -> Case:
    """Give claims of mine another id where theirs has it for another provision."""
    known = {claim.id for claim in base.claims}
    others = {claim.id: claim.provision for claim in theirs.claims if claim.id not in known}
    made = max(mine.claims_made, theirs.claims_made)
    renamed: dict[str, str] = {}
    for claim in mine.claims:
        if claim.id not in known and others.get(claim.id, claim.provision) != claim.provision:
            made += 1
            renamed[claim.id] = f"c{made}"
    return _with_ids(mine, renamed, made)


def _with_ids(case: Case, ids: Mapping[str, str], made: int) -> Case:
    replace = msgspec.structs.replace
    claims = [replace(c, id=ids.get(c.id, c.id)) for c in case.claims]
    given = [
        replace(each, claim=ids.get(each.claim, each.claim) if each.claim else None)
        for each in case.attestations
    ]
    return replace(case, claims=tuple(claims), attestations=tuple(given), claims_made=made)
