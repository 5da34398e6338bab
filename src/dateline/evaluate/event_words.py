"""Event words against a gold set's: which Conflict and Life triggers were found, under which of the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.codebook import Codebook
from dateline.types import Claim, CountKind, Reading

Scores = dict[str, Any]
Interval = tuple[int, int]

CONFLICT, LIFE = "Conflict", "Life"
_FAMILIES = frozenset({"fighting", "one-sided violence"})
_OTHERS = frozenset({"protest", "riot"})
_NO_ATTACK = frozenset({"abduction", "destruction"})
_LISTED = frozenset(
    {"battle", "air_strike", "shelling", "bombing", "chemical_attack", "killing", "casualties"}
)
_HARM = frozenset({CountKind.KILLED, CountKind.INJURED})


@dataclass(frozen=True)
class EventMark:
    """A word or phrase that evokes an event, half-open offsets into the text, and the top of its type."""

    interval: Interval
    sort: str


def marks_of(reading: Reading, codebook: Codebook) -> list[EventMark]:
    """Every word that evokes a claim of violence or protest, once, in text order.

    A word whose frame counts the killed or the injured is of Life; the other words of violence, protest and
    riot are of Conflict. Kidnapping, destruction and all other kinds have types elsewhere.
    """
    found = {
        (word.span.start, word.span.end): sort
        for claim in reading.claims
        for word, sort in _sorts(claim, codebook)
    }
    return [EventMark(interval, sort) for interval, sort in sorted(found.items())]


def _sorts(claim: Claim, codebook: Codebook) -> Iterable[tuple[Any, str]]:
    for word in claim.triggers:
        page = codebook.pages[word.kind]
        if page.kind in _NO_ATTACK or not (page.family in _FAMILIES or page.kind in _OTHERS | {"casualties"}):
            continue
        frame = codebook.frame_named(word.frame)
        harm = page.kind == "casualties" or (frame is not None and bool(_HARM & set(frame.count.values())))
        yield word, LIFE if harm else CONFLICT


def keyword_marks(reading: Reading, words: Mapping[str, str]) -> list[EventMark]:
    """The naive baseline: every word whose lemma a bare list gives for one of these kinds."""
    kinds = {*_LISTED, *_OTHERS}
    return [
        EventMark((passage.block.start + token.idx, passage.block.start + token.idx + len(token)), CONFLICT)
        for passage, sentence in reading.sentences()
        for token in sentence
        if words.get(token.lemma_.lower()) in kinds
    ]


def score_marks(gold: list[list[EventMark]], found: list[list[EventMark]]) -> Scores:
    """Precision, recall and F1 in percent over documents, one to one, words found inside a gold trigger.

    ``found`` is any trigger of the two, ``typed`` needs the right one of them.
    """
    return {"found": _score(gold, found, typed=False), "typed": _score(gold, found, typed=True)} | {
        "by_type": {
            sort: _score(_only(gold, sort), _only(found, sort), typed=True) for sort in (CONFLICT, LIFE)
        }
    }


def _only(documents: list[list[EventMark]], sort: str) -> list[list[EventMark]]:
    return [[mark for mark in marks if mark.sort == sort] for marks in documents]


def _score(gold: list[list[EventMark]], found: list[list[EventMark]], *, typed: bool) -> Scores:
    tally: Counter[str] = Counter()
    for wanted, given in zip(gold, found, strict=True):
        tally["gold"] += len(wanted)
        tally["given"] += len(given)
        left = list(wanted)
        for mark in given:
            match = next((one for one in left if _fits(one, mark, typed)), None)
            if match is not None:
                left.remove(match)
                tally["right"] += 1
    return precision_recall(tally["right"], tally["given"], tally["gold"])


def _fits(gold: EventMark, found: EventMark, typed: bool) -> bool:
    inside = gold.interval[0] <= found.interval[0] and found.interval[1] <= gold.interval[1]
    return inside and (not typed or gold.sort == found.sort)


def precision_recall(right: int, given: int, wanted: int) -> Scores:
    """Precision, recall and F1 in percent; None where there is nothing to divide by."""
    shares = [
        round(100 * part / whole, 2) if whole else None
        for part, whole in ((right, given), (right, wanted), (2 * right, given + wanted))
    ]
    return dict(zip(("precision", "recall", "f1"), shares, strict=True)) | {"gold": wanted, "given": given}
