"""Names in the Web Treebank's training sentences, marked by ourselves: ``ewt-names.tsv``.

The file holds sentence ids and half-open word intervals, no text. A sentence without a line was not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from data import Sentence
from names import label

KINDS = {
    "PER": "person",
    "ORG": "organisation",
    "GRP": "organisation",
    "LOC": "place",
    "FAC": "place",
    "NAT": "nationality",
    "WPN": "weapon",
    "VEH": "vehicle",
    "MISC": "misc",
}
"""The kinds of the file; armed groups and facilities are told apart by the lexicon, after the network."""
MARKED = Path(__file__).with_name("ewt-names.tsv")


def read_marks(file: Path) -> dict[str, list[tuple[int, int, frozenset[str]]]]:
    """Spans by sentence id."""
    marks: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
    for line in file.read_text("utf-8").splitlines():
        sentence, *spans = line.split("\t")
        marks[sentence] = list(map(_span, spans))
    return marks


def _span(text: str) -> tuple[int, int, frozenset[str]]:
    kind, _, places = text.partition(":")
    start, _, end = places.partition("-")
    return int(start), int(end), frozenset({KINDS[kind]})


def with_names(sentences: list[Sentence]) -> Iterator[Sentence]:
    """The sentences, with names where they were marked; those without any proper noun have none."""
    marks = read_marks(MARKED)
    for sentence in sentences:
        if sentence.id in marks:
            yield replace(sentence, names=tuple(label(sentence.words, marks[sentence.id], ())))
        elif not any(tag.startswith("NNP") for tag in sentence.xpos):
            yield replace(sentence, names=tuple(label(sentence.words, [], ("nationality", "weapon", "vehicle"))))
        else:
            yield sentence
