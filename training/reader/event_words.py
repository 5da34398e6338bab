"""Sentences whose event words are marked with their kinds: our own, the codebook's, and of the open training sets.

``events.txt`` holds our own sentences: a word followed by ``|kind`` tells an event of that kind.
``events.tsv`` holds set, sentence and the marked words by their index, no text; ``-`` where no word tells one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data import Sentence, read_conllu
from factuality import bare_events
from sets import wikigold

from dateline.codebook import Expected, KindPage, load_codebook
from dateline.read.lemmas import lemma_of
from dateline.read.tokens import blank_english

HERE = Path(__file__).parent
MARKUP = re.compile(r"\((?:[A-Z/0-9 ]+): ?([^()]*)\)")
"""A span that PLOVER's gold standard records mark in their text: "(SRC: Libya)"."""


@dataclass(frozen=True)
class Marked:
    """Words of a sentence, and the kind of each word that tells an event."""

    words: tuple[str, ...]
    kinds: dict[int, str]


def event_kinds() -> list[str]:
    """The kinds of our codebook, in the order of the head's columns, which begin with "no event"."""
    return sorted(load_codebook().pages)


def own_sentences(file: Path = HERE / "events.txt") -> Iterator[Marked]:
    """Our own sentences."""
    for line in file.read_text("utf-8").splitlines():
        parts = [word.partition("|") for word in line.split()]
        yield Marked(
            tuple(word for word, _, _ in parts),
            {place: kind for place, (_, _, kind) in enumerate(parts) if kind},
        )


def open_sentences(gold: Path, file: Path = HERE / "events.tsv") -> Iterator[Marked]:
    """The marked sentences of the sets under ``gold``."""
    sets = {
        "ewt": dict(named(read_conllu(gold / "ud_ewt" / "train.conllu"))),
        "gum": dict(gum(gold / "gum" / "train")),
        "wikigold": dict(numbered(wikigold(gold / "ner_open"))),
        "meantime": dict(numbered(bare_events(gold / "factuality_meantime" / "train.jsonl"))),
        "plover": dict(plover(gold / "plover" / "PLOVER_GSR_CAMEO.json")),
    }
    for line in file.read_text("utf-8").splitlines():
        source, sentence, *marks = line.split("\t")
        pairs = (mark.split("=") for mark in marks if mark != "-")
        yield Marked(sets[source][sentence], {int(place): kind for place, kind in pairs})


def page_sentences() -> Iterator[Marked]:
    """Examples of the codebook's pages in which one word can be what evokes the kind, and its counterexamples."""
    nlp = blank_english()
    for page in load_codebook().pages.values():
        triggers = {word.partition("+")[0] for frame in page.frames for word in (*frame.verbs, *frame.nouns)}
        for example in page.examples:
            words = tuple(token.text for token in nlp(example.text))
            told = [place for place, word in enumerate(words) if triggers & lemmas_of(word)]
            if len(told) == 1 and only(page, example.claims):
                yield Marked(words, {told[0]: page.kind})
        for text in page.counterexamples:
            yield Marked(tuple(token.text for token in nlp(text)), {})


def only(page: KindPage, claims: tuple[Expected, ...]) -> bool:
    """True where an example tells this kind and no other."""
    return all(claim.kind in {None, page.kind} for claim in claims)


def lemmas_of(word: str) -> set[str]:
    """What a word is a form of, as a verb and as a noun."""
    forms = (("VERB", "VBD"), ("VERB", "VBZ"), ("VERB", "VBG"), ("NOUN", "NNS"))
    return {lemma_of(word.lower(), upos, xpos).lower() for upos, xpos in forms} | {word.lower()}


def plover(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words by record, the marks of the text taken off."""
    nlp = blank_english()
    for record in json.loads(file.read_text("utf-8")):
        told = record.get("textInfo") or ""
        text = MARKUP.sub(r"\1", told.get("markup", "") if isinstance(told, dict) else told)
        yield record["id"], tuple(token.text for token in nlp(text) if not token.is_space)


def named(sentences: Iterator[Sentence]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words by the sentence's own id."""
    return ((sentence.id, sentence.words) for sentence in sentences)


def numbered(sentences: list[Sentence], prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words by the sentence's place in its file, from 0."""
    return ((f"{prefix}{number}", sentence.words) for number, sentence in enumerate(sentences))


def gum(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words by document and place, ``GUM_news_x#3``."""
    for file in sorted((folder / "dep").glob("*.conllu")):
        yield from numbered(list(read_conllu(file)), f"{file.stem}#")
