"""Time expressions in a passage: which patterns fit, and which of those that overlap is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.lexicon.times import NO_TIME, TimeMatch, Times
from dateline.types.parse import Doc, Phrase

_BARE = frozenset({"month", "season", "weekday", "holiday", "year", "decade", "calendar day"})
_COUNTED = frozenset({"NNS", "CD"})
_LENGTHS, _OF_LENGTHS = frozenset({"duration", "ago"}), frozenset({"more", "less"})
_SCALES = frozenset({"million", "billion", "trillion", "percent", "%"})


def find(doc: Doc, times: Times) -> list[TimeMatch]:
    """The longest matches, not overlapping, in text order; of two as long the earlier pattern's."""
    fitting = (match for match in times.find(doc.text) if match.rule == NO_TIME or not _is_other(doc, match))
    kept: list[TimeMatch] = []
    for match in sorted(fitting, key=lambda match: match.start - match.end):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted((match for match in kept if match.rule != NO_TIME), key=lambda match: match.start)


def span_of(doc: Doc, start: int, end: int) -> Phrase:
    """The tokens that characters touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    return span


def _is_other(doc: Doc, match: TimeMatch) -> bool:
    """True for "may" and "march" as verbs, "April Smith", the "Sunday Times", 2000 as a count of people."""
    if match.rule not in _BARE:
        return False
    span = span_of(doc, match.start, match.end)
    if match.rule == "year":
        return _is_count(span)
    if len(span) == 1 and (span[0].tag_ == "MD" or span[0].pos_ in {"VERB", "AUX"}):
        return True
    return _in_longer_name(span)


def _is_count(year: Phrase) -> bool:
    """ "1990 people", "1990 million"."""
    if len(year) != 1 or year.end >= len(year.doc):
        return False
    after = year.doc[year.end]
    return after.lower_ in _SCALES or (
        after.tag_ in _COUNTED and year[0].head.i >= after.i and year[0].dep_ == "nummod"
    )


def _in_longer_name(span: Phrase) -> bool:
    """True within a name of anything but a time that has more words than these."""
    for token in span:
        if token.ent_type_ and (
            (span.start > 0 and span[0].ent_iob_ == "I")
            or (span.end < len(span.doc) and span.doc[span.end].ent_iob_ == "I")
        ):
            return True
    return False


def widened(text: str, matches: Iterable[TimeMatch], times: Times) -> Iterator[tuple[TimeMatch, str | None]]:
    """Each match with the modifiers before it taken in, and their kind ("late March": end)."""
    floor = 0
    for match in matches:
        start, kind = match.start, None
        while before := times.modifier(text, max(floor, start - 40), start):
            if before[1] in _OF_LENGTHS and match.rule not in _LENGTHS:
                break
            start, kind = before
        yield TimeMatch(start, match.end, match.rule, match.slots), kind
        floor = match.end
