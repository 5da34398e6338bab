"""Score types, sources and targets against PLOVER's gold standard records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.code.acts import ActReader
from dateline.code.dyads import main_act, relation, type_of
from dateline.code.sides import Phrase, SideFinder
from dateline.codebook.acts import ActBook, load_acts
from dateline.evaluate.classes import class_scores, totals
from dateline.evaluate.plover_gold import Record, load_plover
from dateline.evaluate.shares import percent
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline

Scores = dict[str, Any]


def score_plover(folder: Path, line: Pipeline) -> Scores:
    """For each file the type, once with both sides given and once from the text alone, and the sides.

    A side is found where a phrase of ours shares a word with its words that is no article or preposition;
    one to one. Baselines: the commonest type, and the first two names as source and target.
    """
    book = load_acts()
    return {
        name: _score(found.records, line, book) | {"dropped": len(found.dropped)}
        for name, found in load_plover(folder).items()
    }


def _score(records: Sequence[Record], line: Pipeline, book: ActBook) -> Scores:
    wanted = [record.type for record in records]
    readings = [read_text(line, record.name, record.text) for record in records]
    acts = [ActReader(reading, book, line.codebook, line.lexicon) for reading in readings]
    given = [_given(one, record) for one, record in zip(acts, records, strict=True)]
    alone = [_alone(one) for one in acts]
    finders = [SideFinder(one, line.lexicon).main() for one in acts]
    most = Counter(wanted).most_common(1)[0][0]
    names = [
        [name.text for passage in reading.passages for name in passage.doc.ents][:2] for reading in readings
    ]
    return {
        "type_given_sides": class_scores(wanted, given),
        "type": class_scores(wanted, alone),
        "source": _found(
            [record.sources for record in records], [_texts(sides.sources) for sides in finders]
        ),
        "target": _found(
            [record.targets for record in records], [_texts(sides.targets) for sides in finders]
        ),
        "baseline": {
            "commonest": totals(class_scores(wanted, [most] * len(wanted))),
            "first_name_source": _found([record.sources for record in records], [two[:1] for two in names])[
                "f1"
            ],
            "second_name_target": _found([record.targets for record in records], [two[1:] for two in names])[
                "f1"
            ],
        },
    }


def _given(acts: ActReader, record: Record) -> str:
    sides = [
        tuple(_places(record.text, words)) for words in (record.sources, record.targets or record.sources)
    ]
    found = relation(acts, *sides)
    return found.type if found is not None else ""


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        start = text.find(word)
        if start >= 0:
            yield start, start + len(word)


def _alone(acts: ActReader) -> str:
    act = main_act(acts)
    return "" if act is None else type_of(acts.book, act) or ""


def _texts(phrases: Sequence[Phrase]) -> list[str]:
    return [first.doc[first.i : last.i + 1].text for first, last in phrases]


def _found(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> Scores:
    hits = 0
    for sides, phrases in zip(gold, found, strict=True):
        left = list(phrases)
        for side in sides:
            match = next((phrase for phrase in left if _names(side) & _names(phrase)), None)
            if match is not None:
                left.remove(match)
                hits += 1
    wanted, given = sum(map(len, gold)), sum(map(len, found))
    return {
        "precision": percent(hits, given),
        "recall": percent(hits, wanted),
        "f1": percent(2 * hits, given + wanted),
    }


def _names(words: str) -> set[str]:
    """The words that name: those with a capital, else all but short ones."""
    parts = [part.strip(".,()'’\"") for part in words.split()]
    capitals = {part.lower() for part in parts if part[:1].isupper() and part.lower() != "the"}
    return capitals or {part.lower() for part in parts if len(part) > 3}
