"""No bytes stop the reading: each reader gives requests or reasons."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foitui.intake import Arrival, PassedOver, Unreadable
from foitui.intake.arrival import Origin
from foitui.intake.read import READERS, read_content
from tests.hostile import HOSTILE
from tests.intake.reading import mail

SAMPLES = Path(__file__).parents[2] / "sample_cases"
SEEDS = [
    path.read_bytes()
    for path in sorted(SAMPLES.iterdir())
    if path.suffix in READERS and path.stat().st_size < 10_000
]
PIECES = [
    b"From: ", b"Subject: ", b"Date: ", b"Received: ",
    b"Content-Type: multipart/mixed; boundary=x\n", b"Content-Type: message/rfc822\n",
    b"Content-Type: text/html; charset=", b"Message-ID: <",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename*=utf-8''%ff", b"\n\n", b"--x\n", b"--x--",
    b"\r\n", b"=?utf-8?b?", b"?=", b"=?x?q?=FF?=", b"\x00", b"\xff\xfe", b"\x1b]0;", b"{", b"[",
    b'"', b'{"text": "', b",", b"received,text\n", b"2026-03-02", b"(((", b"<<",
    b"Mon, 2 Mar 2026 09:00:00 +0000\n", b"From x 2026\n", b"\n1. ", b"\n- ", b"a@b.example",
    b":;",
]  # fmt: skip
BYTES = st.binary(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)


def check(data: bytes, suffix: str) -> None:
    origin = Origin(source="x", received=dt.date(2026, 3, 2), today=dt.date(2026, 11, 2))
    for found in read_content(data, suffix, origin):
        assert isinstance(found, Arrival | Unreadable | PassedOver)
        if isinstance(found, Arrival):
            assert found.items
            assert found.request.message_key
            assert msgspec.json.decode(msgspec.json.encode(found.request))
        else:
            assert found.reason


@pytest.mark.parametrize("suffix", READERS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=BYTES)
def test_any_bytes_give_a_request_or_a_reason(suffix: str, data: bytes) -> None:
    check(data, suffix)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.sampled_from(SEEDS),
    place=st.floats(0, 1),
    length=st.integers(0, 60),
    new=BYTES,
    suffix=st.sampled_from(sorted(READERS)),
)
def test_a_damaged_sample_gives_a_request_or_a_reason(
    seed: bytes, place: float, length: int, new: bytes, suffix: str
) -> None:
    start = int(place * len(seed))
    check(seed[:start] + new + seed[start + length :], suffix)


@pytest.mark.parametrize("s", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("suffix", READERS)
def test_hostile_text_in_any_format_gives_a_request_or_a_reason(suffix: str, s: str) -> None:
    check(s.encode("utf-8", "surrogatepass"), suffix)


@pytest.mark.parametrize(
    "name", ["From", "Subject", "Content-Type", "Received", "References", "Date"]
)
@pytest.mark.parametrize(
    "piece", [b"(", b"<", b'"', b"a@", b"=?", b"=?utf-8?q?a?= ", b",", b"; a=", b" ", b"a "]
)
def test_an_endless_header_is_read_in_no_time(name: str, piece: bytes) -> None:
    data = name.encode() + b": " + piece * (200_000 // len(piece)) + b"\n" + mail().as_bytes()
    check(data, ".eml")


def test_parts_within_parts_without_end_are_no_request() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500)
    )
    check(b"From: a@example.org\nMIME-Version: 1.0\n" + nested, ".eml")
