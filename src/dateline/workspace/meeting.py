"""Which claims of two readings of one report are the same claim, and in which fields they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dateline.lexicon.actors import fold
from dateline.types import Claim, Report, Span
from dateline.workspace.coded import exact
from dateline.workspace.matching import Interval, Said, match
from dateline.workspace.units import SLOTS

Key = Callable[[Claim], str]


@dataclass(frozen=True)
class Pair:
    """One claim as both readings have it; ``differing`` are the fields in which they do, in the order of SLOTS."""

    a: Claim
    b: Claim
    differing: tuple[str, ...]


@dataclass(frozen=True)
class Met:
    """Two readings of one report, each claim once: in both, or in one alone. In text order.

    ``text_differs`` is true where the page itself was read otherwise: claims are then met by the words they quote.
    """

    a: Report
    b: Report
    pairs: tuple[Pair, ...]
    alone_a: tuple[Claim, ...]
    alone_b: tuple[Claim, ...]

    @property
    def text_differs(self) -> bool:
        """Whether the page was turned into another text."""
        return self.a.text != self.b.text

    @property
    def differs(self) -> bool:
        """Whether anything differs."""
        alike = all(not pair.differing for pair in self.pairs)
        return bool(self.alone_a or self.alone_b or self.text_differs) or not alike


def meet(a: Report, claims_a: Sequence[Claim], b: Report, claims_b: Sequence[Claim]) -> Met:
    """Put the claims of two readings to each other, each to at most one.

    Claims meet whose evidence overlaps by half of the shorter: first those of one kind and one source, then of one
    kind, then of any. So a claim that both have is not lost to another in the same sentence.
    """
    found: dict[int, int] = {}
    for key in (_kind_and_source, _kind, _anything):
        left = [number for number in range(len(claims_a)) if number not in found]
        right = [number for number in range(len(claims_b)) if number not in set(found.values())]
        said_a = [Said(key(claims_a[number]), _intervals(claims_a[number])) for number in left]
        said_b = [Said(key(claims_b[number]), _in_text(claims_b[number], b, a)) for number in right]
        found |= {left[one]: right[other] for one, other in match(said_a, said_b, ()).items()}
    taken = set(found.values())
    return Met(
        a=replace(a, blocks=(), origins=()),
        b=replace(b, blocks=(), origins=()),
        pairs=tuple(_pair(claims_a[one], claims_b[found[one]]) for one in sorted(found)),
        alone_a=tuple(claim for number, claim in enumerate(claims_a) if number not in found),
        alone_b=tuple(claim for number, claim in enumerate(claims_b) if number not in taken),
    )


def _pair(a: Claim, b: Claim) -> Pair:
    return Pair(a, b, tuple(name for name in SLOTS if exact(a, name) != exact(b, name)))


def _kind_and_source(claim: Claim) -> str:
    return f"{claim.kind} {fold(claim.said_by.value) if claim.said_by else ''}"


def _kind(claim: Claim) -> str:
    return claim.kind


def _anything(_: Claim) -> str:
    return ""


def _intervals(claim: Claim) -> tuple[Interval, ...]:
    return tuple((span.start, span.end) for span in claim.evidence)


def _in_text(claim: Claim, of: Report, other: Report) -> tuple[Interval, ...]:
    """Where a claim's words stand in another text of the same page; none for words that are not in it."""
    if of.text == other.text:
        return _intervals(claim)
    places = (_find(of, span, other) for span in claim.evidence)
    return tuple(place for place in places if place is not None)


def _find(of: Report, span: Span, other: Report) -> Interval | None:
    """The same words in the other text: of several the one at the same turn."""
    words = of.quote(replace(span, report_id=of.id))
    start = -1
    for _ in range(of.text.count(words, 0, span.start) + 1):
        further = other.text.find(words, start + 1)
        if further < 0:
            break
        start = further
    return (start, start + len(words)) if start >= 0 else None
