"""Tables of reports: what divides them, what their columns are called, how their letters are encoded."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from dateline.collect import Dropped, Options, gather
from dateline.collect import tables as tables_module
from dateline.collect.tables import read_table
from dateline.errors import CaptureError
from dateline.types import Capture

COLUMNS = {"text": "body", "published": "date", "url": "link"}


def rows(content: bytes, **columns: str) -> list[tuple[int, Capture | Dropped]]:
    return list(read_table(BytesIO(content), "reports.csv", Options(columns=columns).names))


def texts(content: bytes, **columns: str) -> list[str]:
    return [one.content.decode() for _, one in rows(content, **columns) if isinstance(one, Capture)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_divides_the_cells_is_found(mark: str) -> None:
    content = (
        mark.join(("id", "date", "link", "body"))
        + "\n"
        + mark.join(
            ("1", "2014-06-16", "https://news.example/1", '"A bridge fell, police said; nobody | was hurt."')
        )
    )
    ((line, one),) = rows(content.encode(), **COLUMNS)
    assert isinstance(one, Capture)
    assert (line, one.content) == (2, b"A bridge fell, police said; nobody | was hurt.")
    assert (one.url, one.published) == ("https://news.example/1", "2014-06-16")


def test_a_cell_may_hold_lines_and_rows_are_named_by_the_line_they_begin_at() -> None:
    content = b'text,published\n"One.\n\nStill one.",2014-06-16\n\nTwo.,soon\nThree.,\n'
    found = rows(content)
    assert [line for line, _ in found] == [2, 6, 7]
    assert isinstance(found[1][1], Dropped)
    assert found[1][1].reason.startswith("reports.csv:6: published must be a date")
    assert texts(content) == ["One.\n\nStill one.", "Three."]


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(CaptureError, match=r"reports\.csv has no column 'body'; there are: id, content"):
        rows(b"id,content\n1,One.\n", text="body")
    with pytest.raises(CaptureError, match="no column 'text' or 'html'; there are: id, content; say which"):
        rows(b"id,content\n1,One.\n")
    with pytest.raises(CaptureError, match=r"there are: 'a\\x00b', c{40}$"):
        rows(b"a\0b," + b"c" * 100 + b"\n", text="c")
    with pytest.raises(CaptureError, match="is empty"):
        rows(b" \n")


def test_a_missing_column_stops_a_named_table_and_drops_one_of_a_folder(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("id,content\n1,One.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Two.", encoding="utf-8")
    with pytest.raises(CaptureError, match="has no column"):
        list(gather([table]))
    first, second = gather([tmp_path])
    assert isinstance(first, Dropped)
    assert isinstance(second, Capture)


def test_a_row_of_too_many_cells_or_without_a_text_is_dropped() -> None:
    found = [
        one.reason for _, one in rows(b"id,text\n1,A bridge, they said\n2\n3,\n") if isinstance(one, Dropped)
    ]
    assert found == [
        "reports.csv:2 has 3 cells for 2 columns",
        "reports.csv:3 has neither html nor text",
        "reports.csv:4 has neither html nor text",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_in_a_unicode_encoding_are_read(encoding: str) -> None:
    assert texts("text,outlet\nA café in Ōsaka.,Ö\n".encode(encoding)) == ["A café in Ōsaka."]


def test_letters_in_another_encoding_go_into_the_capture_as_they_are() -> None:
    ((_, one),) = rows("text,outlet\nA café was hit.,Köln Post\n".encode("windows-1252"))
    assert isinstance(one, Capture)
    assert (one.content, one.media_type) == ("A café was hit.".encode("windows-1252"), "text/plain")
    assert one.outlet == "Köln Post"


def test_a_long_cell_is_read_and_one_that_is_too_long_dropped() -> None:
    long = b"a " * 500_000
    assert [len(text) for text in texts(b"text\n" + long + b"\nTwo.\n")] == [1_000_000, 4]
    found = rows(b"text\n" + long * 21 + b"\nTwo.\n")
    assert [isinstance(one, Dropped) for _, one in found] == [True, False]


def test_a_line_without_end_is_one_dropped_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "MAX_LINE", 100)
    found = rows(b"id,text\n1,One.\n2," + b"a" * 5000 + b"\n3,Three.\n")
    assert [(line, isinstance(one, Dropped)) for line, one in found] == [(2, False), (3, True), (4, False)]
    monkeypatch.setattr(tables_module, "MOST_PASSED", 2_000_000)
    found = rows(b"text\nOne.\n" + b"a" * 4_000_000)
    assert isinstance(found[1][1], Dropped)
    assert "and what follows cannot be read" in found[1][1].reason


def test_a_quotation_mark_that_is_never_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "MAX_FIELD", 1000)
    found = rows(b'text\nOne.\n"Two.\n' + b"Three.\n" * 1000)
    assert [line for line, _ in found] == [2, 3]
    assert isinstance(found[1][1], Dropped)
    assert "a quotation mark that is never closed" in found[1][1].reason


def test_tables_and_records_may_be_compressed(tmp_path: Path) -> None:
    table, records = tmp_path / "a.csv.gz", tmp_path / "b.jsonl.gz"
    table.write_bytes(gzip.compress(b"text\nOne.\n"))
    records.write_bytes(gzip.compress(b'{"text": "Two."}\n'))
    assert [one.content for one in gather([tmp_path]) if isinstance(one, Capture)] == [b"One.", b"Two."]


@pytest.mark.parametrize(("name", "start"), [("a.csv.gz", b"text\n"), ("a.jsonl.gz", b"")])
def test_a_compressed_file_that_is_cut_off_gives_what_is_there(
    tmp_path: Path, name: str, start: bytes
) -> None:
    line = b'{"text": "One."}\n' if name == "a.jsonl.gz" else b"One.\n"
    noise = bytes(number * number % 251 for number in range(100_000)).replace(b"\n", b"").replace(b'"', b"")
    whole = gzip.compress(start + line + noise + b"\n" + noise)
    (tmp_path / name).write_bytes(whole[:-100])
    found = list(gather([tmp_path / name]))
    assert isinstance(found[0], Capture)
    assert isinstance(found[-1], Dropped)
    assert "and what follows cannot be read" in found[-1].reason
