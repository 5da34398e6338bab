"""The actors and targets of an incident with what is known of each: country, sector, title, words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.common import told
from dateline.export.context import Context, traces
from dateline.export.countries import Country
from dateline.export.shape import Loss, Trace
from dateline.types import Chosen, CountKind, Incident, Party


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor or target; None is unknown. ``title`` stands before the name in ``words``."""

    name: str
    words: str
    title: str | None
    party: Party | None
    country: Country | None
    traces: tuple[Trace, ...]

    @property
    def sector(self) -> str:
        """PLOVER's sector; UNK where nothing tells it."""
        return (self.party.sector if self.party else None) or "UNK"


def participants(
    incident: Incident, chosen: Chosen[tuple[str, ...]], context: Context
) -> tuple[Participant, ...]:
    """Each name of a chosen field, in order."""
    return tuple(_side(name, incident, chosen, context) for name in chosen.value or ())


def _side(name: str, incident: Incident, chosen: Chosen[tuple[str, ...]], context: Context) -> Participant:
    party = context.party(incident, name)
    words = _words(name, incident, context)
    return Participant(
        name,
        words,
        _title(words, name, context),
        party,
        context.countries.get(party.country if party else None),
        traces(chosen.said, chosen.rule),
    )


def _words(name: str, incident: Incident, context: Context) -> str:
    """What the first report that tells of it calls it."""
    for claim in context.claims(incident):
        for value in (*claim.actor, *claim.target):
            if value.value == name and value.original:
                return value.original
    return name


def _title(words: str, name: str, context: Context) -> str | None:
    """The title before a name: "President" of "President Bashar al-Assad"; None where there is none."""
    before, found, _ = words.partition(name)
    parts = before.split()
    titles = context.lexicon.titles
    while parts and not titles.is_part(parts[0]):
        parts = parts[1:]
    whole = found and parts and all(titles.is_part(part) for part in parts)
    return " ".join(parts) if whole else None


def range_losses(incident: Incident, tolls: frozenset[CountKind]) -> Iterator[Loss]:
    """The ends of tolls of which a shape holds the best figure alone."""
    for figure in incident.figures:
        if figure.what in tolls and not figure.low == figure.best == figure.high:
            yield Loss(f"range of {figure.what.value}", incident.id, told(figure))
