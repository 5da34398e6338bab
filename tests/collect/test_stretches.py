"""Files cut into stretches: together they give what the whole file gives, each record once, wherever it is cut."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path
from random import Random

import polars as pl
import pytest

from dateline.collect import Dropped, Options, gather
from dateline.collect.stretches import Cut, digest_of, read_stretch, stretches
from dateline.collect.warc import passed_over
from dateline.errors import CaptureError
from dateline.types import Capture
from tests.collect.test_warc import BOTH, PAGE, Wrap, answer, four, record

OPTIONS = Options()


def in_stretches(path: Path, cut: Cut) -> list[Capture | Dropped]:
    """What the stretches give, with what was passed over told at the end as for the whole."""
    passed: Counter[str] = Counter()
    parts = stretches(path, OPTIONS, cut)
    assert parts is not None
    found = [one for part in parts for one in read_stretch(part, OPTIONS, passed)]
    return [*found, *passed_over(str(path), passed)]


def archive(wrap: Wrap) -> list[bytes]:
    """Records of many kinds and lengths, two damaged ones and bytes that belong to none."""
    damaged = bytearray(wrap(answer(PAGE * 30, number=50)))
    damaged[60:90] = b"\x00" * 30
    return [
        wrap(record(b"", "warcinfo")),
        *map(wrap, four()),
        wrap(record(b"", "revisit")),
        bytes(damaged),
        wrap(answer(b"", status="404 Not Found")),
        b"\x1f\x8b\x08nothing" if wrap is gzip.compress else b"WARC/1.0 nothing",
        *(
            wrap(answer(PAGE + Random(size).randbytes(size).hex().encode(), number=size))
            for size in (200, 700, 3, 90)
        ),
        wrap(answer(b"", status="404 Not Found")),
        wrap(answer(PAGE, number=99))[:-60],
    ]


@BOTH
def test_an_archive_gives_the_same_wherever_it_is_cut(wrap: Wrap, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(archive(wrap)))
    whole = list(gather([path], OPTIONS))
    assert sum(isinstance(one, Capture) for one in whole) >= 8
    assert len([one for one in whole if isinstance(one, Dropped)]) >= 4
    for size in (*range(180, 700, 37), 1_000, 10_000):
        assert in_stretches(path, Cut(size=size)) == whole, size


def test_an_archive_compressed_as_a_whole_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b"".join(four()) * 9, 0))
    assert stretches(path, OPTIONS, Cut(size=500)) is None
    assert len(stretches(path, OPTIONS) or ()) == 1


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n", b"\r\n"])
def test_lines_give_the_same_with_their_numbers_wherever_they_are_cut(end: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    line = b'{"text": "The bridge was closed on day %d."}'
    lines = [line % number for number in range(40)]
    lines[3], lines[20], lines[21] = b"no JSON", b"", b'{"text": " "}'
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines) + end)
    whole = list(gather([path], OPTIONS))
    assert [one.line for one in whole if isinstance(one, Dropped)] == [4, 22]
    for size in (1, 7, 44, 45, 46, 100, 500, 10_000):
        assert in_stretches(path, Cut(size=size)) == whole, size


def test_lines_are_cut_beyond_what_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"".join(b'{"text": "%s %d"}\n' % (b"long " * 60_000, at) for at in range(9)))
    parts = stretches(path, OPTIONS, Cut(size=700_000)) or []
    assert [part.line for part in parts] == [1, 4, 7]
    assert in_stretches(path, Cut(size=700_000)) == list(gather([path], OPTIONS))


def test_rows_give_the_same_wherever_they_are_cut(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    pl.DataFrame({"text": [f"Day {at}" if at % 5 else None for at in range(23)]}).write_parquet(path)
    whole = list(gather([path], OPTIONS))
    assert len(whole) == 23
    for rows in (1, 4, 22, 23, 24):
        assert in_stretches(path, Cut(rows=rows)) == whole, rows


def test_a_stretch_is_known_by_what_it_holds(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    frame = tmp_path / "table.parquet"
    told = [f"Day {at}" for at in range(8)]
    seen = []
    for changed in (told, [*told[:5], "Day V", *told[6:]]):
        lines.write_text("".join(f'{{"text": "{one}"}}\n' for one in changed), encoding="utf-8")
        pl.DataFrame({"text": changed}).write_parquet(frame)
        cut = Cut(size=80, rows=4)
        parts = [*(stretches(lines, OPTIONS, cut) or ()), *(stretches(frame, OPTIONS, cut) or ())]
        seen.append([digest_of(part, OPTIONS) for part in parts])
    assert [old == new for old, new in zip(*seen, strict=True)] == [True, False, True, False]


def test_files_that_are_read_from_their_beginning_are_not_cut(tmp_path: Path) -> None:
    for name in ("page.html", "table.csv", "lines.jsonl.gz", "notes.txt"):
        (tmp_path / name).write_bytes(b"text\n")
        assert stretches(tmp_path / name, OPTIONS) is None
    (tmp_path / "none.warc").touch()
    assert stretches(tmp_path / "none.warc", OPTIONS) == []


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="cannot be read"):
        stretches(tmp_path / "none.warc", OPTIONS)
