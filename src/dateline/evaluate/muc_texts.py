"""The texts of MUC-3 and MUC-4 in their original layout: a message's id, its dateline and its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.errors import GoldError

MESSAGE = re.compile(r"^([A-Z]{3}\d?-MUC\d-\d{4})\b.*$", re.MULTILINE)
HEADER = re.compile(
    r"^(?P<place>[^\[\]]{2,120}?),?\s+(?:(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]*\.?(?: (?P<year>\d{2,4}))?|NO DATE)"
    r"\s*(?:\((?P<outlet>[^)]*)\))?\s*--"
)
BODY = re.compile(r"\[(?:TEXT|SUMMARY|EXCERPTS?)\]")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FOLDERS = ("dev", "tst1", "tst2", "tst3", "tst4")


@dataclass(frozen=True)
class Message:
    """One report: ``body`` has a paragraph a line; ``place`` and ``day`` are of the dateline, None where absent."""

    id: str
    place: str | None
    day: date | None
    body: str


def folders(root: Path) -> tuple[Path, ...]:
    """The folders with texts and keys below the folder of the set, in their own order."""
    return tuple(root / name for name in FOLDERS if (root / name).is_dir())


def load_messages(folder: Path) -> Iterator[Message]:
    """Every message of the texts of one folder; raises GoldError for a file that holds none."""
    for file in sorted(folder.iterdir()):
        if file.name.startswith(("key", "text-", ".")) or file.name.endswith(".mixed-case"):
            continue
        text = _text_of(file)
        starts = list(MESSAGE.finditer(text))
        if not starts:
            raise GoldError(f"{file}:1: holds no message")
        ends = [start.start() for start in starts[1:]] + [len(text)]
        for start, end in zip(starts, ends, strict=True):
            yield message(start.group(1), text[start.end() : end])


def message(name: str, text: str) -> Message:
    """One message from what stands below the line of its id."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    whole = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    header = HEADER.match(whole)
    body = BODY.search(whole, 0, 1200)
    start = body.end() if body else header.end() if header else 0
    place = header.group("place").strip() if header else None
    return Message(name, place, _day(header) if header else None, whole[start:].strip())


def _day(header: re.Match[str]) -> date | None:
    day, month, year = header.group("day", "month", "year")
    if day is None or month not in MONTHS or year is None:
        return None
    try:
        return date(1900 + int(year) % 100, MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _text_of(file: Path) -> str:
    try:
        return file.read_text("latin-1")
    except OSError as error:
        raise GoldError(f"{file} cannot be read: {error}") from error
