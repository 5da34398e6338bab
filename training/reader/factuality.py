"""Did it happen: UDS over the Web Treebank and MEANTIME, numbers from -3 (surely not) to 3 (surely)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from data import Sentence

Words = tuple[str, ...]


def read_events(file: Path) -> Iterator[tuple[Words, tuple[float | None, ...]]]:
    """Words of each sentence and, for the words that were judged, the mean judgement."""
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        words = tuple(record["text"].split())
        values: list[float | None] = [None] * len(words)
        for target in record["targets"]:
            values[target["span1"][0]] = float(target["label"])
        yield words, tuple(values)


def with_events(trees: list[Sentence], file: Path) -> list[Sentence]:
    """The trees, with judgements where the same sentence was judged; sentences without a tree are left out."""
    judged = dict(read_events(file))
    return [replace(sentence, happened=judged.get(sentence.words, ())) for sentence in trees]


def bare_events(file: Path) -> list[Sentence]:
    """Judged sentences without trees."""
    return [Sentence(words, happened=values, source="meantime") for words, values in read_events(file)]
