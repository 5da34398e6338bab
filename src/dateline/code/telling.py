"""The sentences of a report with the words that tell events, as many of them as are coded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.code.match import Matcher, Trigger
from dateline.types import Passage, Reading
from dateline.types.parse import Phrase

MOST_IN_SENTENCE = 30
"""Words of one sentence that tell events, after which it is a list of words: of the press releases none has more
than 7, and each is compared with each."""
MOST_IN_REPORT = 1_000
"""Words of one report that tell events, after which the rest is left: of the press releases none has more than 92."""
CROWDED = "{:,} sentences were not coded: they have more than {} words that tell events"
OVERFULL = "the report has more than {:,} words that tell events; the rest was not coded"


@dataclass(frozen=True)
class Telling:
    """One sentence and the words of it that tell events; there may be none."""

    passage: Passage
    sentence: Phrase
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True)
class Tellings:
    """The sentences that are coded, in text order; ``notes`` say why others are not."""

    coded: tuple[Telling, ...]
    notes: tuple[str, ...] = ()


def find_tellings(reading: Reading, matcher: Matcher) -> Tellings:
    """Every sentence with its event words, up to the limits of a sentence and of a report."""
    coded: list[Telling] = []
    crowded = total = 0
    for telling in _all(reading, matcher):
        total += len(telling.triggers)
        if total > MOST_IN_REPORT:
            break
        if len(telling.triggers) > MOST_IN_SENTENCE:
            crowded += 1
        else:
            coded.append(telling)
    notes = [CROWDED.format(crowded, MOST_IN_SENTENCE)] if crowded else []
    notes += [OVERFULL.format(MOST_IN_REPORT)] if total > MOST_IN_REPORT else []
    return Tellings(tuple(coded), tuple(notes))


def _all(reading: Reading, matcher: Matcher) -> Iterator[Telling]:
    for passage, sentence in reading.sentences():
        yield Telling(passage, sentence, tuple(matcher.triggers(sentence)))
