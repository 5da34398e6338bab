"""Score the class of what a sentence is about, and the words of its source and target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.code.acts import ActReader
from dateline.code.dyads import main_act, quad_of
from dateline.code.sides import SideFinder
from dateline.codebook.acts import ActBook, load_acts
from dateline.errors import GoldError
from dateline.evaluate.classes import class_scores, totals
from dateline.evaluate.conflibert_gold import Classed, Tagged, load_classes, load_tags
from dateline.evaluate.shares import percent
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline
from dateline.types import Reading

Scores = dict[str, Any]
Side = tuple[int, int, str]


def score_conflibert(folder: Path, line: Pipeline) -> Scores:
    """``cameo_class``: accuracy and macro-F1 of five classes; ``cameo_ner``: F1 of sources and targets.

    Baselines: the commonest class of the split, and the first two names of a sentence. Raises GoldError where
    there is neither set.
    """
    classes, tags, book = load_classes(folder), load_tags(folder), load_acts()
    if not classes and not tags:
        raise GoldError(f"{folder} holds neither cameo_class/*.tsv nor cameo_ner/*.txt")
    return {
        "cameo_class": {split: _classes(gold, line, book) for split, gold in classes.items()},
        "cameo_ner": {split: _sides(gold, line, book) for split, gold in tags.items()},
    }


def _classes(gold: Sequence[Classed], line: Pipeline, book: ActBook) -> Scores:
    wanted = [one.quad for one in gold]
    found = []
    for number, one in enumerate(gold):
        act = main_act(_reader(line, book, number, one.text))
        found.append("0" if act is None else str(quad_of(book, act)))
    most = Counter(wanted).most_common(1)[0][0]
    return {
        **class_scores(wanted, found),
        "baseline": {"commonest": totals(class_scores(wanted, [most] * len(wanted)))},
    }


def _reader(line: Pipeline, book: ActBook, number: int, text: str) -> ActReader:
    return ActReader(read_text(line, str(number), text), book, line.codebook, line.lexicon)


def _sides(gold: Sequence[Tagged], line: Pipeline, book: ActBook) -> Scores:
    found, naive = [], []
    for number, one in enumerate(gold):
        acts = _reader(line, book, number, one.text)
        found.append(list(_found(one, SideFinder(acts, line.lexicon))))
        naive.append(list(_first_names(one, acts.reading)))
    return {
        "sentences": len(gold),
        **_scores(gold, found),
        "baseline": {"first_two_names": {way: _scores(gold, naive)[way]["f1"] for way in _WAYS}},
    }


def _found(gold: Tagged, finder: SideFinder) -> Iterator[Side]:
    sides = finder.main()
    for label, phrases in (("S", sides.sources), ("T", sides.targets)):
        for first, last in phrases:
            yield from _in_words(gold, first.idx, last.idx + len(last), label)


def _first_names(gold: Tagged, reading: Reading) -> Iterator[Side]:
    names = [name for passage in reading.passages for name in passage.doc.ents]
    for label, name in zip("ST", names, strict=False):
        yield from _in_words(gold, name.start_char, name.end_char, label)


def _in_words(gold: Tagged, start: int, end: int, label: str) -> Iterator[Side]:
    inside = [place for place, (left, right) in enumerate(gold.words) if left < end and start < right]
    if inside:
        yield inside[0], inside[-1] + 1, label


def _half(one: Side, other: Side) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0])


_WAYS: dict[str, Callable[[Side, Side], bool]] = {
    "exact": lambda one, other: one[:2] == other[:2],
    "half": _half,
}
"""By ``exact`` a side has the same words; by ``half`` they share at least half of the longer one's words."""


def _scores(gold: Sequence[Tagged], found: Sequence[Sequence[Side]]) -> Scores:
    return {way: _way(gold, found, same) for way, same in _WAYS.items()}


def _way(
    gold: Sequence[Tagged], found: Sequence[Sequence[Side]], same: Callable[[Side, Side], bool]
) -> Scores:
    """Either side that acts on the other (R) may be found as source or as target; matching is one to one."""
    found_as, right_of, wanted, given = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one, sides in zip(gold, found, strict=True):
        left = list(sides)
        wanted.update(side[2] for side in one.sides)
        given.update(side[2] for side in sides)
        for side in one.sides:
            match = next((other for other in left if side[2] in {"R", other[2]} and same(side, other)), None)
            if match is not None:
                left.remove(match)
                found_as[match[2]] += 1
                right_of[side[2]] += 1
    total = found_as.total()
    return {
        "precision": percent(total, given.total()),
        "recall": percent(total, wanted.total()),
        "f1": percent(2 * total, given.total() + wanted.total()),
        "precision_by_side": {label: percent(found_as[label], given[label]) for label in "ST"},
        "recall_by_side": {label: percent(right_of[label], wanted[label]) for label in "STR"},
    }
