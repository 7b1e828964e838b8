"""The tables of saves, in turns everywhere: what the machine does meanwhile falls on each alike."""

from collections.abc import Callable
from functools import partial
from statistics import median

from benchmarks.postgres_figures import SAVE, TIMES_PLAIN, figures, head, held, row, usual
from benchmarks.postgres_process import Process, timed
from benchmarks.postgres_reading import Places, pid_of
from foitui.case.changes import assign, choose_publication
from foitui.case.records import Case

OURS, EMBEDDED = "PostgreSQL", "embedded"
FULLER, ALONE = (
    "plain psycopg: `UPDATE`, event and notice",
    "plain psycopg: only the `UPDATE` with a version check",
)


class Saving:
    """Saves of one kind: how long each took, and how long the server computed for it."""

    def __init__(self, places: Places, change: Callable[[Case], Case]) -> None:
        """Nothing was saved yet."""
        self._places = places
        self._change = change
        self._ours = Process(pid_of(places.store))
        self._theirs = Process(places.plain.connection.info.backend_pid)
        self._times: dict[str, list[float]] = {}
        self._turn = False

    def save(self, reference: str, inside: str) -> None:
        """Save a case twice here, once by each of the plain ways, and one in the folder."""
        _, store, plain, _, folder = self._places
        plain.get(reference)
        first = self._change(store.get(reference))
        second = self._change(first)
        third = self._change(folder.get(inside))
        note = self._note
        alike = (
            (
                partial(note, OURS, self._ours, first, store.save),
                partial(note, ALONE, self._theirs, first, plain.save_alone),
            ),
            (
                partial(note, OURS, self._ours, second, store.save),
                partial(note, FULLER, self._theirs, second, plain.save),
            ),
        )
        self._turn = not self._turn
        for pair in alike:
            # Whoever comes second finds the processor awake, so each does as often.
            for save in pair[:: 1 if self._turn else -1]:
                save()
        self._note(EMBEDDED, None, third, folder.save)

    def tell(self, name: str) -> None:
        """Print the table."""
        head(f"a save, {name}: ms, median / p95", "", "ours is", "the server computes", "target")
        ours = median(self._times[OURS])
        for what, process in (
            (OURS, self._ours),
            (FULLER, self._theirs),
            (ALONE, self._theirs),
            (EMBEDDED, None),
        ):
            ratio = ours / median(self._times[what])
            target = {OURS: held(ours, SAVE, " ms"), EMBEDDED: "-"}
            row(
                what,
                figures(self._times[what]),
                f"{ratio:.2f} times it" if what != OURS else "-",
                usual(process.busy(what)) if process else "-",
                target.get(what) or held(ratio, TIMES_PLAIN, " times"),
            )

    def _note(
        self,
        name: str,
        process: Process | None,
        case: Case,
        save: Callable[[Case, int], object],
    ) -> None:
        def work() -> None:
            save(case, case.version - 1)

        took = process.timed(name, work) if process else timed(work)
        self._times.setdefault(name, []).append(took)


def tell(places: Places, some: list[str], known: list[str]) -> None:
    """Save what changes a document alone, and what changes an index, and print both tables."""
    for name, change in (("an answer typed", answered), ("handed over", handed_over)):
        saving = Saving(places, change)
        places.plain.connection.execute("CHECKPOINT")
        for reference, inside in zip(some, known, strict=True):
            saving.save(reference, inside)
        saving.tell(name)


def handed_over(case: Case) -> Case:
    """Give a case to another officer."""
    return assign(case, f"officer{case.version:02d}", officer="o", at=case.events[-1].at)


def answered(case: Case) -> Case:
    """Change what is in no list and no index, as most answers do."""
    why = f"answer {case.version}"
    return choose_publication(case, False, why, officer="o", at=case.events[-1].at)
