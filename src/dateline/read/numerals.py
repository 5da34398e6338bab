"""What digits and number words stand for, and the patterns that find them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from text_to_num import alpha2digit, text2num

from dateline.lexicon import Numbers

ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_LARGE = ("hundred", "thousand", "million", "billion", "trillion")
NUMBER_WORDS = frozenset({*ONES, *_LARGE})
ORDINAL_WORDS = frozenset(
    {
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        *("eleventh", "twelfth", "hundredth"),
        *(f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
        *(f"{stem}tieth" for stem in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")),
    }
)
"""Words one of which every ordinal without digits holds."""
_TENS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_ORDINAL = (
    rf"(?:{_TENS}[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
    r"|(?:one\s)?hundredth"
)
_MOST_LINKED = 23
"""Words that may follow the first of a number: none below a quadrillion has more, and a list of numbers without
end would cost the square of its length."""
_GROUPS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3})")
_BLANK = r"[\s\u00a0\u202f]"


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; a blank in them may be any white space."""
    by_length = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", rf"{_BLANK}+") for word in by_length)


@dataclass(frozen=True)
class NumberPatterns:
    """Regular expressions, as text: a number, dozens of a number and an ordinal."""

    number: str
    dozens: str
    ordinal: str

    @classmethod
    def of(cls, numbers: Numbers) -> NumberPatterns:
        """The patterns for the scales of the lexicon."""
        words = one_of([*ONES, *_LARGE])
        scale = rf"(?:{_BLANK}|-)?(?:{one_of(numbers.scales)})\b"
        grouped = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?[½¼¾]?"
        digits = rf"{grouped}(?:{scale}(?:{_BLANK}{scale})?)?|[½¼¾]"
        half = rf"(?:(?:{_BLANK}|-)and(?:{_BLANK}|-)a(?:{_BLANK}|-)half)?"
        link = rf"(?:{_BLANK}|-|{_BLANK}and{_BLANK})"
        article = rf"(?:a{_BLANK}(?={'|'.join(_LARGE)}))?"
        written = rf"{article}(?:{words})\b{half}(?:{link}(?:{words})\b){{0,{_MOST_LINKED}}}{half}"
        dozens = rf"(?:{one_of(ONES)}){_BLANK}dozen\b"
        ordinal = rf"\d+(?:st|nd|rd|th)\b|(?:{_ORDINAL})\b"
        return cls(rf"(?:{dozens}|{digits}|{written})", dozens, ordinal)


class Numerals:
    """Reads numbers with the scales of the lexicon."""

    def __init__(self, numbers: Numbers) -> None:
        self._scales = {**numbers.scales, **numbers.money_scales}
        names = one_of(self._scales)
        self._digits = re.compile(
            r"(?P<digits>\d+(?:\.\d+)?)?(?P<part>[½¼¾]?)"
            rf"(?P<scales>(?:(?:{_BLANK}|-)*(?:{names})\b)*)",
            re.IGNORECASE,
        )
        self._names = re.compile(names, re.IGNORECASE)

    def value(self, words: str) -> float | None:
        """The number that digits or words stand for ("1,700", "twenty-three", "1.5 million"), None for others.

        Whole numbers come as ints.
        """
        text = " ".join(_GROUPS.sub("", words.lower()).split())
        match = self._digits.fullmatch(text)
        if match and (match["digits"] or match["part"]):
            return _whole(self._figure(match["digits"] or "0", match["part"]) * self._factor(match["scales"]))
        plain = text.replace("-", " ").removeprefix("a ").removeprefix("an ")
        if plain.endswith(" dozen"):
            dozens = self.value(plain.removesuffix(" dozen"))
            return None if dozens is None else 12 * dozens
        return _written(plain)

    @staticmethod
    def _figure(digits: str, part: str) -> float:
        return float(digits) + {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(part, 0)

    def _factor(self, scales: str) -> int:
        factor = 1
        for name in self._names.findall(scales):
            factor *= self._scales[name]
        return factor


def ordinal_value(words: str) -> int | None:
    """The place that an ordinal names ("third", "3rd", "twenty-first"), None for other words."""
    text = alpha2digit(" ".join(words.lower().replace("-", " ").split()), "en", threshold=0)
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text)
    return int(match[1]) if match else None


def _written(text: str) -> float | None:
    """Number words; "and a half" stands for half of the scale around it."""
    whole, half, scale = text.partition(" and a half")
    if half and scale.strip() not in {"", *_LARGE}:
        return None
    try:
        if not half:
            return int(text2num(text, "en"))
        factor = int(text2num(scale.strip(), "en")) if scale.strip() else _last_scale(whole)
        number = int(text2num(whole, "en"))
    except ValueError:
        return None
    return _whole(number + factor / 2) if not scale.strip() else _whole((number + 0.5) * factor)


def _last_scale(words: str) -> int:
    """A million for "a million and a half", one for "two and a half"."""
    last = words.split()[-1]
    return int(text2num(last, "en")) if last in _LARGE else 1


def _whole(value: float) -> float:
    nearest = round(value)
    return nearest if abs(value - nearest) < 1e-6 else round(value, 4)
