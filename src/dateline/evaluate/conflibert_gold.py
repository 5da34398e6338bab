"""The sets "cameo_class" and "cameo_ner" of ConfliBERT: a class for each sentence, and marked sides in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GoldError

_TAGS = frozenset({"O", *(f"{mark}-{side}" for mark in "BI" for side in "STR")})
_CLOSING = frozenset(
    {",", ".", ";", ":", "!", "?", "%", ")", "]", "'s", "’s", "n't", "n’t", "''", "”", "…", "’", "-", "/"}
)
_OPENING = frozenset({"(", "[", "$", "£", "€", "“", "``", "‘", "#", "-", "/"})
_AFTER_APOSTROPHE = frozenset({"s", "re", "ve", "ll", "t", "d", "m"})


@dataclass(frozen=True)
class Classed:
    """A sentence and its class, from 0 to 4."""

    text: str
    quad: str


@dataclass(frozen=True)
class Tagged:
    """A sentence put together from its words, where each word stands in it, and the marked sides.

    A side is (first word, word after the last, S for source, T for target or R for one of two that act on
    each other).
    """

    text: str
    words: tuple[tuple[int, int], ...]
    sides: tuple[tuple[int, int, str], ...]


def load_classes(folder: Path) -> dict[str, list[Classed]]:
    """The sentences of each ``cameo_class/SPLIT.tsv``; raises GoldError, with file and line, for a bad one."""
    found: dict[str, list[Classed]] = {}
    for path in sorted((folder / "cameo_class").glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.stem] = [
            _classed(path, number, line) for number, line in enumerate(lines, start=1) if line
        ]
    return found


def _classed(path: Path, number: int, line: str) -> Classed:
    text, tab, quad = line.rpartition("\t")
    if not tab or quad not in {"0", "1", "2", "3", "4"}:
        raise GoldError(f"{path.name}:{number}: no sentence and class from 0 to 4 with a tab between")
    return Classed(text, quad)


def load_tags(folder: Path) -> dict[str, list[Tagged]]:
    """The sentences of each ``cameo_ner/SPLIT.txt``; raises GoldError, with file and line, for a bad line."""
    return {path.stem: list(_sentences(path)) for path in sorted((folder / "cameo_ner").glob("*.txt"))}


def _sentences(path: Path) -> Iterator[Tagged]:
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        parts = line.split()
        if parts and (len(parts) < 2 or parts[-1] not in _TAGS):
            raise GoldError(f"{path.name}:{number}: no word with one of the tags {', '.join(sorted(_TAGS))}")
        if parts:
            words.append(parts[0])
            tags.append(parts[-1])
        elif words:
            yield Tagged(*join_words(words), tuple(_sides(tags)))
            words, tags = [], []


def _sides(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for place, tag in enumerate(tags):
        goes_on = place + 1 < len(tags) and tags[place + 1] == f"I-{tag[2:]}"
        if tag.startswith("B") or (tag.startswith("I") and (place == 0 or tags[place - 1][1:] != tag[1:])):
            start = place
        if tag != "O" and not goes_on:
            yield start, place + 1, tag[2:]


def join_words(words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Words of a tokenised text as ordinary text, and the half-open offsets at which each stands."""
    text, places = "", []
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if place and not _glued(before, word, words[place - 2] if place > 1 else ""):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, tuple(places)


def _glued(before: str, word: str, farther: str) -> bool:
    """True where no blank stands before a word."""
    if word in _CLOSING or before in _OPENING:
        return True
    if before == "’":
        return word in _AFTER_APOSTROPHE
    return (
        before in {".", ","}
        and farther[-1:].isdigit()
        and word[:1].isdigit()
        and (before == "." or len(word) == 3)
    )
