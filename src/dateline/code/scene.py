"""Whom names mean in one report: its date and the countries that it names decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import Actor, describe
from dateline.types import Claim, Name, Party, Reading, Value


class Scene:
    """The actors of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.actors = lexicon.actors
        self.on = reading.report.published
        names = {reading.report.quote(mark.span) for mark in reading.marks("names", Name)}
        found = (self.actors.country_of(" ".join(name.split())) for name in names)
        self.countries = frozenset(code for code in found if code)

    def find(self, name: str) -> Actor | None:
        """The actor that a name means here, None where nobody is known by it or several are."""
        return self.actors.find(name, self.on, self.countries)

    def with_parties(self, claim: Claim) -> Claim:
        """The claim with what is known of everybody in it."""
        people = (*claim.actor, *claim.target, *((claim.said_by,) if claim.said_by else ()))
        return replace(claim, parties=tuple(self._parties(people)))

    def _parties(self, people: Iterable[Value[str]]) -> Iterable[Party]:
        for value in {value.value: value for value in people}.values():
            party = self._described(value.value) or self._described(value.original)
            if party is not None:
                yield replace(party, name=value.value)

    def _described(self, words: str) -> Party | None:
        return describe(self.actors, words, self.on, self.countries)
