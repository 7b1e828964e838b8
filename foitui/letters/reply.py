"""The reply to a request, made from the case, the settings and the date of the letter."""

import datetime as dt
from pathlib import Path

from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.letters.environment import rendered
from foitui.letters.facts import letter_view
from foitui.letters.letter import Letter, as_markdown, as_text, letter_of
from foitui.settings.records import Settings

__all__ = ["as_markdown", "as_text", "reply"]


def reply(case: Case, settings: Settings, on: dt.date, templates: Path | None = None) -> Letter:
    """Return the reply that the decisions of a case make; what is undecided shows as gaps.

    Args:
        case: the request and what was decided about it.
        settings: the authority and its regulator.
        on: the date of the letter.
        templates: a folder whose templates take the place of ours of the same name.

    Raises:
        TemplateFault: a template of that folder cannot be used; without it ours are.
    """
    values = {"letter": letter_view(case, settings, on), "notice": None}
    source, gaps = rendered("letter.md", values, templates)
    return letter_of(case, settings, on, outcome(case), source, gaps)
