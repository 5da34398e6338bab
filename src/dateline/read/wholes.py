"""Figures by their figures around: what a bare one counts, and which is a part of which.

"12 people, including three children", "three of them", "three out of four", "half of the town".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.lexicon import PERSONS
from dateline.read.figures import Figure
from dateline.syntax import edges
from dateline.types import Counted
from dateline.types.parse import Doc, Token

Interval = tuple[int, int]

_OUT_OF = re.compile(
    r"\s(?:[\w-]+\s)?(?:out\sof|of|in|among)"
    r"(?:\s(?:the|these|those|its|their|his|her|all|every|a\stotal\sof|some))*\s",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"[^.;]*\bbring(?:s|ing)?\b[^.;]*\btotal\b[^.;]*\bto\s", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:including|includes?|included|among\s(?:them|whom|those)|of\s(?:whom|which|them|those)(?=\s))",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s(?:[\w-]+\s)?of\s(?:them|whom|which|those|these)\b", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\sof\s", re.IGNORECASE)
_OF_A_KNOWN_WHOLE = re.compile(r"\sof\s(?:the|its|their|his|her|our|my|these|those)\s", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:^|[.!?”\"]\s+|,\s)(?:of|among|out\sof)\s(?:the|those|these|its|their)\s$", re.IGNORECASE
)
_NEAR = 40
"""Characters between "including" and the first part that it opens."""
_UNNAMED = frozenset({Counted.OTHER, Counted.PEOPLE, Counted.FIGHTERS})
_NOT_TAKEN_UP = frozenset(
    {Counted.ORDINAL, Counted.AGE, Counted.SHARE, Counted.MONEY, Counted.DISTANCE, Counted.TIME}
)


class Wholes:
    """The figures of one text in order; ``counted`` is None for a bare figure of which nothing is told.

    A bare figure counts what the last one before it did, in the same or the previous sentence.
    """

    def __init__(self, doc: Doc, figures: Sequence[Figure], counted: Sequence[Counted | None]) -> None:
        self.doc = doc
        self._text = doc.text  # spaCy puts it together anew at every call
        self.figures = figures
        self.kinds: list[Counted] = []
        self._parts: dict[int, int] = {}
        for place, kind in enumerate(counted):
            self.kinds.append(kind if kind is not None else self._taken_up(place))

    def stretches(self) -> list[Interval | None]:
        """For each figure the stretch of text that it is a part of; a part of the dead is dead.

        The whole is another figure, or the words after "of" where they name one without a figure ("half of
        the town", "two of its bridges"). A part never exceeds its whole, and both are persons or alike.
        """
        return [self._stretch(part) for part in range(len(self.figures))]

    def _taken_up(self, place: int) -> Counted:
        earliest = self._previous_sentence(self.figures[place].start)
        for before in range(place - 1, -1, -1):
            if self.figures[before].start < earliest:
                break
            kind = self.kinds[before]
            if kind not in _NOT_TAKEN_UP:
                return Counted.PEOPLE if kind in PERSONS and kind is not Counted.FIGHTERS else kind
        return Counted.OTHER

    def _stretch(self, part: int) -> Interval | None:
        whole = self._whole_of(part)
        stretch = self._uncounted(self.figures[part]) if whole is None else None
        if stretch is not None:
            whole = self._inside(stretch, part)
        if whole is None or not _fits(self.figures[part], self.figures[whole]):
            return stretch
        self._parts[part] = whole
        if self.kinds[part] in _UNNAMED and self.kinds[whole] in PERSONS:
            self.kinds[part] = self.kinds[whole]
        return self.figures[whole].start, self.figures[whole].end

    def _whole_of(self, part: int) -> int | None:
        text, figure = self._text, self.figures[part]
        if part + 1 < len(self.figures):
            gap = (figure.end, self.figures[part + 1].start)
            if _OUT_OF.fullmatch(text, *gap) or _TOTAL.fullmatch(text, *gap):
                return part + 1 if self._alike(part, part + 1) else None
        first = self._sentence_start(figure.start)
        if _OF_THEM.match(text, figure.end):
            return self._before(part, self._previous_sentence(figure.start), figure.start)
        cue = _last(_CUE.finditer(text, first, figure.start))
        listed = part - 1 in self._parts and cue is not None and self.figures[part - 1].start > cue.start()
        if cue is not None and (listed or figure.start - cue.end() <= _NEAR):
            between = self.figures[part - 1].end if listed else cue.end()
            if self._no_verb(between, figure.start):
                return self._before(part, first, cue.start())
        return self._opened(part, first)

    def _opened(self, part: int, first: int) -> int | None:
        """ "Of the 12 killed, three were children"."""
        whole = part - 1
        if part == 0 or self.figures[whole].start < first or not self._alike(part, whole):
            return None
        opened = _OPENING.search(self._text, max(first - 1, 0), self.figures[whole].start)
        return whole if opened else None

    def _before(self, part: int, first: int, end: int) -> int | None:
        """The nearest figure between two places of the text that the part can be a part of."""
        for whole in range(part - 1, -1, -1):
            figure = self.figures[whole]
            inside = first <= figure.start and figure.end <= end
            if inside and self._alike(part, whole) and _fits(self.figures[part], figure):
                return whole
        return None

    def _alike(self, part: int, whole: int) -> bool:
        """Persons are parts of persons, things of things of their kind; other figures of either."""
        one, two = self.kinds[part], self.kinds[whole]
        if two in {Counted.ORDINAL, Counted.AGE, Counted.SHARE}:
            return one is two is Counted.SHARE
        return one in {two, Counted.OTHER, Counted.SHARE} or (one in PERSONS and two in PERSONS)

    def _uncounted(self, figure: Figure) -> Interval | None:
        """The whole in "half of the town", "10 per cent of requests", "two of its bridges"."""
        pattern = _OF_A_WHOLE if figure.form is Counted.SHARE else _OF_A_KNOWN_WHOLE
        if figure.rule == "ordinal" or not pattern.match(self._text, figure.end):
            return None
        preposition = self.doc.char_span(figure.end + 1, figure.end + 3)
        if preposition is None or preposition[0].dep_ != "case" or preposition[0].head.i < preposition[0].i:
            return None
        return self._phrase(preposition[0].head)

    def _phrase(self, noun: Token) -> Interval:
        """The noun's words without its preposition, up to a comma."""
        first, last = edges(noun)
        words = [word for word in self.doc[first.i : last.i + 1] if word.dep_ != "case" or word.i > noun.i]
        end = next((word.i for word in words if word.is_punct and word.i > noun.i), last.i + 1)
        return words[0].idx, self.doc[end - 1].idx + len(self.doc[end - 1])

    def _inside(self, stretch: Interval, part: int) -> int | None:
        for place in range(part + 1, len(self.figures)):
            inside = stretch[0] <= self.figures[place].start < stretch[1]
            if inside and self.kinds[place] is not Counted.ORDINAL:
                return place
        return None

    def _no_verb(self, start: int, end: int) -> bool:
        words = self.doc.char_span(start, end, alignment_mode="contract")
        return words is None or all(token.pos_ not in {"VERB", "AUX"} for token in words)

    def _sentence_start(self, place: int) -> int:
        """The first character of the sentence that holds this one."""
        found = self.doc.char_span(place, place + 1, alignment_mode="expand")
        return int(found[0].sent.start_char) if found else 0

    def _previous_sentence(self, place: int) -> int:
        return self._sentence_start(max(self._sentence_start(place) - 1, 0))


def _fits(part: Figure, whole: Figure) -> bool:
    """False where the part is surely larger; a share fits into anything."""
    if Counted.SHARE in {part.form, whole.form}:
        return True
    least = part.low if part.low is not None else part.best
    most = whole.high if whole.high is not None else whole.best
    return least is None or most is None or least <= most


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    return next(iter(list(matches)[::-1]), None)
