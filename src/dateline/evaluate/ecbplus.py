"""ECB+: events told in several texts of a topic, with the mentions of each; ecbplus/TOPIC/TOPIC_NUMBERecb(plus).xml.

In each topic the texts that end in "ecb" tell one happening (or a few of one sort), those in "ecbplus" another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dateline.errors import GoldError
from dateline.evaluate.groups import alone, group_scores
from dateline.evaluate.gva import best_of
from dateline.evaluate.happenings import THRESHOLDS, Told, by_likeness
from dateline.evaluate.texts import read_report
from dateline.pipeline import Pipeline
from dateline.types import Block, BlockKind, Reading, Report

Scores = dict[str, Any]
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}]|'|n't|'\w+|''")
_QUOTES = {"``": '"', "''": '"'}
_NAME = re.compile(r"(?P<topic>\d+)_\d+(?P<half>ecb(?:plus)?)")
_ACTION = re.compile(r"(?:NEG_)?ACTION_")


@dataclass(frozen=True)
class Mention:
    """An event mention: its instance, the same in every text, and half-open offsets of its tokens."""

    instance: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Document:
    """A text of ECB+; ``happening`` is its topic and half, ``mentions`` are those of actions."""

    report: Report
    topic: str
    happening: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class _Found:
    """A gold mention that a claim's event word stands on; ``lemma`` is of its last token."""

    instance: str
    claim: str
    lemma: str


def score_ecbplus(folder: Path, line: Pipeline) -> Scores:
    """Texts by the happening that they tell, and mentions by event, in B³ and pairs.

    All topics are joined at once. Mentions are those on which an event word of a claim stands; "found" is their
    share of all mentions of actions, most of which (illness, sport, business, speech) no kind of ours covers.
    The baselines: likeness of the texts' first 30 words, at the best threshold; the same lemma in all texts, or in
    those of a topic, which then is given.
    """
    documents = list(load_ecbplus(folder))
    told, found, of_claim = Told(), {}, {}
    for document in documents:
        reading = read_report(line, document.report)
        told.add(document.report.id, reading.report, reading.claims)
        for number, mention in enumerate(_found(document, reading)):
            found[document.report.id, number] = mention
            of_claim[document.report.id, number] = (document.topic, mention.lemma)
    joined = told.joined()
    happenings = {one.report.id: one.happening for one in documents}
    starts = {one.report.id: " ".join(one.report.text.split()[:30]) for one in documents}
    instances = {key: mention.instance for key, mention in found.items()}
    groups = {key: joined.get(mention.claim, mention.claim) for key, mention in found.items()}
    total = sum(len(one.mentions) for one in documents)
    return {
        "texts": {
            **group_scores(happenings, told.of_reports(joined)),
            "baseline": {
                "starts": best_of(happenings, by_likeness(starts, THRESHOLDS)),
                "words": group_scores(happenings, told.by_words()),
                "alone": group_scores(happenings, alone(list(happenings))),
            },
        },
        "mentions": {
            "gold": total,
            "found": round(100 * len(found) / total, 2) if total else None,
            **group_scores(instances, groups),
            "baseline": {
                "lemma": group_scores(instances, {key: lemma for key, (_, lemma) in of_claim.items()}),
                "lemma_in_topic": group_scores(instances, of_claim),
                "alone": group_scores(instances, alone(list(instances))),
            },
        },
    }


def _found(document: Document, reading: Reading) -> Iterator[_Found]:
    """The gold mentions on which a claim's event word stands, each once, by the first claim that has it."""
    words = [
        (word.span.start, word.span.end, claim.id) for claim in reading.claims for word in claim.triggers
    ]
    lemmas = {
        passage.block.start + token.idx: token.lemma_.lower()
        for passage in reading.passages
        for token in passage.doc
    }
    for mention in document.mentions:
        for start, end in mention.spans:
            claim = next((one for low, high, one in words if low < end and start < high), None)
            if claim is not None:
                yield _Found(
                    mention.instance, claim, lemmas.get(start, document.report.text[start:end].lower())
                )
                break


def load_ecbplus(folder: Path) -> Iterator[Document]:
    """The texts of all topics by name; raises GoldError for a file that is no text of ECB+, or where there is none."""
    paths = sorted(folder.glob("*/*.xml"))
    if not paths:
        raise GoldError(f"{folder} holds no */*.xml")
    for path in paths:
        named = _NAME.fullmatch(path.stem)
        if named is None:
            raise GoldError(f"{path.name}: no name of a text of ECB+")
        try:
            root = ElementTree.parse(path).getroot()
            yield _document(root, path.stem, named["topic"], named["half"])
        except (ElementTree.ParseError, KeyError) as error:
            raise GoldError(f"{path.name}: no text with tokens and mentions ({error})") from error


def _document(root: ElementTree.Element, name: str, topic: str, half: str) -> Document:
    text, blocks, places = "", [], {}
    sentence = None
    for token in root.iter("token"):
        word = _QUOTES.get(token.text or "", token.text or "")
        if token.attrib["sentence"] != sentence:
            sentence = token.attrib["sentence"]
            text += "\n" if text else ""
            blocks.append(len(text))
        elif not _NO_SPACE_BEFORE.fullmatch(token.text or ""):
            text += " "
        places[token.attrib["t_id"]] = (len(text), len(text) + len(word))
        text += word
    ends = [*(start - 1 for start in blocks[1:]), len(text)]
    made = tuple(
        Block(BlockKind.BODY, start, end, "gold")
        for start, end in zip(blocks, ends, strict=True)
        if text[start:end].strip()
    )
    return Document(Report(name, "", text, made), topic, topic + half, tuple(_mentions(root, name, places)))


def _mentions(root: ElementTree.Element, name: str, places: dict[str, tuple[int, int]]) -> Iterator[Mention]:
    """Actions with tokens; one that no relation puts with others is an instance by itself."""
    instances: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        shared = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        for source in relation.iterfind("source"):
            instances[source.attrib["m_id"]] = shared or f"{name}/{relation.attrib['r_id']}"
    for mark in root.iterfind("Markables/*"):
        spans = tuple(places[anchor.attrib["t_id"]] for anchor in mark.iterfind("token_anchor"))
        if spans and _ACTION.match(mark.tag):
            number = mark.attrib["m_id"]
            yield Mention(instances.get(number, f"{name}/{number}"), spans)
