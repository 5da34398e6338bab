"""Score attributions against PolNeAR: source, cue and content, from the raw text on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

from dateline.evaluate.attribution_gold import AttributedText, Intervals, load_attributed
from dateline.evaluate.shares import percent, precision_recall_f1
from dateline.lexicon import load_lexicon
from dateline.read.attribution import AttributionReader
from dateline.read.quotations import quotations
from dateline.read.reader import Reader
from dateline.read.reference import ReferenceReader
from dateline.types import Attribution, Block, BlockKind, Report, Span

Scores = dict[str, Any]
_PARTS = {"both": ("source", "content"), "content": ("content",), "source": ("source",), "cue": ("cue",)}
_WAYS = ("lax", "half", "strict")
_SAYING = re.compile(r"\b(?:said|says|say|told|tells|added|wrote)\b")
_CAPITALS = re.compile(r"(?:[A-Z][\w.’'-]*\s?)+")


@dataclass(frozen=True)
class Marked:
    """One attribution as sets of character places, white space left out; ``form`` says whose words they are."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    form: str


def evaluate_attribution(gold: Path, reader: Reader | None = None) -> Scores:
    """Precision, recall and F1 in percent, a naive baseline and the annotators' own agreement beside them.

    A part matches by "half" where the two share at least half of the longer one's characters, by "lax" half
    of the shorter one's, by "strict" all of them; attributions match one to one. A source that nobody
    names is matched by one that nobody names. The gold marks no attribution inside another's content, so
    ours that stand there are left out; a text that several annotators marked is scored against each.
    """
    texts = load_attributed(gold)
    parser, lexicon = reader or Reader.load(), load_lexicon()
    stages = (ReferenceReader(lexicon), AttributionReader(lexicon))
    sets: Scores = {}
    for split, group in groupby(sorted(texts, key=lambda text: text.split), key=lambda text: text.split):
        marked = list(group)
        wanted = [_gold(text) for text in marked]
        read = {text.name: _outermost(_found(text, parser, stages)) for text in marked}
        naive = {text.name: list(_naive(text.text)) for text in marked}
        sets[split] = {
            "texts": len(read),
            "attributions": sum(map(len, wanted)),
            "dropped": sum(text.dropped for text in marked),
            **_scores(wanted, [read[text.name] for text in marked]),
            "baseline": _scores(wanted, [naive[text.name] for text in marked]),
            "annotators": _agreement(marked, wanted),
        }
    return {"reader": parser.version, "sets": {"polnear": sets}}


def as_report(name: str, text: str) -> Report:
    """A plain text as a report: every line is a block, the first of them the headline."""
    lines = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    kinds = [BlockKind.HEADLINE, *[BlockKind.BODY] * len(lines)]
    blocks = tuple(
        Block(
            kind, line.start() + len(line.group()) - len(line.group().lstrip()), _end(line), "line of a text"
        )
        for kind, line in zip(kinds, lines, strict=False)
    )
    return Report(name, "", text, blocks)


def _end(line: re.Match[str]) -> int:
    return line.start() + len(line.group().rstrip())


def _found(
    text: AttributedText, parser: Reader, stages: tuple[ReferenceReader, AttributionReader]
) -> list[Marked]:
    reading = parser.read(as_report(text.name, text.text))
    for stage in stages:
        reading = stage(reading)
    return [
        Marked(
            _places(text.text, _pair(mark.source)),
            _places(text.text, _pair(mark.span)),
            _places(text.text, [pair for span in mark.content for pair in _pair(span)]),
            mark.quoting.value,
        )
        for mark in reading.marks("attributions", Attribution)
    ]


def _pair(span: Span | None) -> list[tuple[int, int]]:
    return [(span.start, span.end)] if span is not None else []


def _places(text: str, intervals: Sequence[tuple[int, int]] | Intervals) -> frozenset[int]:
    return frozenset(
        place for start, end in intervals for place in range(start, end) if not text[place].isspace()
    )


def _outermost(marks: Sequence[Marked]) -> list[Marked]:
    """Those whose cue does not begin in another's content."""
    inside = {
        id(one) for one in marks for other in marks if other is not one and min(one.cue) in other.content
    }
    return [one for one in marks if id(one) not in inside]


def _gold(text: AttributedText) -> list[Marked]:
    lines = list(re.finditer(r"[^\n]+", text.text))
    quoted = {
        place
        for line in lines
        for one in quotations(line.group())
        for place in range(line.start() + one.start, line.start() + one.end)
    }
    marks = []
    for one in text.attributions:
        content = _places(text.text, one.content)
        share = len(content & quoted) / len(content) if content else 0.0
        form = "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"
        marks.append(Marked(_places(text.text, one.source), _places(text.text, one.cue), content, form))
    return marks


def fits(gold: frozenset[int], found: frozenset[int], way: str) -> bool:
    """True where two parts match; two absent ones do."""
    if not gold or not found:
        return not gold and not found
    whole = {"lax": min, "half": max}.get(way)
    shared = len(gold & found)
    return gold == found if whole is None else 2 * shared >= whole(len(gold), len(found))


def matches(
    gold: Sequence[Marked], found: Sequence[Marked], parts: Sequence[str], way: str
) -> Iterator[tuple[Marked, Marked]]:
    """Pairs that match in all the parts, one to one, in the order of the gold."""
    left = list(found)
    for one in gold:
        for other in left:
            if all(fits(getattr(one, part), getattr(other, part), way) for part in parts):
                left.remove(other)
                yield one, other
                break


def _scores(gold: Sequence[Sequence[Marked]], found: Sequence[Sequence[Marked]]) -> Scores:
    given, wanted = sum(map(len, found)), sum(map(len, gold))
    scores: Scores = {
        name: {way: precision_recall_f1(len(_pairs(gold, found, parts, way)), given, wanted) for way in _WAYS}
        for name, parts in _PARTS.items()
    }
    pairs = _pairs(gold, found, _PARTS["both"], "half")
    scores["forms"] = {
        form: {
            "precision": percent(_of(form, (two for _, two in pairs)), _of(form, _flat(found))),
            "recall": percent(_of(form, (one for one, _ in pairs)), _of(form, _flat(gold))),
        }
        for form in ("direct", "indirect", "mixed")
    }
    return scores


def _pairs(
    gold: Sequence[Sequence[Marked]], found: Sequence[Sequence[Marked]], parts: Sequence[str], way: str
) -> list[tuple[Marked, Marked]]:
    return [pair for one, other in zip(gold, found, strict=True) for pair in matches(one, other, parts, way)]


def _flat(marks: Sequence[Sequence[Marked]]) -> Iterator[Marked]:
    return (mark for text in marks for mark in text)


def _of(form: str, marks: Iterator[Marked]) -> int:
    return sum(mark.form == form for mark in marks)


def _agreement(texts: Sequence[AttributedText], marks: Sequence[Sequence[Marked]]) -> float | None:
    """F1 of "both" by half between any two annotators of the same text; None where no text has two."""
    by_text: dict[str, list[Sequence[Marked]]] = {}
    for text, found in zip(texts, marks, strict=True):
        by_text.setdefault(text.name, []).append(found)
    pairs = [pair for found in by_text.values() for pair in combinations(found, 2)]
    hits = sum(len(list(matches(one, other, _PARTS["both"], "half"))) for one, other in pairs)
    total = sum(len(one) + len(other) for one, other in pairs)
    return round(200 * hits / total, 2) if total else None


def _naive(text: str) -> Iterator[Marked]:
    """The baseline: a word of saying, the nearest capitalised run, and the quotation or rest of its sentence."""
    for sentence in re.finditer(r"[^.!?\n]+[.!?]?[”\"]?", text):
        said = _SAYING.search(sentence.group())
        if said is None:
            continue
        at, words = sentence.start(), sentence.group()
        runs = [(run.start(), at + run.start(), at + run.end()) for run in _CAPITALS.finditer(words)]
        nearest = min(runs, key=lambda run: abs(run[0] - said.start()), default=None)
        source = _places(text, [nearest[1:]]) if nearest is not None else frozenset()
        quoted = [(at + one.start, at + one.end) for one in quotations(words)]
        rest = max(
            (at, at + said.start()), (at + said.end(), sentence.end()), key=lambda part: part[1] - part[0]
        )
        content = _places(text, quoted or [rest]) - source
        yield Marked(source, _places(text, [(at + said.start(), at + said.end())]), content, "")
