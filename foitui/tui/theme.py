"""Our themes: one calm and dark, one that uses the terminal's own colours.

The colours of the dark theme are members of the 256-colour table, so that SSH without COLORTERM
shows the same picture; each is at least 7:1 against the background it stands on.
"""

from collections.abc import Mapping

from rich.console import Console
from textual.theme import Theme

DARK = Theme(
    name="foitui-dark",
    primary="#87afd7",
    secondary="#afafd7",
    accent="#87afd7",
    warning="#ffd787",
    error="#ffafaf",
    success="#afd7af",
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#1c1c1c",
    panel="#303030",
    boost="#262626",
    variables={
        "muted": "#a8a8a8",
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


def fitting(environ: Mapping[str, str]) -> Theme:
    """Return the theme for a terminal with these variables."""
    few = Console(force_terminal=True, _environ=environ).color_system in (None, "standard")
    return ANSI if few or "NO_COLOR" in environ else DARK
