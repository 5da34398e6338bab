"""Score tags and trees against treebanks, on gold tokens and gold sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dateline.evaluate.conllu import GoldSentence, Treebank, load_treebanks
from dateline.evaluate.shares import percent
from dateline.read.component import SPLITTER
from dateline.read.reader import Reader

Scores = dict[str, Any]
SENTENCES_PER_DOC = 40


@dataclass(frozen=True)
class Parse:
    """What a parser says of one sentence; heads as in GoldSentence."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass
class Hits:
    """Right words so far. ``tagged`` counts the words whose gold part of speech is known."""

    words: int = 0
    tagged: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: GoldSentence, parse: Parse) -> None:
        self.words += len(gold.words)
        self.tagged += sum(tag != "_" for tag in gold.upos)
        self.right["upos"] += sum(a == b for a, b in zip(gold.upos, parse.upos, strict=True))
        heads = [a == b for a, b in zip(gold.heads, parse.heads, strict=True)]
        labels = [a == b for a, b in zip(gold.relations, parse.relations, strict=True)]
        self.right["uas"] += sum(heads)
        self.right["las"] += sum(a and b for a, b in zip(heads, labels, strict=True))

    def scores(self) -> Scores:
        """Percentages; ``upos`` is None where gold has no parts of speech."""
        return {
            "upos": percent(self.right["upos"], self.tagged),
            "uas": percent(self.right["uas"], self.words),
            "las": percent(self.right["las"], self.words),
        }


def evaluate_syntax(gold: Path, reader: Reader | None = None) -> Scores:
    """UPOS, UAS and LAS in percent for each set and split but ``train``, with a naive baseline beside.

    Relations count with their subtypes and punctuation counts too. Raises GoldError where there is nothing
    to score.
    """
    banks = load_treebanks(gold)
    parser = reader or Reader.load()
    baseline = Baseline([bank for bank in banks if bank.split == "train" and bank.name == "ud_ewt"])
    report: Scores = {}
    for bank in banks:
        if bank.split != "train":
            report.setdefault(bank.name, {})[bank.split] = _score(bank, parser, baseline)
    return {"reader": parser.version, "sets": report}


def _score(bank: Treebank, reader: Reader, baseline: Baseline) -> Scores:
    ours: dict[str, Hits] = defaultdict(Hits)
    naive = Hits()
    for genre, sentences in bank.genres.items():
        for gold, parse in zip(sentences, parses(reader, sentences), strict=True):
            ours[genre].add(gold, parse)
            ours[""].add(gold, parse)
            naive.add(gold, baseline.parse(gold.words))
    scores = {
        "sentences": len(bank.sentences),
        "words": ours[""].words,
        **ours.pop("").scores(),
        "baseline": naive.scores(),
    }
    if len(ours) > 1:
        scores["genres"] = {genre: {"words": hits.words, **hits.scores()} for genre, hits in ours.items()}
    return scores


def parses(reader: Reader, sentences: Sequence[GoldSentence]) -> Iterator[Parse]:
    """Parse sentences that are cut already, whatever pipeline the reader has."""
    disabled = [name for name in reader.nlp.pipe_names if name == SPLITTER]
    with reader.nlp.select_pipes(disable=disabled):
        for doc in reader.nlp.pipe(_docs(reader, sentences)):
            for sentence in doc.sents:
                yield _parse(list(sentence))


def _docs(reader: Reader, sentences: Sequence[GoldSentence]) -> Iterator[Doc]:
    for start in range(0, len(sentences), SENTENCES_PER_DOC):
        group = sentences[start : start + SENTENCES_PER_DOC]
        words = [word for sentence in group for word in sentence.words]
        starts: list[bool | int | None] = [
            place == 0 for sentence in group for place in range(len(sentence.words))
        ]
        yield Doc(reader.nlp.vocab, words=words, sent_starts=starts)


def _parse(tokens: list[Any]) -> Parse:
    start = tokens[0].i
    return Parse(
        tuple(token.pos_ for token in tokens),
        tuple(0 if token.head.i == token.i else token.head.i - start + 1 for token in tokens),
        tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in tokens),
    )


class Baseline:
    """Each word's commonest tag in the training set, its tag's commonest relation, the next word as head.

    Without a training set every word is a noun.
    """

    def __init__(self, banks: Iterable[Treebank]) -> None:
        tags: dict[str, Counter[str]] = defaultdict(Counter)
        relations: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in (sentence for bank in banks for sentence in bank.sentences):
            for word, tag, relation in zip(sentence.words, sentence.upos, sentence.relations, strict=True):
                tags[word.lower()][tag] += 1
                relations[tag][relation] += 1
        self._tags = {word: counts.most_common(1)[0][0] for word, counts in tags.items()}
        self._relations = {tag: counts.most_common(1)[0][0] for tag, counts in relations.items()}

    def parse(self, words: Sequence[str]) -> Parse:
        """A chain to the right, its last word the root."""
        upos = tuple(self._tags.get(word.lower(), "NOUN") for word in words)
        heads = (*range(2, len(words) + 1), 0)
        relations = (*(self._relations.get(tag, "dep") for tag in upos[:-1]), "root")
        return Parse(upos, heads, relations)
