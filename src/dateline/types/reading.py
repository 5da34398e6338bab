"""A reading: stand-off layers over a report, each stamped with the stage that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.types.report import Block, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase


@dataclass(frozen=True)
class Passage:
    """One block as tokens, sentences, syntax and names.

    ``doc`` covers exactly ``report.text[block.start:block.end]``, so a token's place in the report is
    ``block.start + token.idx``. ``doc`` carries UD labels: ``pos_``, ``tag_`` (PTB), ``dep_``, ``head``,
    ``lemma_``, ``sents`` and ``ents``.
    """

    block: Block
    doc: Doc


@dataclass(frozen=True)
class Mark:
    """One labelled span of a layer; ``detail`` holds what the layer adds, as sorted key-value pairs."""

    span: Span
    label: str
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Layer:
    """All marks of one kind, with the stage and version that made them."""

    name: str
    stage: str
    version: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Reading:
    """A report and what was read from it. ``passages`` follow the order of the report's blocks."""

    report: Report
    passages: tuple[Passage, ...]
    layers: tuple[Layer, ...] = ()

    def layer(self, name: str) -> Layer:
        """The layer of that name; raises KeyError naming the layers there are."""
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise KeyError(f"no layer {name!r}; there are: {', '.join(found.name for found in self.layers)}")

    def sentences(self) -> Iterator[tuple[Passage, Phrase]]:
        """Every sentence with its passage, in text order."""
        for passage in self.passages:
            for sentence in passage.doc.sents:
                yield passage, sentence

    def span(self, passage: Passage, first: Token, last: Token) -> Span:
        """The report's span from the first to the last token, both included."""
        start = passage.block.start
        return self.report.span(start + first.idx, start + last.idx + len(last))
