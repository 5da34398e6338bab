"""Frames that can never win, and frames of two kinds between which nothing decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lemminflect import getAllLemmas

from dateline.codebook.crosswalk import Slots
from dateline.codebook.load import Codebook, Entry

Conditions = Mapping[str, Slots]
_PARTS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}

Found = tuple[Entry, str]
"""A frame as one of its triggers evokes it, and what is wrong with it."""


def dead_frames(codebook: Codebook) -> Iterator[Found]:
    """Triggers with which a frame can never code anything, each with the reason.

    Only what follows from the words of the pages alone counts: two classes are taken to have nothing in common.
    """
    for (part, lemma), entries in codebook.index.items():
        lemmas = _other_lemmas(lemma, part)
        for entry in entries:
            if lemmas:
                yield entry, f"{lemma!r} is no base form of {part}: write {' or '.join(map(repr, lemmas))}"
            else:
                reason = _never(entry, entries) if not entry.negative else _bars_nothing(entry, entries)
                if reason:
                    yield entry, reason


def ties(codebook: Codebook) -> Iterator[Found]:
    """Frames of two kinds with the same trigger and needs, whose pages have the same rank."""
    for entries in codebook.index.values():
        positive = [entry for entry in entries if not entry.negative]
        for number, one in enumerate(positive):
            for two in positive[number + 1 :]:
                if one.kind != two.kind and one.rank == two.rank and _same(one, two):
                    yield two, f"always ties with {told(one)}: give one of the two pages another rank"


def told(entry: Entry) -> str:
    """A frame as a person finds it: page and line."""
    if entry.file is None:
        return entry.name
    return f"{entry.trigger!r} at {entry.file.name}:{entry.file.line(entry.loc)}"


def _other_lemmas(lemma: str, part: str) -> tuple[str, ...]:
    """The base forms of a word that is an inflected one; nothing for a base form and for a word nobody knows."""
    known = getAllLemmas(lemma, upos=_PARTS[part])
    found = tuple(word for words in known.values() for word in words)
    return () if lemma in found else found


def _never(entry: Entry, entries: Sequence[Entry]) -> str | None:
    """Why a frame never wins: its own conditions, a negative frame of its page, or a frame that is always before it."""
    if _refuses(entry, entry.frame.needs):
        return "what it needs is what it must not have"
    for other in entries:
        if other is entry or not _whenever(other, entry):
            continue
        if other.negative and other.kind == entry.kind:
            return f"the negative frame of {told(other)} always takes it away"
        if not other.negative and other.order < entry.order and not _barred(other, entry, entries):
            return f"{told(other)} always goes before it"
    return None


def _bars_nothing(entry: Entry, entries: Sequence[Entry]) -> str | None:
    """Why a negative frame does nothing: no frame of its page has the trigger."""
    own = [other for other in entries if other.kind == entry.kind and not other.negative]
    if any(entry.companion in {None, other.companion} for other in own):
        return None
    return f"no frame of {entry.kind!r} has this trigger: there is nothing to keep away"


def _barred(winner: Entry, entry: Entry, entries: Sequence[Entry]) -> bool:
    """True where a negative frame may take the winner's kind away and leave the other's."""
    if winner.kind == entry.kind:
        return False
    return any(
        other.negative
        and other.kind == winner.kind
        and other.companion in {None, entry.companion}
        and not _refuses(entry, other.frame.needs)
        for other in entries
    )


def _whenever(one: Entry, two: Entry) -> bool:
    """True where the first fits wherever the second does: it asks for no more and refuses no more."""
    if one.companion not in {None, two.companion}:
        return False
    wider = all(_within(two.frame.needs.get(slot, ()), words) for slot, words in one.frame.needs.items())
    return wider and all(
        slot in two.frame.unless and set(words) <= set(two.frame.unless[slot])
        for slot, words in one.frame.unless.items()
    )


def _within(words: Slots, wider: Slots) -> bool:
    """True where there are words and all of them are among the wider ones."""
    return bool(words) and set(words) <= set(wider)


def _refuses(entry: Entry, needs: Conditions) -> bool:
    """True where the frame never fits when all of these hold."""
    return any(_within(words, entry.frame.unless.get(slot, ())) for slot, words in needs.items())


def _same(one: Entry, two: Entry) -> bool:
    first, second = one.frame.needs, two.frame.needs
    same = first.keys() == second.keys() and all(set(first[slot]) == set(second[slot]) for slot in first)
    return same and one.companion == two.companion
