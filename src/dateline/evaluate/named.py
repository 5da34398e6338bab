"""Texts with their names marked, as the name sets give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Interval = tuple[int, int]
FOLDS = 5


@dataclass(frozen=True, order=True)
class Name:
    """A name as half-open character offsets into its text."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class NamedText:
    """A text and its names; ``words`` are (start, end) where the set cuts words itself, else None.

    ``document`` decides the fold. A found name that matches none of ``names`` and touches an ``open``
    interval is neither right nor wrong.
    """

    document: str
    text: str
    names: tuple[Name, ...]
    words: tuple[Interval, ...] | None = None
    open: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class NameSet:
    """One split or part of one set, and the kinds that it marks."""

    name: str
    split: str
    kinds: tuple[str, ...]
    texts: tuple[NamedText, ...]


def fold_of(documents: Iterable[str]) -> dict[str, int]:
    """The fold of each document, 0 to 4: sorted by id and dealt out in turn."""
    return {document: rank % FOLDS for rank, document in enumerate(sorted(set(documents)))}
