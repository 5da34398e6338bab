"""Score names against UNER and re3d: exact spans and overlapping ones, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dateline.evaluate.name_sets import Name, NamedText, NameSet, load_name_sets
from dateline.read.component import SPLITTER
from dateline.read.reader import Reader, in_our_words

Scores = dict[str, Any]
KINDS = ("person", "organisation", "place")


def evaluate_names(gold: Path, reader: Reader | None = None) -> Scores:
    """Precision, recall and F1 in percent for each set and split, with capitalised runs as a baseline.

    A found name matches exactly when span and kind are the same, by overlap when its kind is the same and
    the spans share a character, one to one; "found" leaves the kind aside. Raises GoldError where there is
    nothing to score.
    """
    sets = load_name_sets(gold)
    finder = reader or Reader.load()
    report: Scores = {}
    for names in sets:
        found = [
            _kept(doc) for doc in finder.nlp.pipe(_docs(finder, names), disable=_disabled(finder, names))
        ]
        naive = [tuple(capitalised_runs(text.text)) for text in names.texts]
        report.setdefault(names.name, {})[names.split] = {
            "texts": len(names.texts),
            **_scores(names.texts, found),
            "baseline": _scores(names.texts, naive),
        }
    return {"reader": finder.version, "sets": report}


def _disabled(reader: Reader, names: NameSet) -> list[str]:
    """Sets that cut words cut sentences too, so our splitter rests."""
    cut = all(text.words is not None for text in names.texts)
    return [name for name in reader.nlp.pipe_names if name == SPLITTER and cut]


def _docs(reader: Reader, names: NameSet) -> Iterator[Doc]:
    for text in names.texts:
        if text.words is None:
            yield reader.nlp.make_doc(text.text)
        else:
            words = [text.text[start:end] for start, end in text.words]
            spaces = [True] * (len(words) - 1) + [False]
            starts: list[bool | int | None] = [place == 0 for place in range(len(words))]
            yield Doc(reader.nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _kept(doc: Doc) -> tuple[Name, ...]:
    names = [Name(name.start_char, name.end_char, name.label_) for name in in_our_words(doc).ents]
    return tuple(name for name in names if name.kind in KINDS)


def _scores(gold: Sequence[NamedText], found: Sequence[tuple[Name, ...]]) -> Scores:
    scores: Scores = {}
    for way in ("exact", "overlap", "found"):
        hits: Counter[str] = Counter()
        for text, names in zip(gold, found, strict=True):
            hits.update(_matches(text.names, names, way))
        wanted = Counter(name.kind for text in gold for name in text.names)
        given = Counter(name.kind for names in found for name in names)
        scores[way] = _prf(hits.total(), given.total(), wanted.total())
        if way != "found":
            scores[way]["kinds"] = {kind: _prf(hits[kind], given[kind], wanted[kind]) for kind in KINDS}
    return scores


def _matches(gold: tuple[Name, ...], found: tuple[Name, ...], way: str) -> Iterator[str]:
    """Kinds of the gold names that are found, each by another name."""
    left = list(found)
    for name in gold:
        match = next((other for other in left if _is_match(name, other, way)), None)
        if match is not None:
            left.remove(match)
            yield name.kind


def _is_match(gold: Name, found: Name, way: str) -> bool:
    if way == "exact":
        return gold == found
    overlaps = gold.start < found.end and found.start < gold.end
    return overlaps and (way == "found" or gold.kind == found.kind)


def capitalised_runs(text: str) -> Iterator[Name]:
    """The baseline: runs of capitalised words; two or more a person, all capitals an organisation."""
    run: list[tuple[int, int]] = []
    place = 0
    for word in [*text.replace("\n", " ").split(" "), ""]:
        bare = word.strip(".,;:!?\"'“”‘’()")
        at = place + word.find(bare) if bare else place
        if bare[:1].isupper():
            run.append((at, at + len(bare)))
        if run and (not bare[:1].isupper() or not word.endswith(bare)):
            start, end = run[0][0], run[-1][1]
            kind = "organisation" if text[start:end].isupper() else "person" if len(run) > 1 else "place"
            yield Name(start, end, kind)
            run = []
        place += len(word) + 1


def _prf(hits: int, given: int, wanted: int) -> Scores:
    return {
        "precision": round(100 * hits / given, 2) if given else None,
        "recall": round(100 * hits / wanted, 2) if wanted else None,
        "f1": round(200 * hits / (given + wanted), 2) if given + wanted else None,
    }
