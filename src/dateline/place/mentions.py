"""Which names of a report are names of places, for a map.

The layer "names" says what a name names, and "Ohio Department of Health" is an organisation. Here "Ohio" in it counts,
for it says where; the words for a part ("eastern Chad") or a kind ("Diyala province") do not: who resolves the name
reads them beside it. Words for nationalities name people and are left to others, and so are houses and grounds that
no gazetteer has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.gazetteer import Gazetteer, fold
from dateline.lexicon import Lexicon
from dateline.place.mention_words import MentionWords, load_mention_words
from dateline.place.rims import Rims
from dateline.place.signs import Signs
from dateline.place.standing import Interval, Standing
from dateline.place.stretches import Stretches
from dateline.types import Name, Passage, Reading, Span

_JOINTS = frozenset({" ", "-", " and ", " & "})


def place_mentions(
    reading: Reading, gazetteer: Gazetteer, lexicon: Lexicon, words: MentionWords | None = None
) -> tuple[Span, ...]:
    """The names of places in a reading with the layer "names", in text order, none over another.

    A name need not be in the gazetteer: one that the reader took for a place counts where its last word ("River")
    or the words before it ("the town of") say so too.
    """
    words = words or load_mention_words()
    marks = reading.marks("names", Name)
    named = [
        (passage.block.start, Signs(passage.doc, gazetteer, lexicon, words), list(_marked(passage, marks)))
        for passage in reading.passages
    ]
    told = [
        (fold(signs.doc[start:end].text), signs.is_called_place(start, end))
        for _, signs, names in named
        for start, end, label in names
        if label == "place"
    ]
    every = frozenset(name for name, _ in told)
    evident = frozenset(name for name, called in told if called)
    return tuple(
        reading.report.span(at + start, at + end)
        for at, signs, names in named
        for start, end in _intervals(Stretches(signs, every, evident), names)
    )


def _intervals(stretches: Stretches, names: Sequence[tuple[int, int, str]]) -> list[Interval]:
    """The names of places of one doc as characters, in text order."""
    doc = stretches.signs.doc
    rims = Rims(doc, doc.text, stretches.signs.gazetteer, stretches.signs.words)
    found = [
        interval
        for start, end, label in names
        for stretch in stretches.places(start, end, label)
        for interval in rims.clean(*stretch)
    ]
    return _joined(found, rims)


def _marked(passage: Passage, marks: Sequence[Name]) -> Iterator[tuple[int, int, str]]:
    """The names of a passage as half-open token indices, with their labels."""
    at = passage.block.start
    for mark in marks:
        if at <= mark.span.start < passage.block.end:
            words = passage.doc.char_span(mark.span.start - at, mark.span.end - at)
            if words is not None:
                yield words.start, words.end, mark.label


def _joined(intervals: Sequence[Interval], rims: Rims) -> list[Interval]:
    """Intervals in order, those over one another and those that are one name ("Jammu and Kashmir") made one."""
    kept: list[Interval] = []
    for start, end in sorted(set(intervals)):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        elif (
            kept
            and rims.text(kept[-1][1], start) in _JOINTS
            and rims.standing(kept[-1][0], end) > Standing.OTHER
        ):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept
