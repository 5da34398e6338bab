"""Everything that the page of one incident shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.desk.incidents.chart import Chart, chart_of
from dateline.desk.incidents.headline import headline, main_figure, toll_in_words
from dateline.desk.incidents.history import Act, history_of
from dateline.desk.incidents.reasons import Reason, reasons_of
from dateline.desk.incidents.voices import FIELDS, Telling, Voice, names_of, telling_of, voices_of
from dateline.desk.words import in_words
from dateline.store import Store
from dateline.types import Chosen, Claim, Forwarding, Incident, Report


@dataclass(frozen=True, slots=True)
class Line:
    """One field as it was chosen; ``words`` is a dash where nobody says it."""

    field: str
    label: str
    words: str
    rule: str
    disputed: bool
    told: bool


@dataclass(frozen=True)
class IncidentPage:
    """One incident with all that is said of it and all that people did to it."""

    incident: Incident
    headline: str
    toll: str
    lines: tuple[Line, ...]
    charts: tuple[Chart, ...]
    voices: tuple[Voice, ...]
    reasons: tuple[Reason, ...]
    beside: tuple[Telling, ...]
    history: tuple[Act, ...]
    led: tuple[Forwarding, ...]
    reports: int

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """The claims in order."""
        numbers = self.numbers
        every = [one for voice in self.voices for one in voice.tellings]
        return tuple(sorted(every, key=lambda one: numbers[one.claim_id]))

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each claim, as reasons name it."""
        return {claim: number for number, claim in enumerate(self.incident.claim_ids, start=1)}


def page_of(store: Store, incident: Incident) -> IncidentPage:
    """The page of an incident; a claim or report that is no more is left out."""
    claims = store.claims.many((*incident.claim_ids, *incident.beside))
    reports = {id: store.reports.get(id) for id in sorted({one.report_id for one in claims.values()})}
    names = names_of(claims.values(), reports)
    return IncidentPage(
        incident,
        headline(incident),
        toll_in_words(main_figure(incident)),
        tuple(_line(incident, field, label) for field, label in FIELDS),
        tuple(chart_of(figure, names) for figure in incident.figures),
        voices_of(incident, claims, reports),
        reasons_of(incident),
        _beside(incident, claims, reports),
        history_of(store, (*incident.claim_ids, *incident.beside)),
        tuple(store.incidents.leading(to=[incident.id])),
        len({claims[claim].report_id for claim in incident.claim_ids if claim in claims}),
    )


def _line(incident: Incident, field: str, label: str) -> Line:
    chosen: Chosen[Any] = getattr(incident, field)
    told = chosen.value is not None
    return Line(field, label, in_words(chosen.value), chosen.rule, chosen.disputed, told)


def _beside(incident: Incident, claims: dict[str, Claim], reports: dict[str, Report]) -> tuple[Telling, ...]:
    held = (claims[claim] for claim in incident.beside if claim in claims)
    return tuple(telling_of(claim, reports[claim.report_id]) for claim in held)
