"""A case of every kind that a letter can tell of, besides the pattern case."""

import datetime as dt
from collections.abc import Callable

import msgspec

from foitui.case.records import Case, Claim, ClockEvent, Cost, PublicInterestTest, Section14
from foitui.case.words import (
    Balance,
    Burden,
    Clarity,
    ClockKind,
    CostLimit,
    Exempt,
    Held,
    Likelihood,
    Route,
)
from tests.letters.cases import case, foia, pattern, request


def granted() -> Case:
    """Two items, all of it released."""
    return case(
        foia(
            1,
            "The number of parking fines in 2016.",
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="1,284 fines were issued in 2016.",
        ),
        foia(
            2,
            "A plan of the parking bays.",
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="The plan is enclosed.",
        ),
        request=request(subject="Parking fines"),
    )


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
        foia(2, "The price for each building.", held=Held.HELD, exempt=Exempt.ALL),
        foia(
            3,
            "What was paid in each year.",
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="We paid £412,380 in 2014-15 and £431,905 in 2015-16.",
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
                    "legitimate_interests": "There is an interest in knowing who is responsible. "
                    "The name of the contractor meets it. The managers do not expect to be named.",
                },
            ),
        ),
    )


def not_held() -> Case:
    """Nothing is held; somebody else may hold it."""
    return case(
        foia(
            1,
            "Ambulance call-outs to the town square by month.",
            held=Held.NOT_HELD,
            search="We searched the records of the Licensing Team and asked its manager.",
            elsewhere="The regional ambulance service records every call. Its website says how "
            "to ask for information.",
        ),
        request=request(subject="Ambulance calls"),
    )


def part_held() -> Case:
    """A part is held and released, a part is not held."""
    return case(
        foia(
            1,
            "Staff numbers by year since 1990.",
            held=Held.PART_HELD,
            exempt=Exempt.NONE,
            search="We searched the personnel system and the archive. Nothing before 1998 is kept.",
            elsewhere="",
            disclosure="The yearly numbers since 1998 are enclosed.",
        ),
        request=request(subject="Staff numbers"),
    )


def cost() -> Case:
    """An answer would cost too much, and something narrower would not."""
    return case(
        foia(1, "All e-mails about the leisure centre.", held=Held.HELD),
        request=request(subject="All e-mails"),
        cost=Cost(
            limit=CostLimit.EXCEEDED,
            hours=61,
            basis="A search of five mailboxes took 85 minutes. There are 214 mailboxes. "
            "For all of them that is about 61 hours.",
            would_fit="We could search one project mailbox for three months.",
        ),
    )


def cost_of_confirming() -> Case:
    """Even to find out what is held would cost too much."""
    return case(
        foia(1, "Every letter that mentions a bicycle."),
        request=request(subject="Bicycles"),
        cost=Cost(
            limit=CostLimit.CONFIRMING_EXCEEDS,
            hours=40.5,
            basis="Letters are kept on paper in 600 boxes. One box takes four minutes.",
            would_fit="",
        ),
    )


def clarification() -> Case:
    """One item is clear and granted, one is not clear."""
    return case(
        foia(
            1,
            "The road works programme.",
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="The programme is enclosed.",
        ),
        foia(
            2,
            "Everything about the works.",
            clarity=Clarity.UNCLEAR,
            clarification="Which road do you mean, and which years?",
        ),
        request=request(subject="Road works"),
    )


def clarification_alone() -> Case:
    """Nothing can be answered before the requester says more."""
    return case(
        foia(
            1,
            "Everything about the works.",
            clarity=Clarity.UNCLEAR,
            clarification="Which road do you mean, and which years?\n\nYou could choose one:\n"
            "- the plans\n- the costs\n- the complaints",
        ),
        request=request(subject="Road works"),
    )


def vexatious() -> Case:
    """The burden is out of proportion."""
    return case(
        foia(1, "Every document that your office has ever made."),
        request=request(subject="Every document"),
        section14=Section14(
            burden=Burden.VEXATIOUS,
            reasons="Two people would need eleven months to read and redact the documents. "
            "Most of them say nothing about the subject of your letter.",
        ),
    )


def repeated() -> Case:
    """The same request was answered three months before."""
    return case(
        foia(1, "The cost of the fountain."),
        request=request(subject="Fountain"),
        section14=Section14(
            burden=Burden.REPEATED,
            reasons="The cost is recorded once a year, in April. Nothing has changed since.",
            earlier_request="FOI-2016-0412, which we answered in full on 12 January 2017",
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
        foia(
            1,
            "The paper on the future of the depot that went to the board.",
            held=Held.HELD,
            exempt=Exempt.ALL,
        ),
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
        foia(1, "The survey results of last year.", held=Held.HELD, exempt=Exempt.ALL),
        foia(2, "The survey results of this year.", held=Held.HELD, exempt=Exempt.ALL),
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


def eir() -> Case:
    """Trees and planning: part, under the Regulations."""
    return case(
        foia(
            1,
            "The tree survey for the site.",
            route=Route.EIR,
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="The survey is enclosed.",
        ),
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


def own_data() -> Case:
    """The requester's own data."""
    return case(
        foia(
            1,
            "The CCTV pictures of me on 3 March.",
            route=Route.SAR,
            destination="the Data Protection Team",
        ),
        request=request(subject="Pictures of me"),
    )


def everyday() -> Case:
    """A missed bin."""
    return case(
        foia(
            1,
            "Why was my bin not emptied?",
            route=Route.BUSINESS_AS_USUAL,
            destination="the Waste Collection Team",
        ),
        request=request(subject="My bin"),
    )


def transferred() -> Case:
    """Another authority's business."""
    return case(
        foia(1, "School places.", route=Route.TRANSFER, destination="the County Council"),
        request=request(subject="School places"),
    )


def not_valid() -> Case:
    """No name was given."""
    return case(
        foia(
            1,
            "Your policy on beards.",
            route=Route.NOT_VALID,
            invalid_reason="Your message does not give a name. Please tell us your full name.",
        ),
        request=request(subject="Beards"),
    )


def mixed() -> Case:
    """One request under five rules."""
    return case(
        foia(
            1,
            "How many complaints there were.",
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="There were 42.",
        ),
        foia(2, "The report on the complaints.", held=Held.HELD, exempt=Exempt.ALL),
        foia(
            3,
            "The noise measurements.",
            route=Route.EIR,
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="The measurements are enclosed.",
        ),
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
        foia(
            1,
            f"{asked}how many visits there were",
            held=Held.HELD,
            exempt=Exempt.NONE,
            disclosure="The table of visits is enclosed.",
        ),
        foia(
            2,
            f"{asked}what was advised about closing it.",
            held=Held.HELD,
            exempt=Exempt.ALL,
            disclosure="The advice is enclosed.",
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
            "legitimate_interests": "The comments meet the interest in what staff think.",
        },
    )
    return msgspec.structs.replace(
        made, items=(*made.items, comments), claims=(*made.claims, names)
    )


def published_elsewhere() -> Case:
    """All of it is on a website already."""
    return case(
        foia(1, "What was spent on travel.", held=Held.HELD, exempt=Exempt.ALL),
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
        foia(1, "The first thing.", held=Held.HELD, exempt=Exempt.ALL),
        foia(2, "The second thing.", route=None, clarity=None),
        claims=(Claim(id="c1", provision="s31(1)(a)", items=(1,)),),
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
        everyday,
        transferred,
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
