"""The disclosure log: who asked is taken out, and what may be left is looked for."""

import csv
import html
import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from foitui.case import changes as change
from foitui.case.handling import Exchange
from foitui.case.words import ExchangeKind
from foitui.reports.disclosure_log import disclosure_log
from foitui.reports.identity import hidden, without_identity
from foitui.reports.lint import traces
from foitui.reports.write_log import WRITERS
from foitui.settings.records import Authority, Settings
from tests.case.examples import WHO
from tests.hostile import HOSTILE
from tests.reports.closed_cases import answered, published

ASKED = answered()
SETTINGS = Settings(authority=Authority(email="foi@authority.example.org"))


def test_who_asked_is_taken_out_of_the_reply() -> None:
    entry = disclosure_log([published()], SETTINGS).entries[0]
    assert "Sampleton" not in entry.reply
    assert "Example Street" not in entry.reply
    assert "Dear [name removed]," in entry.reply
    assert "Ann Officer" in entry.reply


@pytest.mark.parametrize("kind", WRITERS)
def test_no_format_holds_who_asked(kind: str) -> None:
    written = WRITERS[kind](disclosure_log([published()], SETTINGS))
    for secret in ("Sampleton", "alex.s", "request-77", "12 Example", "site:77"):
        assert secret not in written


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_cases_make_the_same_log(kind: str) -> None:
    cases = [published(), published("Dear Sir, no.", subject="Other")]
    made = WRITERS[kind](disclosure_log(cases, SETTINGS))
    assert made == WRITERS[kind](disclosure_log(cases, SETTINGS))


@pytest.mark.parametrize(
    ("letter", "says"),
    [
        ("Write to other.person@example.org.", "an e-mail address"),
        ("We rang 020 7946 0018 about it.", "a telephone number"),
        ("We rang +44 (0)20 7946 0018 about it.", "a telephone number"),
        ("His number is QQ 12 34 56 C.".replace("QQ", "AB"), "a National Insurance number"),
        ("We rang 020 7946\n0018 about it.", "a telephone number"),
        ("The house at TF12AB is yours.", "the requester's postcode"),
        ("The SAMPLETON papers.", "part of the requester's name"),
    ],
)
def test_what_may_say_who_asked_holds_the_entry_back(letter: str, says: str) -> None:
    log = disclosure_log([published(letter)], SETTINGS)
    assert log.entries == ()
    assert [trace.says for trace in log.held_back[0].traces] == [says]


def test_names_of_officers_and_of_those_consulted_are_told_with_their_place() -> None:
    case = published(
        "Line one.\nAnn of Acme Paving Ltd rang.\nMr Miller at ZZ1 1ZZ.", subject="Acme"
    )
    exchange = Exchange(
        kind=ExchangeKind.CONSULTATION, whom="Acme Paving Ltd", asked_on=case.request.received
    )
    role = msgspec.structs.replace(exchange, whom="the contractor")
    case = msgspec.structs.replace(case, exchanges=(exchange, role), officer="ann.example")
    log = disclosure_log([case], SETTINGS)
    assert [(each.words, each.says, each.where) for each in log.doubts[0].traces] == [
        ("Ann", "perhaps an officer's name", "reply, line 2"),
        ("Acme Paving Ltd", "somebody who was asked about it", "reply, line 2"),
        ("Mr Miller", "a person's name", "reply, line 3"),
        ("ZZ1 1ZZ", "a postcode", "reply, line 3"),
    ]
    assert len(log.entries) == 1


def test_what_was_looked_at_may_stand() -> None:
    case = answered("Call 020 7946 0018, or 020  7946 0018.")
    held = disclosure_log([change.choose_publication(case, True, **WHO)], SETTINGS).held_back
    assert len(held) == 1
    may = change.choose_publication(case, True, cleared=("020 7946 0018",), **WHO)
    log = disclosure_log([may], SETTINGS)
    assert (len(log.entries), log.held_back, log.doubts) == (1, (), ())


def test_ordinary_numbers_are_no_numbers_of_persons() -> None:
    case = published(
        "In 2025/26 we paid 1,200,345.00 for item AB123 on 12.03.2026 (FOI-2026-0001)."
    )
    log = disclosure_log([case], SETTINGS)
    assert (len(log.entries), log.doubts) == (1, ())


def test_the_authoritys_own_address_may_stand() -> None:
    log = disclosure_log([published("Write to foi@authority.example.org.")], SETTINGS)
    assert len(log.entries) == 1


def test_a_name_that_is_a_word_stays_and_is_told() -> None:
    case = published("You Will find it. Dear Mr Will,", name="Bo Will")
    log = disclosure_log([case], SETTINGS)
    assert log.entries[0].reply == "You Will find it. Dear [name removed],"
    assert log.doubts[0].traces[0].words == "Will"


def test_only_what_was_chosen_is_published_and_the_rest_is_told() -> None:
    withheld = change.choose_publication(answered(), False, "names of staff", **WHO)
    log = disclosure_log([answered(), withheld], SETTINGS)
    assert (log.entries, log.unchosen) == ((), ("FOI-2026-0001",))


@given(st.text(max_size=80), st.text(max_size=30))
def test_taking_it_out_twice_changes_nothing(text: str, name: str) -> None:
    requester = msgspec.structs.replace(ASKED.request.requester, name=name)
    request = msgspec.structs.replace(ASKED.request, requester=requester)
    case = msgspec.structs.replace(ASKED, request=request)
    once = without_identity(text + name, case)
    assert without_identity(once, case) == once


def test_the_name_is_found_in_capitals_and_over_a_line_break() -> None:
    case = answered()
    assert without_identity("ALEXANDRA\nSAMPLETON wrote", case) == "[name removed] wrote"
    assert traces("[name removed] wrote", case) == ()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stay_words_in_every_format(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # a case holds no lone surrogates
    case = published(f"{text}\n", subject=text[:500], asked=(text or "x",))
    log = disclosure_log([case], SETTINGS)
    if not log.entries:
        assert log.held_back
        return
    page = WRITERS["html"](log)
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert html.escape(log.entries[0].reply) in page
    rows = list(csv.reader(io.StringIO(WRITERS["csv"](log), newline="")))
    assert len(rows) == 2
    assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@") for cell in rows[1] if cell.strip())
    assert json.loads(WRITERS["json"](log))[0]["reply"] == log.entries[0].reply
    shown = MarkdownIt("commonmark").render(WRITERS["markdown"](log))
    for tag in ("<a ", "<img", "<script", "<code", "<em>", "<strong>", "<blockquote", "<hr"):
        assert tag not in shown


def test_an_anonymised_case_is_no_longer_in_the_log() -> None:
    case = change.anonymise(published(), answered().request.received, **WHO)
    assert disclosure_log([case], SETTINGS).entries == ()


def test_the_latest_reply_comes_first() -> None:
    older, newer = published(), msgspec.structs.replace(published(), reference="FOI-2026-0002")
    assert newer.sent
    sent = msgspec.structs.replace(newer.sent, on=newer.sent.on.replace(day=27))
    log = disclosure_log([older, msgspec.structs.replace(newer, sent=sent)], SETTINGS)
    assert [entry.reference for entry in log.entries] == ["FOI-2026-0002", "FOI-2026-0001"]


@pytest.mark.parametrize(
    ("name", "letter", "left"),
    [
        ("Bo Li", "Dear Mr Li,\nWe hold it.", "Dear [name removed],\nWe hold it."),
        ("Bo Li", "Dear Bo,\nWe hold it.", "Dear [name removed],\nWe hold it."),
        ("Sam O'Sample", "Dear Ms O\N{RIGHT SINGLE QUOTATION MARK}Sample,", "Dear [name removed],"),
        ("Sam O\N{RIGHT SINGLE QUOTATION MARK}Sample", "To O'Sample:", "To [name removed]:"),
        ("S\u00e4m S\u00e4mple", "To Sa\u0308mple:", "To [name removed]:"),
        ("Sa\u0308m Sa\u0308mple", "To S\u00e4mple:", "To [name removed]:"),
        ("Ann-Sam Ple", "Ann Sam wrote", "[name removed] wrote"),
        ("Ann-Sam Ple", "Sam wrote", "[name removed] wrote"),
        ("Sam Sample", "/user/sam_sample/requests", "/user/[name removed]/requests"),
        ("Sam Sample", "by sam.sample", "by [name removed]"),
        ("Will Young", "Dear Will,", "Dear [name removed],"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, letter: str, left: str) -> None:
    (entry,) = disclosure_log([published(letter, name=name)], SETTINGS).entries
    assert entry.reply == left


def test_two_letters_of_a_name_are_told_where_they_may_be_a_word() -> None:
    log = disclosure_log([published("We asked Li about it.", name="Bo Li")], SETTINGS)
    assert [trace.words for trace in log.doubts[0].traces] == ["Li"]


def test_a_request_is_read_without_its_signature_and_no_word_moves() -> None:
    asked = "Sample costs of Sam Sample Ltd?\nsam.sample\n\nDear Sam\n\nThanks, all\nSam"
    seen = hidden(asked, answered(name="Sam Sample"))
    assert seen == "Sample costs of *** ****** Ltd?\n**********\n\nDear ***\n\nThanks, all\n***"


def test_a_signature_is_covered_whether_its_accents_are_letters_or_marks() -> None:
    for name in ("S\u00e4m S\u00e4mple", "Sa\u0308m Sa\u0308mple"):
        seen = hidden("S\u00e4m S\u00e4mple\nSa\u0308m Sa\u0308mple", answered(name=name))
        assert seen == "*** ******\n**** *******"


def test_a_name_made_to_hold_everybody_up_does_not() -> None:
    name = "- _ " * 5_000 + "a-" * 5_000
    assert len(hidden("-_ a" * 5_000, answered(name=name))) == 20_000
