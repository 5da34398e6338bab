"""Reports with their claims coded: folders that hold page.txt and gold.yaml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import GoldError


@dataclass(frozen=True)
class GoldReport:
    """One coded report. ``group`` is the folder above it, or its own name where it stands alone."""

    name: str
    group: str
    content: bytes
    published: str | None
    claims: tuple[dict[str, Any], ...]
    not_events: tuple[str, ...]
    page: dict[str, Any] | None


def load_reports(root: Path) -> Iterator[GoldReport]:
    """Every coded report below a folder, by path; raises GoldError where there is none or one is malformed."""
    files = sorted(root.rglob("gold.yaml"))
    if not files:
        raise GoldError(f"{root}: no gold.yaml below this folder")
    for path in files:
        page = path.with_name("page.txt")
        if not page.exists():
            raise GoldError(f"{path}: there is no page.txt beside it")
        gold = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if not isinstance(gold, dict) or not isinstance(gold.get("claims"), list):
            raise GoldError(f"{path}: a gold file holds a list `claims`")
        published = gold.get("published")
        parts = path.parent.relative_to(root).parts
        yield GoldReport(
            name="/".join(parts) or path.parent.name,
            group=parts[0] if len(parts) > 1 else path.parent.name,
            content=page.read_bytes(),
            published=published.isoformat() if isinstance(published, date) else published,
            claims=tuple(gold["claims"]),
            not_events=tuple(gold.get("not_events") or ()),
            page=gold.get("page"),
        )


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, half-open, after NFKC and white-space folding of both; None if nowhere."""
    folded, offsets = _fold(text)
    wanted, _ = _fold(quote)
    wanted = wanted.strip()
    found = folded.find(wanted)
    if found < 0 or not wanted:
        return None
    return offsets[found], offsets[found + len(wanted) - 1] + 1


def _fold(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    offsets: list[int] = []
    for index, letter in enumerate(text):
        for part in unicodedata.normalize("NFKC", letter):
            plain = " " if part.isspace() else part
            if plain == " " and letters and letters[-1] == " ":
                continue
            letters.append(plain)
            offsets.append(index)
    return "".join(letters), offsets
