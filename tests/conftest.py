"""The server that tests of PostgreSQL share, and what is said at the end of a run."""

from collections.abc import Generator, Iterator

import pytest

from tests.pooler import NONE_HERE
from tests.postgres import FAST, MISSING, Server, serving


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A server for all tests of this program that are not about what a crash leaves."""
    with serving(*FAST) as server:
        yield server


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Say plainly, in the last lines, when what is about PostgreSQL was left out."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    for of, why in (("PostgreSQL", MISSING), ("a pooler", NONE_HERE)):
        if left_out := sum(1 for report in skipped if why in str(report.longrepr)):
            terminalreporter.write_line(f"{left_out} tests of {of} were skipped: {why}")
