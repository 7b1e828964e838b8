"""One action: something an officer can do with a key."""

from typing import NamedTuple


class Action(NamedTuple):
    """One thing an officer can do with a key."""

    id: str
    """`group.name`: stable, because a keymap in the settings refers to it."""
    keys: tuple[str, ...]
    """Key names as Textual knows them; the first is the one that is shown."""
    label: str
    """A word or two, for the key bar and the palette."""
    help: str
    """One sentence, for the help screen."""
    footer: bool = False
    """Whether the key bar shows it."""
    does: str = ""
    """The Textual action where it is not named like the id."""

    @property
    def group(self) -> str:
        """The part of the program it belongs to."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """What Textual is told to run."""
        return self.does or self.id.partition(".")[2]


def act(
    name: str, keys: str, label: str, sentence: str, *, footer: bool = False, does: str = ""
) -> Action:
    """Make an action of its id, its keys, its label and a sentence for the help screen."""
    return Action(name, tuple(keys.split()), label, sentence, footer, does)
