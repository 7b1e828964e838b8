"""What the settings say of the full screen, checked before it opens: filters and keys."""

from enum import StrEnum
from pathlib import Path

from foitui.case.standing import Route, Stage
from foitui.settings.records import Settings

_WORDS: dict[str, type[StrEnum]] = {"stages": Stage, "routes": Route}
"""What may stand in each list of a saved filter."""


def check_screen(settings: Settings, data: Path) -> None:
    """Refuse filters and keys that cannot be.

    Raises:
        SettingsError: one cannot; says which, on which line of which file, and the mend.
    """
    for saved in settings.filters:
        for field, words in _WORDS.items():
            for word in getattr(saved, field):
                if word not in list(words):
                    from foitui.settings.fault import fault_at

                    key = f"filters, {saved.name!r}, {field}"
                    raise fault_at(data, key, _unknown(word, list(words)), word)
    if settings.keys:
        _check_keys(settings, data)


def _unknown(word: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    meant = f"; did you mean {str(near[0])!r}?" if near else ""
    return f"there is no {word!r}{meant or '; there are ' + ', '.join(known)}"


def _check_keys(settings: Settings, data: Path) -> None:
    from foitui.tui.keymap import KeysError, keymap  # Textual: 150 ms, for those with own keys

    try:
        keymap(settings.keys)
    except KeysError as error:
        from foitui.settings.fault import fault_at

        raise fault_at(data, f"keys.{error.action}", error.message) from error
