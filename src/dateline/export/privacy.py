"""Whom an export names: people the lexicon knows and holders of an office; never private people, unless asked to.

One place decides it for all formats. A name is private where it stands for the target or the actor of a claim, has
the look of a person's name, the lexicon does not know it (``Party.known``), and the report gives its bearer no office
("the mayor"). Who takes part in talks or makes an appeal does so in public (privacy.yaml lists such kinds). Voices
keep their names: who speaks to the press did so in the open, and who says what is what an export is for; a voice that
is a private target too loses it.

``Privacy.about`` collects the names of an incident's claims. ``Privacy.hidden`` takes the private ones out of a cell,
whatever it holds: the name alone becomes "a journalist", inside other text "[name]". ``Privacy.quote`` does more, for
words of a report (evidence, headlines): it also masks every other name that looks like a person's and that neither
the lexicon nor the claims tell to be something else. It masks too much rather than too little, and what it cannot see
("the boy from the corner house", a name in small letters) stays.

    privacy = Privacy(lexicon, name_victims=options.name_victims)
    about = privacy.about(claims, reports)
    Cell(privacy.hidden(cell.content, about), ...)      # every cell of every format: the frame does it
    replace(trace, quote=privacy.quote(trace.quote, about))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TypeVar, cast

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import fold
from dateline.sheet import Sheet, read_sheet
from dateline.types import Claim, Party, Report

C = TypeVar("C")
_WORD = re.compile(r"[^\W\d_](?:[\w'’\-]*\w)?\.?")
_OWNS = re.compile(r"['’]s?$")
_PREFIX = re.compile(r"^(?:al|el|as|ad|an|ar|ash|at)-(?=.)", re.IGNORECASE)
_ORDINALS = {"II", "III", "IV"}
"""Capitals that end a person's name; others tell an organisation ("UN Women")."""
_SHORTEST = 3
"""Letters that a part of a private name needs to be masked by itself; shorter ones are words of the language."""
_KEPT = 20_000
_QUOTES = 2_000
"""Quotes kept as they were masked: the cells of one incident quote the same words again and again."""


class PrivacySheet(Sheet):
    """privacy.yaml."""

    sectors: dict[str, str]
    kinds: dict[str, str]
    anybody: str
    mark: str
    offices: frozenset[str]
    public_actors: frozenset[str]
    public_targets: frozenset[str]
    apart: frozenset[str]
    within: frozenset[str]
    before_places: frozenset[str]
    not_persons: frozenset[str]


@cache
def load_privacy() -> PrivacySheet:
    """The shipped sheet; raises CodebookError where it is wrong."""
    return read_sheet(resources.files("dateline.export") / "privacy.yaml", PrivacySheet)


@dataclass(frozen=True, eq=False)
class About:
    """The names of some claims, folded: ``private`` with what to write in their place; ``open_`` are never masked.

    Two are the same only where they are one object, so that masked quotes can be kept by it.
    """

    private: Mapping[str, str] = field(default_factory=dict)
    open_: frozenset[str] = frozenset()

    @cached_property
    def parts(self) -> frozenset[str]:
        """The private names and the words of them that tell who it is."""
        words = {word for name in self.private for word in _words(name) if len(word) >= _SHORTEST}
        return frozenset(words).union(self.private)


@dataclass(frozen=True)
class _Run:
    """Words of a text that may be one name, as offsets, with the word before it."""

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    text: str = field(repr=False)

    @property
    def owns(self) -> bool:
        return bool(_OWNS.search(self.words[-1]))


class Privacy:
    """Says whom to name. With ``name_victims`` everybody is named and nothing masked."""

    def __init__(self, lexicon: Lexicon, *, name_victims: bool = False) -> None:
        self.sheet = load_privacy()
        self.name_victims = name_victims
        self._lexicon = lexicon
        self._bodies = frozenset(word for name in self.sheet.not_persons for word in lexicon.classes[name])
        self._nouns = frozenset(word for words in lexicon.classes.values() for word in words)
        self._is_person = lru_cache(_KEPT)(self._looks_like_person)
        self._begins = lru_cache(_KEPT)(self._begins_a_name)
        self._masked_quote = lru_cache(_QUOTES)(self._quote)

    def hidden(self, content: C, about: About) -> C:
        """A cell's content without the private names, the text in lists and mappings included."""
        if self.name_victims or not about.private:
            return content
        return cast(C, self._hidden(content, about))

    def _hidden(self, content: object, about: About) -> object:
        if isinstance(content, str):
            folded = fold(content)
            if not any(part in folded for part in about.parts):
                return content
            return about.private.get(folded) or self._masked(content, about, every=False)
        if isinstance(content, Mapping):
            return {key: self._hidden(inner, about) for key, inner in content.items()}
        if isinstance(content, list | tuple):
            return [self._hidden(inner, about) for inner in content]
        return content

    def is_private(self, name: str, party: Party | None) -> bool:
        """True for an actor or target that is a person, unknown to the lexicon and without an office."""
        if party is not None and (party.known or party.kind in self.sheet.offices):
            return False
        runs = list(self._runs(name))
        if any(self._is_person(run.words) for run in runs if len(run.words) > 1):
            return True
        return len(runs) == 1 and self._is_single_name(name, runs[0], party)

    def is_person(self, name: str) -> bool:
        """True for a leader, and for a name of several words that looks like a person's."""
        leaders = self._lexicon.actors.leaders
        return fold(name) in leaders or any(
            self._is_person(run.words) for run in self._runs(name) if len(run.words) > 1
        )

    def neutral(self, party: Party | None) -> str:
        """What stands for a private person: "a journalist", "a civilian", "a person"."""
        if party is None:
            return self.sheet.anybody
        by_sector = self.sheet.sectors.get(party.sector or "")
        return by_sector or self.sheet.kinds.get(party.kind or "", self.sheet.anybody)

    def about(self, claims: Iterable[Claim], reports: Iterable[Report] = ()) -> About:
        """The private names of some claims, and those that are known to be something else."""
        private: dict[str, str] = {}
        open_: set[str] = set()
        for claim in claims:
            hidden = self.private_names(claim)
            private |= {fold(name): self.neutral(claim.party(name)) for name in hidden}
            open_.update(fold(value.value) for value in (*claim.actor, *claim.target))
            open_.update(fold(name) for name in _other_names(claim))
        open_.update(fold(report.outlet) for report in reports if report.outlet)
        return About(private, frozenset(open_.difference(private)))

    def private_names(self, claim: Claim) -> tuple[str, ...]:
        """The actors and targets of a claim who are private people, but for those of acts that are done in public."""
        actors = () if claim.kind in self.sheet.public_actors else claim.actor
        targets = () if claim.kind in self.sheet.public_targets else claim.target
        names = (value.value for value in (*actors, *targets))
        return tuple(name for name in names if self.is_private(name, claim.party(name)))

    def quote(self, text: str, about: About) -> str:
        """Words of a report with the names of people masked; the text itself where everybody is named."""
        return text if self.name_victims else self._masked_quote(text, about)

    def _quote(self, text: str, about: About) -> str:
        return self._masked(text, about, every=True)

    def _masked(self, text: str, about: About, *, every: bool) -> str:
        made, last = [], 0
        for start, end in self._names(text, about, every):
            made += [text[last:start], self.sheet.mark]
            last = end
        return "".join((*made, text[last:]))

    def _names(self, text: str, about: About, every: bool) -> Iterator[tuple[int, int]]:
        """Where the private names stand, and with ``every`` all others that look like people's."""
        for run in self._runs(text):
            name = fold(_OWNS.sub("", text[run.start : run.end]))
            private = name in about.parts or any(word in about.parts for word in _words(name))
            if not private and (not every or name in about.open_ or self._is_place(run)):
                continue
            if private or (len(run.words) > 1 and self._is_person(run.words)):
                yield run.start, run.end - (len(run.words[-1]) - len(_OWNS.sub("", run.words[-1])))

    def _is_place(self, run: _Run) -> bool:
        return run.before in self.sheet.before_places and not run.owns

    def _is_single_name(self, name: str, run: _Run, party: Party | None) -> bool:
        """True for a target that is one word with a capital and nothing that any sheet knows ("Fatima")."""
        word = run.words[0]
        if len(run.words) > 1 or word != name.strip() or word.isupper() or party is not None:
            return False
        return not self._known(word) and word.lower() not in self._nouns and not self._nouned(word)

    def _looks_like_person(self, words: tuple[str, ...]) -> bool:
        """Whether several words with capitals, in a row, are a person's name as far as the sheets can tell."""
        bare = tuple(_OWNS.sub("", word) for word in words)
        name = " ".join(bare)
        if self._known(name) or self._lexicon.names.kind_of(bare) is not None:
            return False
        if any(word.isupper() and len(word) > 1 and word not in _ORDINALS for word in bare):
            return False
        return not any(form in self._bodies for word in bare for form in _forms(word))

    def _known(self, name: str) -> bool:
        words = self._lexicon
        actors = words.actors
        found = actors.find(name) or actors.country_of(name) or actors.people_of(name)
        return (
            bool(found) or fold(name) in actors.leaders or words.places.knows(name) or words.is_country(name)
        )

    def _nouned(self, word: str) -> bool:
        return self._lexicon.actors.nouns.of(word) is not None

    def _runs(self, text: str) -> Iterator[_Run]:
        """Stretches of words with capitals, without the titles, peoples and common words that they begin with."""
        found: list[re.Match[str]] = []
        before = ""
        last: re.Match[str] | None = None
        for match in _WORD.finditer(text):
            joined = last is not None and text[last.end() : match.start()] in {" ", "\u00a0"}
            if found and not (joined and self._continues(match[0])):
                yield from self._run(text, found, before)
                found = []
            if not found:
                before = last[0].lower() if last is not None else ""
                if self._begins(match[0]):
                    found = [match]
            else:
                found.append(match)
            last = match
        if found:
            yield from self._run(text, found, before)

    def _begins_a_name(self, word: str) -> bool:
        bare = _PREFIX.sub("", word)
        return bare[:1].isupper() and word.lower() not in self.sheet.apart and not self._is_title(word)

    def _continues(self, word: str) -> bool:
        return self._begins(word) or word in self.sheet.within

    def _is_title(self, word: str) -> bool:
        """True for what stands before a name and is none: "Capt.", "President", "Journalist", "Chadian"."""
        bare = word.rstrip(".")
        actors = self._lexicon.actors
        return (
            self._lexicon.titles.is_part(bare)
            or actors.people_of(bare) is not None
            or (actors.nouns.of(bare) is not None and bare.lower() not in self._bodies)
        )

    def _run(self, text: str, found: list[re.Match[str]], before: str) -> Iterator[_Run]:
        while found and found[-1][0] in self.sheet.within:
            found = found[:-1]
        if found:
            end = found[-1].end()
            if (
                found[-1][0].endswith(".") and len(found[-1][0]) > 2
            ):  # the full stop of a sentence, not of an initial
                end -= 1
            words = tuple(match[0].rstrip(".") for match in found)
            yield _Run(found[0].start(), end, words, before, text)


def _words(name: str) -> list[str]:
    return [_PREFIX.sub("", word) for word in fold(name).split()]


def _forms(word: str) -> tuple[str, ...]:
    lower = word.lower()
    return (lower, lower.removesuffix("s"), lower.removesuffix("ies") + "y")


def _other_names(claim: Claim) -> Iterator[str]:
    """What a claim names beside its parties: its voice, places and weapon."""
    for located in claim.place:
        for value in located.values():
            yield from (value.value.name, value.original)
    for single in (claim.said_by, claim.weapon):
        if single is not None:
            yield single.value
