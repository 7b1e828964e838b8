"""Our themes: calm and dark, calm and light, high contrast, and the terminal's own two colours.

The colours of the first three are members of the 256-colour table, so that each costs less to send
and SSH without COLORTERM shows nearly the same picture (of greys Rich takes the next). Each is at
least 7:1 against the background it stands on, which `tests/tui/test_readable.py` measures on every
screen as it is painted.
"""

from collections.abc import Mapping

from rich.console import Console
from textual.theme import Theme

DARK = Theme(
    name="foitui-dark",
    primary="#afd7ff",
    secondary="#afafd7",
    accent="#afd7ff",
    warning="#ffd787",
    error="#ffafaf",
    success="#afd7af",
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#1c1c1c",
    panel="#303030",
    boost="#262626",
    variables={
        "warning": "#ffd787",  # else Textual makes it #fed787, which is none of the 256
        "muted": "#c6c6c6",
        "bar-foreground": "#d0d0d0",
        "bar-background": "#303030",
        "cursor-foreground": "#1c1c1c",
        "cursor-background": "#87afd7",
        "cursor-style": "none",
        "caret-foreground": "#1c1c1c",
        "caret-background": "#d0d0d0",
        "caret-style": "none",
        "mark-foreground": "#ffd787",
        "scrollbar": "#585858",
        "scrollbar-hover": "#585858",
        "scrollbar-active": "#87afd7",
        "scrollbar-background": "#262626",
        "input-cursor-text-style": "reverse",
    },
)
"""For terminals with 256 colours or more."""

LIGHT = Theme(
    name="foitui-light",
    dark=False,
    primary="#00005f",
    secondary="#5f005f",
    accent="#00005f",
    warning="#5f005f",
    error="#870000",
    success="#005f00",
    foreground="#262626",
    background="#ffffff",
    surface="#ffffff",
    panel="#eeeeee",
    boost="#eeeeee",
    variables={
        **DARK.variables,
        "warning": "#5f005f",
        "error": "#870000",
        "muted": "#444444",
        "bar-foreground": "#262626",
        "bar-background": "#eeeeee",
        "cursor-foreground": "#ffffff",
        "cursor-background": "#00005f",
        "caret-foreground": "#ffffff",
        "caret-background": "#262626",
        "mark-foreground": "#5f005f",
        "scrollbar": "#8a8a8a",
        "scrollbar-hover": "#8a8a8a",
        "scrollbar-active": "#00005f",
        "scrollbar-background": "#eeeeee",
    },
)
"""For those who work in daylight."""

CONTRAST = Theme(
    name="foitui-contrast",
    primary="#00ffff",
    secondary="#ffffff",
    accent="#00ffff",
    warning="#ffff00",
    error="#ffafaf",
    success="#87ff87",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#000000",
    variables={
        **DARK.variables,
        "warning": "#ffff00",
        "muted": "#ffffff",
        "bar-foreground": "#ffffff",
        "bar-background": "#000000",
        "cursor-foreground": "#000000",
        "cursor-background": "#ffffff",
        "caret-foreground": "#000000",
        "caret-background": "#ffffff",
        "mark-foreground": "#ffff00",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#00ffff",
        "scrollbar-background": "#000000",
    },
)
"""For those who need all the contrast there is."""

_OWN = "ansi_default"

ANSI = Theme(
    name="foitui-ansi",
    ansi=True,
    primary=_OWN,
    secondary=_OWN,
    warning=_OWN,
    error=_OWN,
    success=_OWN,
    accent=_OWN,
    foreground=_OWN,
    background=_OWN,
    surface=_OWN,
    panel=_OWN,
    boost=_OWN,
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "muted": _OWN,
        "bar-foreground": _OWN,
        "bar-background": _OWN,
        "cursor-foreground": _OWN,
        "cursor-background": _OWN,
        "cursor-style": "reverse",
        "caret-foreground": _OWN,
        "caret-background": _OWN,
        "caret-style": "reverse",
        "mark-foreground": _OWN,
        "block-cursor-foreground": _OWN,
        "block-cursor-background": _OWN,
        "block-cursor-text-style": "reverse",
        "input-cursor-text-style": "reverse",
        "scrollbar": _OWN,
        "scrollbar-background": _OWN,
    },
)
"""For 16 colours and for NO_COLOR: the terminal's two own colours, bold, underlined and reverse.

None of the sixteen can be relied on to be read: red is 3.6:1 on the black of xterm, yellow 1.7:1
on its white, and nobody can ask a terminal which it has.
"""


NAMED = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "ansi": ANSI}
"""The themes by the names that the settings have for them."""


def fitting(environ: Mapping[str, str], wanted: str = "") -> Theme:
    """Return the theme for a terminal with these variables, that of the settings where it can."""
    few = Console(force_terminal=True, _environ=environ).color_system in (None, "standard")
    return ANSI if few or "NO_COLOR" in environ else NAMED.get(wanted, DARK)
