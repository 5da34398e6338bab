"""Joins claims of many reports that tell one happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.incidents.outline import Outline
from dateline.types import Judgement, Link, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that tell one happening, in order of publication, report and place in the text.

    ``links`` hold the group together: each claim but the first has one to another of the group. ``beside`` are
    claims that deny it, or tell it later as background.
    """

    claim_ids: tuple[str, ...]
    links: tuple[Link, ...] = ()
    beside: tuple[str, ...] = ()


def join(outlines: Iterable[Outline], judgements: Iterable[Judgement] = ()) -> Iterator[Group]:
    """The happenings that claims tell, the earliest first; each countable claim is in exactly one group.

    Claims that a person judged the same stand together, those judged different apart, and rejected ones nowhere.
    The order of the outlines does not matter.
    """
    rejected = {one.subjects[0] for one in judgements if one.verdict is Verdict.REJECT}
    kept = [one for one in outlines if one.status.countable and one.claim_id not in rejected]
    together: dict[tuple[object, ...], list[Outline]] = {}
    for one in sorted(kept, key=_order):
        told = bool(one.places) and one.days is not None
        key = (one.kind, one.places[:1], one.days) if told else (one.claim_id,)
        together.setdefault(key, []).append(one)
    for members in together.values():
        ids = tuple(one.claim_id for one in members)
        yield Group(ids, tuple(Link(a, b, 1.0, "same kind, place and day") for a, b in pairwise(ids)))


def _order(one: Outline) -> tuple[object, ...]:
    return (one.story.published or 0, one.story.report_id, one.start, one.claim_id)
