"""Why there is no connection, in one line that can be read to whoever keeps the server.

libpq says it in English, and in several lines for several hosts. None of it holds a password.
"""

import re

import psycopg

_SEVERAL = "Multiple connection attempts failed."
_ONE_OF_THEM = re.compile(
    r"^- host: (?:'([^']*)'|None), .*?: (connection failed: .*)$", re.MULTILINE
)

_MENDS = (
    (
        "no password supplied",
        "it asks for a password; write one into the file that PGPASSFILE names (~/.pgpass,"
        " mode 600) or into your service file",
    ),
    (
        "password authentication failed",
        "{}; look at the file that PGPASSFILE names (~/.pgpass) or at your service file",
    ),
    (
        r"no pg_hba\.conf entry",
        "it lets nobody in so ({}); ask who keeps it for a line in pg_hba.conf, or for sslmode",
    ),
    (
        r'^(database|role) ".*" does not exist',
        "{}; who keeps the server makes it, or look at the address",
    ),
    ("definition of service", "{}; write it into ~/.pg_service.conf or the file of PGSERVICEFILE"),
)
"""What ends it that is not in what is said, by a part of that."""

_MEANT = (
    ("does not support SSL", "it offers no TLS, which sslmode asks for"),
    (
        "certificate verify failed",
        "its certificate is not trusted: it has expired, or none that sslrootcert holds signed it",
    ),
    ("does not match host name", "its certificate is another host's: {}"),
    ("alert", "it does not accept the certificate of this account: {}"),
    ("certificate", "{}"),
    ("private key", "{}"),
    ("read-only", "it takes no changes"),
    ("read only", "it takes no changes"),
    ("in recovery", "it takes no changes"),
    ("standby mode", "{}"),
    ("", "no server answers there ({})"),
)


def reason(error: psycopg.Error) -> str:
    """Return what the server or the client library complains of, without where it was tried."""
    if error.diag.message_primary:
        return error.diag.message_primary.rstrip(".")
    said = str(error).strip()
    if _SEVERAL not in said:
        return _of_one(said)
    found: dict[str, list[str]] = {}
    for host, told in _ONE_OF_THEM.findall(said):
        found.setdefault(_of_one(told), []).append(host or "the socket")
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(f"{' and '.join(dict.fromkeys(hosts))}: {why}" for why, hosts in found.items())


def _of_one(said: str) -> str:
    first = said.splitlines()[0] if said else ""
    where, _, why = first.rpartition(" failed: ")
    said = (why or first).removeprefix("connection is bad:").strip()
    said = said.removeprefix("FATAL:").strip().rstrip(".")
    for sign, mend in _MENDS:
        if re.search(sign, said):
            return mend.format(said.removeprefix("fe_sendauth: "))
    if why.startswith("FATAL:") or "connection to server" not in where:
        return said
    return next(meant for sign, meant in _MEANT if sign in why).format(why.strip().rstrip("."))
