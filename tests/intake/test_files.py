"""Text, JSON, CSV and mailbox files, folders and standard input."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from foitui.case.words import Channel
from foitui.intake import Arrival, PassedOver, Reading, Unreadable
from tests.intake.reading import TODAY, arrival, from_stdin, mail, readings, reason


def reasons(found: list[Reading]) -> dict[str, str]:
    return {each.source: each.reason for each in found if isinstance(each, Unreadable)}


def requests(found: list[Reading]) -> list[str]:
    return [each.request.text.strip() for each in found if isinstance(each, Arrival)]


def test_a_text_file_has_a_head_of_named_lines() -> None:
    data = (
        b"Received: 2 March 2026\nSubject: The plan\nFrom: A Requester <r@example.org>\n"
        b"Channel: Post\nReference: P-1\nPhone: 1\n\nPlease send me:\n\nNote: the plan\n"
    )
    found = arrival(data)
    request = found.request
    assert request.received == dt.date(2026, 3, 2)
    assert (request.subject, request.sender_reference) == ("The plan", "P-1")
    assert (request.requester.name, request.reply_to) == ("A Requester", "r@example.org")
    assert request.channel is Channel.POST
    assert request.text == "Please send me:\n\nNote: the plan\n"
    assert found.notes == ("not read, but kept with the original: Phone",)


def test_a_text_file_without_a_day_was_received_today_and_that_is_told() -> None:
    found = arrival(b"Please note: I want the plan.\n")
    assert found.request.received == TODAY
    assert found.request.text == "Please note: I want the plan.\n"
    assert found.notes == ("it has no day of receipt; counted as received today, 2 November 2026",)


def test_a_text_file_with_a_day_that_is_none_is_refused() -> None:
    assert "'soon', is not a date" in reason(b"Received: soon\n\nPlease send me the plan.\n")


def test_a_text_file_of_windows_is_read() -> None:
    found = arrival(b"Received: 2026-03-02\r\n\r\nPlease send \x93the plan\x94, \xa35.\r\n")
    assert found.request.text == "Please send \u201cthe plan\u201d, £5.\n"


def test_json_is_an_object_or_a_list_or_a_list_inside() -> None:
    one = {"received": "2026-03-02", "text": "Please send the plan."}
    for shape in (one, [one], {"requests": [one]}):
        assert arrival(json.dumps(shape).encode()).request.text == "Please send the plan."


def test_one_bad_object_does_not_stop_the_rest() -> None:
    good = {"received": "2026-03-02", "text": "Please send the plan."}
    bad = [{"received": "2026-03-02"}, {"text": "no day"}, 7, {"received": "x", "text": "y"}]
    found = from_stdin(json.dumps([*bad, good]).encode())
    assert requests(found) == ["Please send the plan."]
    assert reasons(found) == {
        "standard input, request 1": "it has no text",
        "standard input, request 2": "it has no day of receipt; give the day with --received",
        "standard input, request 3": "it is not an object",
        "standard input, request 4": "its day of receipt, 'x', is not a date",
    }


def test_the_same_object_is_the_same_message_wherever_it_stands() -> None:
    one = {"received": "2026-03-02", "text": "Please send the plan."}
    alone = arrival(json.dumps(one, indent=2).encode())
    listed = arrival(json.dumps([one]).encode())
    assert alone.request.message_key == listed.request.message_key


def test_the_shape_of_the_authority_interface_is_known() -> None:
    site = {
        "request_id": 7,
        "event_id": 99,
        "created_at": "2026-07-01T23:30:00Z",
        "event_type": "sent",
        "request_email": "request-7-abcdef01@whatdotheyknow.com",
        "title": "The plan",
        "body": "Please send me the plan.",
        "user_name": "A Requester",
    }
    request = arrival(json.dumps([site]).encode()).request
    assert request.received == dt.date(2026, 7, 2)
    assert (request.thread_key, request.message_key) == ("wdtk:7", "wdtk-event:99")
    assert request.reply_to == "request-7-abcdef01@whatdotheyknow.com"
    assert (request.subject, request.requester.name) == ("The plan", "A Requester")
    assert request.reply_published
    assert request.channel is Channel.PUBLIC_SITE
    assert request.sender_reference == ""


@pytest.mark.parametrize("data", [b"{", b"[]", b"[" * 100_000, b"{}", b'{"text": "\\ud800"}'])
def test_json_that_holds_no_request_is_named(data: bytes) -> None:
    assert reason(data)


def test_half_characters_in_json_become_whole_ones() -> None:
    data = json.dumps({"received": "2026-03-02", "text": "a\udc80 plan", "name": "\ud800"})
    request = arrival(data.encode()).request
    assert request.text == "a\ufffd plan"
    assert request.requester.name == "\ufffd"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_spreadsheet_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    heads = ["Ref", "Date received", "E-mail", "Request", "Ward"]
    row = ["W-1", "02/03/2026", "r@example.org", '"Please send\nthe plan, £5"', "North"]
    path = tmp_path / "export.csv"
    path.write_bytes("\r\n".join(map(delimiter.join, (heads, row))).encode(encoding))
    (found,) = readings(path)
    assert isinstance(found, Arrival)
    assert found.request.text == "Please send\nthe plan, £5"
    assert found.request.received == dt.date(2026, 3, 2)
    assert found.request.sender_reference == "W-1"
    assert found.request.source_name == "export.csv, row 2"
    assert "not read, but kept with the original: Ward" in found.notes
    assert b"North" in found.raw


def test_one_bad_row_does_not_stop_the_rest() -> None:
    data = (
        b"received,text\n2026-03-02,Please send the plan.\nsoon,Please send the map.\n\n"
        b"2026-03-03,\n2026-03-04,Please send the cost.\n"
    )
    found = from_stdin(data)
    assert requests(found) == ["Please send the plan.", "Please send the cost."]
    assert list(reasons(found)) == ["standard input, row 3", "standard input, row 5"]


def test_csv_without_a_column_of_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    assert "none of its columns" in reasons(readings(path))[str(path)]


def test_a_mailbox_gives_each_message_and_survives_a_bad_one() -> None:
    parts = (
        b"From a@example.org Mon Mar  2 09:30:00 2026\n" + mail().as_bytes(),
        b"From b@example.org Mon Mar  2 09:31:00 2026\nno headers here\n",
        b"From c@example.org Mon Mar  2 09:32:00 2026\n"
        + mail("From the park:\n\n>From 2020 on,\n\nFrom here\nplease.\n", Message_ID="<c@c>")
        .as_bytes(),
    )  # fmt: skip
    found = from_stdin(b"\n".join(parts))
    assert requests(found) == [
        "Please send me the plan.",
        "From the park:\n\nFrom 2020 on,\n\nFrom here\nplease.",
    ]
    assert list(reasons(found)) == ["standard input, message 2"]


def test_a_mailbox_without_a_message_is_named(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(b"nothing of the kind")
    assert reasons(readings(path)) == {str(path): "it holds no message"}


def test_a_mailbox_is_neither_locked_nor_changed(tmp_path: Path) -> None:
    path = tmp_path / "inbox.mbox"
    path.write_bytes(b"From a@example.org Mon Mar  2 09:30:00 2026\n" + mail().as_bytes())
    before = path.read_bytes()
    readings(path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["inbox.mbox"]


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/b.txt"):
        (tmp_path / name).write_text(f"Received: 2026-03-02\n\nPlease send {name}\n")
    assert requests(readings(tmp_path)) == [
        "Please send a.txt",
        "Please send b/b.txt",
        "Please send c.txt",
    ]


def test_what_is_no_request_by_its_name_is_passed_over_and_told(tmp_path: Path) -> None:
    for name in ("01.toml", "01.reply.txt", ".hidden", "scan.pdf"):
        (tmp_path / name).write_text("x")
    found = readings(tmp_path)
    assert {os.path.basename(each.source): each.reason for each in found
            if isinstance(each, PassedOver)} == {
        ".hidden": "hidden",
        "01.reply.txt": "a reply, not a request",
        "01.toml": "answers, not a request",
        "scan.pdf": "not a kind of file that requests come in",
    }  # fmt: skip


def test_a_file_that_is_named_outright_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4")
    assert "a .pdf file cannot be read" in reasons(readings(path))[str(path)]


def test_a_file_without_a_suffix_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "request"
    path.write_bytes(mail().as_bytes())
    assert requests(readings(path)) == ["Please send me the plan."]


def test_an_e_mail_saved_as_text_is_an_e_mail(tmp_path: Path) -> None:
    path = tmp_path / "request.txt"
    path.write_bytes(mail().as_bytes())
    assert requests(readings(path)) == ["Please send me the plan."]


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.eml").touch()
    os.mkfifo(tmp_path / "pipe.eml")
    (tmp_path / "loop.eml").symlink_to(tmp_path / "loop.eml")
    (tmp_path / "folder").symlink_to(tmp_path)
    found = readings(tmp_path)
    assert {os.path.basename(source): why for source, why in reasons(found).items()} == {
        "empty": "the folder is empty",
        "empty.eml": "it is empty",
        "pipe.eml": "it is neither a file nor a folder",
        "loop.eml": "it cannot be opened: too many levels of symbolic links",
    }
    assert [each.reason for each in found if isinstance(each, PassedOver)] == ["a link to a folder"]
    missing = tmp_path / "missing.eml"
    assert reasons(readings(missing)) == {
        str(missing): "it cannot be opened: no such file or directory"
    }


def test_a_file_name_of_broken_bytes_is_stored_whole(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\x1b.txt"
    Path(os.fsdecode(path)).write_text("Received: 2026-03-02\n\nPlease send the plan.\n")
    (found,) = readings(tmp_path)
    assert isinstance(found, Arrival)
    assert found.request.source_name == "caf\ufffd\x1b.txt"


def test_what_is_no_text_makes_no_case_whatever_its_name_says(tmp_path: Path) -> None:
    picture = tmp_path / "scan.txt"
    picture.write_bytes(bytes(range(256)) * 20)
    (found,) = readings(picture)
    assert isinstance(found, Unreadable)
    assert found.reason.startswith("it is not text")
    assert arrival(b"A bell \a or two \a\a and a NUL \0 in a letter are a letter all the same.")
