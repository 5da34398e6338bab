"""Sources of every kind that can be cut, small enough to be read in a test, with what may be wrong in each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl
from benchmarks.synthetic import Synthetic, jsonl, synthetic_reports

from dateline.collect import Options
from dateline.collect.stretches import Cut
from dateline.scale.job import Job, Recipe
from dateline.scale.work import pipeline_of
from dateline.store import Store
from dateline.workspace.ingest import add
from tests.collect.test_warc import HTML, answer, record
from tests.workspace.held import Held, held

PDF = "Content-Type: application/pdf\r\n"
RECIPE = Recipe("dateline", fast=True)
SMALL = Cut(size=1_200, rows=4)
"""Cuts of a few reports each."""
OPTIONS = Options({"text": "body"}, outlet="The Gazette")


def make_sources(folder: Path) -> list[str]:
    """An archive, a table of columns, a folder of pages and of more tables, and JSON lines."""
    told = list(synthetic_reports(34, short=True))
    archive = folder / "crawl.warc.gz"
    archive.write_bytes(b"".join(gzip.compress(one) for one in records(told[:14])))
    frame = folder / "table.parquet"
    write_frame(frame, told[14:23])
    pages = folder / "pages"
    pages.mkdir()
    for number, one in enumerate(told[23:27]):
        (pages / f"{number}.txt").write_text(one.text, encoding="utf-8")
    (pages / "2-also.warc").write_bytes(b"".join(records(told[27:30])))
    (pages / "style.css").write_text("p { margin: 0 }", encoding="utf-8")
    lines = [jsonl(one).replace('"text"', '"body"') for one in told[30:]]
    lines[2:2] = ["no JSON", json.dumps({"body": " "}), lines[0]]
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return [str(archive), str(frame), str(pages), str(folder / "lines.jsonl")]


def records(told: Sequence[Synthetic]) -> list[bytes]:
    """The records of an archive: pages, one of them twice, one not whole, and others that are no pages."""
    found = [answer(page(one), HTML, number=number) for number, one in enumerate(told)]
    moved = answer(b"", status="301 Moved")
    found[1:1] = [record(b"", "revisit"), moved, answer(b"\x89PNG\r\n")]
    return [
        *found,
        record(b"", "revisit"),
        moved,
        found[0],
        answer(b"%PDF-1.4 and nothing more", PDF, number=99),
    ]


def page(told: Synthetic) -> bytes:
    """A report as a page."""
    headline, *rest = told.text.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in rest)
    return (
        f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1>{body}</body></html>".encode()
    )


def write_frame(path: Path, told: Sequence[Synthetic]) -> None:
    """A table of columns with a row that has no report, and days as days."""
    rows = [{"url": one.url, "body": one.text, "published": one.published} for one in told]
    rows.insert(3, {"url": "https://news.example/none", "body": "", "published": "2015-01-05"})
    pl.DataFrame(rows).with_columns(pl.col("published").str.to_date()).write_parquet(path)


def job_of(sources: Sequence[str], folder: Path, cut: Cut = SMALL) -> Job:
    """A job over the sources by our fast pipeline."""
    _, versions = pipeline_of(RECIPE)
    return Job(tuple(sources), folder, RECIPE, versions, OPTIONS, cut)


def added(sources: Sequence[str], work: Path) -> Held:
    """What a workspace holds that took in the sources itself."""
    pipeline, versions = pipeline_of(RECIPE)
    with Store.open(work, create=True) as store:
        add(store, sources, pipeline, versions=versions, options=OPTIONS)
    return held(work)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder of shards, by its path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
