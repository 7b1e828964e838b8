"""Small pieces of English that letters share: dates, lists, and the names of items."""

import re
from collections.abc import Sequence

from foitui.text.spoken import spoken

_LAW_WORDS = {"s": "section", "reg ": "regulation"}
_CITE = re.compile(r"(s|reg )(\d\S*)")

british = spoken
"""A date as a British letter writes it: `18 April 2017`."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def numbers(items: Sequence[int]) -> str:
    """Return `2`, `2 and 4`, or `1 to 3 and 5`: runs of three or more are drawn together."""
    runs: list[list[int]] = []
    for number in sorted(set(items)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return listed(words)


def named(items: Sequence[int]) -> str:
    """Return how a letter names items of a request: `item 2`, `items 1 to 3`."""
    return f"{'item' if len(set(items)) == 1 else 'items'} {numbers(items)}"


def cite(words: str) -> str:
    """Return a cite as a letter says it: `section 31(1)(a)`, `regulation 12(5)(e)`.

    A cite with a plus names two rules that work together: `s40(2)+(3A)(a)`, `s41(1)(a)+(b)`.
    """
    first, _, second = words.partition("+")
    found = _CITE.fullmatch(first)
    if found is None:
        return words
    kind, number = _LAW_WORDS[found[1]], found[2]
    named = f"{kind} {number}"
    if not second:
        return named
    if second[:1] == "(" and second[1:2].isdigit():
        return f"{named} with {kind} {number.partition('(')[0]}{second}"
    return f"{named} and {second}"


def spelled(words: str) -> str:
    """Spell out the cites in a phrase of law: `section 30(1)` for `s30(1)`."""
    return re.sub(r"\bs(?=\d)", "section ", words)
