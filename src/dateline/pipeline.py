"""The staircase: a plain list of stages, checked before it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.code import Coder, load_confidence
from dateline.codebook import Codebook, check_words, load_codebook
from dateline.codebook.vocabulary import load_slots
from dateline.errors import PipelineError
from dateline.gazetteer.added import open_gazetteer
from dateline.lexicon import Lexicon, load_lexicon
from dateline.page import PageReader
from dateline.place import PlaceReader
from dateline.read.attribution import AttributionReader
from dateline.read.gate import Gate
from dateline.read.name_reader import NameReader
from dateline.read.quantities import QuantityReader
from dateline.read.reader import OURS, Reader
from dateline.read.reference import ReferenceReader
from dateline.read.standing import StandingReader
from dateline.read.times import TimeReader
from dateline.types import Capture, Reading, Report


class Stage(Protocol):
    """One step over a reading: what it needs to find there and what it adds."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def requires(self) -> frozenset[str]: ...
    @property
    def gives(self) -> frozenset[str]: ...
    def __call__(self, reading: Reading) -> Reading: ...


@dataclass(frozen=True)
class Pipeline:
    """Capture -> reading with claims. ``stages`` run in order over the parsed report."""

    page: PageReader
    reader: Reader
    stages: tuple[Stage, ...]
    codebook: Codebook
    lexicon: Lexicon

    def __post_init__(self) -> None:
        check_stages(self.stages, given=frozenset({"passages"}))

    def __call__(self, capture: Capture) -> Reading:
        """Read one capture all the way; raises CaptureError or PageError for one that cannot be read."""
        reading = self.reader.read(self.page(capture))
        for stage in self.stages:
            reading = stage(reading)
        return reading

    @property
    def reading_stages(self) -> tuple[Stage, ...]:
        """The stages before the one that codes."""
        return self.stages[: self._coding]

    @property
    def coding_stages(self) -> tuple[Stage, ...]:
        """The stage that codes and those after it."""
        return self.stages[self._coding :]

    @property
    def _coding(self) -> int:
        return next(place for place, stage in enumerate(self.stages) if "claims" in stage.gives)

    def uncoded(self, capture: Capture) -> Reading:
        """Read one capture up to the stage that codes: ``coding_by`` gives others to do it."""
        return self.laid_out(self.page(capture))

    def laid_out(self, report: Report) -> Reading:
        """A report whose blocks are known, with every layer that comes before coding."""
        reading = self.reader.read(report)
        for stage in self.reading_stages:
            reading = stage(reading)
        return reading

    def coding_by(self, codebook: Codebook) -> Pipeline:
        """The same pipeline with another codebook; raises CodebookError for a class that the lexicon lacks."""
        stages = (*self.reading_stages, self.coder(codebook), *self.coding_stages[1:])
        line = replace(self, stages=stages, codebook=codebook)
        return line if self.reader.gate is None else line.fast()

    def coding_with(self, stage: Stage) -> Pipeline:
        """The same pipeline with another stage in the place of the one that codes."""
        return replace(self, stages=(*self.reading_stages, stage, *self.coding_stages[1:]))

    def fast(self) -> Pipeline:
        """The same pipeline that leaves sentences unparsed in which its codebook cannot find an event.

        Claims stay the same but for some in a thousand; names, references and attributions of those sentences
        are missing. Raises ReadingError for a reader that is not ours.
        """
        gate = Gate(self.codebook.index, load_slots().prepositions, self.lexicon)
        return replace(self, reader=self.reader.with_gate(gate))

    def coder(self, codebook: Codebook) -> Coder:
        """The stage that codes by a codebook; raises CodebookError for a class that the lexicon lacks."""
        check_words(codebook, self.lexicon.classes)
        return Coder(codebook, self.lexicon, load_confidence())


def check_stages(stages: Sequence[Stage], *, given: frozenset[str]) -> None:
    """Raise PipelineError unless every stage finds what it requires."""
    have = set(given)
    for stage in stages:
        missing = sorted(stage.requires - have)
        if missing:
            raise PipelineError(
                f"stage {stage.name!r} requires {', '.join(missing)}; before it there is {', '.join(sorted(have))}"
            )
        have |= stage.gives


def build(
    *, reader: str = OURS, codebook: Codebook | None = None, lexicon: Lexicon | None = None
) -> Pipeline:
    """Our stages over the named reader, with our codebook and lexicon unless others are given."""
    words = lexicon if lexicon is not None else load_lexicon()
    book = codebook if codebook is not None else load_codebook()
    check_words(book, words.classes)
    stages: tuple[Stage, ...] = (
        NameReader(words),
        QuantityReader(words),
        TimeReader(words),
        ReferenceReader(words),
        AttributionReader(words),
        StandingReader(words),
        Coder(book, words, load_confidence()),
        PlaceReader.load(open_gazetteer(), words),
    )
    return Pipeline(PageReader(), Reader.load(reader), stages, book, words)
