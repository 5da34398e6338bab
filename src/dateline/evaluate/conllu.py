"""Loads dependency treebanks: folders of CoNLL-U as UD and GUM lay them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GoldError

COLUMNS = 10


@dataclass(frozen=True)
class GoldSentence:
    """One sentence with gold tokens. ``heads`` count from 1, 0 is the root; ``upos`` may be "_" (unknown)."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Treebank:
    """One split of one set; ``genres`` hold its files' sentences by genre, where the set has genres."""

    name: str
    split: str
    genres: dict[str, tuple[GoldSentence, ...]]

    @property
    def sentences(self) -> tuple[GoldSentence, ...]:
        """All sentences, genre after genre."""
        return tuple(sentence for genre in self.genres.values() for sentence in genre)


def load_treebanks(gold: Path) -> list[Treebank]:
    """Every split of ``ud_ewt`` and ``gum`` under ``gold``; raises GoldError where there is none."""
    banks = [
        Treebank("ud_ewt", file.stem, {"all": tuple(read_conllu(file))})
        for file in sorted((gold / "ud_ewt").glob("*.conllu"))
    ]
    for folder in sorted((gold / "gum").glob("*/dep")):
        banks.append(Treebank("gum", folder.parent.name, _by_genre(folder)))
    if not banks:
        raise GoldError(f"no treebank in {gold}: looked for ud_ewt/*.conllu and gum/*/dep/*.conllu")
    return banks


def _by_genre(folder: Path) -> dict[str, tuple[GoldSentence, ...]]:
    """GUM's files are called GUM_<genre>_<name>."""
    genres: dict[str, tuple[GoldSentence, ...]] = {}
    for file in sorted(folder.glob("*.conllu")):
        parts = file.stem.split("_")
        genre = parts[1] if len(parts) > 2 else "all"
        genres[genre] = (*genres.get(genre, ()), *read_conllu(file))
    return genres


def read_conllu(file: Path) -> Iterator[GoldSentence]:
    """Sentences of one file; empty nodes and multiword ranges are left out, punctuation is not."""
    rows: list[list[str]] = []
    for number, line in enumerate([*file.read_text("utf-8").split("\n"), ""], start=1):
        if line and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != COLUMNS:
                raise GoldError(f"{file}:{number}: expected {COLUMNS} columns, found {len(row)}")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield _sentence(rows, file, number)
            rows = []


def _sentence(rows: list[list[str]], file: Path, line: int) -> GoldSentence:
    _, words, _, upos, _, _, heads, relations, *_ = zip(*rows, strict=True)
    try:
        return GoldSentence(words, upos, tuple(map(int, heads)), relations)
    except ValueError as error:
        raise GoldError(f"{file}:{line}: a head is not a number in the sentence before") from error
