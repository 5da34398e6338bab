"""Why claims stand in one incident, in words that a person reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.incidents.weights import load_weights
from dateline.types import Incident, Link

_RANGE = re.compile(r"\s*\([^()]*(?:\d to \d|logarithm)[^()]*\)")
"""What weights.yaml says of the size of a feature, for whoever weighs and not for whoever reads."""
_LEAST = 0.05
"""Points smaller than that do not show beside the others."""


@dataclass(frozen=True, slots=True)
class Point:
    """One reason, and what it adds to the score."""

    words: str
    points: float

    @property
    def signed(self) -> str:
        """The points with a sign before them."""
        return f"{self.points:+.1f}".replace("-", "−")


@dataclass(frozen=True)
class Reason:
    """Why two claims are one, by their numbers in the incident; without ``points`` a person or a text says so."""

    left: str
    right: str
    left_number: int
    right_number: int
    chance: float
    words: str
    points: tuple[Point, ...]


def reasons_of(incident: Incident) -> tuple[Reason, ...]:
    """The links of an incident, by the places of their claims in it."""
    numbers = {claim: number for number, claim in enumerate(incident.claim_ids, start=1)}
    means = load_weights().means
    found = [_reason(link, numbers, dict(means)) for link in incident.links]
    return tuple(sorted(found, key=lambda one: (one.left_number, one.right_number)))


def _reason(link: Link, numbers: dict[str, int], means: dict[str, str]) -> Reason:
    weighty = sorted(link.points, key=lambda point: (-abs(point[1]), point[0]))
    points = tuple(
        Point(plain(means.get(name, name)), value) for name, value in weighty if abs(value) >= _LEAST
    )
    ends = sorted((numbers.get(one, 0), one) for one in (link.left, link.right))
    (left_number, left), (right_number, right) = ends
    return Reason(left, right, left_number, right_number, link.score, plain(link.reason), points)


def plain(words: str) -> str:
    """A reason without the range that its size can have: "the days told overlap"."""
    return _RANGE.sub("", words)
