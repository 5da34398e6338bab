"""One incident as it is printed: a heading derived from all claims, a sentence for each voice that adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.brief.clause import day_label
from dateline.brief.disputes import Disputes
from dateline.brief.figures import range_of
from dateline.brief.model import Dispute, Entry, Mark, Sentence
from dateline.brief.naming import joined, opened
from dateline.brief.notes import Notes
from dateline.brief.phrases import Wording
from dateline.brief.selection import Picked
from dateline.brief.wording import MARKS, figure_sentence, outlet_of, sentence
from dateline.types import Claim, Count, Incident, Place, Status, Value

_MOST_VOICES = 5
_MOST_NOTES = 8
_MOST_OUTLETS = 4
_STATUSES = (Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED)


class Teller:
    """Turns incidents into entries; footnotes and disputes are numbered in the order in which it is asked."""

    def __init__(self, notes: Notes, disputes: Disputes, wording: Wording) -> None:
        self._notes = notes
        self._disputes = disputes
        self._wording = wording

    def number_disputes(self, picked: Picked) -> tuple[int, ...]:
        """The numbers that the incident's disputes will have."""
        return self._disputes.number(picked.incident)

    def disputes_of(self, picked: Picked) -> tuple[Dispute, ...]:
        """The incident's disputes, numbered before."""
        incident = picked.incident
        known = {claim.id: claim for claim in picked.claims}
        title = ", ".join(part for part in self._heading(incident) if part)
        return self._disputes.make(incident, title, known)

    def _heading(self, incident: Incident) -> tuple[str, str, str]:
        """Kind, place and day."""
        return (
            self._wording.phrase(incident.kind).title,
            place_words(incident.place.value, self._wording),
            day_label(incident.date.value),
        )

    def entry(self, picked: Picked, disputes: tuple[int, ...] = (), *, brief: bool = False) -> Entry:
        """The entry of an incident; with ``brief`` its weightiest sentence alone."""
        incident = picked.incident
        title, place, day = self._heading(incident)
        claims = sorted(picked.claims, key=_informing)
        lead = claims[0]
        told = [self.say(lead)]
        if not brief:
            told += [*self._voices(lead, claims[1:]), *self._denials(picked)]
        return Entry(
            incident,
            title,
            day,
            place,
            tuple(range_of(figure) for figure in incident.figures),
            tuple(told),
            disputes,
            self._wording.counted_out(incident.voices, "voice"),
        )

    def say(self, claim: Claim) -> Sentence:
        """A claim as a sentence with its footnote."""
        outlet = self._notes.report(claim).outlet
        return Sentence(
            sentence(claim, outlet, self._wording), (self._notes.cite(claim),), MARKS.get(claim.status)
        )

    def _voices(self, lead: Claim, others: Sequence[Claim]) -> Iterator[Sentence]:
        """A sentence for each claim that tells another kind of event, or a figure that nobody before it gave.

        One at the end stands for all the rest.
        """
        figures, kinds, told = _figures(lead), {lead.kind}, 0
        rest: list[Claim] = []
        for claim in sorted(others, key=lambda one: (str(self._notes.report(one).published), one.id)):
            new = [one for one in claim.counts if _key(one) not in figures]
            if told == _MOST_VOICES or (claim.kind in kinds and not new):
                rest.append(claim)
                continue
            told += 1
            yield self._figures(claim, new) if claim.kind in kinds else self.say(claim)
            figures |= _figures(claim)
            kinds.add(claim.kind)
        if rest:
            yield self._together(rest)

    def _figures(self, claim: Claim, counts: Sequence[Value[Count]]) -> Sentence:
        words = figure_sentence(claim, counts, self._notes.report(claim).outlet, self._wording)
        return Sentence(words, (self._notes.cite(claim),), MARKS.get(claim.status))

    def _together(self, claims: Sequence[Claim]) -> Sentence:
        """ "Three more claims of it were reported (A, B and one other)."."""
        outlets = list(
            dict.fromkeys(outlet_of(self._notes.report(one).outlet, self._wording) for one in claims)
        )
        more = len(outlets) - _MOST_OUTLETS
        named = outlets[:_MOST_OUTLETS] + ([self._wording.counted_out(more, "other")] if more > 0 else [])
        count = opened(self._wording.counted_out(len(claims), "more claim"))
        words = f"{count} of it {'was' if len(claims) == 1 else 'were'} reported ({joined(named)})."
        mark = Mark.UNVERIFIED if all(one.status is Status.UNVERIFIED for one in claims) else None
        return Sentence(words, tuple(self._notes.cite(one) for one in claims[:_MOST_NOTES]), mark)

    def _denials(self, picked: Picked) -> Iterator[Sentence]:
        denied = [claim for claim in picked.beside if claim.status is Status.DENIED]
        return (self.say(claim) for claim in denied[:_MOST_VOICES])


def place_words(place: Place | None, wording: Wording) -> str:
    """A place with how exactly it is known: "Baiji", "near Samarra", "Anbar (the province only)"."""
    if place is None:
        return ""
    exact = wording.exactness.get(place.precision or 1, "")
    if not exact:
        return place.name
    return f"{exact} {place.name}" if exact.endswith("near") else f"{place.name} ({exact})"


def order(incident: Incident) -> tuple[str, str]:
    """A key that sorts incidents by day, then by id."""
    days = incident.date.value
    return (str(days.start or days.end) if days is not None else "", incident.id)


def _informing(claim: Claim) -> tuple[bool, bool, int, int, str]:
    """A key that sorts the claim first that tells most, what its report doubts last."""
    filled = sum(
        (bool(claim.counts), bool(claim.actor), bool(claim.target), bool(claim.place), claim.date is not None)
    )
    status = _STATUSES.index(claim.status) if claim.status in _STATUSES else len(_STATUSES)
    return (claim.status is Status.UNVERIFIED, not claim.counts, -filled, status, claim.id)


def _key(count: Value[Count]) -> tuple[object, ...]:
    one = count.value
    return (one.what, one.low, one.best, one.high)


def _figures(claim: Claim) -> set[tuple[object, ...]]:
    return {_key(one) for one in claim.counts}
