"""Which provisions a question lets the officer rely on."""

from foitui.law.guide.question import Question
from foitui.law.provisions import Provision, regime


def claimable(question: Question) -> tuple[Provision, ...]:
    """Return the provisions that answer a question of kind `provisions`, in the Act's order."""
    (name,) = question.when["route"]
    denial = "neither_confirm_nor_deny" in question.when["held"]
    return tuple(rule for rule in regime(name).provisions.values() if rule.is_ncnd is denial)
