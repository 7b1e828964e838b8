"""What a provision needs besides, as questions of the guide."""

from foitui.law.guide.question import Option, Question
from foitui.law.provisions import Need, Provision, need

_KEYS = "abcdefghijklmnopqrstuvwxyz"


def need_questions(rule: Provision) -> tuple[Question, ...]:
    """Return a question for each further fact that a provision needs."""
    return tuple(_question(need(name, rule)) for name in rule.needs)


def _question(fact: Need) -> Question:
    return Question(
        id=f"need.{fact.name}",
        scope="claim",
        kind=fact.kind,
        ask=f"{fact.ask} ({{cite}})",
        why=fact.why,
        cites=(fact.cite,),
        when=fact.when,
        reads=f"details.{fact.name}",
        records="add_detail",
        options=tuple(
            Option(key=key, value=choice.value, label=choice.label)
            for key, choice in zip(_KEYS, fact.options, strict=False)
        ),
        optional=fact.optional,
        placeholder=fact.placeholder,
    )
