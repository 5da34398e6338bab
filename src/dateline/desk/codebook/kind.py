"""One kind's page for a person to read: what counts, what does not, and what comes out of its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.codebook import Codebook, Example, Frame, KindPage
from dateline.codebook.wording import (
    FrameWords,
    SpecialWords,
    in_words,
    kinds_of,
    labels,
    outcome,
    special_in_words,
)
from dateline.desk.codebook.evoking import Piece, pieces


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim that must come out of an example: its kind, its status, and the other fields in words."""

    kind: str
    status: str | None
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as it stands on the page. ``outcomes`` is empty for a counterexample."""

    pieces: tuple[Piece, ...]
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class KindView:
    """What the page of a kind shows."""

    kind: str
    family: str
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    examples: tuple[Shown, ...]
    counterexamples: tuple[Shown, ...]
    codes: Mapping[str, str]
    special: tuple[SpecialWords, ...]
    frames: tuple[FrameWords, ...]
    without: tuple[FrameWords, ...]
    words: tuple[str, ...]
    file: str


def kind_view(codebook: Codebook, kind: str) -> KindView:
    """The page of that kind; KeyError where there is none."""
    page = codebook.pages[kind]
    return KindView(
        kind=kind,
        family=page.family,
        definition=page.definition,
        includes=page.includes,
        excludes=page.excludes,
        examples=tuple(_example(one, page, codebook) for one in page.examples),
        counterexamples=tuple(Shown(pieces(text, {kind}, codebook)) for text in page.counterexamples),
        codes=labels(page.crosswalk),
        special=tuple(special_in_words(one) for one in page.crosswalk.where),
        frames=tuple(in_words(frame) for frame in page.frames),
        without=tuple(in_words(frame) for frame in page.without),
        words=tuple(dict.fromkeys(_triggers(page.frames))),
        file=f"dateline/codebook/kinds/{kind}.yaml",
    )


def _example(example: Example, page: KindPage, codebook: Codebook) -> Shown:
    told = pieces(example.text, kinds_of(example, page.kind), codebook)
    return Shown(told, tuple(_outcomes(example, page.kind)))


def _outcomes(example: Example, kind: str) -> Iterator[Outcome]:
    for expected in example.claims:
        name, fields = outcome(expected, kind)
        status = dict(fields).get("status")
        yield Outcome(name, status, tuple(field for field in fields if field[0] != "status"))


def _triggers(frames: tuple[Frame, ...]) -> Iterator[str]:
    """Every word that a frame is looked up by, once, in the order of the page."""
    for frame in frames:
        for _, _, word in frame.triggers():
            yield word.replace("+", " ")
