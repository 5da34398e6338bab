"""Case for reports that are written in capitals throughout, as wires and telexes wrote them.

Every character keeps its place: only letters that have one small form of the same length change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.lexicon.actors import fold
from dateline.lexicon.titles import Titles

WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
ENOUGH = 40
"""Letters below which a text may be a shouted headline and is left as it is."""
SHARE = 0.95
"""Share of capitals from which a text is one written in capitals: units and names of aircraft stay small."""
LONGEST_NAME = 7
"""Words of the longest name that is looked up as a whole."""
SENTENCE_ENDS = frozenset(".!?:;")
ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")
INITIALS = re.compile(r"[\[(]\s*\Z")
SHORT_INITIALS, LONGEST_INITIALS = 5, 10
"""Letters up to which a word in brackets is an abbreviation by itself, or where it fits the words before it."""
PART = 4
"""Letters of the shortest part of a compound ("machine" + "gunned")."""
LONGEST_COMPOUND = 40
"""Letters after which a word is none of a dictionary's, whole or in parts: each is looked up at every letter."""


def in_capitals(text: str) -> bool:
    """Whether a text of some length has next to no small letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= ENOUGH and sum(letter.isupper() for letter in letters) >= SHARE * len(letters)


def small(text: str) -> str:
    """The text in small letters, those left alone whose small form has another length."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def big(text: str) -> str:
    """The text in capitals, letters left alone that do not come back from their capital."""
    return "".join(letter.upper() if letter.upper().lower() == letter else letter for letter in text)


@dataclass
class _Word:
    """One word of a text: ``lower`` is its small form without a full stop; ``form`` what it will be written."""

    start: int
    end: int
    lower: str
    form: str
    opens: bool
    gap: str

    @property
    def capital(self) -> bool:
        """True where the word is written with a capital."""
        return self.form[:1].isupper()

    def raise_first(self) -> None:
        """Give the word a capital, unless it has some."""
        if not self.capital:
            self.form = big(self.form[:1]) + self.form[1:]


@dataclass(frozen=True)
class Truecaser:
    """Gives words the case they have in running text; ``cases`` maps small forms to how they are written.

    ``ordinary`` says whether a dictionary has a word; a word that none has is taken for a name. ``names`` are
    folded names of places, peoples and actors, ``countries`` those that are no other word.
    """

    cases: Mapping[str, str]
    names: frozenset[str]
    countries: frozenset[str]
    titles: Titles
    words: Mapping[str, frozenset[str]]
    ordinary: Callable[[str], bool]

    def restore(self, texts: Sequence[str]) -> list[str]:
        """The texts of one report, each as long as before; abbreviations are known from all of them."""
        split = [self._split(text) for text in texts]
        initials = {
            word.lower
            for words, text in zip(split, texts, strict=True)
            for number, word in enumerate(words)
            if self._abbreviates(words, number, text)
        }
        for words in split:
            for word in words:
                if word.lower in initials:
                    word.form = big(word.form)
            self._known_names(words)
            self._the_states(words)
            self._months(words)
            self._titles(words)
            self._spelled_out(words, initials)
            self._names_go_on(words)
        return [_written(text, words) for text, words in zip(texts, split, strict=True)]

    def _split(self, text: str) -> list[_Word]:
        words: list[_Word] = []
        before = 0
        for found in WORD.finditer(text):
            gap = text[before : found.start()]
            before = found.end()
            own = found.group()
            opens = (
                not words
                or any(letter in SENTENCE_ENDS for letter in gap)
                or (_stopped(words[-1], gap) and words[-1].lower not in self.words["short"])
            )
            lower = small(own).rstrip(".") if not ABBREVIATION.match(own) else small(own)
            words.append(_Word(found.start(), found.end(), lower, self._form(own), opens, gap))
        return words

    def _form(self, word: str) -> str:
        """How a word is written wherever it stands."""
        lower = small(word)
        bare = lower.rstrip(".")
        if ABBREVIATION.match(word) and len(word) > 2:
            return word
        stem, mark, ending = bare.replace("’", "'").partition("'")
        if mark and stem.endswith("n") and ending == "t":
            return lower
        if bare in self.cases:
            return self.cases[bare] + lower[len(bare) :]
        if mark and stem in self.cases:
            return self.cases[stem] + lower[len(stem) :]
        if fold(stem) in self.countries:
            return big(lower[:1]) + lower[1:]
        if self._is_ordinary(stem if len(ending) < 3 else ending):
            return lower
        return big(lower[:1]) + lower[1:]

    def _is_ordinary(self, word: str) -> bool:
        if len(word) < 2:
            return word in {"a", ""}
        if len(word) > LONGEST_COMPOUND:
            return False
        if fold(word) in self.names and not self.ordinary(word):
            return False
        if self.ordinary(word) or word in self.words["plain"] or self.titles.is_part(word):
            return True
        if word.endswith("s") and self.ordinary(word[:-1]):
            return True
        return any(
            self.ordinary(word[:cut]) and self.ordinary(word[cut:])
            for cut in range(PART, len(word) - PART + 1)
        )

    def _known_names(self, words: list[_Word]) -> None:
        """Names of several words that the lexicon has."""
        for start in range(len(words)):
            for end in range(min(len(words), start + LONGEST_NAME), start + 1, -1):
                inside = words[start:end]
                if words[start].lower in self.words["inner"]:
                    break
                if all(word.gap in {" ", "-"} for word in inside[1:]) and (
                    fold(" ".join(word.lower for word in inside)) in self.names
                ):
                    for word in inside:
                        if word.lower not in self.words["links"] | self.words["plain"] or word is inside[0]:
                            word.raise_first()
                    break

    def _the_states(self, words: list[_Word]) -> None:
        """ "The US" against "us"."""
        for before, word in pairwise(words):
            if word.lower == "us" and before.lower == "the":
                word.form = big(word.form)

    def _months(self, words: list[_Word]) -> None:
        """ "3 May", "March 1989": a month stands beside a number, or is no other word."""
        for number, word in enumerate(words):
            if word.lower not in self.words["months"]:
                continue
            after = words[number + 1].gap if number + 1 < len(words) else ""
            beside = word.gap.strip()[-1:].isdigit() or after.strip()[:1].isdigit()
            word.form = (
                big(word.lower[:1]) + small(word.form[1:])
                if beside or not self.ordinary(word.lower)
                else small(word.form)
            )

    def _titles(self, words: list[_Word]) -> None:
        """ "Colonel Juan Perez": a title right before a name."""
        for word, after in reversed(list(pairwise(words))):
            near = after.gap in {" ", ". "} and not after.opens
            title = self.titles.is_head(word.lower) or (
                self.titles.is_part(word.lower) and self.titles.is_part(after.lower)
            )
            if near and title and after.capital and word.lower not in self.words["plain"]:
                word.raise_first()

    def _abbreviates(self, words: list[_Word], number: int, text: str) -> bool:
        """Whether a word stands alone in brackets, short or for the words before it, and is no speaker's name."""
        word = words[number]
        if not INITIALS.search(word.gap) or text[word.end : word.end + 1] not in {")", "]"} or number == 0:
            return False
        if not 2 <= len(word.lower) <= LONGEST_INITIALS or self.ordinary(word.lower):
            return False
        before = words[max(0, number - 2 * len(word.lower)) : number]
        if self._first_of(before, word.lower):
            return True
        return len(word.lower) <= SHORT_INITIALS and fold(word.lower) not in self.names

    def _spelled_out(self, words: list[_Word], initials: set[str]) -> None:
        """ "National Liberation Army [ELN]": the words that an abbreviation in brackets stands for."""
        for number, word in enumerate(words):
            if word.lower not in initials or not INITIALS.search(word.gap):
                continue
            first = self._first_of(words[max(0, number - 2 * len(word.lower)) : number], word.lower)
            for part in words[number - first : number] if first else ():
                if part.lower not in self.words["links"]:
                    part.raise_first()

    def _first_of(self, before: list[_Word], letters: str) -> int:
        """How many words before the bracket the abbreviation stands for: 0 where they do not fit it.

        The letters may come in another order, as in an abbreviation of the name in its own language.
        """
        seen: list[str] = []
        for count, word in enumerate(reversed(before), start=1):
            if count > 1 and any(mark in before[-count + 1].gap for mark in ",;"):
                return 0
            seen += [] if word.lower in self.words["links"] else [word.lower[:1]]
            if len(seen) == len(letters):
                return count if sorted(seen) == sorted(letters) else 0
        return 0

    def _names_go_on(self, words: list[_Word]) -> None:
        """ "San Pedro", "Sucre Street": words that open or close a name."""
        for word, after in reversed(list(pairwise(words))):
            opens = word.lower in self.words["openers"] or word.lower in self.words["given"]
            if opens and after.gap == " " and after.capital and not after.opens:
                word.raise_first()
        for before, word in pairwise(words):
            if (
                word.gap in {" ", ' "', '" '}
                and before.capital
                and not before.opens
                and word.lower in self.words["heads"]
            ):
                word.raise_first()


def _stopped(word: _Word, gap: str) -> bool:
    """Whether a sentence ended with this word: a full stop that belongs to the word's match, and room after it."""
    return word.form.endswith(".") and not ABBREVIATION.match(word.form) and not gap.strip(" \"'[]()")


def _written(text: str, words: list[_Word]) -> str:
    """The text with every word as it is to be written and capitals where sentences begin."""
    out = list(small(text))
    for word in words:
        if word.opens:
            word.raise_first()
        for offset, letter in enumerate(word.form):
            if len(letter) == 1:
                out[word.start + offset] = letter
    return "".join(out)
