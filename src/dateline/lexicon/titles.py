"""Words that stand before a person's name and say what the person is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.sheet import Sheet, read_sheet

Words = tuple[str, ...]


class TitlesSheet(Sheet):
    """titles.yaml: titles by sort, and the words that stand with them ("foreign", "deputy")."""

    styles: Words
    ranks: Words
    offices: Words
    qualifiers: Words


@dataclass(frozen=True)
class Titles:
    """``heads`` make a title by themselves, ``qualifiers`` only beside one; all folded."""

    heads: frozenset[str]
    qualifiers: frozenset[str]

    def is_head(self, word: str) -> bool:
        """True for "President", "Brig." and "Mr"."""
        return _fold(word) in self.heads

    def is_part(self, word: str) -> bool:
        """True for these and for "Prime", "Deputy", "Grand"."""
        return _fold(word) in self.heads or _fold(word) in self.qualifiers


def _fold(word: str) -> str:
    return word.lower().rstrip(".")


def load_titles(path: Traversable) -> Titles:
    """Read titles.yaml; raises CodebookError."""
    sheet = read_sheet(path, TitlesSheet)
    return Titles(frozenset((*sheet.styles, *sheet.ranks, *sheet.offices)), frozenset(sheet.qualifiers))
