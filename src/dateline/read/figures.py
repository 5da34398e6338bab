"""Figures found in a text: digits, words, vague words, fractions and ordinals, with bounds, signs and units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.lexicon import CountedWords, Numbers
from dateline.read.hints import Hinted, Seen, hints
from dateline.read.numerals import (
    NUMBER_WORDS,
    ORDINAL_WORDS,
    NumberPatterns,
    Numerals,
    one_of,
    ordinal_value,
)
from dateline.read.written_dates import NO_QUANTITY
from dateline.types import Counted

FURTHEST = 20
"""A range spans at most this factor: "12 to 15" is one, "killed 3 to 400" is two figures."""
_NOT_BEFORE = r"(?<![\w.,'’$€£¥₪₹^])(?<!\d[*×])(?<![*]{2})(?<![A-Za-z\d][-–/])"
_NOT_AFTER = r"(?![\w/^]|[*×]{1,2}\d|[.,]\d|[-–](?:\d|(?-i:[A-Z])|[a-z]\b)|['’]s\b)"
_LINK = r"(?:\s(?:to|or)\s|\s?[-–]\s?)"
_A_FRACTION = r"(?=\s(?:of|the|all|its|their|his|her|our|were|are|was|is|had|have|has)\b)"


@dataclass(frozen=True)
class Figure:
    """A number as it stands in a text: half-open offsets, the rule that read it, and its interval.

    ``first`` and ``last`` bound the number itself, without bound words, signs of currency and units.
    ``form`` is what its writing alone says it counts, None where that takes the sentence around it;
    ``words`` and ``bound`` are the number and what bounds it in lower case, "" for none.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    form: Counted | None = None
    words: str = ""
    bound: str = ""

    def kept_as(self, bound: str) -> Figure:
        """The same figure after "at least" ("low"), "up to" ("high"), "some" ("best") or "exactly" ("exact")."""
        if bound == "low":
            low = self.low if self.low is not None else self.best
            return replace(self, rule="at_least", low=low, best=None, high=None)
        if bound == "high":
            high = self.high if self.high is not None else self.best
            return replace(self, rule="at_most", low=None, best=None, high=high)
        if bound == "best" and self.best is not None:
            return replace(self, rule="about", low=None, high=None)
        return self


class FigureFinder:
    """Finds the figures of a text by the words of the lexicon."""

    def __init__(self, numbers: Numbers, counted: CountedWords) -> None:
        self._numbers = numbers
        self._numerals = Numerals(numbers)
        patterns = NumberPatterns.of(numbers)
        number = patterns.number
        sign = rf"(?:(?:\b(?:US|AU?|CA?|NZ|HK))?(?:{one_of(counted.signs)})\s?){{1,2}}"
        small = rf"(?:\s?(?:{one_of(numbers.money_scales)})\b)?"
        self._measures = tuple(
            (kind, re.compile(rf"(?:\s(?:of\s)?|-)?(?:{one_of(words)})(?!\w)", re.IGNORECASE))
            for kind, words in counted.measures.items()
        )
        units = one_of(word for words in counted.measures.values() for word in words)
        after = rf"(?:(?=(?:{units})(?!\w))|{_NOT_AFTER})"
        self._dozens = Hinted(
            _pattern(rf"{_NOT_BEFORE}(?P<number>{patterns.dozens})(?!\w)"), frozenset({"dozen"})
        )
        self._vague = Hinted(
            _pattern(rf"(?<![\w-])(?P<number>{one_of(numbers.vague)})(?![\w]|-\w)"), hints(numbers.vague)
        )
        self._share = Hinted(
            _pattern(rf"(?<![\w-])(?P<number>{_fractions(numbers)})(?![\w-])"), hints(numbers.fractions)
        )
        self._money = Hinted(
            _pattern(rf"(?<!\w)(?:{sign})(?P<number>{number}{small})(?!\w|[.,]\d)"), numbers=1
        )
        self._range = Hinted(
            _pattern(
                rf"{_NOT_BEFORE}(?P<opening>between\s|(?:(?:{sign}))|)(?P<low>{number})(?P<link>\sand\s(?:{sign})?|{_LINK}(?:{sign})?)"
                rf"(?P<high>{number}{small}){after}"
            ),
            numbers=2,
        )
        self._sign = re.compile(sign, re.IGNORECASE)
        self._plain = Hinted(_pattern(rf"{_NOT_BEFORE}(?P<number>{number}){after}"), numbers=1)
        self._ordinal = Hinted(
            _pattern(rf"(?<![\w-])(?P<number>{patterns.ordinal})(?!\w)"), ORDINAL_WORDS, digits=True
        )
        self._names = Hinted(
            _pattern(
                rf"(?<!\w)(?:{one_of(numbers.names)})\s(?:no\.?\s?|#)?\d[\d/,.()]*(?:\s(?:and|or|to)\s\d{{3,}})?"
            ),
            digits=True,
        )
        self._terms = Hinted(
            _pattern(
                rf"(?<!\w)(?:{one_of(numbers.terms)})(?!\w)|\w+-(?:{one_of(numbers.never_counted)})(?!\w)"
            ),
            hints(numbers.terms) | {"-"},
        )
        self._before = _pattern(
            rf"(?<![\w-])(?P<bound>{one_of(numbers.before)})\s*(?:(?:{one_of(numbers.between)})\s)?$"
        )
        self._after = _pattern(rf"(?:\s|(?=[-+]))(?P<bound>{one_of(numbers.after)})(?!\w)")

    def find(self, text: str) -> list[Figure]:
        """The figures of a text in order, not overlapping; dates, clock times and numbers of documents are none."""
        taken = bytearray(len(text))
        seen = Seen.of(text, NUMBER_WORDS)
        for hinted in (*NO_QUANTITY, self._terms, self._names):
            for match in hinted.pattern.finditer(text) if hinted.may_fit(seen) else ():
                if hinted is not self._names or not self._is_measured(text, match.end()):
                    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        found: list[Figure] = []
        passes: tuple[tuple[Hinted, Callable[[re.Match[str]], Figure | None]], ...] = (
            (self._dozens, self._from_number),
            (self._vague, self._from_vague),
            (self._share, self._from_share),
            (self._ordinal, self._from_ordinal),
            (self._range, self._from_range),
            (self._money, self._from_number),
            (self._plain, self._from_number),
        )
        for hinted, read in passes:
            for match in _free(hinted.pattern, text, taken) if hinted.may_fit(seen) else ():
                figure = read(match)
                if figure is not None:
                    figure = self._with_unit(text, figure)
                    taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
                    found.append(figure)
        return [self._bounded(text, figure) for figure in sorted(found, key=lambda one: one.start)]

    def _is_measured(self, text: str, end: int) -> bool:
        return any(unit.match(text, end) for _, unit in self._measures)

    def _from_vague(self, match: re.Match[str]) -> Figure | None:
        value = self._numbers.vague[_folded(match["number"])]
        rule = "exact" if value.best is not None and value.best == value.low == value.high else "vague"
        return self._figure(match, rule, value.low, value.best, value.high)

    def _from_share(self, match: re.Match[str]) -> Figure | None:
        value = self._numbers.fractions[_folded(match["number"])]
        return replace(self._figure(match, "share", value, value, value), form=Counted.SHARE)

    def _from_range(self, match: re.Match[str]) -> Figure | None:
        low, high = self._numerals.value(match["low"]), self._numerals.value(match["high"])
        between = match["opening"].lower().startswith("between")
        if low is None or high is None or between != match["link"].lower().startswith(" and "):
            return None
        if match.string[: match.start()].lower().endswith("from ") and " to " in match["link"].lower():
            return None  # "rose from 12 to 15" is two figures
        scale = self._scale_of(match["high"])
        if low < high / scale:  # "5 to 10 million"
            low *= scale if self._scale_of(match["low"]) == 1 else 1
        if not low < high <= FURTHEST * max(low, 1):
            return None
        money = self._sign.search(match[0]) is not None
        form = Counted.MONEY if money else None
        return Figure(
            *match.span(), match.start("low"), match.end(), "range", low, None, high, form, match[0].lower()
        )

    def _scale_of(self, words: str) -> float:
        found = re.fullmatch(r"(?:[\d.,]+|\S+(?=\s))[\s-]?([a-z]+)", words, re.IGNORECASE)
        return (self._numerals.value(f"1 {found[1]}") or 1) if found else 1

    def _from_number(self, match: re.Match[str]) -> Figure | None:
        value = self._numerals.value(match["number"])
        if value is None:
            return None
        form = Counted.MONEY if match.start() < match.start("number") else None
        return replace(self._figure(match, "exact", value, value, value), form=form)

    def _from_ordinal(self, match: re.Match[str]) -> Figure | None:
        value = ordinal_value(match["number"])
        if value is None:
            return None
        return replace(self._figure(match, "ordinal", value, value, value), form=Counted.ORDINAL)

    @staticmethod
    def _figure(
        match: re.Match[str], rule: str, low: float | None, best: float | None, high: float | None
    ) -> Figure:
        words = _folded(match["number"])
        return Figure(*match.span(), *match.span("number"), rule, low, best, high, words=words)

    def _with_unit(self, text: str, figure: Figure) -> Figure:
        """Sums, distances and shares carry the unit after them."""
        if figure.form is Counted.ORDINAL or figure.rule == "share":
            return figure
        for kind, unit in self._measures:
            match = unit.match(text, figure.end)
            if match:
                return replace(figure, end=match.end(), form=kind)
        return figure

    def _bounded(self, text: str, figure: Figure) -> Figure:
        if figure.rule in {"range", "ordinal"}:
            return figure
        before = self._before.search(text, max(0, figure.start - 40), figure.start)
        if before:
            kept = self._numbers.before[_folded(before["bound"])]
            return replace(figure.kept_as(kept), start=before.start(), bound=_folded(before["bound"]))
        after = self._after.match(text, figure.last) or self._after.match(text, figure.end)
        if after:
            kept = self._numbers.after[_folded(after["bound"])]
            return replace(
                figure.kept_as(kept), end=max(figure.end, after.end()), bound=_folded(after["bound"])
            )
        return figure


def _free(pattern: re.Pattern[str], text: str, taken: bytearray) -> Iterator[re.Match[str]]:
    """Matches over characters that nothing has taken; a search goes on after what is taken."""
    place = 0
    while match := pattern.search(text, place):
        blocked = taken.find(1, match.start(), match.end())
        if blocked < 0:
            yield match
            place = max(match.end(), place + 1)
        else:
            place = max(blocked + 1, match.start() + 1)


def _fractions(numbers: Numbers) -> str:
    """ "A third man" and "the eastern half" are no fractions: these words need an "of" or a verb behind."""
    doubtful = [words for words in numbers.fractions if words == "half" or words.startswith(("a ", "an "))]
    others = [words for words in numbers.fractions if words not in doubtful]
    return rf"(?:{one_of(others)})|(?:{one_of(doubtful)}){_A_FRACTION}"


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
