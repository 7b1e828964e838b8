"""Every path through the guide is walked: none is dead, and every question says why it is asked."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from foitui.case.outcome import outcome
from foitui.case.records import Case, JsonValue
from foitui.case.words import Outcome, Stage
from foitui.law.guide import Asked, asked_before, claimable, open_questions
from foitui.law.guide.answering import answer, recorders
from foitui.law.guide.facts import CASE_FACTS, CLAIM_FACTS, ITEM_FACTS
from foitui.law.guide.needs import need_questions
from foitui.law.guide.questions import questions
from foitui.law.provisions import Provision, regime
from foitui.law.stage import stage
from tests.case.examples import WHO, received


def test_every_question_cites_its_source_and_says_why() -> None:
    for question in questions():
        assert question.cites, question.id
        assert question.why.endswith((".", "?")), question.id


def test_every_question_depends_on_facts_that_exist() -> None:
    known = {"case": CASE_FACTS, "item": ITEM_FACTS, "claim": CLAIM_FACTS}
    for question in questions():
        assert question.when.keys() <= known[question.scope], question.id
        assert question.records in recorders(), question.id


def test_the_options_of_a_question_have_keys_of_their_own() -> None:
    for question in _all_questions():
        keys = [option.key for option in question.options]
        assert len(set(keys)) == len(keys), question.id
        assert (question.kind == "choice") == bool(keys), question.id


def test_no_question_has_the_id_of_another() -> None:
    ids = [question.id for question in questions()]
    assert len(set(ids)) == len(ids)


def test_every_path_ends_decided() -> None:
    for case in _walked():
        assert outcome(case) is not Outcome.UNDECIDED
        assert stage(case) is Stage.DECIDED


def test_every_question_and_every_option_lies_on_a_path() -> None:
    given: set[tuple[str, str]] = set()
    for case in _walked():
        for asked in asked_before(case):
            given.add((asked.question.id, str(asked.current) if asked.question.options else ""))
    for question in questions():
        for value in [option.value for option in question.options] or [""]:
            assert (question.id, value) in given


def test_every_further_fact_of_a_provision_is_asked() -> None:
    asked = {a.question.id for case in _walked() for a in asked_before(case)}
    wanted = {q.id for rule in _rules() for q in need_questions(rule)}
    assert wanted <= asked


def test_no_words_of_one_regime_stand_in_a_question_of_the_other() -> None:
    for question in questions():
        regimes = question.when.get("regime", question.when.get("route", ()))
        if regimes == ("eir",):
            said = f"{question.ask} {question.why} {' '.join(question.cites)}"
            assert "FOIA" not in said, question.id
            assert "exemption" not in said, question.id
        if regimes == ("foia",):
            assert not any(cite.startswith("EIR") for cite in question.cites), question.id


@cache
def _walked() -> tuple[Case, ...]:
    return tuple(_walk(received("the one thing asked for")))


def _walk(case: Case) -> Iterator[Case]:
    opened = open_questions(case)
    if not opened:
        yield case
        return
    for value in _answers(opened[0]):
        after = answer(case, opened[0], value, **WHO)
        assert opened[0].place not in {asked.place for asked in open_questions(after)}
        yield from _walk(after)


def _answers(asked: Asked) -> list[JsonValue]:
    """Every answer that can lead a different way; provisions by the questions they raise."""
    match asked.question.kind:
        case "choice":
            return [option.value for option in asked.question.options]
        case "provisions":
            return [[rule.cite] for rule in _representatives(claimable(asked.question))]
        case "number":
            return [41.5]
        case "date":
            return ["2026-03-05"]
        case "factors":
            return [list(asked.suggestions[:1]) or ["a factor"]]
        case _:
            return ["words"]


def _representatives(rules: tuple[Provision, ...]) -> list[Provision]:
    first: dict[Any, Provision] = {}
    for rule in rules:
        raises = (rule.basis, rule.public_interest_test, rule.adverse_effect_test, rule.needs)
        first.setdefault(raises, rule)
    return list(first.values())


def _rules() -> list[Provision]:
    return [rule for name in ("foia", "eir") for rule in regime(name).provisions.values()]


def _all_questions() -> list[Any]:
    return [*questions(), *(q for rule in _rules() for q in need_questions(rule))]


def test_a_question_can_be_copied_for_fewer_items() -> None:
    case = received("a", "b", "c")
    (route,) = (asked for asked in open_questions(case) if asked.question.id == "route")
    assert route.items == (1, 2, 3)

    only_one = msgspec.structs.replace(route, items=(1,))
    case = answer(case, only_one, "sar", **WHO)
    assert next(a.items for a in open_questions(case) if a.question.id == "route") == (2, 3)
