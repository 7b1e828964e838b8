"""An authority's own templates, and what is done about one that cannot be used."""

from collections.abc import Mapping
from pathlib import Path

from foitui.letters.environment import rendered
from foitui.letters.errors import TemplateFault
from foitui.letters.gaps import Gap


def in_own_words(
    name: str, values: Mapping[str, object], folder: str
) -> tuple[str, tuple[Gap, ...], tuple[TemplateFault, ...]]:
    """Return what a template makes, the gaps it shows, and the faults of what was left out.

    A template of the authority that cannot be used gives way to ours of the same name. Where that
    does not help, because the fault lies in how two of them fit, all of them give way.

    Args:
        name: which template.
        values: what it may print.
        folder: the authority's own templates; empty where it has none.

    Raises:
        TemplateFault: one of ours cannot be used.
    """
    theirs = Path(folder) if folder else None
    left_out: frozenset[str] = frozenset()
    faults: list[TemplateFault] = []
    while True:
        try:
            return *rendered(name, values, theirs, left_out), tuple(faults)
        except TemplateFault as fault:
            if theirs is None:
                raise
            faults.append(fault)
            faulty = _name(fault, theirs)
            theirs = theirs if faulty and faulty not in left_out else None
            left_out |= {faulty}


def _name(fault: TemplateFault, folder: Path) -> str:
    """Return the name of the template of that folder in which the fault lies; empty elsewhere."""
    file = Path(fault.file)
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
