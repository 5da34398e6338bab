"""Load the page benchmark: HTML pages with gold bodies, and pages flattened to labelled lines."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GoldError
from dateline.page.lines import Line, clean

HTML_SETS = ("zyte", "fundus")


@dataclass(frozen=True)
class GoldPage:
    """One HTML page. ``authors`` and ``published`` are None where the set does not say (zyte)."""

    id: str
    content: bytes
    url: str | None
    body: str
    title: str | None = None
    standfirst: tuple[str, ...] = ()
    authors: tuple[str, ...] | None = None
    published: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoldDump:
    """One page as lines; ``in_report`` and ``kinds`` ("title", "caption" or "") are one for each line."""

    id: str
    site: str
    flattener: str
    lines: tuple[Line, ...]
    in_report: tuple[bool, ...]
    kinds: tuple[str, ...]
    title: str | None
    published: str | None

    def counted(self) -> tuple[bool, ...]:
        """Which lines count: a headline outside the gold body is neither right nor wrong."""
        pairs = zip(self.in_report, self.kinds, strict=True)
        return tuple(inside or kind != "title" for inside, kind in pairs)


def pages_folder(gold: Path) -> Path:
    """The folder of the page benchmark: ``gold`` itself or its subfolder "pages"."""
    for folder in (gold / "pages", gold):
        if (folder / "dumps.jsonl").exists() or any((folder / name).is_dir() for name in HTML_SETS):
            return folder
    raise GoldError(f"{gold} holds no page benchmark: no pages/dumps.jsonl, pages/zyte or pages/fundus")


def load_pages(folder: Path) -> Iterator[GoldPage]:
    """The pages of one HTML set; GoldError where a page named in gold.jsonl is not there."""
    for row in _rows(folder / "gold.jsonl"):
        file = folder / "html" / f"{row['id']}.html.gz"
        if not file.exists():
            raise GoldError(f"{folder.name} names the page {row['id']}, which is not in its folder html")
        yield GoldPage(
            id=str(row["id"]),
            content=gzip.decompress(file.read_bytes()),
            url=row.get("url"),
            body=str(row["body"]),
            title=row.get("title"),
            standfirst=tuple(row.get("summary") or ()),
            authors=tuple(row.get("author") or ()) if "author" in row else None,
            published=row.get("date"),
            captions=tuple(row.get("captions") or ()),
        )


def load_dumps(file: Path) -> Iterator[GoldDump]:
    """The flattened pages; lines that hold nothing are left out and the blank they make is kept."""
    for row in _rows(file):
        lines: list[Line] = []
        numbers: list[int] = []
        blank = False
        for number, raw in enumerate(row["lines"]):
            text = clean(raw)
            blank = blank or bool(row["blank_before"][number])
            if text:
                lines.append(Line(text, blank, (number,)))
                numbers.append(number)
                blank = False
        yield GoldDump(
            id=str(row["id"]),
            site=str(row["site"]),
            flattener=str(row["flattener"]),
            lines=tuple(lines),
            in_report=tuple(bool(row["in_report"][number]) for number in numbers),
            kinds=tuple(str(row["kind"][number]) for number in numbers),
            title=row.get("title"),
            published=row.get("date"),
        )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    if not file.exists():
        raise GoldError(f"{file} does not exist")
    with file.open(encoding="utf-8") as source:
        for number, line in enumerate(source, start=1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise GoldError(f"{file.name}:{number} is not JSON: {error}") from error
