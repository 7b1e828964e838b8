"""An answers file: what an officer answered, in TOML; `docs/data-format.md` describes it."""

import datetime as dt
import re
from pathlib import Path
from typing import Any, Literal

import msgspec
import tomli

from foitui.case.records import JsonValue
from foitui.case.words import Channel
from foitui.cli.files import reading


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of the file; a key it does not know is refused."""


class Answer(Section, frozen=True, kw_only=True):
    """One answer to one question of the guide."""

    question: str
    value: JsonValue
    items: Literal["all"] | tuple[int, ...] = "all"
    """Which items it is for: all that the question is asked of, or these."""
    claim: str | tuple[str, ...] = ""
    """Which provisions relied on it is about: cites, or `all`; needed where there are several."""


class Attested(Section, frozen=True, kw_only=True):
    """What the officer vouches for: the answer to one finding that asks for an attestation."""

    finding: str
    claim: str | tuple[str, ...] = ""
    """Which provisions relied on it is about: cites, or `all`; needed where there are several."""
    holds: bool = True
    evidence: str = ""


class Reply(Section, frozen=True, kw_only=True):
    """The reply that went out."""

    on: dt.date
    override: str = ""
    """Why it went out although the law asks for more; the history keeps it."""
    channel: Channel | None = None
    """How it went out; as the request came where nothing is said."""
    to: str | None = None
    """Where to; the address of the case where nothing is said."""
    late_because: str = ""
    """What made a late reply late."""


class Answers(Section, frozen=True, kw_only=True):
    """The whole file."""

    case: str = ""
    """For the reader only."""
    officer: str = ""
    """Who answered; the login name where it is empty."""
    on: dt.date | None = None
    """The day it was answered; today where it is missing."""
    texts: tuple[str, ...] = ()
    """The items, one text each, where those that were read need mending."""
    answer: tuple[Answer, ...] = ()
    attest: tuple[Attested, ...] = ()
    """Recorded after all answers, in the order of the file."""
    reply: Reply | None = None


class AnswersFault(Exception):
    """An answers file that cannot be used, or not to its end."""

    def __init__(self, file: Path, place: str, message: str) -> None:
        super().__init__(": ".join(part for part in (str(file), place, message) if part))
        self.file = file
        self.place = place
        """The n-th answer, or the key."""
        self.message = message


def read_answers(file: Path) -> Answers:
    """Return what the file says.

    Raises:
        AnswersFault: it cannot be read, or is not an answers file; names the place.
    """
    try:
        with reading(str(file)) as stream:
            document = tomli.loads(stream.read().decode("utf-8"))
    except OSError as error:
        raise AnswersFault(file, "", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise AnswersFault(file, "", "is not UTF-8 text; save it as UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise AnswersFault(file, "", f"is not TOML: {error}") from error
    try:
        return msgspec.convert(_dates_as_text(document), Answers)
    except msgspec.ValidationError as error:
        says, _, place = str(error).partition(" - at ")
        raise AnswersFault(file, _place(place), says.replace("`", "'")) from error


def _dates_as_text(value: Any) -> Any:
    """Return the document as JSON could hold it; an answer may be a date."""
    if isinstance(value, dict):
        return {key: _dates_as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(each) for each in value]
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else value


def _place(path: str) -> str:
    """Name a place of the file as a person counts: `answer 3, items`."""
    path = path.strip("`").removeprefix("$").removeprefix(".")
    if found := re.match(r"(answer|attest)\[(\d+)\]\.?(.*)", path):
        named = f"{found[1]} {int(found[2]) + 1}"
        return f"{named}, {found[3]}" if found[3] else named
    return path
