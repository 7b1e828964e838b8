"""A case of every kind that a letter can tell of, by its name."""

from collections.abc import Callable

from foitui.case.records import Case
from tests.letters.cases import pattern
from tests.letters.kinds_environment import eir, eir_clarification, eir_elsewhere, eir_not_held
from tests.letters.kinds_exempt import (
    after_more_time,
    board_advice,
    elsewhere_and_later,
    mixed,
    neither,
    open_and_withheld,
    part,
    published_elsewhere,
    shared_beginning,
    undecided,
)
from tests.letters.kinds_plain import (
    clarification,
    clarification_alone,
    cost,
    cost_of_confirming,
    everyday,
    granted,
    not_held,
    not_valid,
    own_data,
    own_data_of_offences,
    part_held,
    passed_on,
    repeated,
    transferred,
    vexatious,
)

CASES: dict[str, Callable[[], Case]] = {
    made.__name__: made
    for made in (
        pattern,
        granted,
        part,
        not_held,
        part_held,
        cost,
        cost_of_confirming,
        clarification,
        clarification_alone,
        vexatious,
        repeated,
        neither,
        board_advice,
        elsewhere_and_later,
        eir,
        eir_not_held,
        own_data,
        own_data_of_offences,
        everyday,
        transferred,
        passed_on,
        not_valid,
        mixed,
        shared_beginning,
        open_and_withheld,
        published_elsewhere,
        eir_clarification,
        eir_elsewhere,
        after_more_time,
        undecided,
    )
}
"""A golden letter each, by the name of its file."""
