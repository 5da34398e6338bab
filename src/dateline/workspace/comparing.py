"""Where two readings of the same captures differ: by two engines, two versions, or two codebooks.

Neither is taken for the truth: every figure is told both ways.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.types import Claim, Report
from dateline.workspace.agreement import Agreement, Given, agreement
from dateline.workspace.coded import exact
from dateline.workspace.meeting import Met, meet
from dateline.workspace.sides import Side, keys
from dateline.workspace.spool import Spool
from dateline.workspace.units import COLUMNS, SLOTS, given

Which = Literal["a", "b"]
_FRAME = re.compile(r"\w+/\w+:")
_SURE_UP_TO = 5_000
"""Claims up to which an interval is drawn: with more it is narrower than anybody reads it, and takes minutes."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A report that one reading has, and the other does not."""

    which: Which
    report: Report
    claims: int


@dataclass
class Slot:
    """One field over the claims that both readings have. What is told by neither is in no count but ``neither``."""

    same: int = 0
    differ: int = 0
    a_alone: int = 0
    b_alone: int = 0
    neither: int = 0
    given: Counter[tuple[Given, Given]] = field(default_factory=Counter)

    @property
    def alike(self) -> float | None:
        """Share of claims in which both say the same, or both nothing."""
        every = self.same + self.differ + self.a_alone + self.b_alone + self.neither
        return (self.same + self.neither) / every if every else None


@dataclass
class Tally:
    """What a comparison comes to. ``reports`` and ``claims`` are told of both, of A alone, and of B alone.

    Claims are those of reports that both have. ``coders`` says what made the claims of a side, and how many.
    """

    reports: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    slots: dict[str, Slot] = field(default_factory=lambda: {name: Slot() for name in SLOTS})
    coders: dict[Which, Counter[str]] = field(default_factory=lambda: {"a": Counter(), "b": Counter()})
    other_text: int = 0

    @property
    def f1(self) -> float | None:
        """The share of all claims that are in both: F1 of either reading by the other."""
        both, all_ = 2 * self.claims["both"], self.claims["a"] + self.claims["b"]
        return both / (both + all_) if both + all_ else None

    def share(self, which: Which) -> float | None:
        """Of the claims of one reading, the share that the other has too."""
        every = self.claims["both"] + self.claims[which]
        return self.claims["both"] / every if every else None

    def agreement(self, name: str) -> Agreement:
        """How far both readings agree on a field, chance taken off."""
        units = [{"a": a, "b": b} for (a, b), times in self.slots[name].given.items() for _ in range(times)]
        return agreement(units, COLUMNS[name], interval=len(units) <= _SURE_UP_TO)


def compare(a: Side, b: Side, found: Spool[Met], lone: Spool[Lone]) -> Tally:
    """Meet both sides report by report, in the order of A, and keep what was found in the spools."""
    tally, places = Tally(), _index(b)
    taken: set[str] = set()
    for _, (report, claims) in a.each():
        handle = _place(report, places, taken)
        _coders(tally, "a", claims)
        if handle is None:
            tally.reports["a"] += 1
            lone.put(Lone("a", _head(report), len(claims)))
            continue
        taken.add(handle)
        met = meet(report, claims, *b.get(handle))
        _count(tally, met)
        found.put(met)
    for handle, (report, claims) in b.each():
        _coders(tally, "b", claims)
        if handle not in taken:
            tally.reports["b"] += 1
            lone.put(Lone("b", _head(report), len(claims)))
    return tally


def _index(side: Side) -> Mapping[str, list[str]]:
    """The handles of a side by all that its reports are known by."""
    places: dict[str, list[str]] = {}
    for handle, (report, _) in side.each():
        for key in keys(report):
            places.setdefault(key, []).append(handle)
    return places


def _place(report: Report, places: Mapping[str, list[str]], taken: set[str]) -> str | None:
    """The first report of the other side that is the same and not taken."""
    found = (handle for key in keys(report) for handle in places.get(key, ()) if handle not in taken)
    return next(found, None)


def _head(report: Report) -> Report:
    return Report(
        report.id,
        report.capture_sha256,
        "",
        (),
        report.headline,
        outlet=report.outlet,
        published=report.published,
    )


def _coders(tally: Tally, which: Which, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        tally.coders[which][coder(claim)] += 1


def coder(claim: Claim) -> str:
    """What made a claim, without the frame that it was found by."""
    words = claim.coded_by.split()
    return " ".join(word for word in words if not _FRAME.match(word)) or "not told"


def _count(tally: Tally, met: Met) -> None:
    tally.reports["both"] += 1
    tally.other_text += met.text_differs
    tally.claims.update({"both": len(met.pairs), "a": len(met.alone_a), "b": len(met.alone_b)})
    for where, kind in _kinds(met):
        tally.kinds.setdefault(kind, Counter())[where] += 1
    for pair in met.pairs:
        for name, slot in tally.slots.items():
            _count_slot(slot, pair.a, pair.b, name)


def _kinds(met: Met) -> Iterator[tuple[str, str]]:
    """Each kind with where claims are of it: one that A has as another kind than B is in A alone, and in B alone."""
    for pair in met.pairs:
        if pair.a.kind == pair.b.kind:
            yield "both", pair.a.kind
        else:
            yield from (("a", pair.a.kind), ("b", pair.b.kind))
    yield from (("a", claim.kind) for claim in met.alone_a)
    yield from (("b", claim.kind) for claim in met.alone_b)


def _count_slot(slot: Slot, a: Claim, b: Claim, name: str) -> None:
    in_a, in_b = exact(a, name), exact(b, name)
    if in_a is None and in_b is None:
        slot.neither += 1
    elif in_b is None:
        slot.a_alone += 1
    elif in_a is None:
        slot.b_alone += 1
    elif in_a == in_b:
        slot.same += 1
    else:
        slot.differ += 1
    values = given(a, name), given(b, name)
    if values[0] is not None and values[1] is not None:
        slot.given[values[0], values[1]] += 1
