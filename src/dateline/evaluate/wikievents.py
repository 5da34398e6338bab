"""WikiEvents: news with event triggers of the KAIROS ontology, of which Conflict and Life are scored.

A gold trigger counts once even where it bears two types. Each sentence of the set becomes a block of its own,
as the set holds no text with its line breaks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.event_words import CONFLICT, LIFE, EventMark, keyword_marks, marks_of, score_marks
from dateline.evaluate.keywords import load_keywords
from dateline.evaluate.texts import read_report
from dateline.pipeline import Pipeline
from dateline.types import Block, BlockKind, Report

Scores = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """A document as a report, and its Conflict and Life triggers."""

    report: Report
    marks: tuple[EventMark, ...]


def score_wikievents(folder: Path, line: Pipeline) -> Scores:
    """Scores of each split, with the baseline of keywords beside: every form of a listed event word."""
    return {path.stem: _score(list(_documents(path)), line) for path in _files(folder)}


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise GoldError(f"{folder} holds no *.jsonl")
    return files


def _score(documents: list[Document], line: Pipeline) -> Scores:
    gold = [list(document.marks) for document in documents]
    readings = [read_report(line, document.report) for document in documents]
    words = load_keywords()
    naive = [keyword_marks(reading, words) for reading in readings]
    return {
        "documents": len(documents),
        **score_marks(gold, [marks_of(reading, line.codebook) for reading in readings]),
        "baseline": {"keywords": score_marks(gold, naive)["found"]},
    }


def _documents(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for number, row in enumerate(lines, start=1):
            try:
                yield _document(json.loads(row))
            except (KeyError, IndexError, TypeError, ValueError) as error:
                raise GoldError(f"{path.name}:{number}: no document with sentences and triggers") from error


def _document(row: dict[str, Any]) -> Document:
    text, blocks, edges = "", [], []
    for tokens, sentence in row["sentences"]:
        own = len(text)
        blocks.append(Block(BlockKind.BODY, own, own + len(sentence), "gold"))
        edges += [(own + start - tokens[0][1], own + end - tokens[0][1]) for _, start, end in tokens]
        text += sentence + "\n"
    report = Report(str(row["doc_id"]), "", text, tuple(blocks))
    return Document(report, tuple(_marks(row["event_mentions"], edges)))


def _marks(events: list[dict[str, Any]], edges: list[tuple[int, int]]) -> Iterator[EventMark]:
    seen: set[tuple[int, int]] = set()
    for event in events:
        sort = event["event_type"].partition(".")[0]
        trigger = event["trigger"]
        interval = (edges[trigger["start"]][0], edges[trigger["end"] - 1][1])
        if sort in {CONFLICT, LIFE} and interval not in seen:
            seen.add(interval)
            yield EventMark(interval, sort)
