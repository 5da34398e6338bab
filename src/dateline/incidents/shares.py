"""Whose the victims of a toll are: shares that add up to its best figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.incidents.sides import Victims
from dateline.incidents.stands import Stand
from dateline.incidents.weigh import Weighed
from dateline.types import Share


def share_out(best: int | None, parts: Sequence[tuple[Victims, Weighed]]) -> tuple[Share, ...]:
    """The shares of a toll: the parts that fit into it, those with most voices behind them first, then the rest.

    A part that does not fit any more is left out: its victims are among the rest, of whom nobody is said.
    """
    if not best:
        return ()
    left = best
    shares: list[Share] = []
    for victims, part in sorted(parts, key=lambda one: (-one[1].backing, -(one[1].best or 0), one[0].side)):
        if part.best and part.best <= left:
            shares.append(Share(party_of(part.standing), victims.civilian, part.best))
            left -= part.best
    return (*shares, Share(None, None, left)) if left else tuple(shares)


def party_of(stands: Sequence[Stand]) -> str | None:
    """The name by which most claims call the victims; of several the first by the alphabet."""
    named = Counter(
        value.value for stand in stands for mention in stand.mentions for value in mention.heard.claim.target
    )
    return min(named, key=lambda name: (-named[name], name)) if named else None
