"""The returns as data: which tables there are, and what stands in them."""

from functools import cache
from pathlib import Path

import msgspec
import tomli

_FILE = Path(__file__).parent / "returns.toml"


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the layout; a key it does not know is refused."""


class Line(_Part, frozen=True, kw_only=True):
    """One figure of a table."""

    key: str
    label: str
    means: str
    aside: bool = False
    """Whether it repeats what other lines count."""


class Ratio(_Part, frozen=True, kw_only=True):
    """A share in per cent."""

    label: str
    part: tuple[str, ...]
    of: tuple[str, ...]


class Block(_Part, frozen=True, kw_only=True):
    """One table of a return."""

    title: str
    whole: str = ""
    each: str = ""
    figure: tuple[Line, ...] = ()
    share: tuple[Ratio, ...] = ()

    @property
    def partition(self) -> tuple[str, ...]:
        """The lines of which every case of `whole` stands in exactly one."""
        keys = (line.key for line in self.figure if not line.aside)
        return tuple(key for key in keys if key != self.whole) if self.whole else ()


class Layout(_Part, frozen=True, kw_only=True):
    """One return."""

    id: str
    title: str
    source: str
    table: tuple[Block, ...]


@cache
def layouts() -> dict[str, Layout]:
    """Return every return there is, by its id."""
    document = tomli.loads(_FILE.read_text(encoding="utf-8"))
    found = msgspec.convert(document["return"], tuple[Layout, ...])
    return {layout.id: layout for layout in found}
