"""What is said at the end of a run of the tests."""

from collections.abc import Generator

import pytest

from tests.postgres import MISSING


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Say plainly, in the last lines, when what is about PostgreSQL was left out."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sum(1 for report in skipped if MISSING in str(report.longrepr))
    if left_out:
        terminalreporter.write_line(f"{left_out} tests of PostgreSQL were skipped: {MISSING}")
