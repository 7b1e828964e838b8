"""What tests start ends with them, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.postgres import is_there
from tests.store.faults import until

_PROGRAM = """
import os, signal, subprocess
from tests.postgres import FAST, Server, is_there
from tests.scratch import scratch

folder = scratch("test")
if os.geteuid() == 0:
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)])
server = Server(*FAST) if is_there() else None
number = (server.folder / "data" / "postmaster.pid").read_text().split()[0] if server else 0
print(folder.parent, number, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_test_program_that_is_killed_leaves_no_server_no_folder_and_no_mount() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    folder, number = ran.stdout.split()
    until(lambda: not Path(folder).exists())
    assert f"{folder}/" not in Path("/proc/mounts").read_text()
    if is_there():
        until(lambda: not _runs(int(number)))


def _runs(number: int) -> bool:
    with suppress(OSError):
        os.kill(number, 0)
        return True
    return False
