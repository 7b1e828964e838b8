"""A second officer's look on the screen: handing over, looking, commenting, agreeing."""

import sys
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from foitui.case import changes as change
from foitui.case.clearance import Comment
from foitui.case.decision import decision_digest, review_state
from foitui.case.records import Case
from foitui.case.words import ReviewState, Stage
from foitui.law.stage import stage
from foitui.law.working_days import shipped_calendar
from foitui.settings.records import Clearance, Settings
from foitui.tui.app import FoituiApp
from foitui.tui.screens.review import ReviewScreen
from foitui.tui.widgets.decisions import Decisions
from foitui.tui.widgets.entries import EntryList
from tests.hostile import HOSTILE
from tests.tui.casework import (
    NOW,
    SETTINGS,
    Store,
    answered,
    pattern_case,
    question,
    saved,
    screen,
    write,
)
from tests.tui.reading import text, told

ANN: Any = {"officer": "officer1", "at": NOW}
BEN: Any = {"officer": "ben", "at": NOW}
TWO_EYES = msgspec.structs.replace(SETTINGS, clearance=Clearance(steps=("second_officer",)))


def at_desk(store: Store, officer: str = "officer1", settings: Settings = TWO_EYES) -> FoituiApp:
    """The application as an officer opens it."""
    return FoituiApp(store, settings, shipped_calendar(), officer, lambda: NOW)


def handed_over(to: str = "", note: str = "") -> Case:
    return change.submit_for_review(answered(pattern_case()), to, note, **ANN)


def words(pilot: Pilot[Any]) -> str:
    """The whole page as text."""
    entries = pilot.app.screen.query_one(EntryList).entries
    return "\n".join(f"{p.lead}{p.text}" for entry in entries for p in entry.paragraphs)


def here(pilot: Pilot[Any]) -> str:
    """What the pointer stands at."""
    view = pilot.app.screen.query_one(EntryList)
    assert view.chosen is not None
    return view.entries[view.chosen].paragraphs[0].text


async def go_to(pilot: Pilot[Any], start: str) -> None:
    """Go down to the entry that begins so."""
    for _ in range(200):
        if here(pilot).startswith(start):
            return
        await pilot.press("j")
    raise AssertionError(f"{start!r} is not below")


async def test_a_review_and_approve_round_takes_at_most_twelve_keys() -> None:
    store = Store(answered(pattern_case()))
    handing = ["enter", "v", "s", "enter", "enter"]
    async with at_desk(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "To agree (v): second officer" in " ".join(
            pilot.app.screen.query_one(Decisions)._text.split()
        )
        await pilot.press("escape")
        await pilot.press(*handing)
        await saved(pilot)
        assert stage(store.case) is Stage.CLEARING
    agreeing = ["enter", "v", "a", "enter"]
    async with at_desk(store, "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press(*agreeing)
        await saved(pilot)
    assert stage(store.case) is Stage.APPROVED
    assert store.case.approvals[0].officer == "ben"
    count = len(handing) + len(agreeing)
    sys.stdout.write(f"keys for a review-and-approve round: {count}\n")
    assert count <= 12


async def test_it_is_handed_to_a_named_officer_with_a_note() -> None:
    store = Store(answered(pattern_case()))
    async with at_desk(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "s")
        await write(pilot, "ben")
        await pilot.press("enter")
        await write(pilot, "by friday")
        await pilot.press("enter")
        await saved(pilot)
        assert "Handed to ben by officer1 on 18 April 2017: by friday" in words(pilot)
    assert store.case.submitted is not None
    assert (store.case.submitted.to, store.case.submitted.note) == ("ben", "by friday")


async def test_a_name_that_the_settings_do_not_have_is_told() -> None:
    settings = msgspec.structs.replace(TWO_EYES, teams={"Disclosure": ("ben", "officer1")})
    store = Store(answered(pattern_case()))
    async with at_desk(store, settings=settings).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "s")
        await write(pilot, "bne")
        await pilot.press("enter", "enter")
        said = told(pilot.app)
        assert "Nobody called bne is in the settings; is it the right name?" in said
        assert "Submitted for review to bne" in said


async def test_nobody_approves_their_own_work_but_with_a_reason() -> None:
    store = Store(handed_over())
    async with at_desk(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "a", "enter")
        assert "own work" in told(pilot.app)[-1]
        await pilot.press("o", "enter")
        assert "a reason is needed" in told(pilot.app)[-1]
        await write(pilot, "alone")
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.approvals[0].override == "alone"


async def test_somebody_who_was_not_asked_agrees_as_a_deputy_with_a_reason() -> None:
    store = Store(handed_over("ben"))
    async with at_desk(store, "cat").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "a", "enter")
        assert "waits for ben" in told(pilot.app)[-1]
        await pilot.press("d")
        await write(pilot, "ben")
        await pilot.press("enter")
        await write(pilot, "on leave")
        await pilot.press("enter")
        await saved(pilot)
    given = store.case.approvals[0]
    assert (given.officer, given.deputy_for, given.note) == ("cat", "ben", "on leave")


async def test_comments_on_claim_item_and_sentence_go_back_and_lead_to_where_they_are_mended() -> (
    None
):
    store = Store(handed_over())
    async with at_desk(store, "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "4")
        for start, said in (
            ("2. what each report", "which"),
            ("s31(1)(f)", "why"),
            ("words for c", "how"),
        ):
            await go_to(pilot, start)
            await pilot.press("c")
            await write(pilot, said)
            await pilot.press("enter")
            await saved(pilot)
        await pilot.press("r")
        assert "Besides those 3, on the whole:" in text(pilot.app)
        await write(pilot, "shorter")
        await pilot.press("enter")
        await saved(pilot)
        assert told(pilot.app)[-1] == "Returned with 4 comments"
    comments = store.case.comments
    assert [(each.item, each.claim) for each in comments[:2]] == [(2, None), (None, "c2")]
    assert [(each.item, each.claim) for each in comments[2:]] == [(None, None)] * 2
    assert (comments[3].text, comments[3].sentence) == ("shorter", "")
    assert comments[2].sentence == "words for causal_link"
    assert comments[2].paragraph is not None
    assert stage(store.case) is Stage.RETURNED
    async with at_desk(store).run_test(size=(80, 24)) as pilot:
        for number, mends in ((1, "route"), (2, "causal_link"), (3, "causal_link")):
            await pilot.press("enter", "v", "2", *["j"] * (number - 1))
            assert here(pilot).startswith(f"{number}. ben, on ")
            await pilot.press("enter")
            assert question(pilot) == mends
            await pilot.press("escape", "escape")
        await pilot.press("enter", "v", "2", "x")
        await write(pilot, "done")
        await pilot.press("enter")
        await saved(pilot)
        assert "answered by officer1: done" in words(pilot)
    assert store.case.comments[0].settled_by == "officer1"


async def test_the_next_look_begins_with_what_has_changed() -> None:
    case = change.return_with_comments(handed_over(), [Comment(text="Why?", claim="c1")], **BEN)
    case = change.give_reason(case, "c1", "Because of this", **ANN)
    case = change.submit_for_review(case, **ANN)
    async with at_desk(Store(case), "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "3")
        assert here(pilot) == "s31(1)(a): reason"
        assert "words for causal_link -> Because of this" in words(pilot)
        assert "+  Because of this" in words(pilot)


async def test_what_was_changed_while_it_was_read_is_not_approved_unseen() -> None:
    store = Store(handed_over())
    async with at_desk(store, "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "a")
        front = pilot.app.screen
        assert isinstance(front, ReviewScreen)
        changed = change.give_reason(front.opened.case, "c1", "Another", **ANN)
        store.cases[changed.reference] = changed
        front.opened.take_up(changed)
        await pilot.press("enter")
        assert "look again" in told(pilot.app)[-1]
    assert store.case.approvals == ()


async def test_a_change_after_the_approval_voids_it_on_every_screen_of_the_case() -> None:
    case = handed_over()
    case = change.approve(case, decision_digest(case), **BEN)
    store = Store(change.give_reason(case, "c1", "Another reason", **ANN))
    async with at_desk(store).run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        text = " ".join(pilot.app.screen.query_one(Decisions)._text.split())
        assert "Stage: approval void" in text
        assert "Approval (v): VOID: changed since ben approved version" in text
        await pilot.press("v")
        assert "The approval is void: the decision was changed since." in words(pilot)
        await pilot.press("escape", "c")
        assert "approved version" in words(pilot)
        await pilot.press("escape", "H")
        assert "this voids the approval of version" in words(pilot)
        await pilot.press("escape", "x")
        assert screen(pilot) == "FindingsScreen"
        await pilot.press("g")
        await go_to(pilot, "The second officer (ben) approved version")
        await pilot.press("enter")
        assert screen(pilot) == "ReviewScreen"
    assert review_state(store.case) is ReviewState.VOID


async def test_parts_are_a_key_away_and_the_page_is_blind() -> None:
    async with at_desk(Store(handed_over()), "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "6")
        assert here(pilot) == "Ministry of Prisons (sample)"
        await pilot.press("tab")
        assert here(pilot).startswith("Handed to whoever is free")
        await pilot.press("shift+tab")
        assert here(pilot) == "Ministry of Prisons (sample)"
        assert "A Requester" not in words(pilot)
        assert "requester@example.org" not in words(pilot)
        await pilot.press("q")
        assert screen(pilot) == "CaseScreen"


async def test_a_comment_that_was_not_given_is_kept_as_a_draft() -> None:
    async with at_desk(Store(handed_over()), "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "c")
        await write(pilot, "half a th")
        front = pilot.app.screen
        assert isinstance(front, ReviewScreen)
        assert front.typing()
        front.keep()
        await pilot.press("escape", "c")
        assert front.query_one("AskInput").value == "half a th"  # type: ignore[attr-defined]


@pytest.mark.parametrize("hostile", [HOSTILE[name] for name in HOSTILE if "markup" in name])
async def test_hostile_words_of_a_colleague_stay_words(hostile: str) -> None:
    case = change.submit_for_review(answered(pattern_case(text=hostile)), "", hostile, **ANN)
    case = change.comment(case, Comment(text=hostile, sentence=hostile), **BEN)
    async with at_desk(Store(case), "ben").run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "v", "2", "x")
        await pilot.press("enter", "6", "G")
        await saved(pilot)
        assert screen(pilot) == "ReviewScreen"
        assert pilot.app.return_code is None
