"""The layer "references": what pronouns, definite phrases and short names stand for, within one report."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon import Lexicon
from dateline.read.pronouns import load_weights
from dateline.read.resolver import Resolved, Resolver
from dateline.read.standins import StandIns
from dateline.types import Layer, Reading, Reference


class ReferenceReader:
    """Adds the layer "references".

    A mark's span is the pronoun or the head word of the phrase, so that whoever holds the word finds it; its
    ``antecedent`` is the best name that the report gave before, else the words that last told of it. Only the
    speaker of a quotation may be named after the pronoun.
    """

    name = "references"
    version = "2"
    requires = frozenset({"passages"})
    gives = frozenset({"references"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.stand_ins = StandIns(lexicon)

    def __call__(self, reading: Reading) -> Reading:
        """Each pronoun, phrase or short name that finds an antecedent; the others stay unresolved."""
        ranker, sorts = load_weights()
        resolver = Resolver(self.lexicon, sorts, lambda _, candidates: ranker.best(candidates))
        marks = tuple(self._marks(reading, resolver.resolve(reading)))
        return reading.with_layer(Layer("references", self.name, self.version, marks))

    def _marks(self, reading: Reading, found: Iterator[Resolved]) -> Iterator[Reference]:
        for one in found:
            passage, first, last = one.antecedent
            antecedent = reading.span(passage, first, last)
            label = self.stand_ins.label(one.mention, " ".join(reading.report.quote(antecedent).split()))
            token = one.mention.token
            yield Reference(reading.span(one.mention.passage, token, token), label, antecedent)
