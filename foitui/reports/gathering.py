"""Goes once through the cases and puts each reference under every figure that counts it."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable

from foitui.law.counting import Counted, CountedReview
from foitui.law.working_days import Calendar
from foitui.reports.period import Period
from foitui.reports.sorting import result, status, timeliness

Gathered = dict[str, list[str]]
"""References by the key of the figure; a section has the key `section s31`."""

_PROCEDURAL = frozenset({"cost", "vexatious", "repeated"})


def gather(
    cases: Iterable[Counted], period: Period, monitored: dt.date, calendar: Calendar
) -> Gathered:
    """Return which cases each figure counts, as things stood on the day of monitoring."""
    found: Gathered = defaultdict(list)
    for case in cases:
        if case.received in period and case.received <= monitored:
            _request(case, monitored, calendar, found)
        if case.outside:
            # What is outside both regimes is reviewed and complained of under another law.
            continue
        if case.reviews:
            _reviews(case, period, monitored, calendar, found)
        if case.complaints:
            _complaints(case, period, monitored, found)
    return found


def _request(case: Counted, on: dt.date, calendar: Calendar, found: Gathered) -> None:
    reference = case.reference
    if case.outside:
        found[f"outside {case.outside}"].append(reference)
        return
    where, time, became = status(case, on), timeliness(case, on), result(case, on)
    # Some words serve two of the three: a lapsed request has the status and the result.
    for key in ("received", where, time, became):
        found[key].append(reference)
    if "eir" in case.regimes:
        found["received_eir"].append(reference)
    if became in {"granted", "part", "withheld", "not_processed"}:
        found["resolvable"].append(reference)
    if where in {"open", "on_hold"}:
        found["not_answered"].append(reference)
    elif where == "responded" and became not in {"granted", "part", "withheld", "not_held"}:
        found["answered_otherwise"].append(reference)
    if became in {"part", "withheld"}:
        _withheld(case, became, found)
    if case.extended is not None and case.extended <= on:
        _extension(case, on, calendar, found)


def _withheld(case: Counted, became: str, found: Gathered) -> None:
    for ground in case.grounds:
        found[f"refused_{ground}"].append(case.reference)
    if became == "withheld" and not _PROCEDURAL.intersection(case.grounds):
        found["withheld_on_merits"].append(case.reference)
    for section in case.sections:
        found[f"section {section}"].append(case.reference)


def _extension(case: Counted, on: dt.date, calendar: Calendar, found: Gathered) -> None:
    found["extensions"].append(case.reference)
    key = "extension_more"
    if case.replied is not None and case.replied <= on and case.due_first is not None:
        further = calendar.between(case.due_first, case.replied)
        key = _band(further, "extension")
    found[key].append(case.reference)


def _reviews(
    case: Counted, period: Period, on: dt.date, calendar: Calendar, found: Gathered
) -> None:
    for number, review in enumerate(case.reviews, 1):
        if review.asked not in period or review.asked > on:
            continue
        # A second review of the same case is told apart, so that each is counted once.
        name = case.reference if number == 1 else f"{case.reference} ({number})"
        found["reviews"].append(name)
        found[_review_result(review, on)].append(name)
        if _is_answered(review, on) and review.replied is not None:
            days = calendar.between(review.asked, review.replied)
            found[_band(days, "review")].append(name)


def _is_answered(review: CountedReview, on: dt.date) -> bool:
    return review.replied is not None and review.replied <= on and review.result is not None


def _review_result(review: CountedReview, on: dt.date) -> str:
    return f"review_{review.result}" if _is_answered(review, on) else "review_open"


def _band(days: int, name: str) -> str:
    return f"{name}_20" if days <= 20 else f"{name}_40" if days <= 40 else f"{name}_more"


def _complaints(case: Counted, period: Period, on: dt.date, found: Gathered) -> None:
    for number, complaint in enumerate(case.complaints, 1):
        if complaint.body != "regulator" or complaint.on not in period or complaint.on > on:
            continue
        name = case.reference if number == 1 else f"{case.reference} ({number})"
        decided = complaint.decided is not None and complaint.decided <= on and complaint.result
        found["complaints"].append(name)
        found[f"complaint_{complaint.result}" if decided else "complaint_open"].append(name)
        for section in complaint.sections:
            found[f"complaint_section {section}"].append(name)


def in_legal_order(cite: str) -> tuple[object, ...]:
    """Return what cites are sorted by: the Act first, sections by number."""
    parts = re.split(r"(\d+)", cite)
    return (cite.startswith("reg"), [(int(p), "") if p.isdigit() else (0, p) for p in parts])
