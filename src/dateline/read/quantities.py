"""Numbers in the text, each as an interval with the rule that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from text_to_num import text2num

from dateline.lexicon import Lexicon
from dateline.types import Layer, Quantity, Reading

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORD = rf"(?:{'|'.join(sorted([*_ONES, *_LARGE], key=len, reverse=True))})"
_WRITTEN = rf"(?:(?:an?\s)?{_WORD}(?:(?:[\s-]|\sand\s){_WORD})*)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s(?:hundred|thousand|million|billion|dozen))?"
_RANGE = re.compile(
    rf"(?<![\w.,])(?:between\s(?P<low>{_DIGITS}|{_WRITTEN})\sand\s"
    rf"|(?P<first>{_DIGITS}|{_WRITTEN})(?:\s(?:to|or)\s|\s?[-–]\s?))"
    rf"(?P<high>{_DIGITS}|{_WRITTEN})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"(?<![\w.,$€£])(?P<figure>{_DIGITS}|{_WRITTEN})(?![\w%]|[.,]\d|-\w)", re.IGNORECASE)


def number(words: str) -> int | None:
    """The whole number that digits or words stand for ("1,700", "twenty-three", "1.5 million"), None for others."""
    text = " ".join(words.lower().replace("-", " ").split()).removeprefix("a ").removeprefix("an ")
    digits = re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (hundred|thousand|million|billion|dozen))?", text)
    if digits:
        factor = 12 if digits[2] == "dozen" else _LARGE.get(digits[2] or "", 1)
        value = float(digits[1].replace(",", "")) * factor
        return int(value) if value == int(value) else None
    try:
        return int(text2num(text, "en"))
    except ValueError:
        return None


class QuantityReader:
    """Adds the layer "quantities"."""

    name = "quantities"
    version = "1"
    requires = frozenset({"passages"})
    gives = frozenset({"quantities"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.numbers = lexicon.numbers
        vague = "|".join(re.escape(words) for words in sorted(lexicon.numbers.vague, key=len, reverse=True))
        self._vague = re.compile(rf"(?<![\w-])(?:{vague})(?![\w-])", re.IGNORECASE)
        bounds = "|".join(re.escape(words) for words in sorted(lexicon.numbers.bounds, key=len, reverse=True))
        self._bound = re.compile(rf"(?<!\w)({bounds})\s(?:the\s)?$", re.IGNORECASE)

    def __call__(self, reading: Reading) -> Reading:
        """Every number of the passages, years and parts of dates included: what it counts is decided later."""
        report = reading.report
        marks = []
        for passage in reading.passages:
            for start, end, rule, low, best, high in self.find(passage.doc.text):
                span = report.span(passage.block.start + start, passage.block.start + end)
                marks.append(Quantity(span, rule, low, best, high))
        return reading.with_layer(Layer("quantities", self.name, self.version, tuple(marks)))

    def find(self, text: str) -> Iterator[tuple[int, int, str, int | None, int | None, int | None]]:
        """Numbers as (start, end, rule, low, best, high), not overlapping, in text order."""
        taken: list[tuple[int, int]] = []
        found: list[tuple[int, int, str, int | None, int | None, int | None]] = []

        def free(match: re.Match[str]) -> bool:
            return all(match.end() <= start or match.start() >= end for start, end in taken)

        for match in self._vague.finditer(text):
            if free(match):
                taken.append(match.span())
                value = self.numbers.vague[match[0].lower()]
                found.append((*match.span(), "vague", value.low, value.best, value.high))
        for match in _RANGE.finditer(text):
            low, high = number(match["low"] or match["first"]), number(match["high"])
            if free(match) and low is not None and high is not None and low < high <= 20 * max(low, 1):
                taken.append(match.span())
                found.append((*match.span(), "range", low, None, high))
        for match in _FIGURE.finditer(text):
            value_read = number(match["figure"])
            if free(match) and value_read is not None:
                taken.append(match.span())
                found.append(self._bounded(text, match, value_read))
        yield from sorted(found)

    def _bounded(
        self, text: str, match: re.Match[str], value: int
    ) -> tuple[int, int, str, int | None, int | None, int | None]:
        before = self._bound.search(text, max(0, match.start() - 24), match.start())
        keeps = self.numbers.bounds[before[1].lower()] if before else "best"
        bound = {"low": (value, None, None), "high": (None, None, value)}.get(keeps, (None, value, None))
        rule = "exact" if before is None else "bound" if keeps != "best" else "about"
        return (before.start() if before else match.start(), match.end(), rule, *bound)
