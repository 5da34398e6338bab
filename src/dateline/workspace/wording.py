"""Words that a person selected in a report, or typed, as the value of a field, read as the words of pages are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from threading import Lock

from spacy.language import Language

from dateline.gazetteer import Entry, Gazetteer
from dateline.gazetteer.added import open_gazetteer
from dateline.incidents import write_correction
from dateline.lexicon import Lexicon, load_lexicon
from dateline.lexicon.actors.describe import describe
from dateline.place import PlaceReader
from dateline.place.precision import where_prec
from dateline.read.figures import Figure, FigureFinder
from dateline.read.reader import READ_KINDS
from dateline.read.times import TimeReader
from dateline.read.tokens import blank_english
from dateline.types import (
    Block,
    BlockKind,
    Claim,
    Count,
    CountKind,
    Party,
    Passage,
    Place,
    Reading,
    Report,
    Span,
    TimeExpression,
    When,
)
from dateline.types.parse import Doc

_TOLLS = frozenset(what.value for what in CountKind)
_NOTHING = Report("", "", "", ())
_PARTIES = frozenset({"actors", "targets", "source"})


@dataclass(frozen=True, slots=True)
class Offer:
    """What words may mean for a field. ``note`` says how it was found, "" where the words stand as they are."""

    value: When | Place | Count | Party | str
    note: str = ""

    def detail(self, field: str) -> str:
        """The value as the detail of a correction of that field."""
        if field in {"actors", "targets"} and isinstance(self.value, Party):
            return write_correction((self.value,))
        return write_correction(self.value)


class WordReader:
    """Reads words for a field, for any thread. Loads what it needs, without the encoder, when it is first asked."""

    def __init__(self) -> None:
        self._loading = Lock()

    def load(self) -> None:
        """Load what reading needs, which takes a second or two the first time; whoever asks meanwhile waits."""
        with self._loading:
            self._place_reader.resolve(Reading(_NOTHING, ()), ())
            self._times(Reading(_NOTHING, ()))
            self._figures.find("")
            self._english.make_doc("")

    def read(
        self, report: Report, field: str, evidence: Sequence[Span], claims: Iterable[Claim] = ()
    ) -> list[Offer]:
        """What selected words may mean, the likeliest first; empty where they are no value of that field.

        ``claims`` are those of the report: their places help to tell which place of a name is meant.
        """
        self.load()
        words = " ".join(" ".join(report.quote(span).split()) for span in evidence)
        if field == "place":
            return list(self._places(report, evidence, claims, words))
        if field == "date":
            return _unlike(
                Offer(when, "by the date of publication") for when in self._dates(report, evidence)
            )
        return self._plain(report, field, words)

    def read_typed(self, report: Report, field: str, words: str) -> list[Offer]:
        """What typed words may mean, the likeliest first: those of no place in the report."""
        words = " ".join(words.split())
        if not words:
            return []
        self.load()
        typed = replace(report, text=words, blocks=(Block(BlockKind.BODY, 0, len(words), "typed"),))
        if field == "place":
            return list(self._places(typed, [typed.span(0, len(words))], (), words))
        if field == "date":
            return _unlike(Offer(when) for when in self._dates(typed, [typed.span(0, len(words))]))
        return self._plain(report, field, words)

    def _plain(self, report: Report, field: str, words: str) -> list[Offer]:
        if field in _TOLLS:
            found = map(_count, self._figures.find(words), [CountKind(field)] * len(words))
            return _unlike(Offer(count) for count in found if count is not None)
        if field in _PARTIES:
            return _unlike(self._parties(report, words))
        return [Offer(words)]

    def _parties(self, report: Report, words: str) -> Iterator[Offer]:
        known = describe(self._lexicon.actors, words, report.published)
        if known is not None:
            yield Offer(known, "known by that name" if known.known else "by its words")
        if known is None or known.name != words:
            yield Offer(Party(words, False), "as written")

    def _places(
        self, report: Report, evidence: Sequence[Span], claims: Iterable[Claim], words: str
    ) -> Iterator[Offer]:
        own = (evidence[-1].start, evidence[-1].end)
        others = {
            (span.start, span.end)
            for claim in claims
            for located in claim.place
            for span in located.place.evidence[-1:]
            if located.place.original and (span.end <= own[0] or own[1] <= span.start)
        }
        found = self._place_reader.resolve(Reading(report, ()), _apart(sorted(others | {own})))
        meant = next(mark.place for mark in found if (mark.span.start, mark.span.end) == own)
        others_of_it = [
            Offer(self._place(words, entry), "" if entry.name == words else f"listed as {entry.name}")
            for entry in map(self._gazetteer.get, (candidate.key for candidate in meant.candidates))
            if entry is not None and entry.key != meant.key
        ]
        if meant.lat is None:
            yield from (Offer(Place(words)), *others_of_it)
        else:
            name = self._cased(words, meant.key)
            found_as = replace(meant, name=name, candidates=())
            yield from (Offer(found_as, meant.reason), *others_of_it, Offer(Place(words)))

    def _cased(self, words: str, key: str | None) -> str:
        """The name in a place's own letters where the report has it all in capitals."""
        entry = self._gazetteer.get(key) if key and words.isupper() else None
        return entry.name if entry is not None and entry.name.upper() == words else words

    def _place(self, name: str, entry: Entry) -> Place:
        units = (self._gazetteer.unit(code) for code in (entry.admin1, entry.admin2))
        admin1, admin2 = (unit.name if unit is not None else None for unit in units)
        return Place(
            name,
            entry.key,
            entry.geonames_id,
            entry.lat,
            entry.lon,
            entry.country,
            admin1,
            admin2,
            where_prec(entry, None),
        )

    def _dates(self, report: Report, evidence: Sequence[Span]) -> Iterator[When]:
        """The days of the time expressions that lie in the words, the longest first."""
        passages = tuple(
            Passage(block, Doc(self._english.make_doc(report.text[block.start : block.end])))
            for block in report.blocks_of(*READ_KINDS)
        )
        told = self._times(Reading(report, passages)).marks("times", TimeExpression)
        inside = [mark for mark in told if any(mark.span.overlap(span) for span in evidence)]
        for mark in sorted(inside, key=lambda mark: mark.span.start - mark.span.end):
            if mark.when is not None:
                yield mark.when

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return open_gazetteer()

    @cached_property
    def _place_reader(self) -> PlaceReader:
        return PlaceReader.load(self._gazetteer, self._lexicon)

    @cached_property
    def _times(self) -> TimeReader:
        return TimeReader(self._lexicon)

    @cached_property
    def _figures(self) -> FigureFinder:
        return FigureFinder(self._lexicon.numbers, self._lexicon.counted)

    @cached_property
    def _english(self) -> Language:
        return blank_english()


@cache
def word_reader() -> WordReader:
    """One for the whole process: what it loads is only read."""
    return WordReader()


def _count(figure: Figure, what: CountKind) -> Count | None:
    """A figure as a toll; None for a share, a sum of money and what else its writing says it is."""
    bounds = (figure.low, figure.best, figure.high)
    if figure.form is not None or any(
        bound is not None and (bound < 0 or bound != int(bound)) for bound in bounds
    ):
        return None
    low, best, high = (None if bound is None else int(bound) for bound in bounds)
    if bounds == (None, None, None):
        return None
    return Count(what, best=best) if low == best == high else Count(what, low, best, high)


def _unlike(offers: Iterable[Offer]) -> list[Offer]:
    """The offers, of those with one value the first."""
    found: list[Offer] = []
    for offer in offers:
        if all(offer.value != one.value for one in found):
            found.append(offer)
    return found


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in text order that do not overlap."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
