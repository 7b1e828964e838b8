"""Our themes: calm and dark, calm and light, high contrast, and the terminal's own colours.

The colours of the first three are members of the 256-colour table, so that SSH without COLORTERM
shows the same picture; each is at least 7:1 against the background it stands on.
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
        "muted": "#c6c6c6",
        "bar-foreground": "#d0d0d0",
        "bar-background": "#303030",
        "cursor-foreground": "#1c1c1c",
        "cursor-background": "#87afd7",
        "cursor-style": "none",
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
        "muted": "#444444",
        "bar-foreground": "#262626",
        "bar-background": "#eeeeee",
        "cursor-foreground": "#ffffff",
        "cursor-background": "#00005f",
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
        "muted": "#ffffff",
        "bar-foreground": "#ffffff",
        "bar-background": "#000000",
        "cursor-foreground": "#000000",
        "cursor-background": "#ffffff",
        "mark-foreground": "#ffff00",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#00ffff",
        "scrollbar-background": "#000000",
    },
)
"""For those who need all the contrast there is."""

ANSI = Theme(
    name="foitui-ansi",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "muted": "ansi_default",
        "bar-foreground": "ansi_default",
        "bar-background": "ansi_default",
        "cursor-foreground": "ansi_default",
        "cursor-background": "ansi_default",
        "cursor-style": "reverse",
        "mark-foreground": "ansi_yellow",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-text-style": "reverse",
        "scrollbar": "ansi_white",
        "scrollbar-background": "ansi_default",
    },
)
"""For 16 colours and for NO_COLOR: the terminal's own colours, reverse and bold."""


NAMED = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "ansi": ANSI}
"""The themes by the names that the settings have for them."""


def fitting(environ: Mapping[str, str], wanted: str = "") -> Theme:
    """Return the theme for a terminal with these variables, that of the settings where it can."""
    few = Console(force_terminal=True, _environ=environ).color_system in (None, "standard")
    return ANSI if few or "NO_COLOR" in environ else NAMED.get(wanted, DARK)
