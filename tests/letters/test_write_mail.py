"""The draft of an e-mail: the right address, the thread kept, no header smuggled in."""

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import msgspec
import pytest

from foitui.case.changes import receive
from foitui.case.records import Case, Message, Request
from foitui.letters.reply import reply
from foitui.letters.write_mail import NoAddress, mail
from foitui.settings.records import Authority, Settings
from tests.case.examples import WHO
from tests.hostile import HOSTILE

SETTINGS = Settings(authority=Authority(name="An Authority", email="foi@authority.example.org"))
HEADERS = {
    *("From", "To", "Subject", "In-Reply-To", "References", "X-Unsent"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
}


def asked(**fields: object) -> Case:
    request = Request(
        received=dt.date(2026, 3, 2),
        text="How much is a bin?",
        subject="Bins",
        reply_to="requester@example.org",
        message_key="<one.two@example.org>",
    )
    request = msgspec.structs.replace(request, **fields)
    case = receive(Request(received=request.received, text="x"), ["How much is a bin?"], **WHO)
    return msgspec.structs.replace(case, request=request, reference="FOI-2026-0001")


def draft(case: Case) -> EmailMessage:
    plain = msgspec.structs.replace(case, request=asked().request)
    written = mail(reply(plain, SETTINGS, dt.date(2026, 3, 20)), case, SETTINGS)
    read = message_from_bytes(written, policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_draft_answers_the_request_in_its_own_thread() -> None:
    message = draft(asked())
    assert message["To"] == "requester@example.org"
    assert message["From"] == "foi@authority.example.org"
    assert message["Subject"] == "Re: Bins [FOI-2026-0001]"
    assert message["In-Reply-To"] == message["References"] == "<one.two@example.org>"
    assert message["X-Unsent"] == "1"
    assert "bin" in message.get_content()


def test_a_draft_answers_the_newest_message_of_the_thread() -> None:
    later = Message(received=dt.date(2026, 3, 9), text="?", message_key="<three@example.org>")
    odd = msgspec.structs.replace(later, message_key="sha256:abc")
    case = msgspec.structs.replace(asked(), correspondence=(later, odd))
    assert draft(case)["In-Reply-To"] == "<three@example.org>"
    assert draft(case)["References"] == "<one.two@example.org> <three@example.org>"


def test_a_subject_that_is_an_answer_already_is_not_marked_again() -> None:
    assert draft(asked(subject="RE: Bins"))["Subject"] == "RE: Bins [FOI-2026-0001]"


@pytest.mark.parametrize("key", ["sha256:abc", "", "<a@b>\r\nBcc: x@example.org", "<a b@c>", "<>"])
def test_what_is_no_message_id_makes_no_thread(key: str) -> None:
    message = draft(asked(message_key=key))
    assert message["In-Reply-To"] is None
    assert set(message.keys()) <= HEADERS


@pytest.mark.parametrize(
    "to",
    [
        *("", "nobody", "a@example.org, b@example.org", "@example.org", "group: a@example.org;"),
        "a@example.org\r\nBcc: everyone@example.org",
    ],
)
def test_what_is_not_one_address_is_refused(to: str) -> None:
    with pytest.raises(NoAddress):
        draft(asked(reply_to=to))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stay_in_their_header(text: str) -> None:
    text = text[:2000].encode("utf-8", "replace").decode()
    message = draft(asked(subject=text))
    assert set(message.keys()) <= HEADERS
    assert message["To"] == "requester@example.org"
    assert "\n" not in message["Subject"]
    try:
        refused = draft(asked(reply_to=text))
    except NoAddress:
        return
    assert set(refused.keys()) <= HEADERS


SMUGGLED = "=?utf-8?q?=0D=0ABcc=3A_other=40example=2Eorg?="


@pytest.mark.parametrize(
    "subject", [SMUGGLED, f"={SMUGGLED}", "=?utf-8?b?DQpCY2M6IHhAZXhhbXBsZS5vcmc=?="]
)
def test_words_that_would_decode_to_a_header_are_not_decoded(subject: str) -> None:
    message = draft(asked(subject=subject))
    assert set(message.keys()) <= HEADERS
    assert message["Subject"] == f"Re: {subject.replace('=?', '= ?')} [FOI-2026-0001]"


def test_an_address_or_a_thread_that_would_decode_to_another_is_none() -> None:
    with pytest.raises(NoAddress):
        draft(asked(reply_to="=?utf-8?q?other?=@example.org"))
    assert draft(asked(message_key="<=?utf-8?q?a=0D=0ABcc:b?=@example.org>"))["References"] is None
