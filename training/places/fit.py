"""Fit the weights by which places are ranked: a conditional logit over candidates, on names with known places.

    python training/places/fit.py --gold GOLD --out src/dateline/place/ranking.yaml

Prints how many places lie within 161 km in folds by document; then fits on all. The features are given, not learned:
twenty-odd numbers, no text, go into the file.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.evaluate.toponyms import PlaceDocument, Toponym, load_toponyms
from dateline.gazetteer import Found, Gazetteer
from dateline.gazetteer.gazetteer import base_file
from dateline.gazetteer.geometry import kilometres
from dateline.lexicon import Lexicon, load_lexicon
from dateline.place.clues import read_clues
from dateline.place.features import FEATURES, UNITS, Group
from dateline.place.nations import nations
from dateline.place.resolver import Resolver
from dateline.place.scene import Scene
from dateline.place.words import load_place_words

UNIT_KM = 30.0  # a point without a number that is near a town and its province is the town's
NEAR_KM = 60.0  # a candidate this close to the gold's point, and the closest, is what the gold means
MILES_100 = 161.0
PENALTY = 0.002
FOLDS = 5
PASSES = 3


@dataclass
class Example:
    """A document with its names' candidates, and for each mention its group, its place and its label."""

    document: PlaceDocument
    groups: list[Group]
    nations: dict[str, float]
    mentions: list[tuple[int, Toponym, int | None]]


def main() -> None:
    """Fit in folds, print, fit on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    gazetteer, lexicon = Gazetteer([base_file()]), load_lexicon()
    start = [0.0] * len(FEATURES)
    resolver = Resolver(gazetteer, start, load_place_words(), lexicon)
    examples = [example(resolver, one, lexicon) for one in load_toponyms(options.gold).documents]
    held: list[tuple[Example, list[float]]] = []
    for fold in range(FOLDS):
        train = [one for number, one in enumerate(examples) if number % FOLDS != fold]
        weights = fit(gazetteer, lexicon, train)
        held += [(one, weights) for number, one in enumerate(examples) if number % FOLDS == fold]
    report(gazetteer, lexicon, held)
    weights = fit(gazetteer, lexicon, examples)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name:20} {weight:7.2f}")
    if options.out:
        page = options.out.read_text()
        for name, weight in zip(FEATURES, weights, strict=True):
            page = re.sub(rf"(?<= {name}: {{weight: )[-.\d]+", f"{weight:.2f}", page)
        options.out.write_text(page)


def example(resolver: Resolver, document: PlaceDocument, lexicon: Lexicon) -> Example:
    """Candidates and labels of a document."""
    spans = [(one.start, one.end) for one in document.toponyms]
    clues = read_clues(document.text, spans, resolver.words, lexicon.whereabouts.phrases)
    groups = resolver.candidates(clues)
    place = {id(clue): number for number, group in enumerate(groups) for clue in group.clues}
    mentions = [
        (place[id(clue)], gold, label(groups[place[id(clue)]].found, gold))
        for clue, gold in zip(clues, document.toponyms, strict=True)
    ]
    return Example(document, groups, nations(document.text, lexicon.actors), mentions)


def label(found: Sequence[Found], gold: Toponym) -> int | None:
    """Which candidate the gold means; the number of candidates for none, None where the gold has no place."""
    for place, one in enumerate(found):
        if gold.geonames_id is not None and one.entry.geonames_id == gold.geonames_id:
            return place
    if gold.lat is None or gold.lon is None:
        return None
    gaps = [
        kilometres(one.entry.lat, one.entry.lon, gold.lat, gold.lon)
        + (UNIT_KM if gold.geonames_id is None and one.entry.sort in UNITS else 0)
        for one in found
    ]
    best = min(range(len(gaps)), key=gaps.__getitem__, default=None)
    if best is None:
        return len(found)
    return best if gaps[best] <= max(NEAR_KM, found[best].entry.radius_km) else len(found)


def fit(gazetteer: Gazetteer, lexicon: Lexicon, examples: Sequence[Example]) -> list[float]:
    """Weights after a few passes, each over the features that the last one's choices give."""
    weights = [0.0] * len(FEATURES)
    for number in range(PASSES):
        resolver = Resolver(gazetteer, weights, load_place_words(), lexicon)
        for one in examples:
            if number:
                resolver.weigh(one.groups, one.nations)
            else:
                for group in one.groups:
                    group.chances = [1 / len(group.rows)] * len(group.rows)
                scene = Scene(one.groups, one.nations)
                for place in range(len(one.groups)):
                    scene.fill(place)
        weights = logit(examples, weights)
    return weights


def logit(examples: Sequence[Example], start: Sequence[float]) -> list[float]:
    """Maximise the likelihood of the labels, each corpus with the same weight, by Adam over all at once."""
    rows, owner, right, size = [], [], [], 0
    share: list[float] = []
    known = Counter(
        one.document.corpus for one in examples for _, _, wanted in one.mentions if wanted is not None
    )
    for one in examples:
        for group, _, wanted in one.mentions:
            if wanted is not None:
                right.append(len(rows) + wanted)
                rows += one.groups[group].rows
                owner += [size] * len(one.groups[group].rows)
                share.append(1 / known[one.document.corpus] / len(known))
                size += 1
    x, owners, rights = np.array(rows), np.array(owner), np.array(right)
    shares = np.array(share)
    w = np.array(start)
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, 401):
        scores = x @ w
        top = np.full(size, -np.inf)
        np.maximum.at(top, owners, scores)
        parts = np.exp(scores - top[owners])
        chances = parts / np.bincount(owners, parts, size)[owners]
        slope = shares @ x[rights] - x.T @ (chances * shares[owners]) - PENALTY * w
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        w = w + 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return [float(one) for one in w]


def right_place(found: Sequence[Found], choice: int, gold: Toponym) -> bool:
    """True for a choice with the gold's number or within 161 km of its point; "none of these" is wrong."""
    if choice >= len(found):
        return False
    entry = found[choice].entry
    if gold.geonames_id is not None and entry.geonames_id == gold.geonames_id:
        return True
    return gold.lat is not None and kilometres(entry.lat, entry.lon, gold.lat, gold.lon) <= MILES_100


def report(gazetteer: Gazetteer, lexicon: Lexicon, held: Sequence[tuple[Example, list[float]]]) -> None:
    """Print, by corpus, the share right, that of the most populous, and how many have a right candidate at all."""
    counts: Counter[tuple[str, str]] = Counter()
    for one, weights in held:
        Resolver(gazetteer, weights, load_place_words(), lexicon).weigh(one.groups, one.nations)
        for number, gold, _ in one.mentions:
            if gold.lat is not None:
                for what in outcomes(one.groups[number], gold):
                    counts[one.document.corpus, what] += 1
    for corpus in sorted({corpus for corpus, _ in counts}):
        total = counts[corpus, "all"]
        shares = (
            f"{what} {100 * counts[corpus, what] / total:.1f}" for what in ("right", "populous", "reach")
        )
        print(corpus, total, *shares)


def outcomes(group: Group, gold: Toponym) -> Iterator[str]:
    """What a mention counts for."""
    right = [right_place(group.found, place, gold) for place in range(len(group.found))]
    choice = max(range(len(group.chances)), key=group.chances.__getitem__)
    yield "all"
    if choice < len(right) and right[choice]:
        yield "right"
    if right and right[0]:
        yield "populous"
    if any(right):
        yield "reach"


if __name__ == "__main__":
    main()
