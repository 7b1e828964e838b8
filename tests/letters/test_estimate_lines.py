"""An estimate that was made line by line, in the letter."""

import datetime as dt

from foitui.case.changes import list_work
from foitui.case.records import WorkLine
from foitui.case.words import Work
from foitui.letters.reply import as_text, reply
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds_plain import cost


def told(*lines: WorkLine) -> str:
    case = list_work(cost(), lines, 30, officer="o", at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    return " ".join(as_text(reply(case, MINISTRY, ON)).split())


def test_each_line_of_countable_work_is_told_and_no_other() -> None:
    text = told(
        WorkLine(kind=Work.LOCATE, what="mailboxes", records=120, minutes_each=15),
        WorkLine(kind=Work.REDACT, what="names", hours=9),
    )
    assert "Locating it (mailboxes), 120 at 15 minutes each: 30 hours." in text
    assert "names" not in text


def test_words_of_an_officer_in_a_line_are_words() -> None:
    text = told(WorkLine(kind=Work.LOCATE, what="{{ 7*7 }} *boxes* [a](b)", hours=30))
    assert "{{ 7*7 }} *boxes* [a](b)" in text
