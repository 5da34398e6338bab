"""What in a text looks like the name of a person, by its letters and by what the lexicon knows to be something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.export.privacy_sheet import PrivacySheet
from dateline.lexicon import Lexicon
from dateline.lexicon.actors import fold

_WORD = re.compile(r"[^\W\d_](?:[\w'’\-]*\w)?\.?")
_OWNS = re.compile(r"['’]s?$")
_PREFIX = re.compile(r"^(?:al|el|as|ad|an|ar|ash|at)-(?=.)", re.IGNORECASE)
_ORDINALS = {"II", "III", "IV"}
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals in a row that may hold a name: ``starts`` is where each begins, ``before`` the word before.

    The interval is half-open and holds no ending of possession.
    """

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    before: str
    owns: bool

    @property
    def name(self) -> str:
        """The words as one name."""
        return " ".join(self.words)


class PersonNames:
    """Finds names of people; it sees letters and words, no syntax, and so it takes too many rather than too few."""

    def __init__(self, lexicon: Lexicon, sheet: PrivacySheet) -> None:
        self._lexicon = lexicon
        self._sheet = sheet
        self._bodies = sheet.not_in_names.union(*(lexicon.classes[name] for name in sheet.not_persons))
        self._nouns = frozenset(word for words in lexicon.classes.values() for word in words)
        self.is_person = lru_cache(_KEPT)(self._is_person)
        self._begins = lru_cache(_KEPT)(self._begins_a_name)
        self._is_body = lru_cache(_KEPT)(self._is_of_a_body)

    def is_leader(self, name: str) -> bool:
        """True for the name of a leader of any year."""
        return fold(name) in self._lexicon.actors.leaders

    def is_place(self, run: Run) -> bool:
        """True for what stands behind "in" or "near" and owns nothing."""
        return run.before in self._sheet.before_places and not run.owns

    def start_of_person(self, run: Run) -> int | None:
        """Where the name of a person begins in a run: behind the words of a body or region that it begins with."""
        last = max((number for number, word in enumerate(run.words) if self._is_body(word)), default=-1)
        tail = run.words[last + 1 :]
        if len(tail) < 2 or not self.is_person(tail) or (last >= 0 and self._known(run.name)):
            return None
        return run.starts[last + 1]

    def is_single_name(self, name: str) -> bool:
        """True for one word with a capital that no sheet knows ("Fatima")."""
        runs = list(self.runs(name))
        if len(runs) != 1 or runs[0].words != (name.strip(),) or name.isupper():
            return False
        word = runs[0].words[0]
        noun = self._lexicon.actors.nouns.of(word) is not None
        return not noun and word.lower() not in self._nouns and not self._known(word)

    def runs(self, text: str) -> Iterator[Run]:
        """Stretches of words with capitals, without the titles, peoples and common words that they begin with."""
        found: list[re.Match[str]] = []
        before = ""
        last: re.Match[str] | None = None
        for match in _WORD.finditer(text):
            joined = last is not None and text[last.end() : match.start()] in {" ", "\u00a0"}
            if found and not (joined and self._continues(match[0])):
                yield from self._run(found, before)
                found = []
            if not found:
                before = last[0].lower() if last is not None else ""
                if self._begins(match[0]):
                    found = [match]
            else:
                found.append(match)
            last = match
        yield from self._run(found, before)

    def _run(self, found: list[re.Match[str]], before: str) -> Iterator[Run]:
        while found and found[-1][0] in self._sheet.within:
            found = found[:-1]
        if not found:
            return
        last = found[-1][0]
        bare = (
            last.removesuffix(".") if len(last) > 2 else last
        )  # a sentence's full stop, or that of an initial
        owner = _OWNS.sub("", bare)
        words = (*(match[0].rstrip(".") for match in found[:-1]), owner.rstrip("."))
        end = found[-1].start() + len(owner)
        starts = tuple(match.start() for match in found)
        yield Run(starts[0], end, words, starts, before, owner != bare)

    def _is_person(self, words: tuple[str, ...]) -> bool:
        """Whether several words with capitals, in a row, are a person's name as far as the sheets can tell."""
        if self._known(" ".join(words)) or self._lexicon.names.kind_of(words) is not None:
            return False
        if any(word.isupper() and len(word) > 1 and word not in _ORDINALS for word in words):
            return False
        return not any(self._is_body(word) for word in words)

    def _known(self, name: str) -> bool:
        words = self._lexicon
        actors = words.actors
        found = actors.find(name) or actors.country_of(name) or actors.people_of(name)
        return bool(found) or self.is_leader(name) or words.places.knows(name) or words.is_country(name)

    def _is_of_a_body(self, word: str) -> bool:
        lower = word.lower()
        forms = (lower, lower.removesuffix("s"), lower.removesuffix("ies") + "y")
        return any(form in self._bodies for form in forms)

    def _begins_a_name(self, word: str) -> bool:
        bare = _PREFIX.sub("", word)
        return bare[:1].isupper() and word.lower() not in self._sheet.apart and not self._is_title(word)

    def _continues(self, word: str) -> bool:
        return self._begins(word) or word in self._sheet.within

    def _is_title(self, word: str) -> bool:
        """True for what stands before a name and is none: "Capt.", "President", "Journalist", "Chadian"."""
        bare = word.rstrip(".")
        actors = self._lexicon.actors
        if self._lexicon.titles.is_part(bare) or actors.people_of(bare) is not None:
            return True
        return actors.nouns.of(bare) is not None and bare.lower() not in self._bodies


def parts_of(name: str) -> list[str]:
    """The words of a name, folded, without the articles before them ("al-")."""
    return [_PREFIX.sub("", word) for word in fold(name).split()]
