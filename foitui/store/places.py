"""Where a caseload is kept: in a folder of this host, or in a database; opening either."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack, overload
from urllib.parse import urlsplit

from foitui.law.working_days import Calendar
from foitui.settings.folders import is_address
from foitui.settings.records import AuthorityKind, Nation
from foitui.store.errors import StoreError

if TYPE_CHECKING:
    from foitui.store.cases import TinyDbCaseStore
    from foitui.store.postgres.cases import PostgresCaseStore
    from foitui.store.signature import Signature

_SECRET = r"(^|[?&\s])(ssl)?password\s*="


class Options(TypedDict, total=False):
    """How a caseload is opened; `opening.open_store` says what each one means."""

    scheme: str
    create: bool
    authority: AuthorityKind
    nation: Nation
    signature: "Signature | None"
    limit: float
    half_moved: bool


class PasswordShown(StoreError):
    """An address holds a password, which the list of processes and the history of a shell show."""

    def __init__(self) -> None:
        super().__init__(
            "A password in the address is seen by others on this host; take it out, and write it"
            " into the file that PGPASSFILE names (~/.pgpass, mode 600) or into your service file."
        )


class NoDriver(StoreError):
    """What speaks to PostgreSQL is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "This foitui was installed without PostgreSQL; install it as 'foitui[postgres]'."
        )


class NoAddress(StoreError):
    """What should be the address of a database is none."""

    def __init__(self) -> None:
        super().__init__(
            "The address of a database starts with postgresql:// or service= (docs/postgresql.md)."
        )


@overload
def open_store(
    place: Path, calendar: Calendar, **options: Unpack[Options]
) -> "TinyDbCaseStore": ...


@overload
def open_store(
    place: str, calendar: Calendar, **options: Unpack[Options]
) -> "PostgresCaseStore": ...


def open_store(
    place: Path | str, calendar: Calendar, **options: Unpack[Options]
) -> "TinyDbCaseStore | PostgresCaseStore":
    """Open the caseload in a folder or, for an address, in a database; `opening` says more.

    Raises:
        PasswordShown, NoDriver: the address cannot be used.
        StoreError: as the engine raises it.
    """
    if isinstance(place, str):
        require_discreet(place)
        require_driver()
        from foitui.store.postgres.opening import open_database

        return open_database(place, calendar, **options)
    from foitui.store.opening import open_store as open_folder

    return open_folder(place, calendar, **options)


def prepare_database(address: str, roles: str) -> tuple[str, ...]:
    """Make the tables and the roles of a caseload in a database, and tell what was done.

    `roles` is what the names of the roles start with. Raises StoreError.
    """
    require_discreet(address)
    require_driver()
    from foitui.store.postgres.preparing import prepare

    return prepare(address, roles)


def shown(place: Path | str) -> str:
    """Return a place as it may be shown: an address that holds a password is not."""
    try:
        if isinstance(place, str):
            require_discreet(place)
    except StoreError:
        return "a database, by an address that cannot be used"
    return str(place)


def require_driver() -> None:
    """Say so where what speaks to PostgreSQL is not installed; raises NoDriver."""
    try:
        import psycopg  # noqa: F401  # 100 ms, and only for whoever has a database
    except ModuleNotFoundError as error:
        raise NoDriver from error


def require_discreet(address: str) -> None:
    """Refuse an address with a password in it, and never show it; raises PasswordShown."""
    try:
        hidden = urlsplit(address).password
    except ValueError:
        hidden = None
    if hidden is not None or re.search(_SECRET, address, re.IGNORECASE):
        raise PasswordShown
    if not is_address(address):
        raise NoAddress
