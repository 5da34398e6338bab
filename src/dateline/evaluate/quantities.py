"""Score quantities: found in re3d, and on labelled sentences their intervals and what they count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.re3d import Document, documents, mentions
from dateline.evaluate.sentences import LabelledCount, LabelledSentence, load_sentences
from dateline.evaluate.shares import percent, precision_recall_f1
from dateline.lexicon import Lexicon, load_lexicon
from dateline.read.quantities import QuantityReader
from dateline.read.reader import Reader, in_our_words
from dateline.types import Block, BlockKind, Counted, Passage, Quantity, Reading, Report

Scores = dict[str, Any]
SENTENCES = Path("evals/re3d-sentences.yaml")
KINDS = frozenset({"Quantity", "Money"})
_ELSEWHERE = frozenset({Counted.TIME, Counted.AGE, Counted.ORDINAL})
_ARTICLES = frozenset({"a", "an"})
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class Found:
    """A quantity as the scorer sees it: offsets into its document, half-open, and what was read of it."""

    start: int
    end: int
    rule: str
    low: float | None
    best: float | None
    high: float | None
    counted: Counted
    part_of: tuple[int, int] | None = None


def evaluate_quantities(gold: Path, reader: Reader | None = None, *, sentences: Path = SENTENCES) -> Scores:
    """Scores in percent, with a run of digits as the baseline.

    "re3d": mentions of quantities and sums; there exact means the same words without a bound before them
    ("at least"); durations, ages, ordinals and counting articles are left out, which re3d marks as times,
    not at all or now and then.
    "sentences", by split: figures found; "exact" with the same interval; "counted" and "part_of" in percent
    of the labelled figures that were found. Sentences whose documents are not under ``gold`` are left out.
    Raises GoldError where there is nothing to score.
    """
    texts = list(documents(gold))
    if not texts:
        raise GoldError(f"no quantities in {gold}: looked for re3d/*/documents.json")
    finder = reader or Reader.load()
    lexicon = load_lexicon()
    ours = {document.id: found for document, found in zip(texts, _read(texts, finder, lexicon), strict=True)}
    naive = {document.id: list(runs_of_digits(document.text)) for document in texts}
    labelled = load_sentences(sentences, gold)
    splits = sorted({sentence.split for sentence in labelled})
    return {
        "reader": finder.version,
        "re3d": {
            **_score_mentions(gold, texts, ours, lexicon),
            "baseline": _score_mentions(gold, texts, naive, lexicon),
        },
        "sentences": {
            split: _score_split([one for one in labelled if one.split == split], ours, naive)
            for split in splits
        },
    }


def _read(texts: Sequence[Document], reader: Reader, lexicon: Lexicon) -> Iterator[list[Found]]:
    stage = QuantityReader(lexicon)
    for document, doc in zip(texts, reader.nlp.pipe([one.text for one in texts]), strict=True):
        block = Block(BlockKind.BODY, 0, len(document.text), "scored")
        report = Report(document.id, "", document.text, (block,))
        reading = stage(Reading(report, (Passage(block, in_our_words(doc)),)))
        yield [_found(mark) for mark in reading.marks("quantities", Quantity)]


def _found(mark: Quantity) -> Found:
    whole = (mark.part_of.start, mark.part_of.end) if mark.part_of else None
    return Found(
        mark.span.start, mark.span.end, mark.label, mark.low, mark.best, mark.high, mark.counted, whole
    )


def runs_of_digits(text: str) -> Iterator[Found]:
    """The baseline: every run of digits is a figure that counts something."""
    for match in _DIGITS.finditer(text):
        bare = match[0].replace(",", "")
        value = float(bare) if re.fullmatch(r"\d+(\.\d+)?", bare) else None
        yield Found(*match.span(), "exact", value, value, value, Counted.OTHER)


def _score_mentions(
    gold: Path, texts: Sequence[Document], found: dict[str, list[Found]], lexicon: Lexicon
) -> Scores:
    marked = {part: mentions(gold, part, KINDS) for part in sorted({document.part for document in texts})}
    hits: Counter[str] = Counter()
    for document in texts:
        wanted = [
            (one.start, one.end)
            for one in marked[document.part].get(document.id, ())
            if document.text[one.start : one.end].lower() not in _ARTICLES
        ]
        given = [_bare(document.text, one, lexicon) for one in found[document.id] if _is_marked(one)]
        pairs = list(_pairs(wanted, given))
        hits.update(
            wanted=len(wanted),
            given=len(given),
            overlap=len(pairs),
            exact=sum(one == two for one, two in pairs),
        )
    return {
        way: precision_recall_f1(hits[way], hits["given"], hits["wanted"]) for way in ("exact", "overlap")
    }


def _is_marked(found: Found) -> bool:
    return found.counted not in _ELSEWHERE and found.rule != "article"


def _bare(text: str, found: Found, lexicon: Lexicon) -> tuple[int, int]:
    """The words without a bound before the number."""
    words = text[found.start : found.end].lower()
    bounds = sorted(lexicon.numbers.before, key=len, reverse=True)
    bound = next((bound for bound in bounds if words.startswith(f"{bound} ")), "")
    return (found.start + len(bound) + 1 if bound else found.start), found.end


def _score_split(
    sentences: Sequence[LabelledSentence], ours: dict[str, list[Found]], naive: dict[str, list[Found]]
) -> Scores:
    return {
        "sentences": len(sentences),
        "counts": sum(len(sentence.counts) for sentence in sentences),
        **_score_counts(sentences, ours),
        "baseline": _score_counts(sentences, naive),
    }


def _score_counts(sentences: Sequence[LabelledSentence], found: dict[str, list[Found]]) -> Scores:
    hits: Counter[str] = Counter()
    for sentence in sentences:
        given = [
            one
            for one in found[sentence.document.id]
            if sentence.span[0] <= one.start and one.end <= sentence.span[1]
        ]
        places = {(one.start, one.end): one for one in given}
        pairs = list(_pairs([count.span for count in sentence.counts], list(places)))
        counts = {count.span: count for count in sentence.counts}
        hits.update(given=len(given), wanted=len(sentence.counts), found=len(pairs))
        for gold_span, span in pairs:
            hits.update(_agreements(counts[gold_span], places[span]))
    return {
        "found": precision_recall_f1(hits["found"], hits["given"], hits["wanted"]),
        "exact": precision_recall_f1(hits["exact"], hits["given"], hits["wanted"]),
        "counted": percent(hits["counted"], hits["found"]),
        "part_of": percent(hits["part_of"], hits["parts"]),
    }


def _agreements(gold: LabelledCount, found: Found) -> Iterator[str]:
    if (gold.low, gold.best, gold.high) == (found.low, found.best, found.high):
        yield "exact"
    if gold.counted is found.counted:
        yield "counted"
    if gold.part_of is not None or found.part_of is not None:
        yield "parts"
        if gold.part_of and found.part_of and _shared(gold.part_of, found.part_of):
            yield "part_of"


def _pairs(
    wanted: Sequence[tuple[int, int]], given: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """One to one, each with the span that shares most characters with it."""
    left = list(given)
    for span in wanted:
        best = max(left, key=lambda other: _shared(span, other), default=None)
        if best is not None and _shared(span, best) > 0:
            left.remove(best)
            yield span, best


def _shared(one: tuple[int, int], two: tuple[int, int]) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))
