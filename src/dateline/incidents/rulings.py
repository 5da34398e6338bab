"""What people's judgements come to: of those on the same subjects and field the last one stands, unless withdrawn."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from dateline.incidents.corrected import FIELDS, parse_correction
from dateline.types import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Pick:
    """A person wants the value of this claim for a field of its incident; ``number`` counts picks as they were made."""

    claim_id: str
    field: str
    who: str
    why: str
    number: int = 0


@dataclass(frozen=True)
class Rulings:
    """The judgements in force.

    ``same`` and ``different`` are pairs of claims, each in order; ``rejected`` claims make no incident;
    ``picks`` and ``corrections`` stand by their claims. ``standing`` are all of them as they were
    made, ``unfit`` those that name no field or no value of it, each with what is wrong.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    rejected: frozenset[str] = frozenset()
    picks: Mapping[str, tuple[Pick, ...]] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    standing: tuple[Judgement, ...] = ()
    unfit: tuple[tuple[Judgement, str], ...] = ()

    def picks_for(self, claim_ids: Iterable[str]) -> tuple[Pick, ...]:
        """The picks of these claims' values, in the order of being made."""
        found = [pick for claim_id in claim_ids for pick in self.picks.get(claim_id, ())]
        return tuple(sorted(found, key=lambda pick: pick.number))

    def missing(self, has: Container[str]) -> tuple[tuple[Judgement, str], ...]:
        """The judgements in force that name a claim which is not among those there are, with that claim's id."""
        return tuple((one, claim) for one in self.standing for claim in one.subjects if claim not in has)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that stand, in the order of being made: not withdrawn, nor overruled by a later one.

    "Same" and "different" overrule each other, and so do "accept", "reject" and "unsure". A judgement that
    was withdrawn does not overrule.
    """
    made = list(judgements)
    withdrawn: set[str] = set()
    for one in reversed(made):
        if one.verdict is Verdict.WITHDRAW and one.id not in withdrawn:
            withdrawn.update(one.subjects)
    last: dict[tuple[str, tuple[str, ...], str | None], Judgement] = {}
    for one in made:
        if one.verdict is Verdict.WITHDRAW or one.id in withdrawn:
            continue
        last.pop(_about(one), None)
        last[_about(one)] = one
    return tuple(last.values())


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """What the judgements come to."""
    standing = in_force(judgements)
    picks: dict[str, tuple[Pick, ...]] = {}
    corrections: dict[str, tuple[Judgement, ...]] = {}
    unfit: list[tuple[Judgement, str]] = []
    for number, one in enumerate(standing):
        subject = one.subjects[0]
        wrong = _wrong(one)
        if wrong:
            unfit.append((one, wrong))
        elif one.verdict is Verdict.PICK:
            pick = Pick(subject, str(one.field), one.who, one.why, number)
            picks[subject] = (*picks.get(subject, ()), pick)
        elif one.verdict is Verdict.CORRECT:
            corrections[subject] = (*corrections.get(subject, ()), one)
    return Rulings(
        same=_pairs(standing, Verdict.SAME),
        different=_pairs(standing, Verdict.DIFFERENT),
        rejected=frozenset(one.subjects[0] for one in standing if one.verdict is Verdict.REJECT),
        picks=picks,
        corrections=corrections,
        standing=standing,
        unfit=tuple(unfit),
    )


def _wrong(one: Judgement) -> str:
    """What keeps a pick or a correction from being followed; empty where nothing does."""
    if one.verdict is Verdict.PICK and one.field not in FIELDS:
        return f"{one.field!r} is no field of an incident"
    if one.verdict is Verdict.CORRECT:
        try:
            parse_correction(str(one.field), one.detail)
        except ValueError as error:
            return str(error)
    return ""


_GROUPS = {
    Verdict.SAME: "pair",
    Verdict.DIFFERENT: "pair",
    Verdict.ACCEPT: "claim",
    Verdict.REJECT: "claim",
    Verdict.UNSURE: "claim",
}


def _about(one: Judgement) -> tuple[str, tuple[str, ...], str | None]:
    """What a judgement is about; two about the same cannot both stand."""
    return _GROUPS.get(one.verdict, one.verdict.value), tuple(sorted(one.subjects)), one.field


def _pairs(standing: Iterable[Judgement], verdict: Verdict) -> tuple[tuple[str, str], ...]:
    ordered = (sorted(one.subjects) for one in standing if one.verdict is verdict)
    return tuple((left, right) for left, right in ordered)
