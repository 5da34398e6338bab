"""Score the type of PLOVER that holds between a marked source and target."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from dateline.code.acts import ActReader
from dateline.code.dyads import relation
from dateline.codebook.acts import ActBook, load_acts
from dateline.evaluate.classes import class_scores, totals
from dateline.evaluate.plv_gold import Dyad, load_dyads
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline
from dateline.types import Reading

Scores = dict[str, Any]

_RENAMED = {"YIELD": "RETREAT"}
"""Types that PLOVER has since given another name."""


def score_plv(folder: Path, line: Pipeline) -> Scores:
    """Accuracy and macro-F1 of the root type, for each split, baselines beside.

    ``commonest`` answers with the commonest type of the split, ``first_verb`` with the type of the first act
    in the sentence, whoever does it.
    """
    book = load_acts()
    return {split: _score(dyads, line, book) for split, dyads in load_dyads(folder).items()}


def _score(dyads: list[Dyad], line: Pipeline, book: ActBook) -> Scores:
    gold = [_RENAMED.get(dyad.root, dyad.root) for dyad in dyads]
    readings = [read_text(line, dyad.name, dyad.text) for dyad in dyads]
    acts = [ActReader(reading, book, line.codebook, line.lexicon) for reading in readings]
    found = [relation(one, dyad.source, dyad.target) for one, dyad in zip(acts, dyads, strict=True)]
    most = Counter(gold).most_common(1)[0][0]
    first = [_first(one, reading) for one, reading in zip(acts, readings, strict=True)]
    return {
        **class_scores(gold, [one.type if one is not None else "" for one in found]),
        "baseline": {
            "commonest": totals(class_scores(gold, [most] * len(gold))),
            "first_verb": totals(class_scores(gold, first)),
        },
    }


def _first(acts: ActReader, reading: Reading) -> str:
    """The type of the first act that has one; "" where none has."""
    told = (act for passage, sentence in reading.sentences() for act in acts.acts(passage, sentence))
    types = (acts.book.page(act.code).plover for act in told)
    return next((kind for kind in types if kind is not None), "")
