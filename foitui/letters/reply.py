"""The reply to a request, made from the case, the settings and the date of the letter."""

import datetime as dt

from foitui.case.records import Case
from foitui.letters.facts import letter_view
from foitui.letters.letter import Letter, as_markdown, as_text, letter_of
from foitui.letters.own_words import in_own_words
from foitui.settings.records import Settings

__all__ = ["as_markdown", "as_text", "reply"]


def reply(case: Case, settings: Settings, on: dt.date) -> Letter:
    """Return the reply that the decisions of a case make; what is undecided shows as gaps.

    Args:
        case: the request and what was decided about it.
        settings: the authority, its regulator, and where its own templates are.
        on: the date of the letter.
    """
    values = {"letter": letter_view(case, settings, on), "notice": None}
    source, gaps, faults = in_own_words("letter.md", values, settings.templates)
    return letter_of(case, settings, on, source, gaps, faults)
