"""The tolls of an incident: every voice's figure, the low, best and high made of them, and the rule that did it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.incidents.outcomes import Outcomes
from dateline.incidents.rules import Rules, load_rules
from dateline.incidents.rulings import Pick
from dateline.incidents.shares import party_of, share_out
from dateline.incidents.sides import Sides, Victims
from dateline.incidents.stands import Mention, Settled, Stand, overtake, settle
from dateline.incidents.voices import Heard
from dateline.incidents.weigh import Weighed, weigh, weigh_sum, whole_of
from dateline.types import Count, CountKind, Figure, Said

_OF_VICTIMS = frozenset({CountKind.KILLED, CountKind.INJURED, CountKind.CAPTURED})
"""The tolls that add up over different victims; a crowd or a flight is told as a whole."""
Parts = tuple[tuple[Victims, Weighed], ...]


@dataclass(frozen=True)
class Toll:
    """One kind of toll: the whole and the parts that are told; ``added`` where the whole is their sum.

    ``settled`` are the figures of each part and of the whole, with those that later ones overtook.
    """

    whole: Weighed
    parts: Parts
    settled: tuple[Settled, ...]
    added: bool = False
    beyond: bool = False


def figures(
    heard: Sequence[Heard], sides: Sides, picks: Sequence[Pick] = (), rules: Rules | None = None
) -> tuple[Figure, ...]:
    """The tolls that the claims of one incident tell, in the order of ``CountKind``.

    ``heard`` holds countable claims only: what is denied, planned or long past makes no toll. Of several
    ``picks`` for one toll the last counts.
    """
    rules = rules or load_rules()
    told: defaultdict[CountKind, list[Mention]] = defaultdict(list)
    for one in heard:
        for value in one.claim.counts:
            victims = sides.victims(one.claim) if value.value.what in _OF_VICTIMS else Victims()
            told[value.value.what].append(Mention(one, value, victims, sides.partisan_toll(one.claim)))
    return tuple(_figure(what, told[what], picks, rules) for what in CountKind if what in told)


def _figure(what: CountKind, mentions: Sequence[Mention], picks: Sequence[Pick], rules: Rules) -> Figure:
    toll = _toll(mentions, rules)
    outcomes = Outcomes(rules)
    rule = _with_notes(toll, rules)
    pick = next((one for one in reversed(picks) if one.field == what.value), None)
    chosen = [one for one in mentions if pick and one.heard.claim.id == pick.claim_id]
    if pick is not None and chosen:
        rule = rules.figures.picked.format(who=pick.who, why=pick.why, rule=rule)
        outcomes.picked(chosen, rules.reasons.picked.format(who=pick.who, why=pick.why))
        toll = _picked(toll, chosen[0].value.value)
    _note(toll, outcomes)
    whole = toll.whole
    said = tuple(_said(mention, outcomes) for mention in mentions)
    shares = share_out(whole.best, toll.parts)
    return Figure(what, whole.low, whole.best, whole.high, rule, said, shares, whole.disputed)


def _toll(mentions: Sequence[Mention], rules: Rules) -> Toll:
    """The toll by its figures: the whole where it is told, else the sum of the parts."""
    settled = _settled(mentions)
    parts = tuple(
        (victims, weigh(found.standing, rules)) for victims, found in settled.items() if not victims.everybody
    )
    told = settled.get(Victims())
    if told is not None:
        return _with_whole(told, parts, settled, rules)
    if len(parts) == 1:
        return Toll(parts[0][1], parts, tuple(settled.values()))
    names = [(party_of(part.standing) or victims.side, part) for victims, part in parts]
    return Toll(weigh_sum(names, rules), parts, tuple(settled.values()), added=True)


def _with_whole(told: Settled, parts: Parts, settled: Mapping[Victims, Settled], rules: Rules) -> Toll:
    """A part that alone exceeds every whole is told by somebody who contests them."""
    most = max((stand.interval.top or 0 for stand in told.standing), default=0)
    alone: defaultdict[str, list[Stand]] = defaultdict(list)
    for _, part in parts:
        for stand in part.standing:
            alone[stand.origin].append(stand)
    rivals = [whole for stands in alone.values() if ((whole := whole_of(stands)).interval.point or 0) > most]
    if not rivals:
        return Toll(weigh(told.standing, rules), parts, tuple(settled.values()))
    both = overtake([*told.standing, *rivals])
    return Toll(weigh(both.standing, rules), parts, (both, *settled.values()), beyond=True)


def _settled(mentions: Sequence[Mention]) -> dict[Victims, Settled]:
    """The figures of each group of victims, settled; groups in order."""
    by_victims: defaultdict[Victims, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_victims[mention.victims].append(mention)
    ordered = sorted(by_victims.items(), key=lambda item: (item[0].side, str(item[0].civilian)))
    return {victims: settle(told) for victims, told in ordered}


def _with_notes(toll: Toll, rules: Rules) -> str:
    gone = sum(len(one.overtaken) + len(one.passed) for one in toll.settled)
    notes = [
        rules.notes.overtaken.format(number=gone, s="" if gone == 1 else "s") if gone else "",
        rules.notes.widened if len(toll.whole.pool) < len(toll.whole.standing) else "",
        rules.notes.beyond if toll.beyond else "",
    ]
    return "; ".join([toll.whole.rule, *(note for note in notes if note)])


def _note(toll: Toll, outcomes: Outcomes) -> None:
    """Notes what became of every figure; the first note of a figure holds."""
    for settled in toll.settled:
        outcomes.settled(settled)
    if toll.added:
        for _, part in toll.parts:
            outcomes.added(part)
        return
    outcomes.weighed(toll.whole)
    for _, part in toll.parts:
        outcomes.parts(part.standing)


def _picked(toll: Toll, count: Count) -> Toll:
    """The toll with the figure that a person picked; low and high are stretched to hold it."""
    best = next((end for end in (count.best, count.low, count.high) if end is not None), None)
    lows = [end for end in (toll.whole.low, best) if end is not None]
    highs = [end for end in (toll.whole.high, best) if end is not None]
    high = max(highs, default=None) if toll.whole.high is not None else None
    whole = replace(toll.whole, low=min(lows, default=None), best=best, high=high)
    alone = len(toll.parts) == 1 and toll.parts[0][1] is toll.whole
    return replace(
        toll, whole=whole, parts=((toll.parts[0][0], whole),) if alone else toll.parts, added=False
    )


def _said(mention: Mention, outcomes: Outcomes) -> Said[Count]:
    heard = mention.heard
    used, reason = outcomes.of(mention)
    return Said(
        claim_id=heard.claim.id,
        report_id=heard.claim.report_id,
        voice=heard.name,
        origin=heard.origin,
        status=heard.claim.status,
        value=mention.value,
        published=heard.telling.published,
        partisan=mention.partisan,
        used=used,
        reason=reason,
    )
