"""IndiaPoliceEvents: which sentences say that police killed, arrested, used force or failed to act.

Sentences are scored by label; ANY_ACTION, which any deed of the police bears, is left out. A sentence says it
where the word of a claim that counts as an event stands in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import RootModel

from dateline.errors import GoldError
from dateline.evaluate.event_words import precision_recall
from dateline.evaluate.texts import read_report
from dateline.lexicon import Lexicon
from dateline.pipeline import Pipeline
from dateline.sheet import Sheet, read_sheet
from dateline.types import Block, BlockKind, Claim, CountKind, EventWord, Reading, Report

Scores = dict[str, Any]

_POLICE = ("police", "forces")


class Rule(Sheet):
    """What says that police did one thing; see the head of indiapolice.yaml."""

    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()
    counts: CountKind | None = None
    police: bool = False
    naive: tuple[str, ...]


class Rules(RootModel[dict[str, Rule]]):
    """indiapolice.yaml: label -> rule."""


@dataclass(frozen=True)
class Story:
    """The sentences of one document as blocks of a report, and the labels of each."""

    report: Report
    labels: tuple[frozenset[str], ...]


def score_indiapolice(folder: Path, line: Pipeline) -> Scores:
    """Precision, recall and F1 in percent for each label over sentences, the baseline of keywords beside."""
    rules = read_sheet(resources.files("dateline.evaluate") / "indiapolice.yaml", Rules).root
    gold: list[frozenset[str]] = []
    ours: list[set[str]] = []
    naive: list[set[str]] = []
    for story in load_stories(folder):
        reading = read_report(line, story.report)
        gold += story.labels
        ours += _labels(reading, rules, line)
        naive += _keywords(reading, rules)
    return {
        "sentences": len(gold),
        "labels": {label: _score(label, gold, ours) for label in rules},
        "baseline": {"keywords": {label: _score(label, gold, naive) for label in rules}},
    }


def _score(label: str, gold: list[frozenset[str]], found: list[set[str]]) -> Scores:
    right = sum(label in wanted and label in given for wanted, given in zip(gold, found, strict=True))
    return precision_recall(
        right, sum(label in given for given in found), sum(label in wanted for wanted in gold)
    )


def _labels(reading: Reading, rules: Mapping[str, Rule], line: Pipeline) -> list[set[str]]:
    blocks = reading.report.blocks
    found: list[set[str]] = [set() for _ in blocks]
    for claim in reading.claims:
        if not claim.status.happened:
            continue
        for word in claim.triggers:
            home = next(n for n, block in enumerate(blocks) if block.start <= word.span.start < block.end)
            found[home] |= {label for label, rule in rules.items() if _says(claim, word, rule, line)}
    return found


def _says(claim: Claim, word: EventWord, rule: Rule, line: Pipeline) -> bool:
    if word.kind not in rule.kinds or (rule.police and not _by_police(claim, line.lexicon)):
        return False
    frame, trigger = line.codebook.frame_named(word.frame), word.frame.partition(":")[2]
    if rule.counts is not None and (frame is None or rule.counts not in frame.count.values()):
        return False
    return not rule.words or trigger.partition("+")[0] in rule.words


def _by_police(claim: Claim, lexicon: Lexicon) -> bool:
    words = {word.lower() for value in claim.actor for word in f"{value.value} {value.original}".split()}
    return any(lexicon.is_a(word, name) for word in words for name in _POLICE)


def _keywords(reading: Reading, rules: Mapping[str, Rule]) -> list[set[str]]:
    blocks = reading.report.blocks
    lemmas: dict[int, set[str]] = defaultdict(set)
    for passage, sentence in reading.sentences():
        lemmas[blocks.index(passage.block)] |= {token.lemma_.lower() for token in sentence}
    return [
        {label for label, rule in rules.items() if lemmas[number] & set(rule.naive)}
        for number in range(len(blocks))
    ]


def load_stories(folder: Path) -> Iterator[Story]:
    """The documents of ``sents.jsonl`` in file order; raises GoldError with file and line for a bad row."""
    path = folder / "sents.jsonl"
    if not path.is_file():
        raise GoldError(f"{folder} holds no sents.jsonl")
    stories: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for number, row in enumerate(lines, start=1):
            try:
                entry = json.loads(row)
                text = " ".join(str(entry["sent_text"]).split())
                labels = frozenset(map(str, entry["sent_labels"]))
                stories[str(entry["doc_id"])].append((text, labels))
            except (KeyError, TypeError, ValueError) as error:
                raise GoldError(f"{path.name}:{number}: no labelled sentence of a document") from error
    for name, sentences in stories.items():
        yield _story(name, [entry for entry in sentences if entry[0]])


def _story(name: str, sentences: list[tuple[str, frozenset[str]]]) -> Story:
    text, blocks = "", []
    for sentence, _ in sentences:
        blocks.append(Block(BlockKind.BODY, len(text), len(text) + len(sentence), "gold"))
        text += sentence + "\n"
    return Story(Report(name, "", text, tuple(blocks)), tuple(labels for _, labels in sentences))
