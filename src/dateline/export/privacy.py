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

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from dateline.export.person_names import PersonNames, parts_of
from dateline.export.privacy_sheet import load_privacy
from dateline.lexicon import Lexicon
from dateline.lexicon.actors import fold
from dateline.types import Claim, Party, Report

C = TypeVar("C")
_SHORTEST = 3
"""Letters that a part of a private name needs to be masked by itself; shorter ones are words of the language."""
_QUOTES = 2_000
"""Quotes kept as they were masked: the cells of one incident quote the same words again and again."""


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
        words = {word for name in self.private for word in parts_of(name) if len(word) >= _SHORTEST}
        return frozenset(words).union(self.private)


class Privacy:
    """Says whom to name. With ``name_victims`` everybody is named and nothing masked."""

    def __init__(self, lexicon: Lexicon, *, name_victims: bool = False) -> None:
        self.sheet = load_privacy()
        self.name_victims = name_victims
        self._people = PersonNames(lexicon, self.sheet)
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
        return self._has_person(name) or (party is None and self._people.is_single_name(name))

    def is_person(self, name: str) -> bool:
        """True for a leader, and for a name of several words that looks like a person's."""
        return self._people.is_leader(name) or self._has_person(name)

    def _has_person(self, name: str) -> bool:
        return any(self._people.start_of_person(run) is not None for run in self._people.runs(name))

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

    def blacked(self, text: str, about: About) -> str:
        """As ``quote``, but of the same length, so that offsets into the text stay right."""
        if self.name_victims:
            return text
        made = list(text)
        for start, end in self._names(text, about, every=True):
            made[start:end] = self.sheet.bar * (end - start)
        return "".join(made)

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
        for run in self._people.runs(text):
            name = fold(run.name)
            if name in about.parts or any(word in about.parts for word in parts_of(name)):
                yield run.start, run.end
            elif every and name not in about.open_ and not self._people.is_place(run):
                start = self._people.start_of_person(run)
                if start is not None:
                    yield start, run.end


def _other_names(claim: Claim) -> Iterator[str]:
    """What a claim names beside its parties: its voice, places and weapon."""
    for located in claim.place:
        for value in located.values():
            yield from (value.value.name, value.original)
    for single in (claim.said_by, claim.weapon):
        if single is not None:
            yield single.value
