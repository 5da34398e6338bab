"""A value of a claim: what was read, the words it was read from, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from dateline.types.report import Report, Span

T = TypeVar("T")


class Told(StrEnum):
    """Where in the report a value was told, seen from the word that evokes the event: the nearest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    BEFORE = "paragraph before"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A value, the words it was read from and the spans they stand at.

    ``original`` is the quoted words, joined by " … " where evidence lies in several places. ``origin``
    names the rule or model that read it. Without evidence it is not built: ValueError.
    """

    value: T
    original: str
    evidence: tuple[Span, ...]
    origin: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"the value {self.value!r} has no evidence")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is outside 0..1")

    @staticmethod
    def read(
        report: Report, value: T, evidence: tuple[Span, ...], origin: str, confidence: float = 1.0
    ) -> Value[T]:
        """Build a value whose words are taken from the report itself."""
        original = quoted(report, evidence)
        return Value(value, original, evidence, origin, confidence)

    def check(self, report: Report) -> None:
        """Raise ValueError unless the evidence still reads as ``original``."""
        found = quoted(report, self.evidence)
        if found != self.original:
            raise ValueError(f"evidence reads {found!r}, the value was read from {self.original!r}")


def quoted(report: Report, evidence: tuple[Span, ...]) -> str:
    """The words that spans point at, in the order given."""
    return " … ".join(report.quote(span) for span in evidence)
