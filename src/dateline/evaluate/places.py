"""Score place names found in running news against LGL, TR-News and GeoVirus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluate.places_located import Matched, located_scores, own_answers
from dateline.evaluate.places_re3d import Answer, GoldPlace, OwnDocument, load_own_places, score_own_places
from dateline.evaluate.shares import precision_recall_f1
from dateline.evaluate.texts import paragraphs
from dateline.evaluate.toponyms import PlaceDocument, Toponym, load_toponyms
from dateline.pipeline import Pipeline, build
from dateline.place import PlaceReader
from dateline.types import Reading, Report
from dateline.workspace.matching import Interval

Scores = dict[str, Any]
NEAR = 10
"""Characters that the middles of two names may be apart, less than, where EUPEG takes them for one."""
BEST_OF_NINE = {"LGL": 71.3, "TR-News": 75.1}
"""F1 by ``near`` of the best of the nine systems that EUPEG compares."""
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_LONGEST = 3


def evaluate_places(gold: Path, table: Path | None = None, line: Pipeline | None = None) -> Scores:
    """Place names found, and where they are put, in percent for each corpus, with baselines.

    "names" are the places of the layer of that name, "found" what the place stage takes from them, "located" where
    it puts those found. ``table`` holds our own places of re3d (``evals/places/re3d.tsv``); without it they are left
    out. Raises GoldError where there is nothing to score, GazetteerError where the gazetteer was not built.
    """
    own = None if table is None else load_own_places(gold, table)
    line = line or build()
    placer = next(stage for stage in line.coding_stages if isinstance(stage, PlaceReader))
    loaded = load_toponyms(gold)
    corpora = sorted({document.corpus for document in loaded.documents})
    scores: Scores = {
        "reader": line.reader.version,
        "gazetteer": placer.gazetteer.version,
        "dropped": list(loaded.dropped),
        "corpora": {
            corpus: _of_corpus([one for one in loaded.documents if one.corpus == corpus], line, placer)
            for corpus in corpora
        },
    }
    if own is not None:
        scores["re3d"] = _of_own(own, line, placer)
    return scores


def _of_corpus(documents: Sequence[PlaceDocument], line: Pipeline, placer: PlaceReader) -> Scores:
    named, found, matched = [], [], []
    for document in documents:
        reading = line.laid_out(as_report(document))
        marks = placer.resolve(reading, placer.mentions(reading))
        spans = [(one.span.start, one.span.end) for one in marks]
        places = dict(zip(spans, marks, strict=True))
        named.append(place_names(reading))
        found.append(spans)
        matched.append(
            [Matched(gold, span, places[span].place) for gold, span in matches(document.toponyms, spans)]
        )
    naive = [tuple(known_places(document.text, line.lexicon.places.knows)) for document in documents]
    return {
        "found": found_scores(documents, found),
        "names": found_scores(documents, named),
        "baseline": found_scores(documents, naive),
        "best_of_nine": BEST_OF_NINE.get(documents[0].corpus),
        "located": located_scores(documents, matched, placer.gazetteer),
    }


def _of_own(documents: Sequence[OwnDocument], line: Pipeline, placer: PlaceReader) -> Scores:
    """The names of our own set are given, so that only where they lie is scored."""
    answers: dict[GoldPlace, Answer | None] = {}
    for document in documents:
        reading = line.laid_out(paragraphs(document.id, document.text))
        given = [(one.start, one.end) for one in document.mentions if one.form == "name"]
        others = [
            span
            for span in placer.mentions(reading)
            if not any(span[0] < end and start < span[1] for start, end in given)
        ]
        answers |= own_answers(document, reading, placer.resolve(reading, sorted({*given, *others})))
    return score_own_places(answers, answers)


def as_report(document: PlaceDocument) -> Report:
    """The document as a report of paragraphs, its offsets kept."""
    return paragraphs(document.name, document.text, document.published)


def place_names(reading: Reading) -> tuple[Interval, ...]:
    """What a reading's layer of names has as places, in text order."""
    return tuple(
        (mark.span.start, mark.span.end) for mark in reading.layer("names").marks if mark.label == "place"
    )


def found_scores(documents: Sequence[PlaceDocument], found: Sequence[Sequence[Interval]]) -> Scores:
    """Names found against the toponyms of each document, one to one.

    "exact" wants the same characters, "overlap" one in common. "near" is how EUPEG compared nine systems: only
    toponyms with coordinates count, and the middles of both names are less than ``NEAR`` characters apart. There
    systems give only names that they put on the map; ours may lack coordinates, which lowers precision.
    """
    given = sum(map(len, found))
    placed = [[one for one in document.toponyms if one.lat is not None] for document in documents]
    ways: tuple[tuple[str, Sequence[Sequence[Toponym]], Callable[[Interval, Interval], bool]], ...] = (
        ("exact", [document.toponyms for document in documents], lambda one, other: one == other),
        ("overlap", [document.toponyms for document in documents], _overlap),
        ("near", placed, _near),
    )
    scores: Scores = {"documents": len(documents), "given": given}
    for name, wanted, fits in ways:
        pairs = zip(wanted, found, strict=True)
        hits = sum(len(matches(toponyms, spans, fits)) for toponyms, spans in pairs)
        total = sum(map(len, wanted))
        scores[name] = {"gold": total, **precision_recall_f1(hits, given, total)}
    return scores


def matches(
    toponyms: Sequence[Toponym],
    found: Sequence[Interval],
    fits: Callable[[Interval, Interval], bool] | None = None,
) -> list[tuple[Toponym, Interval]]:
    """Toponyms with the found name that fits them, each used once, the same span first; ``fits`` is overlap."""
    left = list(found)
    pairs = []
    for toponym in toponyms:
        span = (toponym.start, toponym.end)
        fitting = [one for one in left if (fits or _overlap)(span, one)]
        if fitting:
            best = min(fitting, key=lambda one, span=span: (one != span, one))  # type: ignore[misc]
            left.remove(best)
            pairs.append((toponym, best))
    return pairs


def _overlap(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _near(one: Interval, other: Interval) -> bool:
    return abs(sum(one) - sum(other)) < 2 * NEAR


def known_places(text: str, knows: Callable[[str], bool]) -> Iterator[Interval]:
    """The baseline: at each word the longest run of up to three capitalised words that is a known place."""
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        for count in range(_LONGEST, 0, -1):
            run = words[place : place + count]
            span = (run[0].start(), run[-1].end())
            if all(word[0][0].isupper() for word in run) and knows(text[slice(*span)].rstrip(".")):
                yield span
                place += len(run)
                break
        else:
            place += 1
