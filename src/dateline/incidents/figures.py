"""The tolls of an incident: every voice's figure, the low, best and high made of them, and the rule that did it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.incidents.outcomes import Outcomes
from dateline.incidents.rules import Rules, load_rules
from dateline.incidents.rulings import Pick
from dateline.incidents.shares import share_out
from dateline.incidents.sides import Sides, Victims
from dateline.incidents.stands import Mention
from dateline.incidents.tolls import Toll, toll_of
from dateline.incidents.voices import Heard
from dateline.types import Count, CountKind, Figure, Said

_OF_VICTIMS = frozenset({CountKind.KILLED, CountKind.INJURED, CountKind.CAPTURED})
"""The tolls that add up over different victims; a crowd or a flight is told as a whole."""


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
    toll = toll_of(mentions, rules)
    outcomes = Outcomes(rules)
    rule = _with_notes(toll, rules)
    pick = next((one for one in reversed(picks) if one.field == what.value), None)
    chosen = [one for one in mentions if pick and one.heard.claim.id == pick.claim_id]
    if pick is not None and chosen:
        rule = rules.figures.picked.format(who=pick.who, why=pick.why, rule=rule)
        outcomes.picked(chosen, rules.reasons.picked.format(who=pick.who, why=pick.why))
        toll = toll.picked(chosen[0].value.value)
    _note(toll, outcomes)
    whole = toll.whole
    said = tuple(_said(mention, outcomes) for mention in mentions)
    shares = share_out(whole.best, toll.shared)
    return Figure(what, whole.low, whole.best, whole.high, rule, said, shares, whole.disputed)


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
        for _, part in toll.shared:
            outcomes.added(part)
    for part in toll.raising:
        outcomes.raising(part)
    outcomes.weighed(toll.whole)
    for _, part in toll.parts:
        outcomes.parts(part.standing)


def _said(mention: Mention, outcomes: Outcomes) -> Said[Count]:
    used, reason = outcomes.of(mention)
    return mention.heard.says(mention.value, reason, used=used, partisan=mention.partisan)
