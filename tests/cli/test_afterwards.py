"""Assignment, review, complaint and retention from the command line."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.case.changes import send_reply, withdraw
from foitui.case.closing import letter_digest
from foitui.case.records import Case
from foitui.cli import common
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from tests.cli.conftest import NOW, Add, Run

REF = "FOI-2026-0001"
Stored = Callable[[str], Case]


def change(folder: Path, done: Callable[[Case], Case]) -> None:
    store = open_store(folder, shipped_calendar())
    try:
        case = store.get(REF)
        store.save(done(case), case.version)
    finally:
        store.close()


def sent(folder: Path, letter: str = "Dear A Requester, here it is.") -> None:
    change(folder, lambda case: send_reply(case, NOW.date(), letter, officer="ann", at=NOW))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Return a function that lets a day of the year come."""

    def come(month: int, day: int) -> None:
        monkeypatch.setattr(common, "clock", lambda: NOW.replace(month=month, day=day))

    return come


Later = Callable[[int, int], None]


def test_a_case_is_assigned_with_a_note(add: Add, run: Run, stored: Stored) -> None:
    add()
    ran = run("assign", REF, "ben", "--team", "Disclosure", "--note", "half done")
    assert (ran.code, ran.out) == (0, "Assigned to ben (Disclosure): half done\n")
    assert (stored(REF).officer, stored(REF).team) == ("ben", "Disclosure")
    assert run("assign", REF).code == 2


def test_a_team_that_the_settings_do_not_have_is_told(add: Add, run: Run, own_office: Path) -> None:
    add()
    (own_office / "settings.toml").write_text('[teams]\nDisclosure = ["ann"]\n', "utf-8")
    wrong = run("stats", "--workload", "--team", "Zoo")
    assert (wrong.code, "there are Disclosure" in wrong.err) == (2, True)
    assert "nobody called zed is in the settings" in run("assign", REF, "zed").err
    ran = run("assign", REF, "ben", "--team", "Zoo")
    assert (ran.code, ran.err) == (2, "foitui: there is no team 'Zoo'; there are Disclosure\n")


def test_a_second_officer_agrees_to_what_they_looked_at(
    add: Add, run: Run, own_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    (own_office / "settings.toml").write_text('[clearance]\nsteps = ["second_officer"]\n', "utf-8")
    assert run("review", REF, "--submit", "ben").code == 0
    seen = run("review", REF)
    assert seen.code == 1
    assert "still to agree: second officer" in seen.out
    decision = json.loads(run("review", REF, "--json").out)["decision"][:8]
    assert f"decision: {decision}" in seen.out
    assert "own work" in run("review", REF, "--approve", decision).err
    monkeypatch.setenv("LOGNAME", "ben")
    assert "look again" in run("review", REF, "--approve", "0" * 8).err
    assert run("review", REF, "--approve", decision).code == 0
    after = run("review", REF)
    assert (after.code, "approved by ben" in after.out) == (0, True)


def test_a_decision_is_given_back_with_a_comment(add: Add, run: Run) -> None:
    add()
    run("review", REF, "--submit")
    assert run("review", REF, "--return", "Why?", "--items", "1").code == 0
    assert "comment 1, ann: Why?" in run("review", REF).out
    assert run("review", REF, "--settle", "1").code == 0


def test_an_internal_review_runs_its_course(
    add: Add, run: Run, own_office: Path, stored: Stored, later: Later
) -> None:
    add()
    sent(own_office)
    later(3, 31)
    assert run("review", REF, "--asked", "2026-03-10").code == 0
    assert "under_review" in run("list", "--json").out
    assert run("review", REF, "--reviewer", "cat").code == 0
    assert run("review", REF, "--result", "upheld").code == 0
    assert run("review", REF, "--answered", "2026-03-30").code == 1
    assert stored(REF).reviews[0].replied_on is None
    ran = run("review", REF, "--answered", "2026-03-30", "--because", "told by telephone")
    assert ran.out == "Review answered on 30 March 2026, although: told by telephone\n"
    review = stored(REF).reviews[0]
    assert review.replied_on == dt.date(2026, 3, 30)
    assert review.digest == letter_digest(review.letter)
    assert run("letter", REF, "--notice", "review-outcome").out.strip() == review.letter.strip()


def test_a_reviewer_who_decided_the_first_time_is_told(
    add: Add, run: Run, own_office: Path, later: Later
) -> None:
    add()
    sent(own_office)
    later(3, 31)
    run("review", REF, "--asked", "2026-03-10")
    run("review", REF, "--reviewer", "ann")
    assert "! ann decided the first time" in run("review", REF).out
    assert "reviewer_decided" in run("check", REF, "--json").out


def test_a_provision_relied_on_late_is_reasoned_and_reasoned_anew(
    add: Add, run: Run, own_office: Path, stored: Stored, later: Later
) -> None:
    add()
    sent(own_office)
    later(3, 31)
    run("review", REF, "--asked", "2026-03-10")
    assert run("review", REF, "--late", "s43(9)").code == 2
    assert run("review", REF, "--late", "s43(2)", "--need", "moon=cheese").code == 2
    assert run("review", REF, "--late", "s43(2)", "--because", "Prices.").code == 0
    ran = run(
        *("review", REF, "--late", "s43(2)", "--because", "Prices.", "--interest", "the supplier"),
        *("--likelihood", "would", "--for", "Value", "--for", "Trust", "--against", "Bids"),
        *("--balance", "withhold", "--balance-because", "Few bid."),
    )
    assert ran.out == "Relied on late, in the review: s43(2) (item 1)\n"
    (claim,) = stored(REF).reviews[0].claims
    assert (claim.interest, claim.pit.for_disclosure) == ("the supplier", ("Value", "Trust"))
    assert claim.pit.reasons == "Few bid."
    told = run("review", REF).out
    assert "relied on late, 2026-03-31: s43(2) (items 1); public interest: withhold" in told
    assert "relied_late" in run("check", REF, "--json").out


def test_a_complaint_runs_from_its_number_to_the_steps_taken(
    add: Add, run: Run, own_office: Path, stored: Stored, later: Later
) -> None:
    add()
    sent(own_office)
    later(6, 2)
    assert "can ask for an internal review by" in run("complaint", REF).out
    assert "nobody has complained yet" in run("complaint", REF, "--result", "upheld").err
    assert run("complaint", REF, "--to", "regulator", "--about", "s99").code == 2
    ran = run(
        *("complaint", REF, "--to", "regulator", "--number", "IC-1", "--on", "2026-06-01"),
        *("--respond-by", "2026-06-15", "--about", "s43(2)"),
    )
    assert (ran.code, ran.out) == (0, "Regulator: IC-1\n")
    assert "IC-1 is to be answered by 2026-06-15" in run("complaint", REF).out
    assert run("complaint", REF, "--late", "s40(2)", "--items", "1").code == 0
    later(9, 2)
    ordered = ("--steps", "Disclose item 1", "--steps-due", "2026-10-06")
    assert run("complaint", REF, "--result", "part", "--on", "2026-09-01", *ordered).code == 0
    ran = run("complaint", REF)
    assert "ordered: Disclose item 1, due by 2026-10-06; not done yet" in ran.out
    assert "relied on late, 2026-06-02: s40(2)" in ran.out
    assert "Either side can appeal against IC-1 by 2026-09-29 (GRC Rules r22)" in ran.out
    assert ran.code == 0
    later(10, 7)
    assert (run("complaint", REF).code, "! What IC-1" in run("complaint", REF).out) == (1, True)
    assert run("complaint", REF, "--done", "--on", "2026-10-01").code == 0
    assert run("complaint", REF, "--done", "--which", "2").code == 2
    made = json.loads(run("complaint", REF, "--json").out)
    assert made["complaints"][0]["steps_done_on"] == "2026-10-01"
    assert stored(REF).complaints[0].about == ("s43(2)",)


def test_retention_lists_holds_and_anonymises(
    add: Add, run: Run, own_office: Path, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(text="About zebrawood", subject="Zebrawood")
    assert "No case" in run("retention").out
    change(own_office, lambda case: withdraw(case, NOW.date(), officer="ann", at=NOW))
    monkeypatch.setattr(common, "clock", lambda: NOW.replace(year=2029, month=4))
    assert REF in run("retention").out
    assert run("retention", "--hold", REF).code == 2
    assert run("retention", "--hold", REF, "--why", "litigation").code == 0
    assert "No case" in run("retention", "--apply", "--yes").out
    assert run("retention", "--release", REF).code == 0
    before = run("stats", "--year", "2026", "--json").out
    assert run("retention", "--apply").code == 2
    ran = run("retention", "--apply", "--yes")
    assert (ran.code, ran.out) == (0, f"{REF} is anonymised\n")
    assert stored(REF).request.requester.name == ""
    content = b"".join(path.read_bytes() for path in own_office.rglob("*") if path.is_file())
    assert b"zebrawood" not in content.lower()
    assert b"requester@example.org" not in content
    assert run("stats", "--year", "2026", "--json").out == before


def test_own_drafts_go_with_the_case_and_others_are_named(
    add: Add,
    run: Run,
    own_office: Path,
    stored: Stored,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from foitui.tui.drafts import Drafts

    add(text="About zebrawood")
    add(text="Another")
    change(own_office, lambda case: withdraw(case, NOW.date(), officer="ben", at=NOW))
    drafts = Drafts(stored(REF))
    Drafts(stored("FOI-2026-0002")).put("reason", "stays")
    drafts.put("reason", "zebrawood")
    monkeypatch.setattr(common, "clock", lambda: NOW.replace(year=2029, month=4))
    assert "the request" not in run("retention", "--preview", REF).out
    assert "who asked: name, e-mail" in run("retention", "--preview", REF).out
    ran = run("retention", "--apply", "--yes")
    assert (ran.code, ran.err) == (
        1,
        "foitui: ben: may have drafts and words looked for; they run 'foitui retention --drafts'\n",
    )
    kept = [path.read_text("utf-8") for path in (tmp_path / "state").rglob("*.json")]
    assert kept == ['{"reason": "stays"}']
    drafts.put("reason", "what ben typed")
    assert run("retention", "--drafts").out == f"Deleted your drafts of {REF}\n"
    assert run("retention", "--drafts").out == "You have no such drafts.\n"
    assert len(list((tmp_path / "state").rglob("*.json"))) == 1


def test_own_drafts_of_an_erased_case_go_too(
    add: Add, run: Run, stored: Stored, tmp_path: Path
) -> None:
    from foitui.tui.drafts import Drafts

    add(text="About zebrawood")
    Drafts(stored(REF)).put("reason", "zebrawood")
    ran = run("erase", REF, "--why", "kept too long", "--yes", "--json")
    assert (ran.code, json.loads(ran.out)["left"]) == (0, [])
    assert list((tmp_path / "state").rglob("*.json")) == []
