"""The guide: which questions a case raises, which answers each allows, and why it is asked."""

from foitui.law.guide.answering import AnswerRefused, answer
from foitui.law.guide.asking import asked_before, open_questions, raised
from foitui.law.guide.choosing import claimable
from foitui.law.guide.question import Asked, Option, Question

__all__ = [
    "AnswerRefused",
    "Asked",
    "Option",
    "Question",
    "answer",
    "asked_before",
    "claimable",
    "open_questions",
    "raised",
]
