"""Words for outside are in a file as a whole, or there is no file."""

import resource
from pathlib import Path

import pytest

from foitui.tui.screens.paper import written_bytes


def test_half_a_file_is_none(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            written_bytes(tmp_path, "letter.txt", b"x" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []
    assert written_bytes(tmp_path, "letter.txt", b"x").read_bytes() == b"x"
