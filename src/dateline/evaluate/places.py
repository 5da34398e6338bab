"""Score place names found in running news against LGL, TR-News and GeoVirus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluate.matching import Interval
from dateline.evaluate.shares import precision_recall_f1
from dateline.evaluate.texts import paragraphs
from dateline.evaluate.toponyms import PlaceDocument, Toponym, load_toponyms
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.gazetteer import base_file
from dateline.lexicon import load_lexicon
from dateline.place.mentions import place_mentions
from dateline.read.name_reader import NameReader
from dateline.read.reader import Reader
from dateline.types import Reading, Report

Scores = dict[str, Any]
NEAR = 10
"""Characters that the middles of two names may be apart, less than, where EUPEG takes them for one."""
BEST_OF_NINE = {"LGL": 71.3, "TR-News": 75.1}
"""F1 by ``near`` of the best of the nine systems that EUPEG compares."""
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_LONGEST = 3


def evaluate_places(gold: Path, reader: Reader | None = None, gazetteer: Gazetteer | None = None) -> Scores:
    """Precision, recall and F1 of place names in percent for each corpus, with known names as a baseline.

    "names" are the places of the layer of that name, "found" what the place stage takes from them. Raises
    GoldError where there is nothing to score, GazetteerError where the gazetteer was not built.
    """
    loaded = load_toponyms(gold)
    finder, lexicon = reader or Reader.load(), load_lexicon()
    places, namer = gazetteer or Gazetteer([base_file()]), NameReader(lexicon)
    named, found = [], []
    for document in loaded.documents:
        reading = namer(finder.read(as_report(document)))
        named.append(place_names(reading))
        found.append(tuple((span.start, span.end) for span in place_mentions(reading, places, lexicon)))
    naive = [tuple(known_places(document.text, lexicon.places.knows)) for document in loaded.documents]
    scores: Scores = {}
    for corpus in sorted({document.corpus for document in loaded.documents}):
        here = [place for place, document in enumerate(loaded.documents) if document.corpus == corpus]
        documents = [loaded.documents[place] for place in here]
        scores[corpus] = {
            "found": found_scores(documents, [found[place] for place in here]),
            "names": found_scores(documents, [named[place] for place in here]),
            "baseline": found_scores(documents, [naive[place] for place in here]),
            "best_of_nine": BEST_OF_NINE.get(corpus),
        }
    return {
        "reader": finder.version,
        "gazetteer": places.version,
        "dropped": list(loaded.dropped),
        "corpora": scores,
    }


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
