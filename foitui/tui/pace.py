"""How soon an answer is painted, and Escape believed: told before Textual is imported."""

import os

PACE = {"TEXTUAL_FPS": "120", "ESCDELAY": "50"}
"""Variables that Textual reads once.

An answer that follows the paint of its key waits for one to two frames: with Textual's own 60 a
second up to 33 ms, longer than the store takes. It costs no byte more. Escape is told from the
start of an arrow key by what follows in so many milliseconds: half of Textual's 100, and the same
as Neovim's.
"""


def keep_pace() -> None:
    """Tell Textual; an officer's own value stays, and what is started from here sees none of it."""
    ours = {name: value for name, value in PACE.items() if name not in os.environ}
    os.environ.update(ours)
    import textual.constants  # noqa: F401, for what it reads

    for name in ours:
        del os.environ[name]
