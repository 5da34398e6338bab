"""Figures in words, never more exact than they were told."""

from __future__ import annotations

import re

from dateline.brief.model import Range
from dateline.types import Count, Figure

_DIGIT = re.compile(r"\d")
_LONGEST = 40


def range_of(figure: Figure) -> Range:
    """The figure of an incident as it is printed."""
    return Range(figure.what, figure.low, figure.best, figure.high)


def told(count: Count) -> str:
    """A count as one voice tells it: "12", "at least 30", "160 to 190"."""
    return bounds(count.low, count.best, count.high)


def vague(count: Count, original: str) -> str:
    """The words of a figure that was told without digits, behind it: " (“dozens”)"; else nothing."""
    words = " ".join(original.split())
    if count.best is not None or not words or len(words) > _LONGEST or _DIGIT.search(words):
        return ""
    return f" (“{words[:1].lower()}{words[1:]}”)"


def bounds(low: int | None, best: int | None, high: int | None) -> str:
    """ "12", "12 (9 to 15)", "at least 30", "up to 30", "160 to 190"; "not told" where all are None."""
    if best is not None:
        lower, upper = low if low is not None else best, high if high is not None else best
        return f"{best:,}" if lower == best == upper else f"{best:,} ({lower:,} to {upper:,})"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}" if low != high else f"{low:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else "not told"


def grouped(number: int | None, missing: str) -> str:
    """A figure with its thousands apart, or the words for a missing one."""
    return missing if number is None else f"{number:,}"
