"""The layer of quantities: figures as intervals, what they count, and what they are a part of."""

from __future__ import annotations

from dateline.lexicon import PERSONS, Lexicon
from dateline.read.articles import counting_articles
from dateline.read.counting import Counting
from dateline.read.doubtful import Doubtful
from dateline.read.figures import Figure, FigureFinder
from dateline.read.wholes import Wholes
from dateline.types import Counted, Layer, Passage, Quantity, Reading


class QuantityReader:
    """Adds the layer "quantities"."""

    name = "quantities"
    version = "2"
    requires = frozenset({"passages"})
    gives = frozenset({"quantities"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.finder = FigureFinder(lexicon.numbers, lexicon.counted)
        self._doubtful = Doubtful(lexicon.numbers)
        self._counting = Counting(lexicon)

    def __call__(self, reading: Reading) -> Reading:
        """Every quantity of the passages; dates, clock times and numbers of documents and models are none."""
        marks = [mark for passage in reading.passages for mark in self.read(reading, passage)]
        return reading.with_layer(Layer("quantities", self.name, self.version, tuple(marks)))

    def read(self, reading: Reading, passage: Passage) -> list[Quantity]:
        """The quantities of one passage in text order."""
        doc, base = passage.doc, passage.block.start
        found = self.finder.find(doc.text)
        figures = [kept for figure in found if (kept := self._doubtful.settled(doc, figure)) is not None]
        kinds = [self._counting.counted(doc, figure) for figure in figures]
        pairs = [*zip(figures, kinds, strict=True), *counting_articles(doc, figures, kinds, self._counting)]
        pairs = sorted((pair for pair in pairs if not _is_taken_up(*pair)), key=lambda pair: pair[0].start)
        around = Wholes(doc, [figure for figure, _ in pairs], [kind for _, kind in pairs])
        stretches = around.stretches()
        return [
            Quantity(
                reading.report.span(base + figure.start, base + figure.end),
                figure.rule,
                *(figure.low, figure.best, figure.high),
                counted=kind,
                part_of=reading.report.span(base + whole[0], base + whole[1]) if whole else None,
            )
            for figure, kind, whole in zip(around.figures, around.kinds, stretches, strict=True)
        ]


def _is_taken_up(figure: Figure, kind: Counted | None) -> bool:
    """ "Both sides" and "both here and there" count nothing new; "both men were killed" does."""
    return figure.words == "both" and kind not in PERSONS
