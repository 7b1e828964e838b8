"""Where a caseload is kept: in a folder of this host, or in a database; opening either."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack, overload
from urllib.parse import unquote

from foitui.law.working_days import Calendar
from foitui.settings.folders import URLS, is_in_words
from foitui.settings.records import AuthorityKind, Nation
from foitui.store.errors import StoreError

if TYPE_CHECKING:
    from foitui.store.cases import TinyDbCaseStore
    from foitui.store.postgres.cases import PostgresCaseStore
    from foitui.store.signature import Signature

_BEFORE_HOST = r"//([^/?#@]*:[^/?#]*|[^/?#@[,:]*:(?!\d*([/?#,]|$)).*)@"
"""How a password stands before the host; one with a slash in it is meant too."""
_SAID = r"(^|[^a-z])(ssl)?password\s*="
_ACCOUNT = r"(?<=//)[^/?#@]*@|(?<=[?&])user=[^&]*&?|\buser\s*=\s*('[^']*'|\S*)\s*"


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

    def __init__(
        self, why: str = "it starts with postgresql://, service= or host=, and a folder has no ://"
    ) -> None:
        super().__init__(f"This is no address of a database: {why} (docs/postgresql.md).")


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
    """Return a place as it may be shown: without the account, and not if it holds a password."""
    if isinstance(place, Path):
        return str(place)
    try:
        require_discreet(place)
    except StoreError:
        return "a database, by an address that cannot be used"
    return re.sub(_ACCOUNT, "", place).rstrip("?& ")


def require_driver() -> None:
    """Say so where what speaks to PostgreSQL is not installed; raises NoDriver."""
    try:
        import psycopg  # noqa: F401  # 100 ms, and only for whoever has a database
    except ModuleNotFoundError as error:
        raise NoDriver from error


def holds_password(address: str) -> bool:
    """Whether a password stands in an address, also where it is written in escapes."""
    return bool(
        re.search(_BEFORE_HOST, address) or re.search(_SAID, unquote(address), re.IGNORECASE)
    )


def require_discreet(address: str) -> None:
    """Refuse an address with a password in it, and never show it; raises PasswordShown."""
    if holds_password(address):
        raise PasswordShown
    if not address.startswith(URLS) and not is_in_words(address):
        raise NoAddress
