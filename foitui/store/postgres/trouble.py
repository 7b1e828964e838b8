"""What PostgreSQL complains of, told as the store's own errors."""

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import errors as found

from foitui.store.errors import (
    Busy,
    Damaged,
    Full,
    Missing,
    ReadOnly,
    StoreError,
    Unreachable,
)
from foitui.store.postgres.reasons import reason

RETRIED = (found.SerializationFailure, found.DeadlockDetected)
"""Nothing was done, and the same may succeed when it is asked again."""

NO_LISTENING = (found.ReadOnlySqlTransaction, found.FeatureNotSupported)

LOST = (
    found.AdminShutdown,
    found.CrashShutdown,
    found.CannotConnectNow,
    found.IdleInTransactionSessionTimeout,
    found.IdleSessionTimeout,
)

_NO_RIGHT = "this account has no right to it in the database; an administrator of it can give one"
_FOLLOWS = "this server follows another one, or was set to be read only"
_WENT_ON = (
    "this server follows another one, and could not wait until all was read; ask again, or have"
    " max_standby_streaming_delay raised there"
)


@contextlib.contextmanager
def as_store_errors(place: str, *, reads: bool = False) -> Iterator[None]:
    """Turn complaints of the server into errors with a mend; mistakes of ours pass as they are.

    `reads` says that nothing is written, which stands in nobody's way.
    """
    try:
        yield
    except psycopg.Error as error:
        if reads and isinstance(error, found.SerializationFailure):
            raise Unreachable(place, _WENT_ON) from error
        told = told_as(error, place)
        if told is None:
            raise
        raise told from error


def is_lost(error: psycopg.Error) -> bool:
    """Whether the connection is gone, so that another one may succeed."""
    # Class 08 is a line that broke: a pooler says so of the server behind it.
    if isinstance(error, LOST) or (error.sqlstate or "").startswith("08"):
        return True
    # A server that follows ends whoever reads what it must take away, after a while.
    if isinstance(error, found.SerializationFailure):
        return error.diag.severity_nonlocalized == "FATAL"
    # With no code of the server it is the client library that found nobody at the other end.
    return isinstance(error, psycopg.OperationalError) and error.sqlstate is None


def as_lost(error: psycopg.Error, place: str, *, unsure: bool = False) -> Unreachable:
    """Return that nobody can be reached; `unsure` says whether something may have been done."""
    told = told_as(error, place)
    why = told.why if isinstance(told, Unreachable) else str(told or error)
    return Unreachable(place, why, unsure=unsure)


def told_as(error: psycopg.Error, place: str) -> StoreError | None:
    """Return the store's own error, or None where it is a mistake of ours."""
    match error:
        case found.LockNotAvailable() | found.QueryCanceled():
            return Busy("another program")
        case found.DiskFull() | found.OutOfMemory():
            return Full(place, None)
        case found.ReadOnlySqlTransaction():
            return ReadOnly(_FOLLOWS)
        case found.InsufficientPrivilege():
            return ReadOnly(_NO_RIGHT)
        case found.DataCorrupted() | found.IndexCorrupted() | found.UndefinedTable():
            return Damaged("", reason(error))
        case found.InvalidCatalogName() | found.InvalidSchemaName():
            return Missing(place, "name another database or make one there")
        case found.InvalidPassword() | found.InvalidAuthorizationSpecification():
            return Unreachable(place, f"it does not let this account in ({reason(error)})")
        case found.TooManyConnections():
            return Unreachable(place, "it has no connection free")
    if isinstance(error, RETRIED):
        return Busy("others who save the same")
    if is_lost(error):
        return Unreachable(place, reason(error))
    return None
