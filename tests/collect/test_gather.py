"""Sources of every kind as one stream: order, what is filled in, what is dropped and what stops it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.collect import Dropped, Options, gather, read_columns, total
from dateline.collect import records as records_module
from dateline.collect.content import MAX_BYTES
from dateline.collect.records import MAX_LINE
from dateline.errors import CaptureError
from dateline.types import Capture


def taken(sources: Sequence[Path | str], options: Options | None = None) -> list[bytes]:
    return [one.content for one in gather(sources, options) if isinstance(one, Capture)]


def dropped(sources: Sequence[Path | str], options: Options | None = None) -> list[Dropped]:
    return [one for one in gather(sources, options) if isinstance(one, Dropped)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "1.txt").write_text("Third.", encoding="utf-8")
    (folder / "a.html").write_text("<p>First.</p>", encoding="utf-8")
    (folder / "b.txt").write_text("Second.", encoding="utf-8")
    return folder


def test_a_folder_gives_its_files_by_their_paths(corpus: Path) -> None:
    assert taken([corpus]) == [b"<p>First.</p>", b"Third.", b"Second."]
    assert total([corpus]) == 3


def test_hidden_files_and_links_to_folders_are_left_out(corpus: Path) -> None:
    (corpus / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
    (corpus / "round").symlink_to(corpus, target_is_directory=True)
    assert len(taken([corpus])) == 3


def test_what_is_no_page_in_a_folder_is_dropped_and_the_rest_goes_on(corpus: Path) -> None:
    (corpus / "a.css").write_text("p { color: red }", encoding="utf-8")
    (corpus / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
    (corpus / "empty.html").write_bytes(b"")
    assert len(taken([corpus])) == 3
    reasons = [one.reason for one in dropped([corpus])]
    assert [reason.split(" is ")[1] for reason in reasons] == [
        "no page: its name ends in .css",
        "a PNG image, not a page of text",
        "empty",
    ]


def test_what_is_known_of_all_fills_what_a_record_does_not_say(corpus: Path) -> None:
    records = corpus / "c.jsonl"
    records.write_text('{"text": "Fourth.", "published": "2014-06-15"}\n', encoding="utf-8")
    found = list(gather([corpus / "b.txt", records], Options(published="2014-06-16", outlet="The Gazette")))
    assert [(one.published, one.outlet) for one in found if isinstance(one, Capture)] == [
        ("2014-06-16", "The Gazette"),
        ("2014-06-15", "The Gazette"),
    ]


def test_records_with_other_names_are_read_by_a_map_of_columns(tmp_path: Path) -> None:
    records = tmp_path / "reports.jsonl"
    line = '{"link": "https://news.example/1", "head": "A bridge fell", "body": "It fell.", "date": "2014-06-16"}'
    records.write_text(f'\ufeff{line}\n{{"id": 5}}\n', encoding="utf-8")
    options = Options(columns=read_columns(["url=link", "title=head", "text=body", "published=date"]))
    first, second = gather([records], options)
    assert isinstance(first, Capture)
    assert first.content == b"A bridge fell\n\nIt fell."
    assert (first.url, first.published) == ("https://news.example/1", "2014-06-16")
    assert second == Dropped(str(records), 2, "reports.jsonl:2 has neither html nor body; it has: id")


def test_a_title_that_the_text_begins_with_is_not_said_twice(tmp_path: Path) -> None:
    records = tmp_path / "reports.jsonl"
    records.write_text('{"title": "A bridge fell", "text": "A bridge fell\\nOn Monday."}', encoding="utf-8")
    assert taken([records]) == [b"A bridge fell\nOn Monday."]


def test_a_line_that_never_ends_is_one_dropped_record(tmp_path: Path) -> None:
    records = tmp_path / "reports.jsonl"
    records.write_bytes(b'{"text": "' + b"a" * (2 * MAX_LINE + 5) + b'"}\n{"text": "Two."}\n')
    assert taken([records]) == [b"Two."]
    assert [(one.line, "too large" in one.reason) for one in dropped([records])] == [(1, True)]


def test_a_line_without_end_ends_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "MAX_LINE", 1000)
    monkeypatch.setattr(records_module, "MOST_PASSED", 2_000_000)
    records = tmp_path / "reports.jsonl"
    records.write_bytes(b'{"text": "One."}\n' + b"a" * 4_000_000 + b'\n{"text": "Two."}\n')
    assert taken([records]) == [b"One."]
    assert "what follows cannot be read: the line has more than 2 MB" in dropped([records])[-1].reason


def test_json_nested_without_end_is_dropped(tmp_path: Path) -> None:
    records = tmp_path / "reports.jsonl"
    records.write_bytes(b"[" * 500_000 + b"\n")
    assert "is not JSON" in dropped([records])[0].reason


def test_a_source_that_does_not_exist_is_told_before_anything_is_read(corpus: Path) -> None:
    with pytest.raises(CaptureError, match="does not exist"):
        next(gather([corpus, corpus / "none.html"]))


def test_gathering_stops_after_the_number_asked_for(corpus: Path) -> None:
    assert len(taken([corpus, corpus], Options(most=4))) == 4


@pytest.mark.parametrize("pair", ["text", "text=", "body=text", "=body"])
def test_a_column_that_is_wrongly_named_is_refused(pair: str) -> None:
    with pytest.raises(CaptureError, match="what can be filled: url, html, text, title, published, outlet"):
        read_columns([pair])


def test_an_option_that_cannot_be_is_refused() -> None:
    with pytest.raises(CaptureError, match="there is no field 'body'"):
        Options(columns={"body": "text"})
    with pytest.raises(CaptureError, match="--published: published must be a date"):
        Options(published="yesterday")


def test_the_number_of_captures_is_unknown_where_only_reading_tells(corpus: Path) -> None:
    assert total(["https://news.example/1"]) is None
    (corpus / "c.jsonl").write_text("{}\n{}", encoding="utf-8")
    assert total([corpus]) == 5
    (corpus / "d.csv").write_text("text", encoding="utf-8")
    assert total([corpus]) is None
    assert total([corpus / "none.jsonl"]) is None
    assert total([corpus / "b.txt"]) == 1


def test_a_compressed_page_is_unpacked(tmp_path: Path) -> None:
    page = tmp_path / "page.html.gz"
    page.write_bytes(gzip.compress(b"<p>First.</p>"))
    assert [one.media_type for one in gather([page]) if isinstance(one, Capture)] == ["text/html"]
    assert total([page]) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (gzip.compress(bytes(MAX_BYTES + 5), mtime=0), "is too large"),
        (gzip.compress(b"First.", mtime=0)[:-4], "cannot be read"),
        (b"First.", "cannot be read"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_dropped(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "page.txt.gz").write_bytes(content)
    assert said in dropped([tmp_path])[0].reason


def test_an_archive_is_a_source(tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc.gz"
    archive.write_bytes(gzip.compress(b"no archive"))
    assert dropped([archive]) == [
        Dropped(str(archive), 0, "crawl.warc.gz: the record at byte 0 is damaged or cut off")
    ]
    assert total([archive]) is None
