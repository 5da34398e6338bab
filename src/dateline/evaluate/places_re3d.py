"""Place mentions of Iraq and Syria in re3d, coded by us: ids, offsets, places and precision, without text."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.errors import GoldError
from dateline.evaluate.re3d import Document, documents
from dateline.evaluate.shares import percent
from dateline.gazetteer.geometry import kilometres

Scores = dict[str, Any]
Form = Literal["name", "noun"]
Sort = Literal[
    "town",
    "district",
    "admin1",
    "admin2",
    "country",
    "region",
    "water",
    "river",
    "relief",
    "facility",
    "neighbourhood",
]

GAP = "\n\n"
"""What parts a document's title from its text where both are read as one report."""


class Row(BaseModel):
    """One line of the table as it is written; offsets point into re3d's ``title`` or ``text``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(min_length=1)
    document: str = Field(min_length=1)
    field: Literal["title", "text"]
    start: int = Field(ge=0)
    end: int
    form: Form
    sort: Sort
    key: str
    listed: Literal["yes", "no"]
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    tolerance_km: float = Field(gt=0)
    precision: int = Field(ge=1, le=7)
    relation: str
    note: str


@dataclass(frozen=True)
class GoldPlace:
    """A mention, half-open in its ``OwnDocument.text``, and the place that it stands for.

    ``form`` is "noun" for "the town" and its like. ``listed`` is False for villages, neighbourhoods, valleys and
    buildings that GeoNames' places of 500 people and more do not hold: no answer is the honest one there. A
    ``tolerance_km`` around ``lat``, ``lon`` covers the town, or half of the region. ``where_prec`` is UCDP's
    code for an event said to be there, ``relation`` ("near", "outside", "south of") taken in.
    """

    document: str
    start: int
    end: int
    form: Form
    sort: Sort
    key: str
    listed: bool
    lat: float
    lon: float
    tolerance_km: float
    where_prec: int
    relation: str


@dataclass(frozen=True)
class OwnDocument:
    """A document to be read as one report: ``text`` is its title (``headline`` characters), a gap, re3d's text."""

    id: str
    part: str
    text: str
    headline: int
    mentions: tuple[GoldPlace, ...]


class Answer(NamedTuple):
    """What a resolver says of a mention; the key is empty where it gives a point of its own."""

    key: str
    lat: float
    lon: float
    where_prec: int | None


def load_own_places(gold: Path, table: Path) -> list[OwnDocument]:
    """The documents under ``gold/re3d`` that ``table`` has mentions of, in re3d's order.

    Rows of documents that do not lie there are left out. Raises GoldError, with file and line, for a row that
    is broken or points outside its document, and where no document is left.
    """
    texts = {document.id: document for document in documents(gold)}
    found: dict[str, list[GoldPlace]] = defaultdict(list)
    for line, row in _rows(table):
        document = texts.get(row.document)
        if document is not None:
            _check(row, document, f"{table}:{line}")
            found[row.document].append(_mention(row, document))
    if not found:
        raise GoldError(f"{gold / 're3d'} holds no document of {table}")
    return [_own(texts[name], found[name]) for name in texts if name in found]


def _rows(table: Path) -> Iterator[tuple[int, Row]]:
    try:
        with table.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t")
            if rows.fieldnames != list(Row.model_fields):
                raise GoldError(f"{table}:1: the columns must be {', '.join(Row.model_fields)}")
            for row in rows:
                try:
                    yield rows.line_num, Row.model_validate(row)
                except ValidationError as error:
                    first = error.errors()[0]
                    where = ".".join(map(str, first["loc"]))
                    raise GoldError(f"{table}:{rows.line_num}: {where}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{table} cannot be read: {error}") from error


def _check(row: Row, document: Document, where: str) -> None:
    text = document.title if row.field == "title" else document.text
    if not row.start < row.end <= len(text):
        raise GoldError(f"{where}: {row.start} to {row.end} is no span of the {row.field} of {row.document}")
    for edge in (row.start, row.end):
        if text[max(edge - 1, 0) : edge + 1].isalnum() and 0 < edge < len(text):
            raise GoldError(f"{where}: {row.start} to {row.end} cuts a word of {row.document}")
    if row.source != document.part:
        raise GoldError(f"{where}: {row.document} lies in {document.part}, not in {row.source}")


def _mention(row: Row, document: Document) -> GoldPlace:
    shift = 0 if row.field == "title" else len(document.title) + len(GAP)
    return GoldPlace(
        document=row.document,
        start=row.start + shift,
        end=row.end + shift,
        form=row.form,
        sort=row.sort,
        key=row.key,
        listed=row.listed == "yes",
        lat=row.lat,
        lon=row.lon,
        tolerance_km=row.tolerance_km,
        where_prec=row.precision,
        relation=row.relation,
    )


def _own(document: Document, mentions: list[GoldPlace]) -> OwnDocument:
    text = document.title + GAP + document.text
    ordered = tuple(sorted(mentions, key=lambda one: (one.start, one.end)))
    return OwnDocument(document.id, document.part, text, len(document.title), ordered)


def score_own_places(gold: Iterable[GoldPlace], found: Mapping[GoldPlace, Answer | None]) -> Scores:
    """Percent of mentions with the right place, the right precision and both; no answer is a wrong one.

    ``place_or_silence`` takes no answer as right where the place is not listed. The shares ``of_answered`` leave
    out mentions without an answer. ``places`` is the mean share of right places over places, so that one named
    twenty times weighs as much as one named once.
    """
    mentions = list(gold)
    groups: dict[str, defaultdict[str, list[GoldPlace]]] = {
        name: defaultdict(list) for name in ("form", "sort", "precision", "listed")
    }
    for mention in mentions:
        groups["form"][mention.form].append(mention)
        groups["sort"][mention.sort].append(mention)
        groups["precision"][str(mention.where_prec)].append(mention)
        groups["listed"]["yes" if mention.listed else "no"].append(mention)
    scores = _tally(mentions, found)
    for name, group in groups.items():
        scores[f"by_{name}"] = {one: _tally(group[one], found) for one in sorted(group)}
    return scores


def _tally(mentions: list[GoldPlace], found: Mapping[GoldPlace, Answer | None]) -> Scores:
    answers = {mention: answer for mention in mentions if (answer := found.get(mention)) is not None}
    place = {mention for mention, answer in answers.items() if is_right_place(mention, answer)}
    precision = {mention for mention, answer in answers.items() if answer.where_prec == mention.where_prec}
    silent = sum(not mention.listed and mention not in answers for mention in mentions)
    return {
        "mentions": len(mentions),
        "answered": len(answers),
        "place": percent(len(place), len(mentions)),
        "place_or_silence": percent(len(place) + silent, len(mentions)),
        "place_of_answered": percent(len(place), len(answers)),
        "precision": percent(len(precision), len(mentions)),
        "precision_of_answered": percent(len(precision), len(answers)),
        "both": percent(len(precision & place), len(mentions)),
        "places": _mean_over_places(mentions, place),
    }


def _mean_over_places(mentions: list[GoldPlace], right: set[GoldPlace]) -> float | None:
    places: defaultdict[tuple[str, float, float], list[bool]] = defaultdict(list)
    for mention in mentions:
        places[(mention.key, mention.lat, mention.lon)].append(mention in right)
    shares = [sum(one) / len(one) for one in places.values()]
    return round(100 * sum(shares) / len(shares), 2) if shares else None


def is_right_place(gold: GoldPlace, answer: Answer) -> bool:
    """True for the same key, or a point within the tolerance.

    Provinces, districts and countries want their own key, on both sides: the town that a province is named
    after, or its capital, may lie near its middle and is still another place.
    """
    if answer.key and answer.key == gold.key:
        return True
    if gold.sort in ("admin1", "admin2", "country") or answer.key.startswith("admin"):
        return False
    return kilometres(gold.lat, gold.lon, answer.lat, answer.lon) <= gold.tolerance_km
