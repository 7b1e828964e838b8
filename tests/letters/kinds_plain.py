"""A case of every kind whose letter rests on no exemption."""

import datetime as dt

from foitui.case.records import Case, Cost, Section14
from foitui.case.words import (
    AccessLaw,
    Burden,
    Clarity,
    CostLimit,
    Exempt,
    Held,
    Passing,
    Route,
)
from tests.letters.cases import case, foia, released, request


def granted() -> Case:
    """Two items, all of it released."""
    return case(
        released(1, "The number of parking fines in 2016.", "1,284 fines were issued in 2016."),
        released(2, "A plan of the parking bays.", "The plan is enclosed."),
        request=request(subject="Parking fines"),
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
        released(1, "The road works programme.", "The programme is enclosed."),
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


def passed_on() -> Case:
    """One thing is answered here, another was passed on to the authority that has it."""
    return case(
        released(1, "Parking fines in 2016.", "We issued 1,204."),
        foia(
            2,
            "Speeding fines in 2016.",
            route=Route.TRANSFER,
            destination="the Police and Crime Office",
            contact="foi@police.example",
            passing=Passing.PASSED_ON,
            passed_on=dt.date(2017, 3, 24),
        ),
        request=request(subject="Fines"),
    )


def own_data_of_offences() -> Case:
    """The requester's own data, which is used to deal with offences, asked for under the Act."""
    return case(
        foia(
            1,
            "Your file on my shop.",
            route=Route.SAR,
            destination="the Data Protection Team",
            access_law=AccessLaw.LAW_ENFORCEMENT,
        ),
        request=request(subject="Freedom of Information: my shop"),
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
