"""Cases built for the letters: one a kind, with role names and words of our own."""

import datetime as dt

from foitui.case.records import (
    Case,
    Claim,
    Cost,
    Item,
    PublicInterestTest,
    Request,
    Requester,
    Section14,
)
from foitui.case.words import (
    Balance,
    Burden,
    Channel,
    Clarity,
    CostLimit,
    Exempt,
    Held,
    Likelihood,
    Route,
)
from foitui.settings.records import Authority, Settings

ON = dt.date(2017, 4, 18)

MINISTRY = Settings(
    authority=Authority(
        name="Ministry of Sample Prisons",
        unit="Freedom of Information Team",
        address="1 Example Street\nExampleton\nEX1 1EX",
        email="foi@ministry.example",
        review_contact="Freedom of Information Reviews\nreviews@ministry.example",
        review_window="two months",
        kind="central",
    )
)


def request(text: str = "", subject: str = "A subject") -> Request:
    """A request that came through a public site."""
    return Request(
        received=dt.date(2017, 3, 22),
        text=text,
        subject=subject,
        channel=Channel.PUBLIC_SITE,
        requester=Requester(name="A Requester", email="request-1-00000000@site.example"),
        sender_reference="110988",
        reply_to="request-1-00000000@site.example",
        reply_published=True,
    )


def foia(number: int, text: str, **facts: object) -> Item:
    """An item under the Act that nothing stops."""
    return Item(
        **{  # type: ignore[arg-type]  # the fields are named by the caller
            "number": number,
            "text": text,
            "route": Route.FOIA,
            "clarity": Clarity.CLEAR,
            **facts,
        }
    )


def released(number: int, text: str, disclosure: str, **facts: object) -> Item:
    """An item that is held and released whole."""
    facts = {"held": Held.HELD, "exempt": Exempt.NONE, "disclosure": disclosure, **facts}
    return foia(number, text, **facts)


def withheld(number: int, text: str, **facts: object) -> Item:
    """An item that is held and exempt whole."""
    return foia(number, text, **{"held": Held.HELD, "exempt": Exempt.ALL, **facts})


def case(*items: Item, **facts: object) -> Case:
    """A case with these items, within the cost limit and neither vexatious nor repeated."""
    return Case(
        **{  # type: ignore[arg-type]  # the fields are named by the caller
            "request": request(),
            "reference": "FOI-2017-0001",
            "items": items,
            "cost": Cost(limit=CostLimit.WITHIN),
            "section14": Section14(burden=Burden.NEITHER),
            **facts,
        }
    )


PATTERN_TEST = PublicInterestTest(
    for_disclosure=(
        "Release would make it clearer how often social networks are used unlawfully in prison.",
        "Release would show the public whether the prison service manages this risk.",
    ),
    for_withholding=(
        "Offenders would learn what is noticed and would change how they behave.",
        "Offenders would move to platforms that are not watched yet.",
        "The prison service has limited staff for this work and would lose the initiative.",
        "Images that prisoners post can be used to bully others.",
    ),
    balance=Balance.WITHHOLD,
    reasons="There is a real interest in how prisons deal with this. Much of it is met by the "
    "figures that are published for all prisons together. The harm to safety in these six prisons "
    "would be lasting and hard to undo, so it carries more weight.",
)


def pattern() -> Case:
    """Incidents of social network use in six prisons: all refused on two limbs."""
    items = tuple(
        withheld(number, text)
        for number, text in enumerate(
            (
                "For each of the six prisons, how many incidents of a prisoner's use of a social "
                "network were reported.",
                "For each incident, exactly what was reported.",
                "For each incident, what the investigation concluded.",
            ),
            1,
        )
    )
    claims = (
        Claim(
            id="c1",
            provision="s31(1)(a)",
            items=(1, 2, 3),
            interest="the prevention or detection of crime in prisons",
            reason="The reports show which accounts and which phones were noticed, and how. "
            "A prisoner who reads them can tell what goes unnoticed and can go on using a phone "
            "for crime from inside the prison.",
            likelihood=Likelihood.WOULD_BE_LIKELY,
            pit=PATTERN_TEST,
        ),
        Claim(
            id="c2",
            provision="s31(1)(f)",
            items=(1, 2, 3),
            interest="security and good order in prisons",
            reason="The figures for each prison show where staff find little. Prisoners there "
            "would be encouraged to smuggle phones in, and disorder follows the trade in phones.",
            likelihood=Likelihood.WOULD_BE_LIKELY,
            pit=PATTERN_TEST,
        ),
    )
    return case(*items, request=request(subject="Social networks in prison"), claims=claims)


def hostile(text: str, cite: str | None = None) -> Case:
    """A case with the same text in every field that takes one; `cite` keeps it out of that."""
    test = PublicInterestTest(
        for_disclosure=(text, "a factor"),
        for_withholding=(text,),
        balance=Balance.WITHHOLD,
        reasons=text,
    )
    written = {
        "destination": text,
        "invalid_reason": text,
        "clarification": text,
        "search": text,
        "elsewhere": text,
        "disclosure": text,
    }
    items = (
        foia(1, text, held=Held.PART_HELD, exempt=Exempt.NONE, **written),
        foia(2, text, held=Held.HELD, exempt=Exempt.SOME, **written),
        foia(3, text, held=Held.NOT_HELD, **written),
        foia(4, text, held=Held.NEITHER_CONFIRM_NOR_DENY, **written),
        foia(5, text, **{**written, "clarity": Clarity.UNCLEAR}),
        foia(6, text, **{**written, "route": Route.SAR}),
        foia(7, text, **{**written, "route": Route.TRANSFER}),
        foia(8, text, **{**written, "route": Route.BUSINESS_AS_USUAL}),
        foia(9, text, **{**written, "route": Route.NOT_VALID}),
        foia(10, text, **{**written, "route": Route.EIR}, held=Held.HELD, exempt=Exempt.SOME),
        foia(11, text, **{**written, "route": None}),
    )
    reasoned = {"covers": text, "interest": text, "reason": text, "pit": test}
    claims = tuple(
        Claim(
            id=f"c{at}",
            provision=cite,
            items=numbers,
            likelihood=Likelihood.WOULD,
            details=dict.fromkeys(("qualified_person", "opinion_date", "data_subjects"), text),
            **reasoned,  # type: ignore[arg-type]  # the fields are named above
        )
        for at, (cite, numbers) in enumerate(
            (
                ("s36(2)(b)(i)", (2,)),
                ("s40(2)", (2,)),
                ("s31(3)", (4,)),
                ("reg 12(5)(e)", (10,)),
                (text[:200] if cite is None else cite, (2, 4, 10)),
            )
        )
    )
    who = Requester(name=text, email=text, address=text)
    came = Request(
        received=dt.date(2017, 3, 22),
        text=text,
        subject=text,
        requester=who,
        sender_reference=text,
        reply_to=text,
    )
    return case(*items, request=came, claims=claims, reference=text, officer=text)
