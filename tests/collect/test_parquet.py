"""Tables of columns."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from dateline.collect import Dropped, Options, gather
from dateline.collect.parquet import ROWS
from dateline.errors import CaptureError
from dateline.types import Capture

STORY = "The bridge was closed on Monday."


def written(folder: Path, columns: dict[str, object]) -> Path:
    path = folder / "table.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


def read(path: Path, **columns: str) -> list[Capture | Dropped]:
    return list(gather([path], Options(columns)))


def test_rows_are_reports(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {
            "link": ["https://news.example/1", None],
            "body": [STORY, f"{STORY} It opened again on Tuesday."],
            "title": ["Bridge closed", None],
            "published": [date(2014, 6, 16), None],
            "views": [3, 4],
        },
    )
    first, second = read(path, text="body", url="link")
    assert isinstance(first, Capture) and isinstance(second, Capture)
    assert first.content.decode() == f"Bridge closed\n\n{STORY}"
    assert (first.url, first.published, first.media_type) == (
        "https://news.example/1",
        "2014-06-16",
        "text/plain; charset=utf-8",
    )
    assert (second.url, second.published) == (None, None)


def test_pages_may_stand_as_bytes_and_days_as_times(tmp_path: Path) -> None:
    page = "<p>Café</p>".encode("latin-1")
    path = written(tmp_path, {"html": [page], "published": [datetime(2014, 6, 16, 8)]})
    (found,) = read(path)
    assert isinstance(found, Capture)
    assert (found.content, found.published, found.media_type) == (page, "2014-06-16", "text/html")


def test_a_row_without_a_report_is_dropped_with_its_number(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"text": [STORY, None, "  ", STORY], "published": [None, None, None, "3/4/2014"]}
    )
    found = read(path)
    assert [type(one) for one in found] == [Capture, Dropped, Dropped, Dropped]
    told = [(one.line, one.reason) for one in found if isinstance(one, Dropped)]
    assert told[0] == (2, "table.parquet:2 has neither html nor text; it has: text, published")
    assert told[2][0] == 4 and "published must be a date" in told[2][1]


def test_more_rows_than_are_held_come_in_order(tmp_path: Path) -> None:
    number = 2 * ROWS + 7
    path = written(tmp_path, {"text": [f"{STORY} {at}" for at in range(number)]})
    found = [one.content.decode() for one in read(path) if isinstance(one, Capture)]
    assert found == [f"{STORY} {at}" for at in range(number)]


@pytest.mark.parametrize(
    ("columns", "named", "said"),
    [
        ({"story": [STORY]}, {}, "table.parquet has no column 'text' or 'html'; there are: story; say which"),
        ({"story": [STORY]}, {"text": "body"}, "table.parquet has no column 'body'; there are: story"),
        ({"text": [7]}, {}, "table.parquet: the column 'text' holds no text but Int64"),
        ({"text": [[STORY]]}, {}, "the column 'text' holds no text but List(String)"),
    ],
)
def test_a_table_without_the_column_is_told(
    columns: dict[str, object], named: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(CaptureError) as caught:
        read(written(tmp_path, columns), **named)
    assert said in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"text,url\n", b"PAR1", b"PAR1" + bytes(40) + b"PAR1"])
def test_what_is_no_parquet_file_is_told_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    path.write_bytes(content)
    with pytest.raises(CaptureError, match=r"^table\.parquet (is no Parquet file|cannot be read)") as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_a_damaged_table_gives_what_comes_before(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    frame = pl.DataFrame({"text": [f"{STORY} {at} {at * at}" for at in range(2 * ROWS)]})
    frame.write_parquet(path, row_group_size=ROWS)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 400] = b"\xff" * 400
    path.write_bytes(content)
    *captures, last = read(path)
    assert len(captures) == ROWS and all(isinstance(one, Capture) for one in captures)
    assert (
        isinstance(last, Dropped) and last.line == ROWS + 1 and "what follows cannot be read" in last.reason
    )


def test_a_table_in_a_folder_without_a_report_is_left_out(tmp_path: Path) -> None:
    written(tmp_path, {"views": [3]})
    (found,) = gather([tmp_path], Options())
    assert isinstance(found, Dropped) and "has no column 'text' or 'html'" in found.reason
