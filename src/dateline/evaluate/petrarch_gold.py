"""Records of PETRARCH: a sentence and the events coded from it, as source, CAMEO code and target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from pathlib import Path

from dateline.errors import GoldError

Triple = tuple[str, str, str]
"""Source, code of the event, target."""

# The files are no XML: comments stand bare in them, and sentences close that were never opened.
_RECORD = re.compile(r"<Sentence\s(?P<head>[^>]*)>(?P<body>.*?)(?=<Sentence\s|\Z)", re.DOTALL)
_FIELD = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_EVENT = re.compile(r"<EventCoding\s(?P<fields>[^>]*)>")
_TEXT = re.compile(r"<Text>(?P<text>.*?)</Text>", re.DOTALL)


@dataclass(frozen=True)
class Coded:
    """A sentence of a day with its events; none for one that tells none."""

    name: str
    day: date | None
    text: str
    events: tuple[Triple, ...]


@dataclass(frozen=True)
class CodedFile:
    """The records of a file, and why others were left out, by name."""

    records: tuple[Coded, ...]
    dropped: tuple[tuple[str, str], ...]


def load_petrarch(folder: Path) -> dict[str, CodedFile]:
    """The records of each ``*.xml``, by its name; raises GoldError where there is none."""
    files = sorted(folder.glob("*.xml"))
    if not files:
        raise GoldError(f"{folder} holds no *.xml")
    return {path.stem: _file(path) for path in files}


def _file(path: Path) -> CodedFile:
    records, dropped = [], []
    for number, match in enumerate(_RECORD.finditer(path.read_text(encoding="utf-8")), start=1):
        head = dict(_FIELD.findall(match["head"]))
        name = head.get("id", str(number))
        text = _TEXT.search(match["body"])
        words = " ".join(unescape(text["text"]).split()) if text is not None else ""
        if not words:
            dropped.append((name, "no text"))
        elif "false" in {head.get("evaluate"), head.get("sentence")}:
            dropped.append((name, "marked as not to be scored"))
        else:
            records.append(Coded(name, _day(head.get("date", "")), words, tuple(_events(match["body"]))))
    if not records:
        raise GoldError(f"{path.name}:1: no record with a text")
    return CodedFile(tuple(records), tuple(dropped))


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written, "%Y%m%d").date()
    except ValueError:
        return None


def _events(body: str) -> Iterator[Triple]:
    for match in _EVENT.finditer(body):
        fields = {name.lower(): value for name, value in _FIELD.findall(match["fields"])}
        if fields.get("eventcode"):
            yield fields.get("sourcecode", ""), fields["eventcode"], fields.get("targetcode", "")
