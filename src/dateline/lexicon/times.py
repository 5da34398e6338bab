"""Words and patterns of time, compiled for the reader of time expressions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.errors import CodebookError
from dateline.lexicon.letters import Letters, Lists, Pattern, Word
from dateline.lexicon.sheets import Words
from dateline.sheet import Sheet, read_sheet

NO_TIME = "no time"
_BETWEEN = frozenset({"on", "the", "-"})
"""What may stand between a modifier and what it modifies: "early on Monday", "mid-June"."""


class AheadSheet(Sheet):
    """Words that make a verb look ahead."""

    helpers: Words
    plans: Words


class TimesSheet(Sheet):
    """times.yaml."""

    words: dict[str, dict[str, int | str]]
    figures: dict[str, str]
    unions: dict[str, Words]
    runs: Words
    capitals: Words
    patterns: dict[str, Words]
    no_times: Words
    modifiers: dict[str, Words]
    bounds: dict[str, Words]
    ahead: AheadSheet


@dataclass(frozen=True)
class Ahead:
    """Auxiliaries as they are written, and lemmas that tell of plans under "is" and "was"."""

    helpers: frozenset[str]
    plans: frozenset[str]


@dataclass(frozen=True)
class TimeMatch:
    """Words that a pattern fits, half-open; ``slots`` hold what the words in them stand for."""

    start: int
    end: int
    rule: str
    slots: Mapping[str, str]


@dataclass(frozen=True)
class Times:
    """Patterns of time expressions by rule, and the words before them that modify or bound them."""

    words: Mapping[str, Mapping[str, str]]
    letters: Letters
    patterns: tuple[tuple[str, Pattern], ...]
    modifiers: Mapping[str, str]
    bounds: Mapping[str, str]
    ahead: Ahead

    def find(self, text: str) -> Iterator[TimeMatch]:
        """Every match of every pattern, overlapping ones too, in the order of the patterns."""
        words = self.letters.cut(text)
        coded = self.letters.of(text, words)
        known = frozenset(coded)
        for rule, pattern in self.patterns:
            for match in pattern.regex.finditer(coded) if pattern.may_fit(known) else ():
                slots = {
                    name: self._meaning(source, words[first:last])
                    for name, source, (first, last) in pattern.slots(match)
                }
                yield TimeMatch(words[match.start()].start, words[match.end() - 1].end, rule, slots)

    def _meaning(self, source: str, words: list[Word]) -> str:
        plain = " ".join(word.plain for word in words)
        return self.words.get(source, {}).get(plain, plain)

    def modifier(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Where the modifier begins that ends at ``end``, no earlier than ``start``, and its kind."""
        return self._before(self.modifiers, text, start, end)

    def bound(self, text: str, start: int, end: int) -> str | None:
        """How the preposition that ends at ``end`` bounds what follows."""
        found = self._before(self.bounds, text, start, end)
        return found[1] if found else None

    def _before(self, kinds: Mapping[str, str], text: str, start: int, end: int) -> tuple[int, str] | None:
        words = [word for word in self.letters.cut(text[start:end]) if word.plain]
        for last in range(len(words), max(0, len(words) - 3), -1):
            for first in range(max(0, last - 4), last):
                kind = kinds.get(" ".join(word.plain for word in words[first:last]))
                if kind is not None:
                    return start + words[first].start, kind
            if words[last - 1].plain not in _BETWEEN:
                return None
        return None


def load_times(path: Traversable) -> Times:
    """Read times.yaml; raises CodebookError, for a pattern that names a list nobody wrote too."""
    sheet = read_sheet(path, TimesSheet)
    lists = Lists(sheet.words, sheet.figures, sheet.unions, frozenset(sheet.runs))
    rules = [(NO_TIME, pattern) for pattern in sheet.no_times]
    rules += [(rule, pattern) for rule, patterns in sheet.patterns.items() for pattern in patterns]
    letters = lists.letters([pattern for _, pattern in rules], sheet.capitals)
    compiled = []
    for rule, pattern in rules:
        try:
            compiled.append((rule, lists.compile(pattern, letters)))
        except ValueError as error:
            raise CodebookError(path.name, 1, f"{rule}: {error}") from error
    words = {name: {word: str(value) for word, value in table.items()} for name, table in sheet.words.items()}
    for name, parts in sheet.unions.items():
        words[name] = {word: value for part in parts for word, value in words.get(part, {}).items()}
    ahead = Ahead(frozenset(sheet.ahead.helpers), frozenset(sheet.ahead.plans))
    return Times(words, letters, tuple(compiled), _kinds(sheet.modifiers), _kinds(sheet.bounds), ahead)


def _kinds(groups: Mapping[str, Words]) -> dict[str, str]:
    return {word: kind for kind, group in groups.items() for word in group}
