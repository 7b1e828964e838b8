"""The lines around the caseload: how many cases there are of what, and the saved filters."""

from foitui.case.standing import Stage
from foitui.store.protocol import Filter
from foitui.text.clean import clean_line
from foitui.tui.counts import Counts, of_cases
from foitui.tui.feed import Caseload
from foitui.tui.views import View
from foitui.tui.widgets.bars import Bar, Piece
from foitui.tui.widgets.case_row import STAGE_WORDS


class StageLine(Bar):
    """How many cases stand at each stage, on a wide screen."""

    def say_counts(self, counts: Counts) -> None:
        """Say it of the stages at which any case stands."""
        told = ((STAGE_WORDS[stage], counts.stages.get(stage, 0)) for stage in Stage)
        self.say("   ".join(f"{word} {count:,}" for word, count in told if count))


class ViewsLine(Bar):
    """The saved filters and their keys."""

    def say_views(self, saved: tuple[View, ...]) -> None:
        """Name them, each with its digit."""
        named = (f"{n} {clean_line(view.name)}" for n, view in enumerate(saved, 1))
        self.say("  ".join((*named, "0 all")))  # the usual ones fit 80 columns


def numbers(caseload: Caseload, counts: Counts, marks: int) -> tuple[Piece, ...]:
    """Return the numbers at the right of the title: marked, found, all, overdue, due soon."""
    total = caseload.rows.total
    found = f"{total:,}" if caseload.counted else f"{total - 1}+"
    of = f"{found} of " if caseload.wish.chosen != Filter() else ""
    return (
        *([(f"* {marks:,} marked   ", "bold")] if marks else []),
        (f"{of}{of_cases(counts.cases)}", ""),
        *([(f"   !! {counts.late:,} overdue", "bold $error")] if counts.late else []),
        *([(f"   ! {counts.soon:,} due soon", "$warning")] if counts.soon else []),
    )
