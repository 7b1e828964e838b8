"""The findings as data: every line of challenge is met, and every entry says what it must."""

import re
from typing import get_args

import pytest

from foitui.law.findings import Severity
from foitui.law.findings import facts as known
from foitui.law.findings.checks import CHECKS
from foitui.law.findings.rule import PLACES, Rule, challenges, rules
from foitui.law.findings.wording import pattern
from foitui.law.guide.questions import questions
from foitui.law.provisions import regime

RULES = rules().finding
EACH = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
NEEDS = {name for each in ("foia", "eir") for name in regime(each).needs}
READS = {question.reads for question in questions()} | {f"details.{name}" for name in NEEDS}
CITE = re.compile(
    r"(FOIA s\d+[A-Z]?(\(\w+\))*|EIR reg \d+(\(\w+\))*|SI \d{4}/\d+ reg \d+(\(\w+\))*"
    r"|UK GDPR Art \d+(\(\w\))*(\(\w\))?|DPA 2018 s\d+(\(\d\))?|Code of Practice part \d|ICO: .+)"
)


def lines() -> set[str]:
    return {f"{theme}.{number}" for theme, said in challenges().items() for number in said}


def test_every_line_of_challenge_has_a_finding() -> None:
    covered = {line for rule in RULES for line in rule.covers}
    covered |= {line for question in rules().unanswered for line in question.covers}
    assert lines() - covered == set()
    assert covered - lines() == set()


def test_ids_are_given_once() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    asked = [each.question for each in rules().unanswered]
    assert len(set(asked)) == len(asked)


def test_what_an_open_question_means_is_said_of_questions_that_there_are() -> None:
    known = {question.id for question in questions()} | {f"need.{name}" for name in NEEDS}
    assert {each.question for each in rules().unanswered} <= known


@EACH
def test_severity_cite_and_words_are_well_formed(rule: Rule) -> None:
    assert rule.severity in get_args(Severity)
    assert CITE.fullmatch(rule.cite), rule.cite
    assert not rule.cite_eir or rule.cite_eir.startswith("EIR reg "), rule.cite_eir
    assert rule.says.endswith((".", "?"))
    assert rule.covers


@EACH
def test_a_finding_is_mended_where_something_can_be_done(rule: Rule) -> None:
    assert rule.mend in PLACES | READS
    assert (rule.mend == "attest") == (rule.kind == "attest") == bool(rule.asks)


@EACH
def test_conditions_name_facts_checks_and_patterns_that_there_are(rule: Rule) -> None:
    of = {"case": known.OF_CASE, "item": known.OF_ITEM, "claim": known.OF_CLAIM}
    assert rule.when.keys() <= of[rule.scope]
    assert not rule.check or rule.check in CHECKS
    assert not rule.empty or rule.empty in NEEDS
    assert bool(rule.fields) == bool(rule.words or rule.lacks)
    for words in (rule.words, rule.lacks):
        assert not pattern(words or ("never",)).search("")


def test_every_check_is_used() -> None:
    assert {rule.check for rule in RULES} - {""} == set(CHECKS)


def test_cites_in_conditions_are_those_of_provisions() -> None:
    cites = {cite for each in ("foia", "eir") for cite in regime(each).provisions}
    sections = {
        rule.section for each in ("foia", "eir") for rule in regime(each).provisions.values()
    }
    for rule in RULES:
        assert set(rule.when.get("cite", ())) <= cites, rule.id
        assert set(rule.when.get("section", ())) <= sections, rule.id


def test_the_cites_of_the_law_are_kept_apart_from_what_the_regulator_asks() -> None:
    """A legal requirement rests on law; what rests on guidance alone is not one."""
    guidance = ("ICO:", "Code of Practice")
    for rule in RULES:
        if rule.severity == "legal_requirement":
            assert not rule.cite.startswith(guidance), rule.id


UNDER_THE_ACT_ALONE = {"foia", "sar", "not_valid", "refused_cost"}


def is_limited_to_the_act(rule: Rule) -> bool:
    when = rule.when
    if "asks_foia" in when:
        return True
    named = {*when.get("regime", ()), *when.get("route", ()), *when.get("outcome", ())}
    if named and named <= UNDER_THE_ACT_ALONE:
        return True
    if "regimes" in when and "eir" not in when["regimes"]:
        return True
    cites = [when[key] for key in ("section", "subsection", "cite") if key in when]
    return any(all(cite.startswith("s") for cite in each) for each in cites)


@EACH
def test_nothing_cites_the_act_where_the_regulations_apply(rule: Rule) -> None:
    if rule.cite.startswith(("FOIA", "Code of Practice")):
        assert rule.cite_eir or is_limited_to_the_act(rule)
