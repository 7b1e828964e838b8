"""A line that is not the right one is told in one line that says what is wrong with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest

from foitui.store.errors import Unreachable
from foitui.store.postgres.reasons import reason
from tests import tls
from tests.postgres import FAST, Server, found_with_tls, free_port, serving
from tests.store.databases import made
from tests.store.examples import new_case
from tests.store.faults import Opened, until

NO_TLS = "no PostgreSQL server with TLS here (apt install postgresql)"
_RULES = """local all all trust
hostssl strict all all cert
hostssl all all all trust
"""


class Secured(NamedTuple):
    """A server with a certificate, and who signs for it."""

    server: Server
    authority: tls.Authority
    other: tls.Authority

    def address(self, host: str = "localhost", database: str = "safe", **settings: Any) -> str:
        return psycopg.conninfo.make_conninfo(
            f"postgresql://postgres@{host}:{self.server.port}/{database}", **settings
        )

    def put(self, certificate: Path, key: Path) -> None:
        """Have the server use another certificate."""
        for source, name in (
            (certificate, "server.crt"),
            (key, "server.key"),
            (self.authority.certificate, "root.crt"),
        ):
            target = self.server.folder / "data" / name
            shutil.copy(source, target)
            who = self.server.who()
            if who:
                shutil.chown(target, who["user"], who["group"])
            target.chmod(0o600)
        self.server.sql("SELECT pg_reload_conf()")


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """A server that lets nobody in from afar without TLS."""
    binaries = found_with_tls()
    if binaries is None or not tls.is_there():
        pytest.skip(tls.NO_OPENSSL if binaries else NO_TLS)
    folder = tmp_path_factory.mktemp("certificates")
    settings = (*FAST, "listen_addresses=127.0.0.1", "ssl_ca_file=root.crt")
    with serving(*settings, binaries=binaries, port=free_port()) as server:
        made(server, "safe")
        made(server, "strict")
        (server.folder / "data" / "pg_hba.conf").write_text(_RULES)
        found = Secured(server, tls.Authority(folder, "right"), tls.Authority(folder, "wrong"))
        found.put(*found.authority.issue("localhost"))
        server.sql("ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()")
        until(lambda: server.sql("SHOW ssl") == [("on",)])
        yield found


def verified(by: tls.Authority) -> dict[str, Any]:
    return {"sslmode": "verify-full", "sslrootcert": by.certificate}


def test_a_certificate_of_the_right_authority_and_host_is_let_in(
    secured: Secured, opened: Opened
) -> None:
    store = opened(secured.address(**verified(secured.authority)))
    case = store.create(new_case())
    with store.connections.brief() as connection:
        assert connection.pgconn.ssl_in_use
    assert store.get(case.reference) == case


def told(address: str, opened: Opened) -> str:
    with pytest.raises(Unreachable) as caught:
        opened(address)
    assert "\n" not in str(caught.value)
    return caught.value.why


def test_what_is_wrong_with_the_line_is_said(secured: Secured, opened: Opened) -> None:
    right = verified(secured.authority)
    assert "certificate is not trusted" in told(secured.address(**verified(secured.other)), opened)
    assert told(secured.address("127.0.0.1", **right), opened).startswith(
        "its certificate is another host's: server certificate for"
    )
    assert "no encryption" in told(secured.address(sslmode="disable"), opened)
    missing = secured.address(sslmode="verify-full", sslrootcert="/nowhere/it.pem")
    assert told(missing, opened) == 'root certificate file "/nowhere/it.pem" does not exist'


def test_an_expired_certificate_is_told_of(secured: Secured, opened: Opened) -> None:
    secured.put(*secured.authority.issue("localhost", days=-1))
    try:
        address = secured.address(**verified(secured.authority))
        until(lambda: "it has expired" in refused(address))
        assert "it has expired" in told(address, opened)
    finally:
        secured.put(*secured.authority.issue("localhost"))


def refused(address: str) -> str:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError as error:
        return reason(error)
    return ""


def test_an_account_comes_in_by_its_certificate(secured: Secured, opened: Opened) -> None:
    mine, key = secured.authority.issue("postgres")
    strict: dict[str, Any] = {"database": "strict", "sslmode": "require"}
    store = opened(secured.address(**strict, sslcert=mine, sslkey=key))
    assert store.count() == 0
    assert "requires a valid client certificate" in told(secured.address(**strict), opened)
    theirs, its_key = secured.other.issue("postgres")
    assert "does not accept the certificate of this account" in told(
        secured.address(**strict, sslcert=theirs, sslkey=its_key), opened
    )
    key.chmod(0o644)
    assert "has group or world access" in told(
        secured.address(**strict, sslcert=mine, sslkey=key), opened
    )


def test_a_server_without_tls_is_told_of(postgres_server: Server, opened: Opened) -> None:
    with serving(*FAST, "listen_addresses=127.0.0.1", port=free_port()) as plain:
        address = f"postgresql://postgres@127.0.0.1:{plain.port}/postgres?sslmode=require"
        assert told(address, opened) == "it offers no TLS, which sslmode asks for"


def test_of_several_hosts_each_is_told(opened: Opened) -> None:
    one, other = free_port(), free_port()
    address = f"postgresql://postgres@127.0.0.1:{one},localhost:{other}/postgres"
    assert told(address, opened) == "no server answers there (Connection refused)"
    error = psycopg.OperationalError(
        "connection failed: a\nMultiple connection attempts failed. All failures were:\n"
        "- host: 'one', port: '5', hostaddr: '10.0.0.1': connection failed: connection to server"
        ' at "10.0.0.1", port 5 failed: Connection refused\n\tIs the server running?\n'
        "- host: 'two', port: '5', hostaddr: '10.0.0.2': connection failed: connection to server"
        ' at "10.0.0.2", port 5 failed: session is read-only'
    )
    said = "one: no server answers there (Connection refused); two: it takes no changes"
    assert reason(error) == said
