"""Folders of tests that outlive no test program: a watcher takes them away, however it ended."""

import atexit
import functools
import os
import subprocess
import tempfile
from pathlib import Path

_TIDY = """
cat
grep -o " $1/[^ ]*" /proc/mounts | while read -r place; do umount -l "$place"; done
for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf "$1" && exit; sleep 0.2; done
"""
"""Waits for the end of its input, which is that of the test program, and takes a folder away.

A server that ends at the same moment may still write, so it is tried again.
"""


def scratch(name: str) -> Path:
    """Make a folder with a name that begins so, for whoever runs the tests."""
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=_root(os.getpid())))


@functools.cache
def _root(process: int) -> Path:
    """Make the folder of this test program; `process` is its number, so that a fork has its own."""
    root = Path(tempfile.mkdtemp(prefix="foitui-tests-"))
    # A server runs under another account where root runs the tests.
    root.chmod(0o711)
    watcher = subprocess.Popen(
        ["sh", "-c", _TIDY, "sh", str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what ends the tests must not end it
    )
    atexit.register(watcher.communicate)
    return root
