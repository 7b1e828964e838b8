"""Hostile text on the screens of one case: it stays text, and no word of it is lost."""

import msgspec
import pytest

from foitui.case.records import Case, Requester
from foitui.text.clean import clean_block, clean_line
from foitui.tui.widgets.decisions import Decisions
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.words import Writing
from tests.hostile import HOSTILE
from tests.tui.casework import Store, answered, office, pattern_case, question, saved, screen
from tests.tui.reading import CapturingDriver, until
from tests.tui.test_hostile import DRAWN, FORBIDDEN

STORABLE = {name: words for name, words in HOSTILE.items() if "surrogates" not in name}
"""A case is stored as JSON, which has no lone surrogates; intake replaces them."""
SHORT = [words for words in STORABLE.values() if 0 < len(words) < 2_000 and words.strip()]
TOGETHER = ["\n".join(SHORT[n : n + 10]) for n in range(0, len(SHORT), 10)]
"""Several at a time, because each walk through the screens takes two seconds."""
LONG = [words for words in STORABLE.values() if words not in SHORT]
EVERY = pytest.mark.parametrize("hostile", TOGETHER + LONG, ids=lambda words: repr(words[:12]))


def hostile_case(words: str) -> Case:
    """Return a decided case in which every free text is these words."""
    case = answered(pattern_case(text=words, subject=words, sender_reference=words, reply_to=words))
    request = msgspec.structs.replace(
        case.request, requester=Requester(name=words, email=words, address=words)
    )
    items = tuple(
        msgspec.structs.replace(item, text=words, search=words, destination=words)
        for item in case.items
    )
    claims = tuple(
        msgspec.structs.replace(
            claim,
            interest=words,
            reason=words,
            pit=msgspec.structs.replace(
                claim.pit, for_disclosure=(words,), for_withholding=(words, words), reasons=words
            ),
        )
        for claim in case.claims
    )
    return msgspec.structs.replace(case, request=request, items=items, claims=claims)


@EVERY
async def test_no_control_sequence_in_a_case_reaches_the_terminal(
    monkeypatch: pytest.MonkeyPatch, hostile: str
) -> None:
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", CapturingDriver)
    tui = office(Store(hostile_case(hostile)))
    async with tui.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("enter", "tab", "r")
        await saved(pilot)
        for key in ("s", "l", "d", "i", "c", "H"):
            await pilot.press(key, "pagedown", "escape")
        await pilot.press("g", *["shift+tab"] * 9, "?", "f3", "escape", "x", "escape")
        await pilot.pause()
        assert screen(pilot) == "CaseScreen"
        await pilot.press("z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        await pilot.press("down", "enter", "escape", "escape")
        await until(pilot, lambda: screen(pilot) == "CaseloadScreen")
        assert tui.return_code is None
    assert isinstance(tui._driver, CapturingDriver)
    words = DRAWN.sub("", tui._driver.written)
    assert [words[max(0, m.start() - 20) : m.end() + 20] for m in FORBIDDEN.finditer(words)] == []


@EVERY
async def test_no_word_is_lost_on_the_way_through_the_guide(hostile: str) -> None:
    store = Store(hostile_case(hostile))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "shift+tab")
        assert question(pilot) == "balance_reasons" or not hostile.strip()
        area = pilot.app.focused
        if isinstance(area, Writing):
            assert area.text.split() == clean_block(hostile).split()
        await pilot.press("shift+tab", "shift+tab")
        factors = pilot.app.screen.query_one(FactorsArea)
        shown = [factor.split() for factor in factors.list.chosen]
        assert shown == ([clean_line(hostile).split()] if hostile.strip() else shown)


@pytest.mark.parametrize("hostile", [HOSTILE[name] for name in HOSTILE if "markup" in name])
async def test_markup_in_items_and_reasons_is_shown_as_it_is(hostile: str) -> None:
    store = Store(hostile_case(hostile))
    async with office(store).run_test(size=(160, 60)) as pilot:
        await pilot.press("enter")
        shown = pilot.app.screen.query_one(Decisions)
        # In a narrow column it is broken at a blank.
        assert " ".join(clean_line(hostile)[:40].split()) in " ".join(shown._text.split())
