"""Loads documents in TimeML: their text, the day they were published, and the time expressions marked in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from dateline.errors import GoldError

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, order=True)
class Timex:
    """One TIMEX3 as half-open character offsets into its document's text."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class TimeDocument:
    """A document's text, without its head and tail; ``published`` is None where it is not told as a day."""

    name: str
    corpus: str
    text: str
    published: date | None
    times: tuple[Timex, ...]


@dataclass(frozen=True)
class TimeGold:
    """The documents that could be read, and one line with a reason for each that could not."""

    documents: tuple[TimeDocument, ...]
    dropped: tuple[str, ...]


def load_timeml(gold: Path) -> TimeGold:
    """All ``timeml/CORPUS/*.tml`` below ``gold``; raises GoldError where there is none to score."""
    documents, dropped = [], []
    for file in sorted((gold / "timeml").rglob("*.tml")):
        try:
            documents.append(read_timeml(file))
        except GoldError as error:
            dropped.append(str(error))
    if not documents:
        raise GoldError(f"no time expressions in {gold}: looked for timeml/*/*.tml")
    return TimeGold(tuple(documents), tuple(dropped))


def read_timeml(file: Path) -> TimeDocument:
    """One document; raises GoldError where it is no XML, has no TEXT, or a TIMEX3 has no words or value."""
    try:
        root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise GoldError(f"{file.name} cannot be read: {error}") from error
    body = root.find(".//TEXT")
    if body is None:
        raise GoldError(f"{file.name} has no TEXT")
    pieces: list[str] = []
    times: list[Timex] = []
    _walk(body, pieces, times, file.name)
    return TimeDocument(file.name, file.parent.name, "".join(pieces), _published(root), tuple(sorted(times)))


def _walk(element: etree._Element, pieces: list[str], times: list[Timex], name: str) -> None:
    """Collect the text below an element, and its time expressions by their place in it."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times, name)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        end, value = sum(map(len, pieces)), element.get("value")
        if start == end or not value:
            raise GoldError(f"{name}:{element.sourceline}: a TIMEX3 without words or value")
        times.append(Timex(start, end, element.get("type", "DATE"), value))


def _published(root: etree._Element) -> date | None:
    told = [one for one in root.iter("TIMEX3") if one.get("functionInDocument") == "CREATION_TIME"]
    told += list(root.iterfind(".//DCT/TIMEX3"))
    for one in told:
        found = _DAY.match(one.get("value", ""))
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                return None
    return None
