"""Our own figures for a month of Common Crawl: archives of made-up pages into shards, and shards into a workspace."""

from __future__ import annotations

import gzip
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
import yaml

from benchmarks.ingest import peak
from benchmarks.texts import Page, pages
from dateline.scale.folder import Folder
from dateline.scale.job import Job, Recipe
from dateline.scale.merge import merge
from dateline.scale.run import run
from dateline.scale.work import pipeline_of
from dateline.store import Store

RECIPE = Recipe("dateline", fast=True)


def measured(number: int) -> dict[str, float]:
    """Seconds of processor time and KB for a page, and MB of memory."""
    pipeline, versions = pipeline_of(RECIPE)
    for one in pages(4, seed=1):  # what is loaded with the first page is not the page's
        pipeline(one.capture)
    found: dict[str, float] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for kind, some in (("", pages(number)), ("other_", others(number))):
            source = folder / f"{kind}crawl.warc.gz"
            source.write_bytes(archive(some))
            job = Job((str(source),), folder / f"{kind}shards", RECIPE, versions)
            began = time.process_time()
            run(job)
            made = time.process_time()
            with Store.open(folder / f"{kind}work.db", create=True) as store:
                opened = time.process_time()
                merge(store, Folder(job.folder))
            merged = time.process_time()
            found[f"{kind}seconds" if kind else "english_seconds"] = round((made - began) / number, 4)
            found[f"{kind}merge_seconds"] = round((merged - opened) / number, 4)
            if not kind:
                found["made_up"] = round(source.stat().st_size / number / 1000, 1)
                found["documents"] = round(_documents(job.folder) / number / 1000, 1)
                found["rows"] = round(_rows(folder / "work.db") / number / 1000, 1)
    return {**found, "memory": float(peak())}


def others(number: int) -> list[Page]:
    """Pages in German of as many words, in the markup of the English ones."""
    text = Path(__file__).with_name("other_language.yaml").read_text(encoding="utf-8")
    sentences: list[str] = yaml.safe_load(text)
    return [replace(one, html=_in_german(one, sentences, at)) for at, one in enumerate(pages(number))]


def archive(some: Sequence[Page]) -> bytes:
    """The pages as an archive, each record compressed by itself."""
    return b"".join(gzip.compress(_record(one), 6) for one in some)


def _in_german(one: Page, sentences: Sequence[str], seed: int) -> bytes:
    """The page with every paragraph of its story in German."""
    random = Random(seed)
    html = one.html
    for paragraph in one.text.split("\n"):
        if len(paragraph.split()) > 3:
            words = " ".join(random.choice(sentences) for _ in range(1 + len(paragraph.split()) // 15))
            html = html.replace(paragraph.strip().encode(), words.encode())
    return html


def _record(one: Page) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + one.html
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2015-01-05T08:00:00Z\r\n"
        f"WARC-Target-URI: {one.url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _documents(folder: Path) -> int:
    """The bytes that reports and claims take in the shards: the shards less themselves without these."""
    total = 0
    for shard in (folder / "shards").glob("*.parquet"):
        bare = shard.with_suffix(".bare")
        pl.read_parquet(shard).drop("report", "claims").write_parquet(bare, compression_level=3)
        total += shard.stat().st_size - bare.stat().st_size
    return total


def _rows(work: Path) -> int:
    """The bytes of a workspace less its pages."""
    with Store.open(work) as store:
        pages_size = sum(len(gzip.compress(one.capture.content, 6)) for one in store.captures.each())
    return work.stat().st_size - pages_size
