"""A search in PostgreSQL finds what going through all cases finds, whichever way it is answered."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.caseload import make_case
from foitui.case.changes import assign
from foitui.case.records import Case
from foitui.case.words import Stage
from foitui.law.working_days import shipped_calendar
from foitui.store.postgres import searching
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.words import words_in
from foitui.store.protocol import Filter, Sort, SortKey, Summary
from foitui.store.summaries import Terms, summarise
from tests.store.databases import opened_in

COUNT = 40
TERMS = Terms(shipped_calendar())
WORDS = (
    "2", "26", "26-", "26-0", "26-000", "26-0001", "foi-2025-", "budget", "bud", "udget",
    "parking", "s", "40", "officer0", "officer03", "cer0", "O'Neil", "o", "zinnia", "nowhere",
    "\u00e9cole", "report.", "a-report", "officer", "7", "77",
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Case, Summary]]:
    """The cases that are looked through one by one, by their references."""
    return {}


@pytest.fixture
def store(database: str, known: dict[str, tuple[Case, Summary]]) -> Iterator[PostgresCaseStore]:
    """A caseload of which every search can be checked."""
    store = opened_in(database)
    with store.batch():
        for number in range(1, COUNT + 1):
            case = store.create(make_case(number, COUNT))
            officer = {1: "zelda \u00c9cole", 2: "", 3: "O'Neil bud"}.get(number, case.officer)
            if officer != case.officer:
                changed = assign(case, officer, officer="o", at=case.events[-1].at)
                case = store.save(changed, case.version)
            known[case.reference] = case, summarise(case, TERMS)
    yield store
    store.close()


def fits(case: Case, shown: Summary, chosen: Filter) -> bool:
    """Whether a filter lets a case through, as one would find out by hand."""
    names = (shown.reference, shown.subject, shown.sender_reference, shown.officer)
    short = "\n".join(names).lower()
    request = case.request
    told = (case.reference, request.subject, request.sender_reference, request.text)
    words = " " + " ".join(words_in("\n".join(told)))
    for word in chosen.text.split():
        tokens = words_in(word)
        if word.lower() not in short and not (tokens and " " + " ".join(tokens) in words):
            return False
    return not chosen.stages or shown.stage in chosen.stages


def order(shown: Summary, sort: Sort) -> tuple[object, ...]:
    """Return what a list in this order is sorted by."""
    due = shown.due.isoformat() if shown.due else "~"
    first: dict[SortKey, tuple[object, ...]] = {
        SortKey.DEADLINE: (due,),
        SortKey.RECEIVED: (shown.received,),
        SortKey.REFERENCE: (),
        SortKey.OFFICER: (shown.officer, due),
        SortKey.STAGE: (list(Stage).index(shown.stage), due),
    }
    return (*first[sort.by], shown.reference)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    stages=st.sampled_from(((), (Stage.DECIDING,), (Stage.SENT, Stage.DECIDED))),
    sort=st.builds(Sort, st.sampled_from(SortKey), st.booleans()),
    limit=st.sampled_from((1, 7, 60)),
    rare=st.sampled_from((0, 3, 1000)),
    walk=st.sampled_from((1, 5, 1000)),
    look=st.sampled_from((0, 1, 1000)),
)
def test_a_search_finds_what_is_there_in_its_order(
    store: PostgresCaseStore,
    known: dict[str, tuple[Case, Summary]],
    words: list[str],
    stages: tuple[Stage, ...],
    sort: Sort,
    limit: int,
    rare: int,
    walk: int,
    look: int,
) -> None:
    chosen = Filter(text=" ".join(words), stages=stages)
    there = [shown for case, shown in known.values() if fits(case, shown, chosen)]
    there.sort(key=lambda shown: order(shown, sort), reverse=sort.reverse)
    with pytest.MonkeyPatch.context() as ways:
        numbers = {"RARE": rare, "WALK": walk, "BRIEF_WALK": walk, "LOOK": look}
        for name, value in numbers.items():
            ways.setattr(searching, name, value)
        found: list[Summary] = []
        after: str | None = None
        while True:
            page = store.page(chosen, after, limit, sort)
            found += page.rows
            after = page.next
            if after is None:
                break
        assert found == there
        assert store.count(chosen) == len(there)
        assert sum(store.counts_by_stage(chosen).values()) == len(there)
        assert store.count(Filter(text=chosen.text, officer="officer03")) == sum(
            shown.officer == "officer03" and fits(case, shown, Filter(text=chosen.text))
            for case, shown in known.values()
        )
