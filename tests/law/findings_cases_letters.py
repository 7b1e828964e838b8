"""For every finding in a letter, a case and words that have it."""

from collections.abc import Callable

from foitui.case.records import Case
from tests.law.findings_cases import asking, costly, eir, foia, relying

GOOD = (
    "Dear requester, we hold the information. You can ask for an internal review within 40 "
    "working days of the date of this letter; write to us. You can complain to the Information "
    "Commissioner."
)


def _granted(*words: str) -> tuple[Case, str]:
    return foia(), " ".join((GOOD, *words))


LETTERS: dict[str, Callable[[], tuple[Case, str]]] = {
    "unfilled_mark": lambda: _granted("It costs [[ MISSING: the amount ]]."),
    "limb_not_in_letter": lambda: (relying("s31(1)(a)"), f"{GOOD} Section 31 of the Act applies."),
    "held_not_said": lambda: (foia(), "Dear requester, here you are."),
    "denial_gives_away_in_letter": lambda: (relying("s31(3)"), f"{GOOD} We hold the information."),
    "review_missing": lambda: (relying("s31(1)(a)"), "We hold it. Section 31(1)(a) applies."),
    "review_missing_though_granted": lambda: (foia(), "We hold it and here it is."),
    "eir_review_missing": lambda: (eir(), "We hold it and here it is."),
    "review_contact_missing": lambda: (foia(), "We hold it. Ask for a review if you like."),
    "review_window_short": lambda: _granted(
        "Please ask within 10 days of the date of this letter."
    ),
    "review_answer_slow": lambda: _granted("We will answer within 60 working days."),
    "complaint_missing": lambda: (
        relying("s31(1)(a)"),
        "Held; section 31(1)(a). Ask for a review.",
    ),
    "calculation_not_in_letter": lambda: (costly(), f"{GOOD} It would cost too much."),
    "advice_not_in_letter": lambda: (costly(), f"{GOOD} It would take 61 hours."),
    "limit_of_another": lambda: (costly(), f"{GOOD} The limit is £600."),
    "foia_cite_in_eir": lambda: (eir(), f"{GOOD} Section 43(2) applies. See regulation 11."),
    "eir_cite_in_foia": lambda: _granted("Regulation 12(5)(e) applies."),
    "presumption_missing": lambda: (relying("reg 12(5)(e)"), f"{GOOD} Regulation 12(5)(e)."),
    "short_cite": lambda: _granted("We rely on s31 and did the PIT."),
    "other_address": lambda: (asking(foia(), reply_to="a@example.org"), GOOD),
    "copyright_as_ground": lambda: _granted("We cannot send a copy because of copyright."),
    "staff_time_charged": lambda: _granted("There is a charge for staff time."),
    "web_form": lambda: _granted("Please complete our online form."),
    "send_again": lambda: _granted("Please resubmit it with the subject FOI."),
    "identity_wanted": lambda: _granted("Send us proof of your identity."),
    "motive_wanted": lambda: _granted("Tell us why you want it."),
    "fee_scare": lambda: _granted("We may charge you a fee."),
    "law_denied": lambda: _granted("We are not subject to the Act."),
    "not_received": lambda: _granted("We did not receive your request."),
    "already_answered": lambda: _granted("We have already answered it."),
    "charge_under_eir": lambda: (eir(), f"{GOOD} We charge a fee to inspect it. Regulation 11."),
    "review_refused": lambda: _granted("Our decision is final."),
    "organisation_rejected": lambda: _granted("We only accept requests from individuals."),
}
"""A case and its letter for each, by the id of the finding."""
