"""The guide: which questions a case raises, which answers each allows, and why it is asked.

Answering is in `answering`, for whoever only asks needs none of the changes: 5 ms.
"""

from foitui.law.guide.asking import asked_before, open_questions, raised, raised_late
from foitui.law.guide.choosing import claimable
from foitui.law.guide.question import Asked, Option, Question

__all__ = [
    "Asked",
    "Option",
    "Question",
    "asked_before",
    "claimable",
    "open_questions",
    "raised",
    "raised_late",
]
