"""A case of every kind under the Environmental Information Regulations."""

from foitui.case.records import Case, Claim, PublicInterestTest
from foitui.case.words import (
    Balance,
    Clarity,
    Exempt,
    Held,
    Route,
)
from tests.letters.cases import case, foia, released, request


def eir() -> Case:
    """Trees and planning: part, under the Regulations."""
    return case(
        released(1, "The tree survey for the site.", "The survey is enclosed.", route=Route.EIR),
        foia(
            2,
            "The assessment of bats and birds.",
            route=Route.EIR,
            held=Held.HELD,
            exempt=Exempt.SOME,
            disclosure="The assessment is enclosed, without the map.",
        ),
        request=request(subject="Trees on the site"),
        claims=(
            Claim(
                id="c1",
                provision="reg 12(5)(g)",
                items=(2,),
                covers="the map of roosts and nests",
                reason="Where the place of a roost became known, people disturbed it.",
                pit=PublicInterestTest(
                    for_disclosure=("The public can check the planning decision.",),
                    for_withholding=("The animals that the assessment protects would be harmed.",),
                    balance=Balance.WITHHOLD,
                    reasons="The text lets the public judge the decision. The exact places add "
                    "little to it.",
                ),
            ),
        ),
    )


def eir_not_held() -> Case:
    """Environmental information that is not held: a refusal in form."""
    return case(
        foia(
            1,
            "Water quality of the river.",
            route=Route.EIR,
            held=Held.NOT_HELD,
            search="We asked the Estates Team, which measures nothing in the river.",
            elsewhere="",
        ),
        request=request(subject="River"),
    )


def eir_clarification() -> Case:
    """A request about the environment that is too general."""
    return case(
        foia(
            1,
            "Everything about the river.",
            route=Route.EIR,
            clarity=Clarity.UNCLEAR,
            clarification="Which stretch of the river do you mean, and which years?",
        ),
        request=request(subject="River"),
    )


def eir_elsewhere() -> Case:
    """One thing is not held, another is wholly another authority's."""
    return case(
        foia(
            1,
            "Water quality of the river.",
            route=Route.EIR,
            held=Held.NOT_HELD,
            search="We asked the Estates Team, which measures nothing in the river.",
            elsewhere="The rivers authority measures it every month.",
        ),
        foia(2, "The flood plan.", route=Route.TRANSFER, destination="the County Council"),
        request=request(subject="River"),
    )
