"""The fields of a case and their values in words, for histories and comparisons."""

from collections.abc import Mapping

from foitui.case.records import Case, Change, JsonValue

NOTHING = "nothing"
"""What is said of a field without a value."""

_FIELDS: Mapping[str, str] = {
    "text": "wording",
    "route": "route",
    "destination": "who deals with it",
    "contact": "how to reach the other authority",
    "passing": "passed on or named",
    "passed_on": "passed on on",
    "access_law": "law of the right to own data",
    "invalid_reason": "what the request lacks",
    "clarity": "clear or not",
    "clarification": "question to the requester",
    "held": "held",
    "search": "search made",
    "elsewhere": "who else may hold it",
    "exempt": "exempt",
    "disclosure": "what is released",
    "provision": "provision",
    "items": "items",
    "covers": "what is withheld",
    "interest": "interest harmed",
    "reason": "reason",
    "likelihood": "likelihood",
    "pit.for_disclosure": "factors for release",
    "pit.for_withholding": "factors for withholding",
    "pit.balance": "balance",
    "pit.reasons": "reasons of the balance",
    "cost.limit": "cost limit",
    "cost.hours": "hours estimated",
    "cost.lines": "lines of the estimate",
    "cost.basis": "how it was estimated",
    "cost.would_fit": "what would fit the limit",
    "section14.burden": "vexatious or repeated",
    "section14.reasons": "reasons under section 14",
    "section14.earlier_request": "earlier request",
    "officer": "officer",
    "reference": "reference",
    "sent": "reply",
    "withdrawn": "withdrawn on",
    "clock": "clock",
    "correspondence": "correspondence",
    "attestations": "attested",
    "rejected_signals": "hints put aside",
    "request": "request",
    "team": "team",
    "waiting": "waits for",
    "exchanges": "asked of others",
    "submitted": "submitted for review",
    "comments": "comments",
    "approvals": "approvals",
    "reviews": "internal review",
    "complaints": "complaint or appeal",
    "publication": "disclosure log",
    "hold": "kept on hold",
    "anonymised": "anonymised on",
}


def label(change: Change, case: Case | None = None) -> str:
    """Name the field of a change: `items.0.held` is `Item 1: held`.

    Args:
        change: The change; its path counts from nought.
        case: The case just after it, which tells the provision of a claim.
    """
    top, _, rest = change.field.partition(".")
    index, _, field = rest.partition(".")
    if not index.isdigit():
        return field_label(change.field)
    number = int(index)
    if top == "items":
        known = case is not None and number < len(case.items)
        return item_label(case.items[number].number if case and known else number + 1, field)
    if top == "claims":
        return claim_label(_provision(change, case, number), field)
    return f"{field_label(top)} {number + 1}" + (f": {_words(field)}" if field else "")


def item_label(number: int | str, field: str = "") -> str:
    """Name an item, or a field of it."""
    return f"Item {number}" + (f": {_words(field)}" if field else "")


def claim_label(provision: str, field: str = "") -> str:
    """Name a claim by its provision, or a field of it."""
    return provision + (f": {_words(field)}" if field else "")


def field_label(field: str) -> str:
    """Name a field of the case as a whole."""
    words = _words(field)
    return words[:1].upper() + words[1:]


def said(value: JsonValue) -> str:
    """Return a value as a person would say it."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{_words(_dotted(name))}: {said(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "; ".join(map(said, value))
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    # One word of ours, as an answer is stored: `not_held`, and never a text of somebody's.
    return text.replace("_", " ") if text.isidentifier() and text.islower() else text


def _provision(change: Change, case: Case | None, index: int) -> str:
    for state in (change.after, change.before):
        if isinstance(state, dict) and "provision" in state:
            return str(state["provision"])
    if case is not None and index < len(case.claims):
        return case.claims[index].provision
    return f"Claim {index + 1}"


def _dotted(name: str | tuple[str, ...]) -> str:
    return name if isinstance(name, str) else ".".join(name)


def _words(field: str) -> str:
    head, _, rest = field.partition(".")
    if head == "details" and rest:
        return rest.replace("_", " ")
    while field:
        if field in _FIELDS:
            return _FIELDS[field]
        shorter, _, last = field.rpartition(".")
        if not last.isdigit():
            return field.replace("_", " ").replace(".", ", ")
        field = shorter  # an element of a list is called as the list
    return field
