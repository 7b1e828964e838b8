"""A case of every kind whose letter rests on an exemption of the Act."""

import datetime as dt

import msgspec

from foitui.case.records import Case, Claim, ClockEvent, PublicInterestTest
from foitui.case.words import (
    Balance,
    ClockKind,
    Exempt,
    Held,
    Likelihood,
    Route,
)
from tests.letters.cases import case, foia, released, request, withheld

PRICES_TEST = PublicInterestTest(
    for_disclosure=(
        "The public pays for the contract and may want to see what it gets for the money.",
    ),
    for_withholding=(
        "The contract ends next year, and a fair competition for the next one saves public money.",
        "Companies would be slower to bid if their prices were published while they still matter.",
    ),
    balance=Balance.WITHHOLD,
    reasons="The yearly totals that we release meet most of the interest in what is spent. "
    "The single prices would add little to that and would weaken the next competition.",
)


def part() -> Case:
    """A contract: one item refused, one released in part, one granted."""
    return case(
        foia(
            1,
            "The contract for cleaning the offices.",
            held=Held.HELD,
            exempt=Exempt.SOME,
            disclosure="The contract is enclosed, without the parts that we withhold.",
        ),
        withheld(2, "The price for each building."),
        released(
            3, "What was paid in each year.", "We paid £412,380 in 2014-15 and £431,905 in 2015-16."
        ),
        request=request(subject="Cleaning contract"),
        claims=(
            Claim(
                id="c1",
                provision="s43(2)",
                items=(1, 2),
                covers="the unit prices in schedule 2",
                interest="the commercial interests of the contractor and of the ministry",
                reason="A competitor who knew each price could bid just below it next year.",
                likelihood=Likelihood.WOULD,
                details={
                    "commercial_party": "the contractor, and the ministry as buyer",
                    "party_views": "The contractor was asked on 24 March 2017 and objected.",
                },
                pit=PRICES_TEST,
            ),
            Claim(
                id="c2",
                provision="s40(2)+(3A)(a)",
                items=(1,),
                covers="the names and telephone numbers of the site managers",
                reason="These are living people who can be identified from the contract.",
                details={
                    "data_subjects": "site managers of the contractor",
                    "principle": "a",
                    "data_kind": "ordinary",
                    "legitimate_interests": "There is an interest in knowing who is responsible.",
                    "necessity": "The name of the contractor meets it.",
                    "rights_balance": "The managers do not expect to be named.",
                },
            ),
        ),
    )


def neither() -> Case:
    """To say either would give something away."""
    test = PublicInterestTest(
        for_disclosure=("People want to know that the rules are enforced.",),
        for_withholding=("Whoever breaks the rules would learn whether they are watched.",),
        balance=Balance.WITHHOLD,
        reasons="The yearly report meets the first interest. The second weighs more.",
    )
    return case(
        foia(1, "Whether you have watched the shop in secret.", held=Held.NEITHER_CONFIRM_NOR_DENY),
        request=request(subject="Secret watching"),
        claims=(
            Claim(
                id="c1",
                provision="s31(3)",
                items=(1,),
                reason="If we said yes, evidence could be destroyed. If we said no, people who "
                "break the law would know that nobody watches them.",
                likelihood=Likelihood.WOULD_BE_LIKELY,
                pit=test,
            ),
        ),
    )


def board_advice() -> Case:
    """Advice to a board: the qualified person's opinion."""
    return case(
        withheld(1, "The paper on the future of the depot that went to the board."),
        request=request(subject="Board paper"),
        claims=(
            Claim(
                id="c1",
                provision="s36(2)(b)(i)",
                items=(1,),
                interest="the free and frank provision of advice to the board",
                reason="Directors would write the next paper with the public reader in mind.",
                likelihood=Likelihood.WOULD_BE_LIKELY,
                details={
                    "qualified_person": "the Chief Executive",
                    "opinion_date": "2017-04-10",
                    "opinion_basis": "The Chief Executive read the paper and the request.",
                },
                pit=PublicInterestTest(
                    for_disclosure=("People near the depot want to take part.",),
                    for_withholding=("The board has not decided and needs plain advice.",),
                    balance=Balance.WITHHOLD,
                    reasons="The consultation document lets people take part.",
                ),
            ),
        ),
    )


def elsewhere_and_later() -> Case:
    """Some of it is public already, some will be soon."""
    return case(
        withheld(1, "The survey results of last year."),
        withheld(2, "The survey results of this year."),
        request=request(subject="Staff survey"),
        claims=(
            Claim(
                id="c1",
                provision="s21(1)",
                items=(1,),
                reason="The results are on our public website.",
                details={"location": "https://www.ministry.example/survey/2016"},
            ),
            Claim(
                id="c2",
                provision="s22(1)",
                items=(2,),
                reason="The results will be published on our website.",
                details={
                    "intention_before": "The executive team settled it on 9 December 2016.",
                    "publication_when": "by 30 June 2017, on our website",
                    "reasonable_to_wait": "The figures of small teams are still being checked.",
                },
                pit=PublicInterestTest(
                    for_disclosure=("Staff and public want the results soon.",),
                    for_withholding=("Figures that are not checked could identify people.",),
                    balance=Balance.WITHHOLD,
                    reasons="The wait is a matter of weeks.",
                ),
            ),
        ),
    )


def mixed() -> Case:
    """One request under five rules."""
    return case(
        released(1, "How many complaints there were.", "There were 42."),
        withheld(2, "The report on the complaints."),
        released(3, "The noise measurements.", "The measurements are enclosed.", route=Route.EIR),
        foia(4, "My own complaint file.", route=Route.SAR, destination="the Data Protection Team"),
        foia(
            5, "The complaints of the County Council.", held=Held.NOT_HELD, search="", elsewhere=""
        ),
        request=request(subject="Complaints"),
        claims=(
            Claim(
                id="c1",
                provision="s42(1)",
                items=(2,),
                reason="The report is the advice of our lawyers to us.",
                details={"privilege": "advice"},
                pit=PublicInterestTest(
                    for_disclosure=("It would show whether complaints are taken seriously.",),
                    for_withholding=("A client must be able to speak openly with a lawyer.",),
                    balance=Balance.WITHHOLD,
                    reasons="The number of complaints is released.",
                ),
            ),
        ),
    )


def shared_beginning() -> Case:
    """Items that begin alike, one of them under an exemption that gave way to release."""
    asked = "For each library in the borough, and for each year since 2014, please tell me: "
    return case(
        released(1, f"{asked}how many visits there were", "The table of visits is enclosed."),
        withheld(
            2, f"{asked}what was advised about closing it.", disclosure="The advice is enclosed."
        ),
        request=request(subject="Libraries"),
        claims=(
            Claim(
                id="c1",
                provision="s42(1)",
                items=(2,),
                reason="It is the advice of our lawyers.",
                details={"privilege": "advice"},
                pit=PublicInterestTest(
                    for_disclosure=("The decision was taken long ago.",),
                    for_withholding=("A client must be able to speak openly with a lawyer.",),
                    balance=Balance.DISCLOSE,
                    reasons="The advice is no longer live.",
                ),
            ),
        ),
    )


def open_and_withheld() -> Case:
    """Two things can be had in another way; of a third a part is withheld."""
    made = elsewhere_and_later()
    comments = foia(
        3,
        "The comments of staff.",
        held=Held.HELD,
        exempt=Exempt.SOME,
        disclosure="The comments are enclosed, without names.",
    )
    names = Claim(
        id="c3",
        provision="s40(2)+(3A)(a)",
        items=(3,),
        covers="the names of those who commented",
        reason="They are living people who can be identified.",
        details={
            "data_subjects": "staff who answered the survey",
            "principle": "a",
            "data_kind": "ordinary",
            "legitimate_interests": "People want to know what staff think.",
            "necessity": "The names are not needed for it. The comments are enclosed.",
            "rights_balance": "",
        },
    )
    return msgspec.structs.replace(
        made, items=(*made.items, comments), claims=(*made.claims, names)
    )


def published_elsewhere() -> Case:
    """All of it is on a website already."""
    return case(
        withheld(1, "What was spent on travel."),
        request=request(subject="Travel"),
        claims=(
            Claim(
                id="c1",
                provision="s21(1)",
                items=(1,),
                reason="We publish every payment each month.",
                details={
                    "location": "https://www.ministry.example/spending",
                    "payment": "nothing",
                },
            ),
        ),
    )


def after_more_time() -> Case:
    """The second notice: more detail came, then the public interest needed more time."""
    days = (
        (ClockKind.RECEIVED, dt.date(2017, 3, 1)),
        (ClockKind.CLARIFICATION_ASKED, dt.date(2017, 3, 3)),
        (ClockKind.CLARIFICATION_RECEIVED, dt.date(2017, 3, 8)),
        (ClockKind.PIT_EXTENSION, dt.date(2017, 4, 3)),
    )
    clock = tuple(ClockEvent(kind=kind, on=on) for kind, on in days)
    return msgspec.structs.replace(board_advice(), clock=clock)


def undecided() -> Case:
    """One item is decided; for the other nothing is, and a claim lacks its reasons."""
    return case(
        withheld(1, "The first thing."),
        foia(2, "The second thing.", route=None, clarity=None),
        claims=(Claim(id="c1", provision="s31(1)(a)", items=(1,)),),
    )
