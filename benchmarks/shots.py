"""The pictures of the documentation: what each shows, and the keys that lead to it."""

import datetime as dt
from dataclasses import dataclass

from foitui.settings.phrases import Phrase

IN_2017 = dt.datetime(2017, 4, 3, 10, 0, tzinfo=dt.UTC)
IN_2026 = dt.datetime(2026, 9, 28, 10, 0, tzinfo=dt.UTC)
IN_2031 = dt.datetime(2031, 3, 3, 10, 0, tzinfo=dt.UTC)

USUAL, SMALL, LARGE = (100, 30), (80, 24), (160, 50)


@dataclass(frozen=True)
class Shot:
    """One picture."""

    name: str
    says: str
    """What it shows, in a sentence."""
    keys: tuple[str, ...]
    """What is pressed in the open caseload."""
    now: dt.datetime = IN_2026
    size: tuple[int, int] = USUAL
    theme: str = "dark"
    colleague: bool = False
    """Whether a colleague answers the same question before the last key."""


def _typed(words: str) -> tuple[str, ...]:
    """Return the keys that type some words."""
    names = {" ": "space", ".": "full_stop", "-": "minus", "?": "question_mark"}
    return tuple(names.get(sign, sign) for sign in words)


def _case(reference: str, *keys: str) -> tuple[str, ...]:
    """Return the keys that open a case, and what is pressed there."""
    return ("colon", *_typed(reference), "enter", *keys)


PATTERN, DECIDED, MIXED, SENT = ("FOI-2017-0001", "FOI-2026-0004", "FOI-2026-0006", "FOI-2026-0001")
GUIDE = _case(PATTERN, "g")
"""Freedom of Information, clear, neither, within, held, all exempt: then the provisions."""
TO_PROVISIONS = (*GUIDE, *"fynwha")
PROVISIONS = (*TO_PROVISIONS, *"31", "space", *["down"] * 5, "space")
REASONS = (*PROVISIONS, "enter")
LINK = _typed("It would show what tools we have.")
FACTORS = (*REASONS, "ctrl+d", *LINK, "ctrl+d", "l", "1", "enter")
CONFLICT = (*REASONS, "ctrl+d", *LINK, "ctrl+d")
PHRASES = (*REASONS, "ctrl+d", "ctrl+o")
BOOK = (
    Phrase(
        id="tools",
        provision="s31",
        kind="reason",
        text="Knowing what is searched for shows what is not, and conduct moves there.",
        note="Name the tool and what it does not find.",
    ),
    Phrase(
        id="gaps",
        provision="s31(1)(a)",
        kind="reason",
        text="The figures by place show where nobody looks.",
        version=2,
    ),
)
"""What a phrase book could hold."""
THEIRS = "Those who use such profiles would learn which searches find them."
"""What a colleague writes."""

LOOK = (
    *("4", "enter", "v", "s", *"ben", "enter", *_typed("for Friday"), "enter"),
    *("4", *["j"] * 8, "c", *_typed("Is this enough?"), "enter", "1"),
)
"""A decided case, handed to a colleague, with a comment on what it relies on."""
SESSION = ("slash", *"school", "tab", "n", "z", "b", *"Catering", "enter", "z")

MAIN = (
    Shot("caseload", "The caseload, the most urgent case first.", ("end",)),
    Shot("case", "One case: what is asked, and what has been decided.", _case(PATTERN), IN_2017),
    Shot("guide", "The guide asks one question at a time, the request in view.", GUIDE, IN_2017),
    Shot("findings", "What a requester or the regulator would object to.", _case(MIXED, "c")),
    Shot("letter", "The reply as it stands, each gap a key away.", _case(PATTERN, "l"), IN_2017),
)
"""The five screens that an officer sees most, shown in every theme and three sizes."""

MORE = (
    Shot("filter", "Search as you type, over everything.", ("slash", *"lime")),
    Shot("views", "Saved filters, each on a digit.", ("f",)),
    Shot(
        "marked", "Several cases, marked to be given to an officer.", ("space", "j", "space", "a")
    ),
    Shot("palette", "Every action by its name.", ("ctrl+p",)),
    Shot("help", "Every key, narrowed by typing.", ("?",)),
    Shot("decided-case", "A case that is decided.", _case(DECIDED)),
    Shot("provisions", "Exemptions found by number or word.", PROVISIONS, IN_2017),
    Shot("reasons", "Words to write, the editor a key away.", REASONS, IN_2017),
    Shot("factors", "Public interest factors, chosen by number.", FACTORS, IN_2017),
    Shot("whole-letter", "A reply without gaps.", _case(DECIDED, "l")),
    Shot("summary", "The case summed up.", _case(DECIDED, "s")),
    Shot("history", "Everything that happened, with before and after.", _case(DECIDED, "H")),
    Shot("timeline", "What happened on which working day.", ("3", "enter", "T")),
    Shot("days", "The weeks up to the deadline.", _case(PATTERN, "d"), IN_2017),
    Shot("every-day", "The deadline day by day.", _case(PATTERN, "d", "d"), IN_2017),
    Shot("why", "Why a date is what it is.", _case(PATTERN, "d", "question_mark"), IN_2017),
    Shot("clock", "Facts that stop, restart or extend the clock.", _case(PATTERN, "t"), IN_2017),
    Shot(
        "estimate",
        "An estimate line by line, against the cost limit.",
        _case(PATTERN, "e", "2", *"mail", "enter", *"19", "enter", "5", "enter", "4", "enter"),
        IN_2017,
    ),
    Shot("phrases", "Reasons of the authority's own phrase book.", PHRASES, IN_2017),
    Shot(
        "hints", "What the wording of a request suggests.", _case("FOI-2025-0001", "plus"), IN_2026
    ),
    Shot("two-answers", "Two officers answered one question.", CONFLICT, IN_2017, colleague=True),
    Shot("similar", "Earlier cases like this one.", _case("FOI-2026-0010", "m")),
    Shot("items", "What is asked for, worded anew.", _case(PATTERN, "i"), IN_2017),
    Shot("second_look", "A second officer's look at a decision.", LOOK),
    Shot("who-has-it", "A case given to somebody else.", _case(PATTERN, "a"), IN_2017),
    Shot(
        "waiting",
        "Whom a case waits for.",
        _case(PATTERN, "w", "w", "c", "enter", "enter", "enter", *_typed("press office"), "enter"),
        IN_2017,
    ),
    Shot("after-the-reply", "What came after the reply.", _case(SENT, "o")),
    Shot("review-letter", "The answer to a review.", _case(SENT, "o", "r", "enter", "enter", "L")),
    Shot("publication", "Whether a reply goes into the disclosure log.", _case(SENT, "p")),
    Shot("session", "A review session, and what became of it.", SESSION),
    Shot("statistics", "The statistical return of a year.", ("t", "y")),
    Shot("counted", "The cases that a figure counts.", ("t", "y", "j", "j", "enter")),
    Shot("workload", "What falls due, day by day.", ("w",)),
    Shot("retention", "What is past its time.", ("R",), IN_2031),
)


def _variants() -> tuple[Shot, ...]:
    made = []
    for shot in MAIN:
        made += [
            Shot(f"{shot.name}-80x24", shot.says, shot.keys, shot.now, SMALL),
            Shot(f"{shot.name}-160x50", shot.says, shot.keys, shot.now, LARGE),
            Shot(f"{shot.name}-light", shot.says, shot.keys, shot.now, theme="light"),
            Shot(f"{shot.name}-contrast", shot.says, shot.keys, shot.now, theme="contrast"),
        ]
    return tuple(made)


VARIANTS = _variants()
"""The main five again: on the smallest terminal, on a large one, in daylight, in high contrast."""
