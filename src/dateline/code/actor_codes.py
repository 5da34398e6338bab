"""Codes of CAMEO for whoever takes part in an act: country and sector, or an organisation's own code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import describe
from dateline.sheet import Sheet, read_sheet
from dateline.types import Reading

NOBODY = "---"
"""What stands for a country that is not told."""
_ARMED = frozenset({"MIL", "COP"})


class CodeSheet(Sheet):
    """cameo_actors.yaml."""

    organisations: Mapping[str, str]
    sectors: Mapping[str, str]
    territories: Mapping[str, str]


def load_actor_codes() -> CodeSheet:
    """The shipped sheet of codes."""
    return read_sheet(resources.files("dateline.lexicon") / "cameo_actors.yaml", CodeSheet)


class ActorCoder:
    """Codes the actors of one report; ``sheet`` is cameo_actors.yaml."""

    def __init__(self, reading: Reading, lexicon: Lexicon, sheet: CodeSheet) -> None:
        self._actors = lexicon.actors
        self._places = lexicon.places
        self._sheet = sheet
        self._on = reading.report.published

    def code(self, words: str) -> str:
        """ "Guyanese police" -> GUYCOP, "rebels" -> ---REB, "Brazil" -> BRA; "" for who tells neither."""
        country = self._country(words)
        if country is not None:
            return country
        party = describe(self._actors, words, self._on, None)
        sector = (party.sector or "") if party is not None else ""
        own = self._organisation_in(words)
        if own is not None:
            return own + (sector if sector in _ARMED else "")
        place = (party.country if party is not None else None) or self._country_in(words)
        if not place and party is not None and party.kind == "organisation":
            return ""
        sector = self._sheet.sectors.get(sector, sector)
        return f"{place or NOBODY}{sector}" if place or sector else ""

    def _organisation_in(self, words: str) -> str | None:
        """The code of the first organisation that words of a phrase name."""
        for name in _stretches(words):
            actor = self._actors.find(name)
            if actor is not None and actor.name in self._sheet.organisations:
                return self._sheet.organisations[actor.name]
        return None

    def _country_in(self, words: str) -> str | None:
        """The first country that any words of a phrase name."""
        return next((code for name in _stretches(words) if (code := self._country(name)) is not None), None)

    def _country(self, name: str) -> str | None:
        """The country of a state, people, territory or town by its name alone."""
        bare = name.removeprefix("the ").removeprefix("The ")
        own = self._sheet.territories.get(bare) or self._actors.country_of(name)
        return own or (self._places.country_of(bare) if bare[:1].isupper() else None)


def _stretches(words: str) -> Iterator[str]:
    """Stretches of up to four words that begin with a capital, the longer first."""
    parts = words.split()
    for start in range(len(parts)):
        for end in range(min(start + 4, len(parts)), start, -1):
            name = " ".join(parts[start:end]).strip(",.()").removesuffix("'s").removesuffix("’s")
            if name[:1].isupper():
                yield name
