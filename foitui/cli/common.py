"""What commands share: saying things, opening the store, the officer, the day."""

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, NamedTuple

from foitui.case.errors import Refused
from foitui.text.clean import clean_block, clean_line

if TYPE_CHECKING:
    import argparse
    from contextlib import AbstractContextManager
    from pathlib import Path

    from foitui.law.working_days import Calendar
    from foitui.settings.records import Settings
    from foitui.store.protocol import CaseStore


def clock() -> dt.datetime:
    """Return the time where the officer sits; the one clock of the commands."""
    return dt.datetime.now().astimezone()


class Office(NamedTuple):
    """What a command works with besides the cases."""

    folder: "Path"
    """The folder of cases, and of what is kept beside them."""
    settings: "Settings"
    calendar: "Calendar"
    database: str = ""
    """The address of the database that keeps the cases; empty where the folder does."""

    @property
    def place(self) -> "Path | str":
        """Where the cases are, as the store wants it."""
        return self.database or self.folder

    @property
    def caseload(self) -> str:
        """Which caseload it is, for what an officer keeps of their own."""
        return self.database or str(self.folder.resolve())


def say(text: str = "") -> None:
    """Print lines on standard output, cleaned."""
    sys.stdout.write(f"{clean_block(text)}\n")


def tell(text: str) -> None:
    """Print one line on standard error, cleaned."""
    with suppress(OSError):  # what cannot be printed is told at the end
        sys.stdout.flush()
    sys.stderr.write(f"{clean_line(text)}\n")


def fail(message: str) -> int:
    """Tell one line that names the mend and return the exit code for wrong use."""
    tell(f"foitui: {message}")
    return 2


def print_json(value: object) -> None:
    """Print records, or what can stand in JSON, as JSON that is pure and printable ASCII.

    Whatever a stranger wrote is kept to the letter and cannot act on a terminal.
    """
    import json

    import msgspec

    plain = msgspec.to_builtins(value, str_keys=True)
    text = json.dumps(plain, indent=2, ensure_ascii=True).replace("\x7f", "\\u007f")
    sys.stdout.write(f"{text}\n")


def add_data(parser: "argparse.ArgumentParser") -> None:
    """Add the option that names the folder of cases, or their database."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        help="the folder of cases, or postgresql://HOST/DB (FOITUI_DATA; else your data folder)",
    )


def add_json(parser: "argparse.ArgumentParser") -> None:
    """Add the option that asks for JSON."""
    parser.add_argument("--json", action="store_true", help="answer in JSON")


class Reference(str):
    """What an argument says of a case; `opened` puts the whole reference in its place."""

    __slots__ = ()


def reference(text: str) -> Reference:
    """Return what an argument says of a case."""
    if not text.strip():
        import argparse

        raise argparse.ArgumentTypeError("name a case, as in FOI-2026-0001")
    return Reference(text)


def add_reference(parser: "argparse.ArgumentParser") -> None:
    """Add the argument that names a case."""
    parser.add_argument(
        "reference", metavar="REF", type=reference, help="the case: FOI-2026-0001, or 1 this year"
    )


def any_date(text: str) -> dt.date:
    """Return the date that an argument gives, most likely of something that was done."""
    return _date(text, done=True)


def coming_date(text: str) -> dt.date:
    """Return the date that an argument gives for what is still to be done."""
    return _date(text, done=False)


def past_date(text: str) -> dt.date:
    """Return the date that an argument gives for what was done; no day to come."""
    from foitui.case.changing import require_come

    on = any_date(text)
    try:
        require_come(on, today())
    except Refused as refused:
        import argparse

        raise argparse.ArgumentTypeError(refused.message) from refused
    return on


def _date(text: str, *, done: bool) -> dt.date:
    """Read a date; one that is not ISO is told as it was understood."""
    from foitui.text.dates import NoDate, read_day, told_day

    try:
        on = read_day(text, today(), _working_day, done=done)
    except NoDate as refused:
        import argparse

        raise argparse.ArgumentTypeError(str(refused)) from refused
    if text != on.isoformat():
        tell(f"foitui: {text} is read as {told_day(on)}")
    return on


def _working_day(day: dt.date, count: int) -> dt.date:
    """Return the nth working day after a day, by the calendar of whoever types it."""
    from foitui.law.working_days import shipped_calendar
    from foitui.settings.folders import data_folder
    from foitui.settings.load import load_settings

    return shipped_calendar(load_settings(data=data_folder(None)).holidays).add(day, count)


def item_numbers(text: str) -> tuple[int, ...]:
    """Return the items that an argument names."""
    try:
        return tuple(int(number) for number in text.split(",") if number.strip())
    except ValueError as error:
        import argparse

        message = f"{text!r} names no items; write it as in 1,2"
        raise argparse.ArgumentTypeError(message) from error


def ordinal(text: str) -> int:
    """Return a number that counts from 1, as an argument gives it."""
    if not (text.isascii() and text.isdecimal() and int(text[:9]) > 0 and len(text) < 10):
        import argparse

        raise argparse.ArgumentTypeError(
            f"{text[:40]!r} is not a number from 1 on; write it as in 2"
        )
    return int(text)


def now() -> dt.datetime:
    """Return the time, in UTC, for the history of a case."""
    return clock().astimezone(dt.UTC)


def today() -> dt.date:
    """Return the day where the officer sits."""
    return clock().date()


def officer() -> str:
    """Return the login name of whoever runs this; under sudo, of whoever called it."""
    import getpass
    import os

    # One account for all is how a host is shared: the history must name who sat there.
    if caller := os.environ.get("SUDO_USER"):
        return caller

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "officer"


def named(login: str, settings: "Settings") -> str:
    """Return how an officer is shown: by the name that they set for themselves, else by login."""
    return settings.display_name if settings.display_name and login == officer() else login


def strange_team(team: str | None, settings: "Settings") -> str:
    """Return what to say of a team that the settings do not have; empty where they name none."""
    teams = settings.teams
    if not team or not teams or team in teams:
        return ""
    return f"there is no team {team!r}; there are {', '.join(teams)}"


def office(args: "argparse.Namespace") -> Office:
    """Return the folder, the settings and the calendar that the arguments lead to."""
    import os

    from foitui.law.working_days import shipped_calendar
    from foitui.settings.folders import DATA, data_folder, database_address
    from foitui.settings.load import load_settings

    folder = data_folder(args.data)
    settings = load_settings(data=folder)
    named = args.data or os.environ.get(DATA)
    database = database_address(args.data) if named else settings.database
    return Office(folder, settings, shipped_calendar(settings.holidays), database)


@contextmanager
def opened(
    args: "argparse.Namespace", at: Office | None = None, *, create: bool = False
) -> "Iterator[CaseStore]":
    """Open the store that the arguments lead to, and close it at the end.

    Cases that the arguments name stand there by their whole references then.

    Raises:
        StoreError: it cannot be opened, or no case, or several, may be meant.
    """
    from foitui.store.errors import Missing

    at = at or office(args)
    if not create and not at.database and not at.folder.exists():
        mend = "start one with 'foitui import PATH', or look at samples with 'foitui demo'"
        raise Missing(str(at.folder), mend)
    with _opening():
        store = _store(at, create=create)
    meant: list[str] = []
    try:
        for name, said in list(vars(args).items()):
            if isinstance(said, Reference):
                meant.append(_meant(said, store, at))
                setattr(args, name, meant[-1])
        yield store
    except Refused as refused:
        raise Refused(refused.field, ": ".join((*meant, refused.message))) from refused
    finally:
        store.close()


def _opening() -> "AbstractContextManager[None]":
    """Tell how long it takes, where somebody watches: an older caseload is brought up to date."""
    if not sys.stderr.isatty():
        return nullcontext()
    from foitui.cli.progress import under_way

    return under_way("Opening")


def _store(at: Office, *, create: bool) -> "CaseStore":
    from foitui.store import open_store
    from foitui.store.signature import Signature

    return open_store(
        at.place,
        at.calendar,
        scheme=at.settings.reference_scheme,
        create=create and not at.database,  # that is for 'foitui init', which gives the rights
        authority=at.settings.authority.kind,
        nation=at.settings.authority.nation,
        signature=Signature(at.settings.display_name),
    )


def _meant(said: Reference, store: "CaseStore", at: Office) -> str:
    from foitui.store.meant import reference_meant

    return reference_meant(said, store, at.settings.reference_scheme, today().year)
