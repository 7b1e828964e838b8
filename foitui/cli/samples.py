"""Where the sample cases are, in an installed foitui and in a checkout."""

from pathlib import Path

import foitui

_NOT_REQUESTS = (".toml", ".reply.txt", ".md")
"""What stands beside a sample request: the officer's answers, the reply, the settings, notes."""


def sample_folder() -> Path:
    """Return the folder of sample cases."""
    package = Path(foitui.__file__).parent
    installed = package / "sample_cases"
    return installed if installed.is_dir() else package.parent / "sample_cases"


def sample_requests(folder: Path) -> list[Path]:
    """Return the requests among the files of a folder of samples, in order."""
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not is_beside_a_request(path)
    )


def is_beside_a_request(path: Path) -> bool:
    """Whether a file of the samples is something other than a request."""
    return path.name.endswith(_NOT_REQUESTS) or path.name.startswith(".")
