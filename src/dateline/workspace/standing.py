"""Which judgements stand on some claims, or of one go, without reading all that were ever made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.incidents import in_force
from dateline.store import Store
from dateline.types import Judgement, Verdict


def standing(store: Store, claim_ids: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements in force on those claims, in the order of being made."""
    made = store.judgements.of(claim_ids)
    return in_force([*made, *_withdrawals(store, made)])


def unwithdrawn(store: Store, made: Sequence[Judgement]) -> list[Judgement]:
    """Those of these judgements that nobody took back, whether or not later ones overrule them."""
    gone: set[str] = set()
    for one in reversed([*made, *_withdrawals(store, made)]):
        if one.verdict is Verdict.WITHDRAW and one.id not in gone:
            gone.update(one.subjects)
    return [one for one in made if one.id not in gone]


def _withdrawals(store: Store, made: Iterable[Judgement]) -> list[Judgement]:
    """What takes these back, and what takes that back, and so on."""
    found: list[Judgement] = []
    asked = [one.id for one in made]
    while asked:
        back = [one for one in store.judgements.of(asked) if one.verdict is Verdict.WITHDRAW]
        found += back
        asked = [one.id for one in back]
    return found
