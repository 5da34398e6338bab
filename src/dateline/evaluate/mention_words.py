"""The words of a mention, and the sheet by which mentions are cut down to names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.lexicon import load_lexicon
from dateline.lexicon.lexicon import Lexicon
from dateline.sheet import Sheet, read_sheet

WORD = re.compile(
    r"[A-Z]\.(?:[A-Z]\.)+|\b[A-Z]\.(?=\s[A-Z])|(?:Lt|Gen|Col|Maj|Sgt|Mr|Dr|Brig|Spc|Capt|Adm)\."
    r"|['’]s\b|\w+(?:[.,]\d+)*(?:['’](?!s\b)\w+)*|[^\w\s]"
)
ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


class MentionWords(Sheet):
    """mentions.yaml."""

    kinds: dict[str, str]
    links: frozenset[str]
    particles: frozenset[str]
    hyphened: frozenset[str]
    acts: frozenset[str]
    prepositions: frozenset[str]
    small: frozenset[str]


@cache
def mention_words() -> MentionWords:
    """The words that are shipped; raises CodebookError where the sheet is wrong."""
    return read_sheet(files("dateline.evaluate") / "mentions.yaml", MentionWords)


@dataclass(frozen=True)
class Word:
    """A word of a mention; hyphens and possessives are words of their own."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """A capital in front, or an ordinal as units have them ("3rd")."""
        return self.text[:1].isupper() or ORDINAL.fullmatch(self.text) is not None

    @property
    def is_small(self) -> bool:
        """An article, pronoun or their like, whatever its case."""
        return self.lower in mention_words().small

    @property
    def is_link(self) -> bool:
        """ "of", "and", "-": may stand inside a name."""
        return self.lower in mention_words().links

    @property
    def is_people(self) -> bool:
        """A word of nationality, faith or people; "US" is none."""
        return not self.text.isupper() and lexicon().actors.people_of(self.text) is not None

    @property
    def is_title(self) -> bool:
        """A word that stands in titles."""
        return lexicon().titles.is_part(self.text)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of text."""
    return [
        Word(match.start() + start, match.end() + start, match[0]) for match in WORD.finditer(text[start:end])
    ]


def folded(words: Sequence[Word]) -> str:
    """The words in lower case, so that two mentions of one name meet."""
    return " ".join(word.lower for word in words)


@cache
def lexicon() -> Lexicon:
    """The lexicon that is shipped, read once."""
    return load_lexicon()
