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
from foitui.store.postgres.sought import Sought
from foitui.store.postgres.words import words_in
from foitui.store.protocol import Filter, Sort, SortKey, Summary
from foitui.store.summaries import Terms, summarise
from tests.store.databases import opened_in

COUNT = 40
TERMS = Terms(shipped_calendar())
WORDS = (
    "2", "26", "26-", "26-0", "26-000", "26-0001", "foi-2025-", "budget", "bud", "udget",
    "parking", "s", "40", "officer0", "officer03", "cer0", "O'Neil", "o", "zinnia", "nowhere",
    "\u00e9cole", "report.", "a-report", "officer", "7", "77", "foi-2026", "2026/0", "2026/0001",
    "(26", "26/", "i-2025.0", "\u20142026\u20140", "-", "26-0001-x",
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
    is_theirs = chosen.officer in (None, shown.officer)
    return is_theirs and (not chosen.stages or shown.stage in chosen.stages)


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


def check(
    store: PostgresCaseStore,
    known: dict[str, tuple[Case, Summary]],
    chosen: Filter,
    sort: Sort,
    limit: int,
) -> None:
    """Compare all pages of a search with what is found by hand."""
    there = [shown for case, shown in known.values() if fits(case, shown, chosen)]
    there.sort(key=lambda shown: order(shown, sort), reverse=sort.reverse)
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


QUICKLY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CHOSEN = st.builds(
    Filter,
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    stages=st.sampled_from(((), (Stage.DECIDING,), (Stage.SENT, Stage.DECIDED))),
    officer=st.sampled_from((None, None, "officer03")),
)
NAMED = st.builds(
    Filter,
    text=st.tuples(
        st.sampled_from(("bud", "officer03", "o'neil", "\u00e9cole")), st.sampled_from(("", *WORDS))
    ).map(" ".join),
    stages=st.sampled_from(((), (Stage.DECIDING,))),
)
"""What has the name of an officer among its words."""
LIMITS = st.sampled_from((1, 7, 60))
IN_WORDS = st.builds(Sort, st.sampled_from(searching.IN_WORDS), st.booleans())


def going_by(ways: pytest.MonkeyPatch, by: dict[str, int]) -> None:
    """Have a search choose its ways by these numbers."""
    for name, value in by.items():
        ways.setattr(searching, name, value)


def numbers(**known: tuple[int, ...]) -> st.SearchStrategy[dict[str, int]]:
    """Draw the numbers by which a search chooses its ways, of which few cases need small ones."""
    return st.fixed_dictionaries({name: st.sampled_from(some) for name, some in known.items()})


@QUICKLY
@given(
    chosen=CHOSEN,
    sort=st.builds(Sort, st.sampled_from(SortKey), st.booleans()),
    limit=LIMITS,
    by=numbers(
        RARE=(0, 3, 1000),
        WALK=(1, 5, 1000),
        BRIEF_WALK=(1, 5, 1000),
        LOOK=(0, 1, 1000),
        FEW=(0, 1000),
    ),
)
def test_a_search_finds_what_is_there_in_its_order(
    store: PostgresCaseStore,
    known: dict[str, tuple[Case, Summary]],
    chosen: Filter,
    sort: Sort,
    limit: int,
    by: dict[str, int],
) -> None:
    with pytest.MonkeyPatch.context() as ways:
        going_by(ways, by)
        check(store, known, chosen, sort, limit)


@QUICKLY
@given(
    chosen=CHOSEN,
    sort=IN_WORDS,
    limit=LIMITS,
    by=numbers(WALK=(3, 1000, 1000), LONG_WALK=(5, 25, 1000), LOOK=(0, 1, 1000), FEW=(0, 1000)),
    which=st.sampled_from((0, -1)),
)
def test_what_is_met_by_its_reference_and_what_is_found_beside_it_are_one_list(
    store: PostgresCaseStore,
    known: dict[str, tuple[Case, Summary]],
    chosen: Filter,
    sort: Sort,
    limit: int,
    by: dict[str, int],
    which: int,
) -> None:
    with pytest.MonkeyPatch.context() as ways:
        going_by(ways, by)
        # However many the server thinks there are.
        ways.setattr(searching.Search, "_by_reference", lambda search: search._sought[which])
        check(store, known, chosen, sort, limit)


@QUICKLY
@given(
    chosen=NAMED,
    sort=IN_WORDS,
    limit=LIMITS,
    by=numbers(RARE=(0,), WALK=(3, 1000, 1000), LOOK=(0, 1, 1000), FEW=(0, 1000)),
)
def test_what_is_met_in_the_list_of_an_officer_and_what_is_found_beside_it_are_one_list(
    store: PostgresCaseStore,
    known: dict[str, tuple[Case, Summary]],
    chosen: Filter,
    sort: Sort,
    limit: int,
    by: dict[str, int],
) -> None:
    def by_officer(search: searching.Search) -> Sought | None:
        named = [each for each in search._sought if len(each.officers) == 1]
        return named[0] if named else None

    with pytest.MonkeyPatch.context() as ways:
        going_by(ways, by)
        # However many the server thinks there are.
        ways.setattr(searching.Search, "_by_officer", by_officer)
        check(store, known, chosen, sort, limit)
