"""What several commands say of a case in the same words."""

from typing import TYPE_CHECKING

from foitui.cli.common import print_json, say

if TYPE_CHECKING:
    import argparse

    from foitui.case.records import Case
    from foitui.store.protocol import CaseStore


def times_used(case: "Case", store: "CaseStore") -> dict[str, int]:
    """Return how often the reasons and factors of a case stand in others.

    After an upgrade they are gathered from all cases once, which takes a while.
    """
    from foitui.cli.progress import under_way
    from foitui.law.phrases import texts_of

    with under_way("Gathering reasons"):
        return store.times_used(texts_of(case))


def lacking(field: str, says: str) -> str:
    """Return what a letter lacks, with the key of the setting where that is the mend."""
    where, _, key = field.partition(".")
    return f"{says} (setting {key})" if where == "settings" else says


def say_recorded(case: "Case", args: "argparse.Namespace") -> None:
    """Say what was recorded last in a case that is saved, as a line or as JSON."""
    said = case.events[-1].summary
    if args.json:
        print_json({"reference": case.reference, "version": case.version, "recorded": said})
    else:
        say(said)


def counted(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: `1 case`, `2 cases`, `3 replies`."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"
