"""Which sentences are read at all: one that cannot tell an event is left unparsed, and says why.

A codebook tells events by words, and asks for some of them that certain other words stand beside them. Both can be
looked for before anything is parsed, by rules that err on the side of reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from spacy.tokens import Doc
from spacy.tokens import Span as Phrase

from dateline.lexicon import Lexicon
from dateline.read.inflections import forms_of
from dateline.read.lemmas import SMALL

LEFT = "left"
"""Key in ``doc.user_data``: for the first token of each sentence that is left alone, why."""
NO_EVENT_WORD = "has no word that can tell an event"
NOT_BESIDE = "has words that can tell an event, but not what must stand beside them"

AFTER_PREPOSITION = 8
AROUND_VERB = 9
BEFORE_NOUN, BEHIND_NOUN = 4, 2
"""Words within which a condition's word must stand of a preposition, a verb and a noun: with these no claim
of the reports and 11 of 1,789 of mixed news were lost (evals/README.md, Speed)."""
_NOUN_SLOTS = frozenset({"compound", "modifier", "possessive"})
_VERB_SLOTS = frozenset({"subject", "object"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})
_HELPERS = frozenset(
    {"n't", "will", "would", "can", "could", "should", "must", "may", "might", "did", "does", "do"}
)
_BEFORE_VERBS = frozenset(
    {"to", "up", "out", "off", "down", "over", "on", "in", "about", "since", "than", "like", "as"}
)
_NAMED = frozenset(
    {"@name", "@person_name", "@place_name", "@organisation_name", "@places", "@people", "@organisations"}
)
"""Classes whose members the reader finds by their looks: any word with a capital may be one."""
_PARTS = ("verbs", "nouns", "adjectives")
SHORT = 8
"""Words of a sentence that only adds to the one before it: who said so, how many died."""
_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‘", "’"})
_KNOWN_WORDS = 50_000

Words = frozenset[str]


class Conditions(Protocol):
    """A frame of the codebook: slots and the lemmas and @classes that must fill them."""

    @property
    def needs(self) -> Mapping[str, Sequence[str]]: ...


class Evoking(Protocol):
    """A frame as one of its triggers evokes it; ``negative`` frames evoke nothing."""

    @property
    def frame(self) -> Conditions: ...
    @property
    def companion(self) -> str | None: ...
    @property
    def negative(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Need:
    """One condition: some of ``words`` (lemmas and @classes) stand where the slot may lie."""

    words: Words
    slot: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a word may be, by its letters alone: lemmas and @classes, and the frames it may evoke by part of speech."""

    may_be: Words
    evokes: tuple[tuple[str, tuple[tuple[Need, ...], ...]], ...]


class Gate:
    """Marks the sentences of a report that need not be parsed.

    ``frames`` are those of the codebook by (part of speech, lemma), ``prepositions`` the slots that are no relations.
    """

    def __init__(
        self, frames: Mapping[tuple[str, str], Iterable[Evoking]], prepositions: Words, lexicon: Lexicon
    ) -> None:
        self._prepositions = prepositions
        self._actors = lexicon.actors
        self._pronouns = lexicon.references.pronouns.keys()
        self._frames = {key: _needs(found) for key, found in frames.items()}
        self._classes: dict[str, list[str]] = {}
        for name, members in lexicon.classes.items():
            for member in members:
                self._classes.setdefault(member, []).append("@time" if name == "times" else f"@{name}")
        self._lemmas: dict[str, list[str]] = {}
        for lemma in {*(lemma for _, lemma in self._frames), *self._classes, *_plain(self._frames.values())}:
            for form in forms_of(lemma):
                self._lemmas.setdefault(form, []).append(lemma)
        for form, lemma in SMALL.items():
            self._lemmas.setdefault(form, []).append(lemma.lower())
        self._word: Callable[[str], Word] = lru_cache(maxsize=_KNOWN_WORDS)(self._look_up)

    def mark(self, docs: Iterable[Doc]) -> None:
        """Put under ``LEFT`` of each block of a report which of its sentences are left alone."""
        places, told, blocks = [], [], []
        for number, doc in enumerate(docs):
            doc.user_data[LEFT] = {}
            for sentence in doc.sents:
                places.append((doc, sentence.start))
                told.append(_words(sentence))
                blocks.append(number)
        reasons = list(map(self.reason, told))
        wanted = {
            place
            for n, reason in enumerate(reasons)
            if reason is None
            for place in self._context(n, told, blocks)
        }
        for n, (doc, start) in enumerate(places):
            if n not in wanted and reasons[n] is not None:
                doc.user_data[LEFT][start] = reasons[n]

    def _context(self, place: int, told: Sequence[Sequence[str]], blocks: Sequence[int]) -> Iterator[int]:
        """Sentences that say who is meant by "he" or who speaks in a sentence that is read."""
        words = {word.lower() for word in told[place]}
        quoted = not words.isdisjoint(_QUOTES)
        if quoted or not words.isdisjoint(self._pronouns):
            yield place - 1
        following = place + 1
        if (
            following < len(told)
            and blocks[following] == blocks[place]
            and (quoted or len(told[following]) < SHORT)
        ):
            yield following

    def reason(self, words: Sequence[str]) -> str | None:
        """Why a sentence of these words is left alone; None where it may tell an event."""
        known = [self._word(word) for word in words]
        if not any(word.evokes for word in known):
            return NO_EVENT_WORD
        return None if _Sentence(words, known, self._prepositions).may_tell() else NOT_BESIDE

    def _look_up(self, word: str) -> Word:
        lower = word.lower()
        lemmas = frozenset({lower, *self._lemmas.get(lower, ())})
        evokes = ((part, self._frames.get((part, lemma))) for part in _PARTS for lemma in sorted(lemmas))
        return Word(
            lemmas | frozenset(self._classes_of(word, lemmas)),
            tuple((part, frames) for part, frames in evokes if frames),
        )

    def _classes_of(self, word: str, lemmas: Words) -> Iterator[str]:
        for lemma in lemmas:
            yield from self._classes.get(lemma, ())
        actor = self._actors.find(word)
        yield from (f"@{name}" for name in (actor.classes if actor is not None else ()))
        lower = word.lower()
        small = lower in self._prepositions or lower in _DETERMINERS
        if lower in self._pronouns or (word[:1].isupper() and not small):
            yield from _NAMED  # a pronoun may stand for a name
        if len(word) == 4 and any(sign.isdigit() for sign in word):
            yield "@time"


class _Sentence:
    """One sentence, asked whether any frame may fit."""

    def __init__(self, words: Sequence[str], known: Sequence[Word], prepositions: Words) -> None:
        self._lower = [word.lower() for word in words]
        self._known = known
        self._prepositions = prepositions
        self._all: Words = frozenset().union(*(word.may_be for word in known))

    def may_tell(self) -> bool:
        """True where some word may evoke an event with all that its frame needs."""
        return any(
            all(self._holds(place, need) for need in needs)
            for place, word in enumerate(self._known)
            for part, frames in word.evokes
            if self._may_be(place, part)
            for needs in frames
        )

    def _may_be(self, place: int, part: str) -> bool:
        """False for "the march", "of funds" as verbs and "will march" as a noun."""
        before, word = self._lower[place - 1] if place else "", self._lower[place]
        if part != "verbs":
            return before not in _HELPERS
        if before in _DETERMINERS:
            return False
        return word.endswith(("ed", "ing")) or before not in self._prepositions or before in _BEFORE_VERBS

    def _holds(self, place: int, need: Need) -> bool:
        if need.words.isdisjoint(self._all):
            return False
        if need.slot in self._prepositions:
            first = need.slot.partition(" ")[0]
            places = (here for here, word in enumerate(self._lower) if word == first)
            return any(self._within(need, here + 1, here + 1 + AFTER_PREPOSITION) for here in places)
        if need.slot in _NOUN_SLOTS:
            return self._beside(need, place, BEFORE_NOUN, BEHIND_NOUN)
        if need.slot in _VERB_SLOTS:
            before, behind = self._sides(need.slot, self._lower[place])
            return self._beside(need, place, before, behind)
        return True

    @staticmethod
    def _sides(slot: str, verb: str) -> tuple[int, int]:
        """Words before and behind a verb where a slot may lie: only forms in -ed and irregular ones turn it round."""
        if slot == "object" and verb.endswith(("s", "ing")):
            return 0, AROUND_VERB
        if slot == "subject" and verb.endswith("s"):
            return AROUND_VERB, 0
        return AROUND_VERB, AROUND_VERB

    def _beside(self, need: Need, place: int, before: int, behind: int) -> bool:
        return self._within(need, place - before, place) or self._within(need, place + 1, place + 1 + behind)

    def _within(self, need: Need, start: int, end: int) -> bool:
        return any(not need.words.isdisjoint(word.may_be) for word in self._known[max(0, start) : end])


def _needs(found: Iterable[Evoking]) -> tuple[tuple[Need, ...], ...]:
    """What each frame needs; those that need least come first, an empty one alone is enough."""
    needs = dict.fromkeys(_needs_of(evoking) for evoking in found if not evoking.negative)
    return ((),) if () in needs else tuple(sorted(needs, key=len))


def _needs_of(evoking: Evoking) -> tuple[Need, ...]:
    conditions = [
        Need(frozenset(word if word.startswith("@") else word.lower() for word in words), slot)
        for slot, words in evoking.frame.needs.items()
    ]
    if evoking.companion is not None:
        conditions.append(Need(frozenset({evoking.companion.partition(" ")[0]}), "companion"))
    return tuple(conditions)


def _plain(frames: Iterable[tuple[tuple[Need, ...], ...]]) -> Iterator[str]:
    """The words that conditions name."""
    return (
        word
        for all_of in frames
        for needs in all_of
        for need in needs
        for word in need.words
        if word[0] != "@"
    )


def _words(sentence: Phrase) -> list[str]:
    return [token.text for token in sentence if not token.is_space]
