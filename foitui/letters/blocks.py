"""The parts a letter is made of, which every writer turns into its own format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the subject of the letter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text that a writer may wrap as it likes."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Text whose line breaks matter: an address, the references, a list that somebody typed."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are not ours, set apart from those that are."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list; every entry holds blocks."""

    entries: tuple[tuple["Block", ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers; every entry holds blocks."""

    entries: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of the width each column needs; together they are 1."""
        columns = zip(self.head, *self.rows, strict=True)
        needs = [min(max(8, *map(len, column)), 40) for column in columns]
        return tuple(each / sum(needs) for each in needs)


Block = Heading | Paragraph | Lines | Quote | Numbered | Bullets | Table
