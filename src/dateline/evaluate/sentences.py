"""Sentences labelled by hand for events and counts; the labels point into re3d's documents and hold no text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import GoldError
from dateline.evaluate.re3d import Document, documents
from dateline.types import Counted, Status

Interval = tuple[int, int]
REPORTER = "reporter"


@dataclass(frozen=True)
class LabelledEvent:
    """An event word: how it stands, and its voice, as the span that names it or None for the text's own."""

    span: Interval
    status: Status
    voice: Interval | None


@dataclass(frozen=True)
class LabelledCount:
    """A figure: its interval, what it counts, and the span of the figure that it is a part of."""

    span: Interval
    low: float | None
    best: float | None
    high: float | None
    counted: Counted
    part_of: Interval | None


@dataclass(frozen=True)
class LabelledSentence:
    """One sentence; all spans are half-open offsets into the document's text. ``split``: "first" or "second"."""

    document: Document
    split: str
    span: Interval
    events: tuple[LabelledEvent, ...]
    counts: tuple[LabelledCount, ...]


def load_sentences(file: Path, gold: Path) -> list[LabelledSentence]:
    """The labelled sentences whose documents are under ``gold``; raises GoldError where a label is wrong."""
    texts = {document.id: document for document in documents(gold)}
    try:
        rows = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{file} cannot be read as YAML: {error}") from error
    if not isinstance(rows, list):
        raise GoldError(f"{file}: expected a list of sentences")
    return list(_sentences(file, rows, texts))


def _sentences(file: Path, rows: list[Any], texts: dict[str, Document]) -> Iterator[LabelledSentence]:
    for number, row in enumerate(rows, start=1):
        try:
            document = texts.get(row["document"])
            if document is None:
                continue
            span = _interval(row["span"])
            if span[1] > len(document.text):
                raise ValueError(f"{span} ends after the document")
            events = tuple(_event(one) for one in row.get("events") or ())
            counts = tuple(_count(one) for one in row.get("counts") or ())
            yield LabelledSentence(document, str(row["split"]), span, events, counts)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise GoldError(f"{file}: sentence {number}: {type(error).__name__}: {error}") from error


def _event(row: dict[str, Any]) -> LabelledEvent:
    voice = None if row["voice"] == REPORTER else _interval(row["voice"])
    return LabelledEvent(_interval(row["span"]), Status(row["status"]), voice)


def _count(row: dict[str, Any]) -> LabelledCount:
    part_of = _interval(row["part_of"]) if row["part_of"] is not None else None
    low, best, high = (_bound(row[name]) for name in ("low", "best", "high"))
    return LabelledCount(_interval(row["span"]), low, best, high, Counted(row["counted"]), part_of)


def _bound(value: Any) -> float | None:
    if value is None or isinstance(value, int | float):
        return value
    raise ValueError(f"a bound is a number or null, found {value!r}")


def _interval(value: Any) -> Interval:
    start, end = value
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, found {value}")
    return int(start), int(end)
