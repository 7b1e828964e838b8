"""`foitui triage` from an answers file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.records import Case
from foitui.case.words import Route
from tests.cli.conftest import Add, Run

Stored = Callable[[str], Case]

GRANTED = """
case = "fire risk"
officer = "bob"
on = 2026-03-03

[[answer]]
question = "route"
value = "foia"

[[answer]]
question = "clarity"
value = "clear"

[[answer]]
question = "section14"
value = "neither"

[[answer]]
question = "cost"
value = "within"

[[answer]]
question = "held"
items = "all"
value = "held"

[[answer]]
question = "exempt"
value = "none"

[[answer]]
question = "disclosure"
value = "The assessment is enclosed."
"""


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str], str]:
    def written(text: str) -> str:
        path = tmp_path / "answers.toml"
        path.write_text(text, "utf-8")
        return str(path)

    return written


def test_a_file_answers_everything_in_the_name_of_its_officer(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add()
    code, out, err = run("triage", "FOI-2026-0001", "--answers", answers(GRANTED))
    assert (code, out, err) == (0, "FOI-2026-0001: decided, granted\n", "")
    case = stored("FOI-2026-0001")
    assert case.items[0].disclosure == "The assessment is enclosed."
    assert {event.officer for event in case.events[1:]} == {"bob"}
    assert {event.at.date().isoformat() for event in case.events[1:]} == {"2026-03-03"}


def test_a_reply_in_the_file_is_recorded_as_sent(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored, own_office: Path
) -> None:
    add()
    (own_office / "settings.toml").write_text(
        '[authority]\nname = "Town Council"\nunit = "Information Team"\naddress = "Town Hall"\n'
        'email = "foi@council.example"\nreview_contact = "the Monitoring Officer"\n',
        "utf-8",
    )
    path = answers(f"{GRANTED}\n[reply]\non = 2026-03-04\n")
    assert run("triage", "FOI-2026-0001", "--answers", path).out.startswith("FOI-2026-0001: sent")
    sent = stored("FOI-2026-0001").sent
    assert sent is not None
    assert run("letter", "FOI-2026-0001").out.rstrip("\n") == sent.letter.rstrip("\n")


def test_a_reply_with_gaps_is_not_sent_and_says_what_it_lacks(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add()
    path = answers('[[answer]]\nquestion = "route"\nvalue = "foia"\n[reply]\non = 2026-03-04\n')
    code, _, err = run("triage", "FOI-2026-0001", "--answers", path)
    assert code == 2
    assert "answers.toml: reply: the reply lacks" in err
    assert "all answers are saved" in err
    case = stored("FOI-2026-0001")
    assert (case.sent, case.items[0].route) == (None, Route.FOIA)


def test_answers_can_be_given_item_by_item(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add(items=("The fire plan.", "My own file.", "The lift plan."))
    path = answers(
        '[[answer]]\nquestion = "route"\nitems = [1, 3]\nvalue = "foia"\n'
        '[[answer]]\nquestion = "route"\nitems = [2]\nvalue = "sar"\n'
        '[[answer]]\nquestion = "route"\nitems = [1, 2]\nvalue = "eir"\n'
    )
    assert run("triage", "FOI-2026-0001", "--answers", path).code == 0
    routes = [item.route for item in stored("FOI-2026-0001").items]
    assert routes == [Route.EIR, Route.EIR, Route.FOIA]


def test_the_items_can_be_mended_first(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add()
    path = answers('texts = ["One.", "Two."]\n')
    assert run("triage", "FOI-2026-0001", "--answers", path).code == 0
    assert [item.text for item in stored("FOI-2026-0001").items] == ["One.", "Two."]


_TO_CLAIMS = GRANTED.replace('value = "none"', 'value = "all"').partition(
    '[[answer]]\nquestion = "disclosure'
)[0] + ('[[answer]]\nquestion = "provisions"\nvalue = ["s31(1)(a)", "s31(1)(f)"]\n')


def test_an_answer_about_one_claim_names_its_provision(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add()
    path = answers(
        f'{_TO_CLAIMS}[[answer]]\nquestion = "likelihood"\nclaim = "s31(1)(f)"\nvalue = "would"\n'
        '[[answer]]\nquestion = "interest"\nclaim = "all"\nvalue = "order in prisons"\n'
        '[[answer]]\nquestion = "factors_for"\nclaim = ["s31(1)(a)"]\nvalue = ["openness"]\n'
    )
    assert run("triage", "FOI-2026-0001", "--answers", path).err == ""
    first, second = stored("FOI-2026-0001").claims
    assert (first.likelihood, second.likelihood) == (None, "would")
    assert first.interest == second.interest == "order in prisons"
    assert (first.pit.for_disclosure, second.pit.for_disclosure) == (("openness",), None)


_VOUCHED = _TO_CLAIMS + "".join(
    f'[[answer]]\nquestion = "{question}"\nclaim = "all"\nvalue = {value}\n'
    for question, value in (
        ("interest", '"order in prisons"'),
        ("causal_link", '"Those who carry phones would read where staff look for them first."'),
        ("likelihood", '"would"'),
        ("factors_for", '["The public pays for safety."]'),
        ("factors_against", '["Searches would have to change."]'),
        ("balance", '"withhold"'),
        ("balance_reasons", '"Safety in prisons weighs far more than knowing each search."'),
    )
)


def test_what_only_a_person_knows_is_attested_for_a_claim_or_for_all(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add()
    path = answers(
        f'{_VOUCHED}[[attest]]\nfinding = "blanket_use"\nclaim = "s31(1)(a)"\nevidence = "Read."\n'
        '[[attest]]\nfinding = "harm_is_real"\nclaim = "all"\nholds = false\n'
    )
    assert run("triage", "FOI-2026-0001", "--answers", path).err == ""
    given = [(a.finding, a.claim, a.holds) for a in stored("FOI-2026-0001").attestations]
    assert given == [
        ("blanket_use", "c1", True),
        ("harm_is_real", "c1", False),
        ("harm_is_real", "c2", False),
    ]


@pytest.mark.parametrize(
    ("attest", "says"),
    [
        ('finding = "privilege_kept"', "attest 1 (privilege_kept): is not asked here; asked are: "),
        ('finding = "blanket_use"', "name its claim: a provision, or all"),
        ('finding = "blanket_use"\nclaim = "s43(2)"', "is not asked about s43(2)"),
        ('finding = "blanket_use"\nevidence = 3', "attest 1, evidence: Expected 'str'"),
    ],
)
def test_an_attestation_that_fits_nothing_is_told_by_its_number(
    add: Add, run: Run, answers: Callable[[str], str], attest: str, says: str
) -> None:
    add()
    path = answers(f"{_VOUCHED}[[attest]]\n{attest}\n")
    code, _, err = run("triage", "FOI-2026-0001", "--answers", path)
    assert code == 2
    assert says in err


def test_a_reply_that_the_law_asks_more_of_goes_out_only_with_a_reason(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored, own_office: Path
) -> None:
    add()
    (own_office / "settings.toml").write_text(
        '[authority]\nname = "Town Council"\nunit = "Information Team"\naddress = "Town Hall"\n'
        'email = "foi@council.example"\nreview_contact = "the Monitoring Officer"\n',
        "utf-8",
    )
    denied = '[[attest]]\nfinding = "harm_is_real"\nclaim = "all"\nholds = false\n'
    path = answers(f"{_VOUCHED}{denied}[reply]\non = 2026-03-04\n")
    code, _, err = run("triage", "FOI-2026-0001", "--answers", path)
    assert code == 2
    assert "What makes the harm under s31(1)(a) real" in err

    reason = 'on = 2026-03-04\noverride = "The chief officer decided so."\n'
    path = answers(f"[reply]\n{reason}")
    assert run("triage", "FOI-2026-0001", "--answers", path).err == ""
    case = stored("FOI-2026-0001")
    assert case.sent is not None
    assert case.events[-1].summary.endswith("although: The chief officer decided so.")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ('question = "rout"\nvalue = "foia"', "answer 1 (rout): is not asked here; did you mean"),
        (
            'question = "held"\nvalue = "held"',
            "answer 1 (held): is not asked here; open are: route",
        ),
        ('question = "route"\nvalue = "foi"', "answer 1 (route): answer one of: foia, eir"),
        ('question = "route"\nvalue = "foia"\nitems = [1, 7]', "is not asked of item 7, only of 1"),
        ('question = "route"\nvalue = "foia"\nclaim = "s31(1)(a)"', "leave 'claim' out"),
        ('question = "route"\nvalue = "foia"\nitem = [1]', "answer 1: Object contains unknown"),
        ('question = "route"', "answer 1: Object missing required field 'value'"),
    ],
)
def test_an_answer_that_fits_nothing_is_told_by_its_number(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored, answer: str, says: str
) -> None:
    add()
    code, out, err = run("triage", "FOI-2026-0001", "--answers", answers(f"[[answer]]\n{answer}\n"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert stored("FOI-2026-0001").version == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            'question = "likelihood"\nvalue = "would"',
            "name its claim: s31(1)(a), s31(1)(f), or all",
        ),
        (
            'question = "likelihood"\nclaim = "s43(2)"\nvalue = "would"',
            "is not asked about s43(2), only about s31(1)(a), s31(1)(f); answers 1 to 7 are saved",
        ),
        ('question = "likelihood"\nclaim = "all"\nitems = [4]\nvalue = "would"', "these items"),
    ],
)
def test_a_claim_must_be_one_that_is_relied_on(
    add: Add, run: Run, answers: Callable[[str], str], answer: str, says: str
) -> None:
    add()
    path = answers(f"{_TO_CLAIMS}[[answer]]\n{answer}\n")
    code, _, err = run("triage", "FOI-2026-0001", "--answers", path)
    assert code == 2
    assert says in err


def test_what_was_answered_before_the_fault_is_saved_and_said_to_be(
    add: Add, run: Run, answers: Callable[[str], str], stored: Stored
) -> None:
    add()
    path = answers(GRANTED.replace('value = "held"', 'value = "lost"'))
    err = run("triage", "FOI-2026-0001", "--answers", path).err
    assert "answer 5 (held): " in err
    assert err.endswith("; answers 1 to 4 are saved\n")
    assert stored("FOI-2026-0001").cost.limit == "within"


def test_a_file_that_is_not_there_is_told(add: Add, run: Run) -> None:
    add()
    code, _, err = run("triage", "FOI-2026-0001", "--answers", "absent.toml")
    assert (code, err) == (2, "foitui: absent.toml: cannot be read: No such file or directory\n")
