"""From claims of one happening to an incident: every voice kept, one value of each field taken by a written rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.incidents.corrections import correct, with_replaced
from dateline.incidents.dates import choose_date
from dateline.incidents.figures import figures
from dateline.incidents.participants import choose_actors, choose_targets, choose_weapon
from dateline.incidents.places import choose_place
from dateline.incidents.rules import Rules, load_rules
from dateline.incidents.rulings import Pick, Rulings
from dateline.incidents.sides import Sides
from dateline.incidents.telling import Telling
from dateline.incidents.voices import Heard, count_voices, hear
from dateline.types import Incident, Link


def build(
    id: str,
    tellings: Sequence[Telling],
    *,
    links: Sequence[Link] = (),
    beside: Sequence[str] = (),
    rulings: Rulings | None = None,
    rules: Rules | None = None,
) -> Incident:
    """The incident that these tellings make; raises ValueError where one of them, as corrected, is no countable claim.

    The same tellings give the same incident in whatever order they come. ``beside`` are claims that deny it
    or look back at it.
    """
    rules, rulings = rules or load_rules(), rulings or Rulings()
    corrected, replaced = correct(tellings, rulings)
    wrong = [telling.claim.id for telling in corrected if not telling.claim.status.countable]
    if wrong:
        raise ValueError(f"a claim that is not countable makes no incident: {', '.join(wrong)}")
    heard = hear(corrected)
    picks = rulings.picks_for(one.claim.id for one in heard)
    return with_replaced(_built(id, heard, picks, links, beside, rules), replaced, heard, rules)


def _built(
    id: str,
    heard: Sequence[Heard],
    picks: Sequence[Pick],
    links: Sequence[Link],
    beside: Sequence[str],
    rules: Rules,
) -> Incident:
    sides = Sides(heard)
    kind = _kind(heard, rules)
    return Incident(
        id=id,
        kind=kind,
        claim_ids=tuple(one.claim.id for one in heard),
        date=choose_date(heard, kind, picks, rules),
        place=choose_place(heard, kind, picks, rules),
        actors=choose_actors(heard, sides, picks, rules),
        targets=choose_targets(heard, sides, picks, rules),
        weapon=choose_weapon(heard, picks, rules),
        figures=figures(heard, sides, picks, rules),
        links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
        beside=tuple(beside),
        voices=count_voices(heard),
    )


def _kind(heard: Sequence[Heard], rules: Rules) -> str:
    """A deed that people were hurt by before what came of it; then what most voices tell, with a toll, told first."""
    voices = Counter(kind for kind, _ in {(one.claim.kind, one.origin) for one in heard})
    tolls = {one.claim.kind for one in heard if one.claim.counts}
    first = {one.claim.kind: place for place, one in reversed(list(enumerate(heard)))}

    def rank(kind: str) -> tuple[bool, int, bool, int]:
        return kind not in rules.deeds, -voices[kind], kind not in tolls, first[kind]

    return min(voices, key=rank)
