"""Score names against UNER and re3d: exact spans and overlapping ones, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc as SpacyDoc

from dateline.errors import GoldError
from dateline.evaluate.mention_words import lexicon
from dateline.evaluate.name_sets import KINDS, load_name_sets
from dateline.evaluate.named import FOLDS, Name, NamedText, NameSet, fold_of
from dateline.evaluate.shares import precision_recall_f1
from dateline.read.component import SPLITTER
from dateline.read.name_reader import COARSE, NameReader
from dateline.read.reader import Reader, in_our_words
from dateline.types import Block, BlockKind, Passage, Reading, Report
from dateline.types.parse import Doc

Scores = dict[str, Any]
Found = tuple[Name, ...]


def evaluate_names(gold: Path, reader: Reader | None = None) -> Scores:
    """Precision, recall and F1 in percent for each set and split, with capitalised runs as a baseline.

    A found name matches exactly when span and kind are the same, by overlap when its kind is the same and
    the spans share a character, one to one; "found" leaves the kind aside. Figures over all are of persons,
    organisations and places. Raises GoldError where there is nothing to score.
    """
    finder = reader or Reader.load()
    report: dict[str, Scores] = {}
    for texts in _with_wholes(load_name_sets(gold)):
        found = find_names(finder, texts.texts)
        report.setdefault(texts.name, {})[texts.split] = _result(texts, found)
    return {"reader": finder.version, "sets": report}


def evaluate_name_folds(gold: Path, weights: Path) -> Scores:
    """The same where each document is read by weights that were trained without its fold.

    ``weights`` holds a folder for each fold, "0" to "4". Raises GoldError where one is missing.
    """
    folders = [weights / str(fold) for fold in range(FOLDS)]
    missing = [folder.name for folder in folders if not folder.is_dir()]
    if missing:
        raise GoldError(f"{weights} needs a folder of weights for each fold; missing: {', '.join(missing)}")
    readers = [Reader.of_weights(folder) for folder in folders]
    report: dict[str, Scores] = {}
    for texts in _wholes(load_name_sets(gold)):
        folds = fold_of(text.document for text in texts.texts)
        parts = [[text for text in texts.texts if folds[text.document] == fold] for fold in range(FOLDS)]
        found = [
            names for reader, part in zip(readers, parts, strict=True) for names in find_names(reader, part)
        ]
        dealt = tuple(text for part in parts for text in part)
        whole = NameSet(texts.name, texts.split, texts.kinds, dealt)
        report.setdefault(texts.name, {})[texts.split] = _result(whole, found)
    return {"readers": [reader.version for reader in readers], "sets": report}


def _with_wholes(sets: Sequence[NameSet]) -> list[NameSet]:
    """The sets and, for one of several parts, all of its parts together."""
    return [*sets, *(whole for whole in _wholes(sets) if whole not in sets)]


def _wholes(sets: Sequence[NameSet]) -> list[NameSet]:
    """UNER's splits as they are; re3d's parts as one, called "all"."""
    parts = [one for one in sets if one.name == "re3d"]
    texts = tuple(text for part in parts for text in part.texts)
    whole = [NameSet("re3d", "all", parts[0].kinds, texts)] if parts else []
    return [*(one for one in sets if one.name != "re3d"), *whole]


def find_names(reader: Reader, texts: Iterable[NamedText]) -> list[Found]:
    """The names that are read from each text; where a set cuts words it cuts sentences too."""
    texts = list(texts)
    namer = NameReader(lexicon())
    cut = all(text.words is not None for text in texts)
    disabled = [name for name in reader.nlp.pipe_names if name == SPLITTER and cut]
    docs = reader.nlp.pipe(_docs(reader, texts), disable=disabled)
    return [_names(namer, text, in_our_words(doc)) for text, doc in zip(texts, docs, strict=True)]


def _docs(reader: Reader, texts: Iterable[NamedText]) -> Iterator[SpacyDoc]:
    for text in texts:
        if text.words is None:
            yield reader.nlp.make_doc(text.text)
        else:
            words = [text.text[start:end] for start, end in text.words]
            spaces = [True] * (len(words) - 1) + [False]
            starts: list[bool | int | None] = [place == 0 for place in range(len(words))]
            yield SpacyDoc(reader.nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _names(namer: NameReader, text: NamedText, doc: Doc) -> Found:
    """The marks of the names layer, their kinds as the gold sets have them."""
    block = Block(BlockKind.BODY, 0, len(text.text), "gold")
    report = Report(text.document, "", text.text, (block,))
    reading = namer(Reading(report, (Passage(block, doc),)))
    return tuple(
        Name(mark.span.start, mark.span.end, COARSE.get(mark.label, mark.label))
        for mark in reading.layer(namer.name).marks
    )


def _result(texts: NameSet, found: Sequence[Found]) -> Scores:
    """Scores of a set beside the baseline's; ``open`` counts found names that were not judged."""
    judged = [_judged(text, names, texts.kinds) for text, names in zip(texts.texts, found, strict=True)]
    kept = sum(name.kind in texts.kinds for names in found for name in names)
    naive = [tuple(capitalised_runs(text.text)) for text in texts.texts]
    naive = [_judged(text, names, texts.kinds) for text, names in zip(texts.texts, naive, strict=True)]
    return {
        "texts": len(texts.texts),
        **_scores(texts, judged),
        "open": kept - sum(map(len, judged)),
        "baseline": _scores(texts, naive),
    }


def _judged(text: NamedText, found: Found, kinds: Sequence[str]) -> Found:
    """The found names but those that match nothing and stand where the gold leaves open what is a name."""
    return tuple(
        name
        for name in found
        if name.kind in kinds
        and (
            any(_is_match(one, name, "overlap") for one in text.names)
            or not any(name.start < end and start < name.end for start, end in text.open)
        )
    )


def _scores(texts: NameSet, found: Sequence[Found]) -> Scores:
    scores: Scores = {}
    wanted = Counter(name.kind for text in texts.texts for name in text.names)
    given = Counter(name.kind for names in found for name in names)
    for way in ("exact", "overlap", "found"):
        hits: Counter[str] = Counter()
        for text, names in zip(texts.texts, found, strict=True):
            main = way == "found"
            hits.update(_matches(_of_kinds(text.names, main), _of_kinds(names, main), way))
        scores[way] = precision_recall_f1(
            *(sum(counts[kind] for kind in KINDS) for counts in (hits, given, wanted))
        )
        if way != "found":
            scores[way]["kinds"] = {
                kind: precision_recall_f1(hits[kind], given[kind], wanted[kind]) for kind in texts.kinds
            }
    return scores


def _of_kinds(names: Found, main: bool) -> Found:
    """All names, or those of the main kinds alone."""
    return tuple(name for name in names if not main or name.kind in KINDS)


def _matches(gold: Found, found: Found, way: str) -> Iterator[str]:
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
