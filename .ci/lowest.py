"""Print the lower bounds of pyproject.toml as pip constraints: `rich>=14.2` gives `rich==14.2`."""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path


def lowest(requirements: Iterable[str]) -> Iterator[str]:
    """Pin each requirement that has a lower bound to that bound."""
    for requirement in requirements:
        if found := re.match(r"([\w.-]+)(?:\[\w+\])?>=([\w.]+)", requirement):
            yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    sys.stdout.writelines(f"{pin}\n" for group in groups for pin in lowest(group))
