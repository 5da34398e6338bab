"""What people judged of pairs of claims: those judgements that can hold together, the later before the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.incidents.rulings import rulings
from dateline.types import Judgement, Verdict


@dataclass(frozen=True)
class Verdicts:
    """Pairs of claims that tell one happening, and that tell two; ``rejected`` claims make none."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    rejected: frozenset[str] = frozenset()


def verdicts_of(judgements: Iterable[Judgement]) -> Verdicts:
    """The verdicts that hold, in order.

    Claims are the same through others too: of "a is b", "b is c" and "a is not c" the earliest does not hold.
    """
    standing = rulings(judgements)
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    for one in reversed(standing.standing):
        pair = (min(one.subjects), max(one.subjects))
        if one.verdict is Verdict.SAME and _agree([*same, pair], different):
            same.append(pair)
        if one.verdict is Verdict.DIFFERENT and _agree(same, [*different, pair]):
            different.append(pair)
    return Verdicts(tuple(sorted(same)), tuple(sorted(different)), standing.rejected)


def _agree(same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]) -> bool:
    """Whether no two claims judged different are the same through others."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.get(one, one) != one:
            one = parent[one]
        return one

    for a, b in same:
        parent[root(a)] = root(b)
    return all(root(a) != root(b) for a, b in different)
