"""Patterns over words: a text becomes one letter a word, a pattern a regular expression over such letters.

So patterns are written in words and lists of words, and cost little to try on a long text. A pattern holds

    word        the word itself
    {list}      one entry of a list, kept under the list's name; {list:name} keeps it under another
    ( | ) ?     as in regular expressions
    <a|b>       one of these words must stand beside the match (before it where the pattern begins so), <!a|b> must not
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"[$£€#]\s?\d[\d.,]*|\b[ap]\.\s?m\.?|\d+(?=[ap]\.?m\b)|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+/\d+|\d+½"
    r"|\d+(?:st|nd|rd|th|['’]?s)?(?!\w)|['’]\w+|[^\W_]+\.?|\S",
    re.IGNORECASE,
)
_PART = re.compile(r"\{(\w+)(?::(\w+))?\}|<(!?)([^>]*)>|([()|?])|([^\s(){}<>|?]+)")
_NUMBERED = re.compile(r"_\d+$")  # a list may stand twice in one pattern
_FIRST = 0xE000
"""The first letter: all are of Unicode's private use area, 6,400 of them."""
_OTHER = "."
_KEPT_WORDS = 50_000
"""Words that are kept as they are read: nearly all that news uses."""
_MOST_IN_RUN = 23
"""Words that may follow the first of a run: no number has more, and a run without end would cost its cube."""


class Word(NamedTuple):
    """One word of a text, half-open; ``plain`` is in lower case with straight apostrophes."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern; ``lists`` says which list each of its groups is filled from.

    ``needs`` are sets of letters: every text that it fits has one letter of each.
    """

    regex: re.Pattern[str]
    lists: Mapping[str, str]
    needs: tuple[frozenset[str], ...] = ()

    def may_fit(self, letters: Set[str]) -> bool:
        """False where it cannot fit a text of these letters, which is quicker to tell than to try."""
        for need in self.needs:  # noqa: SIM110 - a generator for each pattern would take as long as the looks
            if need.isdisjoint(letters):
                return False
        return True

    def slots(self, match: re.Match[str]) -> Iterable[tuple[str, str, tuple[int, int]]]:
        """Name, list and words (half-open) of every slot that is filled."""
        for group, found in match.groupdict().items():
            if found is not None:
                yield _NUMBERED.sub("", group), self.lists[group], match.span(group)


@dataclass(frozen=True)
class Letters:
    """A letter for every known word, and for every kind of figure, the first of which that fits counts."""

    words: Mapping[str, str]
    figures: tuple[tuple[re.Pattern[str], str], ...]
    capitals: frozenset[str]

    def cut(self, text: str) -> list[Word]:
        """The words of a text; a full stop belongs to one that is known with it ("Sept."), else it is a word."""
        words = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            plain = _plain(match[0])
            if plain.endswith(".") and len(plain) > 1 and plain not in self.words and plain[0].isalpha():
                words += [Word(start, end - 1, plain[:-1]), Word(end - 1, end, ".")]
            else:
                words.append(Word(start, end, plain))
        return words

    def of(self, text: str, words: Iterable[Word]) -> str:
        """The words as letters; what is only known with a capital is unknown without."""
        return "".join(self._letter(word.plain, text[word.start].isupper()) for word in words)

    def _letter(self, plain: str, upper: bool) -> str:
        letter = self.words.get(plain)
        if letter is not None:
            return letter if upper or plain not in self.capitals else _OTHER
        if plain.isalpha() or not any(sign.isdigit() for sign in plain):
            return _OTHER
        return next((letter for figure, letter in self.figures if figure.fullmatch(plain)), _OTHER)


@lru_cache(maxsize=_KEPT_WORDS)
def _plain(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").split())


@dataclass(frozen=True)
class Lists:
    """What patterns may name: ``entries`` are the words of each list, ``figures`` kinds of words with digits.

    A union holds the entries of other lists; words of ``runs`` may follow each other ("twenty-four").
    """

    entries: Mapping[str, Iterable[str]]
    figures: Mapping[str, str]
    unions: Mapping[str, Iterable[str]]
    runs: frozenset[str]

    def letters(self, patterns: Iterable[str], capitals: Iterable[str]) -> Letters:
        """Letters for all words of the lists and of the patterns; raises ValueError where they run out."""
        known = {
            part: None for entries in self.entries.values() for entry in entries for part in entry.split()
        }
        for pattern in patterns:
            for match in _PART.finditer(pattern):
                known |= dict.fromkeys((match[6] or "").split() + (match[4] or "").split("|"))
        known.pop("", None)
        words = {word: chr(_FIRST + place) for place, word in enumerate(known)}
        after = _FIRST + len(words)
        figures = tuple(
            (re.compile(figure), chr(after + place)) for place, figure in enumerate(self.figures.values())
        )
        return Letters(words, figures, frozenset(capitals))

    def compile(self, pattern: str, letters: Letters) -> Pattern:
        """A pattern as a regular expression over letters; raises ValueError for one that is none."""
        lists: dict[str, str] = {}
        parts = []
        for match in _PART.finditer(pattern):
            name, kept, no, beside, sign, word = match.groups()
            if name:
                group = f"{kept or name}_{len(lists)}"
                lists[group] = name
                parts.append(f"(?P<{group}>{self._any(name, letters)})")
            elif beside:
                look = f"(?{'' if parts else '<'}{'!' if no else '='}"
                parts.append(f"{look}[{''.join(letters.words[one] for one in beside.split('|'))}])")
            else:
                parts.append(("(?:" if sign == "(" else sign) if sign else letters.words[word])
        try:
            return Pattern(re.compile("".join(parts)), lists, tuple(self._needs(pattern, letters)))
        except re.error as error:
            raise ValueError(f"{pattern!r} is no pattern: {error}") from error

    def _needs(self, pattern: str, letters: Letters) -> Iterator[frozenset[str]]:
        """The letters of each word and list that stands in no brackets and is not left to choice."""
        parts = list(_PART.finditer(pattern))
        depth = 0
        outside: list[tuple[re.Match[str], bool]] = []
        for part, after in zip(parts, [*parts[1:], None], strict=True):
            depth += (part[5] == "(") - (part[5] == ")")
            if depth == 0:
                outside.append((part, after is not None and after[5] == "?"))
        if any(part[5] == "|" for part, _ in outside):
            return
        for part, optional in outside:
            if part[1] and not optional:
                yield self._firsts(part[1], letters)
            elif part[6] and not optional:
                yield frozenset(letters.words[part[6]])

    def _firsts(self, name: str, letters: Letters) -> frozenset[str]:
        """The letters that an entry of a list may begin with."""
        if name in self.unions:
            return frozenset().union(*(self._firsts(part, letters) for part in self.unions[name]))
        if name in self.figures:
            return frozenset(letters.figures[list(self.figures).index(name)][1])
        return frozenset(letters.words[entry.split()[0]] for entry in self.entries[name])

    def _any(self, name: str, letters: Letters) -> str:
        """One entry of a list, the longest first."""
        if name in self.unions:
            return "|".join(self._any(part, letters) for part in self.unions[name])
        if name in self.figures:
            place = list(self.figures).index(name)
            return letters.figures[place][1]
        if name not in self.entries:
            raise ValueError(f"there is no list {name!r}")
        coded = ["".join(letters.words[part] for part in entry.split()) for entry in self.entries[name]]
        single = f"[{''.join(one for one in coded if len(one) == 1)}]"
        if name in self.runs:
            return rf"{single}(?:{letters.words['-']}?{single}){{0,{_MOST_IN_RUN}}}"
        longer = sorted((one for one in coded if len(one) > 1), key=len, reverse=True)
        return "|".join([*longer, single] if single != "[]" else longer)
