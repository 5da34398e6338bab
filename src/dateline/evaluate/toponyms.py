"""Loads documents with their place names marked: LGL, TR-News and GeoVirus, each one XML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from dateline.errors import GoldError
from dateline.page.dates import find_date

CORPORA = {"lgl": "LGL", "tr-news": "TR-News", "geovirus": "GeoVirus"}
"""Names of the corpora by their files' names in lower case."""
FAR = 30
"""Characters that stated offsets may be off; GeoVirus counts from 1, TR-News drifts by up to 10."""


@dataclass(frozen=True, order=True)
class Toponym:
    """A place name as half-open character offsets into its document's text, which reads ``text`` there.

    Degrees and id are None where the gold names no place for it; GeoVirus has degrees and no ids.
    """

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True)
class PlaceDocument:
    """A document's text without its title; ``name`` is unique in its corpus. ``published`` may be unknown."""

    name: str
    corpus: str
    text: str
    published: date | None
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True)
class PlaceGold:
    """The documents that could be read; one line for each document or toponym that could not."""

    documents: tuple[PlaceDocument, ...]
    dropped: tuple[str, ...]


def load_toponyms(gold: Path) -> PlaceGold:
    """All of ``geoparsing/*.xml`` below ``gold``; raises GoldError where there is nothing to score.

    Stated offsets that do not read as the phrase are moved to the nearest place within ``FAR`` that does.
    """
    documents: list[PlaceDocument] = []
    dropped: list[str] = []
    for file in sorted((gold / "geoparsing").glob("*.xml")):
        corpus = CORPORA.get(file.stem.lower(), file.stem)
        try:
            articles = list(_articles(file))
        except GoldError as error:
            dropped.append(str(error))
            continue
        for number, article in enumerate(articles, 1):
            document = _document(article, article.get("docid") or str(number), corpus, file.name, dropped)
            documents += [document] if document else []
    if not documents:
        raise GoldError(f"no place names in {gold}: looked for geoparsing/*.xml")
    return PlaceGold(tuple(documents), tuple(dropped))


def _articles(file: Path) -> Iterator[etree._Element]:
    try:
        root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise GoldError(f"{file.name} cannot be read: {error}") from error
    yield from root.iter("article")


def _document(
    article: etree._Element, name: str, corpus: str, file: str, dropped: list[str]
) -> PlaceDocument | None:
    """One article; what cannot be read of it goes to ``dropped`` with its line."""
    text = article.findtext("text")
    if not text or not text.strip():
        dropped.append(f"{file}:{article.sourceline}: an article without text")
        return None
    toponyms: dict[int, Toponym] = {}
    for element in article.iter("toponym", "location"):
        try:
            found = _toponym(element, text, set(toponyms))
        except GoldError as error:
            dropped.append(f"{file}:{element.sourceline}: {error}")
        else:
            toponyms[found.start] = found
    published = find_date(article.findtext("dltime") or "")
    return PlaceDocument(name, corpus, text, published, tuple(sorted(toponyms.values())))


def _toponym(element: etree._Element, text: str, taken: set[int]) -> Toponym:
    """One toponym (LGL, TR-News) or location (GeoVirus); raises GoldError where it is none."""
    phrase = (element.findtext("phrase") or element.findtext("name") or "").strip()
    start = _number(element, "start")
    if not phrase or start is None:
        raise GoldError("a place name without words or start")
    place = _nearest(text, phrase, int(start), taken)
    if place is None:
        raise GoldError(f"{phrase!r} does not stand near {int(start)}")
    tag = element.find("gaztag")
    where = element if tag is None else tag
    lat, lon, key = _number(where, "lat"), _number(where, "lon"), where.get("geonameid", "")
    known = int(key) if key.isdecimal() else None
    return Toponym(place, place + len(phrase), text[place : place + len(phrase)], lat, lon, known)


def _number(element: etree._Element, tag: str) -> float | None:
    told = (element.findtext(tag) or "").strip()
    if not told:
        return None
    try:
        return float(told)
    except ValueError as error:
        raise GoldError(f"{told!r} is no number for {tag}") from error


def _nearest(text: str, phrase: str, start: int, taken: set[int]) -> int | None:
    """Where the phrase stands, the place nearest to ``start`` and the earlier of two; None where nowhere near."""
    if text[start : start + len(phrase)] == phrase and start not in taken:
        return start
    near = (match.start() for match in re.finditer(rf"(?<!\w)(?={re.escape(phrase)})", text))
    free = [place for place in near if abs(place - start) <= FAR and place not in taken]
    return min(free, key=lambda place: (abs(place - start), place), default=None)
