"""What the page of the queue shows: a claim as it stands after all corrections, why it is here, what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.desk.cards import Card, Cell, card_of
from dateline.desk.report_text import ReportText, text_of
from dateline.incidents import as_corrected, in_force, rulings
from dateline.store import Store
from dateline.types import Claim, CountKind, Incident, Judgement, Verdict
from dateline.workspace.judging import judgements_on

REASONS = (
    "the text says no such thing",
    "it is no event: a comparison, a title, a figure of speech",
    "another claim of this report tells it already",
    "it belongs to another story on the page",
)
"""Why a claim is rejected, as offered; a person's own words stand beside them."""

FIELDS = (
    ("1", "actors", "actor"),
    ("2", "targets", "target"),
    ("3", "place", "place"),
    ("4", "date", "date"),
    ("5", "killed", "killed"),
    ("6", "injured", "injured"),
    ("7", "weapon", "weapon"),
    ("8", "source", "voice"),
    ("9", "kind", "kind"),
    ("0", "status", "status"),
    ("c", "captured", "captured"),
    ("d", "displaced", "displaced"),
    ("e", "people", "people"),
)
"""The key, the name as a correction calls it, and the word for each field of a claim."""

_RARE = frozenset(what.value for what in (CountKind.CAPTURED, CountKind.DISPLACED, CountKind.PEOPLE))
_SPOKEN = {"said_by": "source"}
_VERDICTS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE})


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the claim: its key, its name, and its values. ``by`` says who corrected it, None for nobody."""

    key: str
    field: str
    label: str
    cells: tuple[Cell, ...]
    words: str = ""
    by: str | None = None


@dataclass(frozen=True)
class Work:
    """A claim before a person. ``seen`` counts the judgements on it that were shown, for who judges meanwhile.

    ``verdict`` is the one in force, and ``order`` says which claim of its report it is: (3, 12).
    """

    card: Card
    text: ReportText
    rows: tuple[Row, ...]
    standing: tuple[Judgement, ...]
    verdict: Judgement | None
    seen: int
    order: tuple[int, int]
    incident: Incident | None
    reasons: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it stands."""
        return self.card.claim

    @property
    def first(self) -> int:
        """Where its words begin."""
        return self.claim.evidence[0].start


def work_on(store: Store, claim_id: str, *, whole: bool, reasons: Sequence[str] = ()) -> Work:
    """The claim and its report; with ``whole`` all claims of the report are marked. NotThereError where it is none."""
    machines = store.claims.get(claim_id)
    report = store.reports.get(machines.report_id)
    claims = store.claims.of_report(report.id)
    judged = judgements_on(store, [claim.id for claim in claims])
    ruled = rulings(judged)
    numbered = [(number, as_corrected(claim, ruled)) for number, claim in enumerate(claims, start=1)]
    standing = tuple(one for one in in_force(judged) if claim_id in one.subjects)
    cards = [card_of(claim, number) for number, claim in numbered if whole or claim.id == claim_id]
    card = next(card for card in cards if card.id == claim_id)
    incident = store.incidents.holding([claim_id]).get(claim_id)
    return Work(
        card=card,
        text=text_of(report, cards),
        rows=tuple(rows_of(card, standing)),
        standing=standing,
        verdict=next((one for one in reversed(standing) if one.verdict in _VERDICTS), None),
        seen=sum(claim_id in one.subjects for one in judged),
        order=(card.number, len(claims)),
        incident=store.incidents.get(incident) if incident else None,
        reasons=tuple(reasons),
    )


def rows_of(card: Card, standing: Iterable[Judgement]) -> Iterable[Row]:
    """Every field that a person can correct; of the rarer tolls those that the claim tells."""
    by = {one.field: _by(one) for one in standing if one.verdict is Verdict.CORRECT}
    words = {"kind": card.kind.replace("_", " "), "status": card.status.value}
    for key, field, label in FIELDS:
        cells = tuple(cell for cell in card.cells if _SPOKEN.get(cell.field, cell.field) == field)
        if field in words:
            yield Row(key, field, label, (), words[field], by.get(field))
        elif cells or field not in _RARE or field in by:
            yield Row(key, field, label, cells, by=by.get(field))


def _by(judgement: Judgement) -> str:
    """Whether somebody selected the words of a value, or gave it without any."""
    return f"{'corrected' if judgement.evidence else 'given'} by {judgement.who}"


def label_of(field: str) -> str | None:
    """The word for a field; None for what is none."""
    return next((label for _, name, label in FIELDS if name == field), None)
