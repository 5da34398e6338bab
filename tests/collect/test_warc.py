"""Web archives, whole and damaged."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest

from dateline.collect import Dropped, warc_walk
from dateline.collect.content import MAX_BYTES
from dateline.collect.warc import read_archive
from dateline.types import Capture

HTML = "Content-Type: text/html; charset=utf-8\r\n"
PAGE = b"<p>The bridge was closed on Monday.</p>"
Wrap = Callable[[bytes], bytes]
BOTH = pytest.mark.parametrize(
    "wrap", [pytest.param(bytes, id="plain"), pytest.param(gzip.compress, id="gzip")]
)


def record(block: bytes, kind: str = "response", headers: str = "", number: int = 1) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2014-06-16T08:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\n{headers}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes = PAGE, headers: str = HTML, status: str = "200 OK", number: int = 1) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    return record(block, headers="Content-Type: application/http; msgtype=response\r\n", number=number)


def four() -> list[bytes]:
    return [answer(PAGE.replace(b"Monday", b"day %d" % number), number=number) for number in range(4)]


def read(content: bytes) -> tuple[list[Capture], list[Dropped]]:
    found = list(read_archive(BytesIO(content), "crawl.warc"))
    captures = [one for one in found if isinstance(one, Capture)]
    return captures, [one for one in found if isinstance(one, Dropped)]


def numbers(captures: Sequence[Capture]) -> list[str]:
    return [(one.url or "").rpartition("/")[2] for one in captures]


@BOTH
def test_pages_come_with_their_address_day_and_type(wrap: Wrap) -> None:
    captures, dropped = read(b"".join(map(wrap, four())))
    assert (numbers(captures), dropped) == (["0", "1", "2", "3"], [])
    first = captures[0]
    assert first.content == b"<p>The bridge was closed on day 0.</p>"
    assert (first.url, first.media_type) == ("https://news.example/0", "text/html; charset=utf-8")
    assert str(first.fetched_at) == "2014-06-16 08:00:00+00:00"


def test_resources_and_conversions_hold_pages_too() -> None:
    text = record(b"The bridge was closed.", "conversion", "Content-Type: text/plain\r\n")
    page = record(PAGE, "resource", "Content-Type: text/html\r\n")
    captures, dropped = read(text + page)
    assert [one.media_type for one in captures] == ["text/plain", "text/html"]
    assert dropped == []


def test_a_page_is_unpacked_as_its_server_sent_it() -> None:
    chunked = HTML + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    packed = gzip.compress(PAGE)
    captures, _ = read(answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed), chunked))
    assert captures[0].content == PAGE


def test_records_without_a_page_are_counted_by_reason() -> None:
    archive = [
        record(b"", "warcinfo"),
        record(b"", "request"),
        record(b"", "revisit"),
        record(b"", "revisit"),
        record(b"12 news.example", "response", "Content-Type: text/dns\r\n"),
        answer(b"", status="301 Moved"),
        answer(b"\x89PNG", "Content-Type: image/png\r\n"),
        answer(),
    ]
    captures, dropped = read(b"".join(archive))
    assert len(captures) == 1
    assert [(one.line, one.reason) for one in dropped] == [
        (0, "crawl.warc: 1 of its records are answers with the status 301"),
        (0, "crawl.warc: 1 of its records are no answers over HTTP"),
        (0, "crawl.warc: 1 of its records are of the type image/png"),
        (0, "crawl.warc: 2 of its records are revisits, whose page was archived before"),
    ]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        pytest.param(answer(b""), "is empty", id="empty"),
        pytest.param(answer(b"\x89PNG\r\n"), "is a PNG image", id="image"),
        pytest.param(
            answer(gzip.compress(PAGE)[:-9], HTML + "Content-Encoding: gzip\r\n"), "is damaged", id="cut"
        ),
        pytest.param(
            answer(gzip.compress(bytes(MAX_BYTES + 5)), HTML + "Content-Encoding: gzip\r\n"),
            "too large",
            id="bomb",
        ),
        pytest.param(answer(PAGE * (MAX_BYTES // len(PAGE) + 1)), "too large", id="large"),
        pytest.param(record(PAGE, "resource", "WARC-Truncated: length\r\n"), "was cut off", id="truncated"),
    ],
)
@BOTH
def test_a_bad_page_is_dropped_with_its_offset(wrap: Wrap, bad: bytes, said: str) -> None:
    first = wrap(answer(number=0))
    captures, dropped = read(first + wrap(bad) + wrap(answer(number=2)))
    assert numbers(captures) == ["0", "2"]
    assert [one.line for one in dropped] == [len(first)]
    assert said in dropped[0].reason
    assert dropped[0].reason.startswith(f"crawl.warc: the record at byte {len(first)} ")


def longer(whole: bytes, length: bytes) -> bytes:
    """A record that says it has another length."""
    before, mark, after = whole.partition(b"msgtype=response\r\nContent-Length: ")
    return before + mark + length + after[after.index(b"\r\n") :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: longer(whole, b"5"), id="too short"),
        pytest.param(lambda whole: longer(whole, b"150"), id="too long"),
        pytest.param(lambda whole: longer(whole, b"99999"), id="longer than the file"),
        pytest.param(lambda _: b"\xff\x00 no record" * 30, id="noise"),
        pytest.param(lambda whole: whole[:-50], id="cut off"),
    ],
)
def test_a_damaged_record_is_left_behind_in_a_plain_archive(damage: Wrap) -> None:
    records = four()
    records[1] = damage(records[1])
    captures, dropped = read(b"".join(records))
    assert [number for number in numbers(captures) if number != "1"] == ["0", "2", "3"]
    assert sum(one.line > 0 or "followed" in one.reason for one in dropped) >= 1


@pytest.mark.parametrize("place", ["head", "middle", "checksum", "all of it"])
def test_a_damaged_record_is_left_behind_in_a_compressed_archive(place: str) -> None:
    records = [bytearray(gzip.compress(one)) for one in four()]
    bad = records[1]
    spots = {
        "head": slice(10, 30),
        "middle": slice(60, 90),
        "checksum": slice(-8, None),
        "all of it": slice(0, None),
    }
    bad[spots[place]] = b"\x55" * len(bad[spots[place]])
    captures, dropped = read(b"".join(map(bytes, records)))
    assert numbers(captures) == ["0", "2", "3"]
    assert len(dropped) == 1
    assert dropped[0].line == len(records[0])


@BOTH
@pytest.mark.parametrize("bad", [0, 3])
def test_the_first_and_the_last_record_may_be_damaged(wrap: Wrap, bad: int) -> None:
    records = list(map(wrap, four()))
    records[bad] = records[bad][:100]
    captures, dropped = read(b"".join(records))
    assert numbers(captures) == [str(number) for number in range(4) if number != bad]
    assert [one.line for one in dropped] == [sum(map(len, records[:bad]))]


def test_damaged_records_in_a_row_are_each_told() -> None:
    records = [bytearray(gzip.compress(one)) for one in four()]
    for bad in records[1:3]:
        bad[70:90] = b"\x55" * 20
    captures, dropped = read(b"".join(map(bytes, records)))
    assert numbers(captures) == ["0", "3"]
    assert [one.line for one in dropped] == [len(records[0]), len(records[0]) + len(records[1])]


def test_a_record_far_behind_a_damaged_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_walk, "STEP", 64)
    for wrap in (bytes, gzip.compress):
        records = [bytes(wrap(one)) for one in four()]
        records[1] = b"\x1f\x8b\x08" * 500
        assert numbers(read(b"".join(records))[0]) == ["0", "2", "3"]


def test_a_file_of_damaged_records_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_walk, "MOST_DAMAGED", 3)
    archive = b"".join(longer(one, b"5") for one in four() * 3)
    _, dropped = read(archive)
    assert len(dropped) == 4
    assert "the rest was not read" in dropped[-1].reason


@pytest.mark.parametrize("content", [b"", b"WARC/1.0\r\n", gzip.compress(b"", mtime=0)])
def test_an_archive_that_holds_nothing_gives_no_page(content: bytes) -> None:
    captures, dropped = read(content)
    assert captures == []
    assert len(dropped) <= 1


def test_what_is_no_archive_is_said_to_be_none() -> None:
    assert read(b"<p>The bridge.</p>")[1] == [Dropped("crawl.warc", 0, "crawl.warc is no WARC file")]
