"""Values to choose from for a field of a claim: what selected or typed words may mean, or the words of a fixed list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.desk.desk import Desk
from dateline.desk.queue.work import label_of
from dateline.desk.words import in_words
from dateline.incidents import as_corrected, rulings, write_correction
from dateline.types import Claim, Party, Report, Span, Status
from dateline.workspace.judging import judgements_on, kinds
from dateline.workspace.wording import Offer

NOT_TOLD = "the report does not say"
OWN_VOICE = "the reporter’s own voice"
_NEVER_EMPTY = frozenset({"kind", "status"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value as a page offers it; ``detail`` is what a correction keeps."""

    words: str
    detail: str
    note: str = ""


@dataclass(frozen=True)
class Offered:
    """What is offered for a field; ``selected`` are the words it is read from, "" where they were typed."""

    field: str
    label: str
    choices: tuple[Choice, ...]
    selected: str = ""
    typed: str = ""
    start: int | None = None
    end: int | None = None


def offers_for(
    desk: Desk, report: Report, claim_id: str, field: str, evidence: Sequence[Span], typed: str
) -> Offered:
    """What the words may mean for a field of that claim, the likeliest first."""
    claims = desk.store.claims.of_report(report.id)
    claim = next(claim for claim in claims if claim.id == claim_id)
    claim = as_corrected(claim, rulings(judgements_on(desk.store, [claim_id])))
    return offers_on(desk, report, claim, claims, field, evidence, typed)


def offers_on(
    desk: Desk,
    report: Report,
    claim: Claim,
    claims: Sequence[Claim],
    field: str,
    evidence: Sequence[Span],
    typed: str,
) -> Offered:
    """The same for a claim as it stands before whoever corrects it, among those claims of its report."""
    if field in _NEVER_EMPTY:
        found = list(_listed(desk, field, typed))
    else:
        read = (
            desk.words.read(report, field, evidence, claims)
            if evidence
            else desk.words.read_typed(report, field, typed)
        )
        found = [*_read(claim, field, read), *_empty(field)]
    span = evidence[0] if evidence else None
    return Offered(
        field=field,
        label=label_of(field) or field,
        choices=tuple(found),
        selected=report.quote(span) if span else "",
        typed=typed.strip(),
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _listed(desk: Desk, field: str, typed: str) -> Iterator[Choice]:
    """The kinds that the typed letters fit, all where they fit none; every status."""
    names = [status.value for status in Status] if field == "status" else list(kinds(desk.store))
    wanted = typed.strip().lower().replace(" ", "_")
    fitting = [name for name in names if name == wanted] or [name for name in names if wanted in name]
    for name in fitting or names:
        yield Choice(name.replace("_", " "), json.dumps(name))


def _read(claim: Claim, field: str, read: Sequence[Offer]) -> Iterator[Choice]:
    """What was read, and of a party also that it stands beside those there are."""
    for one in read:
        yield Choice(_words(one.value), one.detail(field), one.note)
    there = claim.actor if field == "actors" else claim.target if field == "targets" else ()
    first = read[0].value if read else None
    if there and isinstance(first, Party) and first.name not in {value.value for value in there}:
        parties = [claim.party(value.value) or Party(value.value, False) for value in there]
        names = ", ".join(value.value for value in there)
        yield Choice(f"{names} and {first.name}", write_correction([*parties, first]), "beside what is there")


def _empty(field: str) -> Iterator[Choice]:
    yield Choice(OWN_VOICE if field == "source" else NOT_TOLD, "null")


def _words(value: object) -> str:
    return value.name if isinstance(value, Party) else in_words(value)
