"""What counts as a name, and what each name set leaves unsaid.

Every word carries the *set* of labels that its source allows. A set that never marks weapons says nothing
about whether an unmarked word is one, so such a word allows O and weapon both, and the loss sums them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import yaml

KINDS = ("person", "organisation", "place", "nationality", "weapon", "vehicle", "misc")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
ANY = frozenset(range(len(LABELS)))
LEXICON = Path(__file__).parents[2] / "src" / "dateline" / "lexicon"
WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8")).items()
}


@cache
def arms() -> dict[str, frozenset[str]]:
    """Words of weapons and of vehicles: where a set is silent about these kinds, no other word may be one."""
    sheet = yaml.safe_load((LEXICON / "arms.yaml").read_text("utf-8"))
    words = {
        kind: {word.lower() for name in (*part["lemmas"], *part["plural"], *part["proper"]) for word in name.split()}
        for kind, part in (("weapon", sheet["weapons"]), ("vehicle", sheet["vehicles"]))
    }
    return {kind: frozenset(some | {f"{word}s" for word in some}) for kind, some in words.items()}


def unsaid(word: str, silent: Iterable[str]) -> list[str]:
    """Of the kinds that a source never marks, those that this word may well be."""
    return [kind for kind in silent if kind not in arms() or word.lower() in arms()[kind]]


def allowed(kind: str | None, begins: bool, silent: Iterable[str] = ()) -> frozenset[int]:
    """Labels a word may carry: of its kind, or O and everything its source is silent about."""
    if kind is not None:
        return frozenset({LABELS.index(f"{'B' if begins else 'I'}-{kind}")})
    others = {LABELS.index(f"{mark}-{other}") for other in silent for mark in "BI"}
    return frozenset({0, *others})


@cache
def demonyms() -> frozenset[str]:
    """Peoples and faiths as adjectives and nouns: the project's list, laid over sets that leave them out.

    Its abbreviations ("US forces") are left to the sets, which know them as places and organisations.
    """
    sheet = yaml.safe_load((LEXICON / "demonyms.yaml").read_text("utf-8"))
    return frozenset(word for word in sheet if " " not in word and not word.isupper())


def label(
    words: Sequence[str], spans: Iterable[tuple[int, int, frozenset[str]]], silent: Sequence[str]
) -> list[frozenset[int]]:
    """Allowed labels per word from non-overlapping (start, end, kinds); no kinds means "do not ask"."""
    labels = [allowed(None, False, unsaid(word, silent)) for word in words]
    for start, end, kinds in spans:
        for place in range(start, end):
            options = [allowed(kind, place == start) for kind in kinds]
            labels[place] = frozenset().union(*options) if options else ANY
    for place, word in enumerate(words):
        if word in demonyms() and labels[place] != ANY and _is_open(labels, place):
            labels[place] = allowed("nationality", True)
    return labels


def _is_open(labels: list[frozenset[int]], place: int) -> bool:
    """Whether a word stands in no longer name: unmarked, perhaps misc, or a whole name by itself."""
    options = labels[place]
    if 0 in options or LABELS.index("B-misc") in options:
        return True
    follows = place + 1 < len(labels) and any(LABELS[option][0] == "I" for option in labels[place + 1] - {0})
    inside = any(LABELS[option][0] == "I" for option in options)
    return not inside and (not follows or 0 in labels[place + 1])


def is_capital(word: str) -> bool:
    """Whether a word may stand in a name: a capital in front, or an ordinal as units have ("3rd")."""
    return word[:1].isupper() or (word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th"))


def trim(words: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The name inside a mention; None where the mention has no name ("the regime", "Foreign Secretary")."""
    if kind in ("weapon", "vehicle"):
        while start < end and words[start].lower() in WORDS["determiners"]:
            start += 1
        return (start, end) if start < end else None
    if kind == "person":
        titles = [place for place in range(start, end) if words[place].lower().strip(".") in WORDS["titles"]]
        start = max(titles) + 1 if titles else start
    while start < end and (
        not is_capital(words[start])
        or re.split("['’]", words[start].lower())[0] in WORDS["determiners"] | WORDS["pronouns"]
    ):
        start += 1
    while start < end and not is_capital(words[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def is_clean(words: Sequence[str], start: int, end: int) -> bool:
    """Whether nothing but capitals, link words and points stand in a name."""
    return all(
        is_capital(word) or word.lower() in WORDS["links"] or not word[0].isalnum()
        for word in words[start:end]
    )
