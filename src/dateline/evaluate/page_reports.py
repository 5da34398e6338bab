"""Check the head and the body of whole reports against the `page` entry of their gold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.evaluate.reports import GoldReport
from dateline.page import PageReader
from dateline.types import BlockKind, Capture, Report

READ = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CROSSHEAD)
QUOTES = "\"'”’"
HEAD = ("outlet", "headline", "standfirst", "authors", "contributors", "dateline", "published")


def check_reports(reports: Iterator[GoldReport], reader: PageReader) -> dict[str, Any]:
    """For each report with a `page` entry, what is wrong with its head and body; nothing is right."""
    wrong = {gold.name: check_page(gold.page, reader(Capture(gold.content))) for gold in reports if gold.page}
    return {
        "reports": len(wrong),
        "right": sum(1 for found in wrong.values() if not found),
        "wrong": {name: found for name, found in sorted(wrong.items()) if found},
    }


def check_page(page: Mapping[str, Any], report: Report) -> list[str]:
    """What a report says otherwise than its gold, in words."""
    wrong = [
        f"{name}: {found!r}, not {page[name]!r}"
        for name in HEAD
        if name in page and fold(found := _plain(getattr(report, name))) != fold(_plain(page[name]))
    ]
    body = [
        fold(report.quote(report.span(block.start, block.end))) for block in report.blocks_of(BlockKind.BODY)
    ]
    read = "\n".join(fold(report.quote(report.span(b.start, b.end))) for b in report.blocks_of(*READ))
    captions = [fold(report.quote(report.span(b.start, b.end))) for b in report.blocks_of(BlockKind.CAPTION)]
    if "body_first" in page and not (body and body[0].startswith(fold(page["body_first"]))):
        wrong.append(f"the body begins {body[0][:80] if body else ''!r}")
    if "body_last" in page and not (
        body and body[-1].rstrip(QUOTES).endswith(fold(page["body_last"]).rstrip(QUOTES))
    ):
        wrong.append(f"the body ends {body[-1][-80:] if body else ''!r}")
    wrong += [f"furniture is read: {text!r}" for text in page.get("furniture", ()) if fold(text) in read]
    missing = [
        text for text in page.get("captions", ()) if not any(fold(text) in found for found in captions)
    ]
    return wrong + [f"no caption: {text!r}" for text in missing]


def fold(value: Any) -> Any:
    """Text after NFKC and with white space folded; anything else as it is."""
    return " ".join(unicodedata.normalize("NFKC", value).split()) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    """A value in the shape in which gold files and reports agree: lists for tuples, text for dates."""
    if isinstance(value, tuple | list):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
