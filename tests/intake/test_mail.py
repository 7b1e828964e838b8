"""An e-mail becomes a request."""

import datetime as dt
from email.message import EmailMessage

import pytest

from foitui.case.words import Channel
from foitui.intake import Arrival
from tests.hostile import HOSTILE
from tests.intake.reading import arrival, from_stdin, mail, reason


def test_sender_subject_text_and_day_are_taken() -> None:
    found = arrival(mail().as_bytes())
    request = found.request
    assert request.received == dt.date(2026, 3, 2)
    assert request.text == "Please send me the plan.\n"
    assert request.subject == "The plan"
    assert request.channel is Channel.EMAIL
    assert (request.requester.name, request.requester.email) == (
        "A Requester",
        "requester@example.org",
    )
    assert request.reply_to == "requester@example.org"
    assert request.message_key == "<one@example.org>"
    assert request.thread_key == "mail:<one@example.org>"
    assert found.items == ("Please send me the plan.",)


def test_the_message_is_kept_as_it_arrived() -> None:
    data = mail().as_bytes()
    assert arrival(data).raw == data


def test_the_day_is_that_of_arrival_and_not_that_which_the_sender_claims() -> None:
    message = mail(Received="from a by b; Tue, 3 Mar 2026 00:05:00 +0000")
    message["Received"] = "from c by a; Mon, 2 Mar 2026 23:59:00 +0000"
    found = arrival(message.as_bytes())
    assert found.request.received == dt.date(2026, 3, 3)
    assert found.notes == ()


def test_where_only_the_sender_says_a_day_that_is_noted() -> None:
    assert arrival(mail().as_bytes()).notes == ("its day of receipt is the sender's date",)


@pytest.mark.parametrize(
    ("date", "says"),
    [
        ("", "it has no date that can be read; give the day with --received"),
        ("gibberish", "it has no date that can be read; give the day with --received"),
        ("Mon, 1 Feb 2027 09:00:00 +0000", "2027-02-01, is in the future"),
    ],
)
def test_a_day_that_cannot_be_read_is_asked_for(date: str, says: str) -> None:
    data = mail(Date=date).as_bytes() if date != "gibberish" else _with_date(b"gibberish")
    assert says in reason(data)
    (found,) = from_stdin(data, received=dt.date(2026, 3, 2))
    assert isinstance(found, Arrival)
    assert found.request.received == dt.date(2026, 3, 2)


def _with_date(date: bytes) -> bytes:
    return mail(Date="").as_bytes().replace(b"Subject:", b"Date: " + date + b"\nSubject:", 1)


def test_the_reply_goes_where_the_sender_asks() -> None:
    message = mail(Reply_To="Desk <desk@example.org>")
    assert arrival(message.as_bytes()).request.reply_to == "desk@example.org"


def test_reply_marks_and_gateway_tags_leave_the_subject() -> None:
    request = arrival(mail(Subject="RE: Fwd: The plan [Ref: 110988]").as_bytes()).request
    assert (request.subject, request.sender_reference) == ("The plan", "110988")


def test_plain_text_is_read_before_html() -> None:
    message = mail("Please send me the plain plan.\n")
    message.add_alternative("<p>Please send me the coloured plan.</p>", subtype="html")
    assert arrival(message.as_bytes()).request.text == "Please send me the plain plan.\n"


def test_html_is_read_where_the_plain_text_is_blank() -> None:
    message = mail(" \n")
    message.add_alternative("<p>Please send me<br>the plan.</p>", subtype="html")
    assert arrival(message.as_bytes()).request.text == "Please send me\nthe plan.\n"


def test_attachments_are_listed_with_their_size() -> None:
    message = mail()
    message.add_attachment(b"1,2\n", maintype="text", subtype="csv", filename="../list.csv")
    (listed,) = arrival(message.as_bytes()).request.attachments
    assert (listed.name, listed.media_type, listed.size) == ("../list.csv", "text/csv", 4)


def test_text_after_an_attachment_is_not_lost() -> None:
    message = mail("Please send me the plan.\n")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    message.attach(_part("And the map, please.\n"))
    text = arrival(message.as_bytes()).request.text
    assert "the plan" in text
    assert "And the map" in text


def _part(text: str) -> EmailMessage:
    part = EmailMessage()
    part.set_content(text)
    return part


def test_an_attached_message_is_read_when_the_outer_one_says_nothing() -> None:
    outer = mail("", Subject="FW", Message_ID="<outer@example.org>")
    outer.add_attachment(mail("Please send me the inner plan.\n"))
    found = arrival(outer.as_bytes())
    assert found.request.text == "Please send me the inner plan.\n"
    assert found.request.message_key == "<one@example.org>"


def test_an_attached_message_beside_a_letter_is_listed_and_noted() -> None:
    outer = mail("Please see attached, and send me the plan.\n")
    outer.add_attachment(mail(Subject="Old request"))
    found = arrival(outer.as_bytes())
    assert [listed.name for listed in found.request.attachments] == ["Old request"]
    assert any("attached message" in note for note in found.notes)


def test_a_letter_that_is_only_attached_is_named() -> None:
    message = mail("")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="letter.pdf")
    assert reason(message.as_bytes()).endswith("may be in what is attached: letter.pdf")


def test_an_empty_message_is_named() -> None:
    assert reason(mail("\n").as_bytes()) == "the message is empty"


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("utf-8", "caf\u00e9 \u2013 \u00a35".encode(), "caf\u00e9 \u2013 \u00a35"),
        ("iso-8859-1", b"\x93caf\xe9\x94", "\u201ccaf\u00e9\u201d"),
        ("us-ascii", "caf\u00e9".encode(), "caf\u00e9"),
        ("utf-8", b"caf\xe9 \xa35", "caf\u00e9 \u00a35"),
        ("x-nonsense", b"caf\xe9", "caf\u00e9"),
        ("idna", b"plan", "plan"),
        ("unicode_escape", b"\\d plan", "\\d plan"),
    ],
)
def test_a_wrong_character_set_does_not_stop_the_reading(
    charset: str, body: bytes, text: str
) -> None:
    head = mail("", Message_ID="").as_bytes().partition(b"Content-Type")[0]
    data = head + b"MIME-Version: 1.0\nContent-Type: text/plain; charset=%s\n\n%s\n"
    found = arrival(data % (charset.encode(), body))
    assert found.request.text.strip() == text
    assert found.request.message_key.startswith("sha256:")


def test_a_guessed_character_set_is_noted() -> None:
    data = (
        b"From: a@example.org\nMIME-Version: 1.0\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\ncaf\xe9"
    )
    assert "its character set was guessed: windows-1252" in arrival(data).notes


def test_soft_broken_lines_are_joined() -> None:
    data = (
        b"From: a@example.org\nMIME-Version: 1.0\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n"
        b"Content-Type: text/plain; format=flowed\n\nPlease send \nme the plan.\n-- \nA\n"
    )
    assert arrival(data).request.text == "Please send me the plan.\n-- \nA\n"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"From": "MAILER-DAEMON@example.org"},
    ],
)
def test_what_a_machine_answered_is_told_and_not_imported(headers: dict[str, str]) -> None:
    assert "not a request" in reason(mail(**headers).as_bytes())


def test_what_a_web_form_generated_is_a_request() -> None:
    assert arrival(mail(Auto_Submitted="auto-generated").as_bytes())


def test_a_later_message_belongs_to_the_thread_of_the_first() -> None:
    later = mail(Message_ID="<two@example.org>", References="<one@example.org> <reply@x.example>")
    assert arrival(later.as_bytes()).request.thread_key == "mail:<one@example.org>"


@pytest.mark.parametrize("s", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_in_a_body_arrive_whole(s: str) -> None:
    body = s.encode("utf-8", "replace")
    head = b"From: a@example.org\nMIME-Version: 1.0\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n"
    kind = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    import base64

    found = arrival(head + kind + base64.encodebytes(b"Please send: " + body))
    assert found.request.text == ("Please send: " + body.decode()).replace("\r\n", "\n")


@pytest.mark.parametrize("s", HOSTILE.values(), ids=HOSTILE)
def test_hostile_headers_do_not_stop_the_reading(s: str) -> None:
    raw = s.encode("utf-8", "surrogatepass").replace(b"\n", b" ").replace(b"\r", b" ")
    lines = (
        b"Subject: " + raw,
        b"From: " + raw + b" <a@example.org>",
        b'Content-Type: text/plain; name="' + raw + b'"',
        b"Message-ID: <" + raw + b">",
        b"References: " + raw,
        b"MIME-Version: 1.0",
    )
    data = b"Date: Mon, 2 Mar 2026 09:00:00 +0000\n" + b"\n".join(lines) + b"\n\nthe plan, please\n"
    assert from_stdin(data)
