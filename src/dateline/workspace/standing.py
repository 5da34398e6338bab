"""Which judgements stand on some claims, or of one go, without reading all that were ever made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.incidents import in_force
from dateline.store import Store
from dateline.types import Judgement, Verdict
from dateline.workspace.judging import judgements_on


def standing(store: Store, claim_ids: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements in force on those claims, in the order of being made."""
    return in_force(judgements_on(store, claim_ids))


def unwithdrawn(store: Store, made: Sequence[Judgement]) -> list[Judgement]:
    """Those of these judgements that nobody took back, whether or not later ones overrule them."""
    gone: set[str] = set()
    for one in reversed([*made, *judgements_on(store, [one.id for one in made])]):
        if one.verdict is Verdict.WITHDRAW and one.id not in gone:
            gone.update(one.subjects)
    return [one for one in made if one.id not in gone]
