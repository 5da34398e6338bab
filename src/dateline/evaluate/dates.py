"""Score time expressions against TimeML: found, and found with the right value, by corpus and sort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.evaluate.shares import precision_recall_f1
from dateline.evaluate.texts import paragraphs
from dateline.evaluate.timeml import TimeDocument, Timex, load_timeml
from dateline.lexicon import load_lexicon
from dateline.read.reader import Reader
from dateline.read.times import TimeReader
from dateline.types import Reading, Report, TimeExpression

Scores = dict[str, Any]
SORTS = ("DATE", "TIME", "DURATION", "SET")
HEIDELTIME = {"value_f1": 77.6, "on": "documents held back from these sets, from memory"}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_MONTH = "|".join((*_MONTHS, "October", "November", "December"))
_NAIVE = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(day.title() for day in _DAYS)})|(?P<word>today|yesterday|tomorrow)"
    rf"|(?P<month>{_MONTH})(?: (?P<day>\d\d?))?(?:,? (?P<year>\d{{4}}))?|(?P<bare>(?:19|20)\d\d))\b"
)


def evaluate_dates(gold: Path, reader: Reader | None = None) -> Scores:
    """Precision, recall and F1 in percent, with weekdays, months and years by name as a baseline.

    "strict" wants the same characters, "relaxed" one in common, one to one; "value" is relaxed with the
    same value. Expressions outside a document's TEXT are not counted. Raises GoldError where there is
    nothing to score.
    """
    loaded = load_timeml(gold)
    finder, times = reader or Reader.load(), TimeReader(load_lexicon())
    found = [tuple(_found(times(finder.read(as_report(document))))) for document in loaded.documents]
    naive = [tuple(named_days(document.text, document.published)) for document in loaded.documents]
    corpora = sorted({document.corpus for document in loaded.documents})
    return {
        "reader": finder.version,
        "times": times.version,
        "dropped": list(loaded.dropped),
        "all": {
            **_scores(loaded.documents, found),
            "sorts": _by_sort(loaded.documents, found),
            "baseline": _scores(loaded.documents, naive),
            "heideltime": HEIDELTIME,
        },
        "corpora": {corpus: _of_corpus(corpus, loaded.documents, found, naive) for corpus in corpora},
    }


def as_report(document: TimeDocument) -> Report:
    """The document as a report of paragraphs, its offsets kept."""
    return paragraphs(document.name, document.text, document.published)


def _found(reading: Reading) -> Iterator[Timex]:
    for mark in reading.marks("times", TimeExpression):
        yield Timex(mark.span.start, mark.span.end, mark.sort.value.upper(), mark.value or "")


def _of_corpus(
    corpus: str,
    documents: Sequence[TimeDocument],
    found: Sequence[tuple[Timex, ...]],
    naive: Sequence[tuple[Timex, ...]],
) -> Scores:
    places = [place for place, document in enumerate(documents) if document.corpus == corpus]
    part = [documents[place] for place in places]
    return {
        **_scores(part, [found[place] for place in places]),
        "baseline": _scores(part, [naive[place] for place in places]),
    }


def _scores(documents: Sequence[TimeDocument], found: Sequence[tuple[Timex, ...]]) -> Scores:
    pairs = list(_pairs(documents, found))
    given = sum(map(len, found))
    wanted = sum(len(document.times) for document in documents)
    strict = sum((gold.start, gold.end) == (other.start, other.end) for gold, other in pairs)
    return {
        "documents": len(documents),
        "gold": wanted,
        "strict": precision_recall_f1(strict, given, wanted),
        "relaxed": precision_recall_f1(len(pairs), given, wanted),
        "value": precision_recall_f1(sum(gold.value == other.value for gold, other in pairs), given, wanted),
    }


def _by_sort(documents: Sequence[TimeDocument], found: Sequence[tuple[Timex, ...]]) -> Scores:
    """How many gold expressions of each sort are found, are found as that sort, and have the right value."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, other in _pairs(documents, found):
        counts[gold.kind, "found"] += 1
        counts[gold.kind, "sort"] += gold.kind == other.kind
        counts[gold.kind, "value"] += gold.value == other.value
    wanted = Counter(time.kind for document in documents for time in document.times)
    return {
        sort: {"gold": wanted[sort], **{name: counts[sort, name] for name in ("found", "sort", "value")}}
        for sort in SORTS
    }


def _pairs(
    documents: Iterable[TimeDocument], found: Iterable[tuple[Timex, ...]]
) -> Iterator[tuple[Timex, Timex]]:
    """Gold expressions with the one found that overlaps them; each is used once, the same span first."""
    for document, times in zip(documents, found, strict=True):
        left = list(times)
        for gold in document.times:
            overlapping = [one for one in left if one.start < gold.end and gold.start < one.end]
            if overlapping:
                best = min(overlapping, key=lambda one: ((one.start, one.end) != (gold.start, gold.end), one))
                left.remove(best)
                yield gold, best


def named_days(text: str, published: date | None) -> Iterator[Timex]:
    """The baseline: weekdays count back from publication, months without a year are of its year."""
    for match in _NAIVE.finditer(text):
        yield Timex(match.start(), match.end(), "DATE", _naive_value(match.groupdict(), published))


def _naive_value(words: Mapping[str, str | None], published: date | None) -> str:
    month, day, year = words["month"], words["day"], words["year"]
    if words["bare"]:
        return words["bare"]
    if month:
        number = _MONTH.split("|").index(month) + 1
        told = year or (str(published.year) if published else "XXXX")
        return f"{told}-{number:02}" + (f"-{int(day):02}" if day else "")
    if published is None:
        return ""
    if words["weekday"]:
        return str(
            published - timedelta(days=(published.weekday() - _DAYS.index(words["weekday"].lower())) % 7)
        )
    offset = {"yesterday": -1, "tomorrow": 1}.get(words["word"] or "", 0)
    return str(published + timedelta(days=offset))
