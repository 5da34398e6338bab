"""Which attribution a quotation belongs to, and the voices that only marks set off: colons and dashes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set

from dateline.read.attribution.draft import Draft
from dateline.read.quotations import quotations
from dateline.types import Manner
from dateline.types.parse import Doc

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_QUOTED = "quoted"
_SPOKEN = 4
"""Words from which a stretch in quotation marks may be speech that nobody is named for; fewer are a term."""


def quoted_words(doc: Doc) -> list[range]:
    """The quotations of a passage as ranges of token places, marks included; looked for once."""
    found: list[range] | None = doc.user_data.get(_QUOTED)
    if found is None:
        found = doc.user_data[_QUOTED] = _quoted(doc)
    return found


def _quoted(doc: Doc) -> list[range]:
    marked = quotations(doc.text)
    if not marked:
        return []
    starts = [word.idx for word in doc]
    ends = [word.idx + len(word) for word in doc]
    places = (range(bisect_right(ends, one.start), bisect_left(starts, one.end)) for one in marked)
    return [found for found in places if found]


class QuoteLinker:
    """Gives each quotation of a report to a draft, passage by passage.

    ``awaiting`` is the draft that the next passage goes on with: one that ends in a colon, or whose quotation
    is still open at the end of its paragraph.
    """

    def __init__(self) -> None:
        self.awaiting: Draft | None = None

    def link(self, doc: Doc, drafts: Sequence[Draft], quoted: Sequence[range]) -> list[Draft]:
        """The drafts with their quotations; those without any content are left out, but what a colon opens."""
        taken = self._continued(doc, drafts, quoted)
        if drafts:
            index = _Index(drafts, quoted)
            for number, words in enumerate(quoted):
                if number == 0 and taken:
                    continue
                draft = index.owner(doc, number, words)
                if draft is not None:
                    draft.content |= set(words) - draft.cue - draft.source
        self.awaiting = self._left_open(doc, drafts, quoted, taken)
        return [draft for draft in drafts if draft.content or draft is self.awaiting]

    def _continued(self, doc: Doc, drafts: Sequence[Draft], quoted: Sequence[range]) -> Draft | None:
        """The draft of an earlier passage that this one opens with, its content taken in."""
        if self.awaiting is None or any(draft.word.is_punct for draft in drafts):
            return None  # a passage with a voice of its own set off
        opens = bool(quoted) and quoted[0][0] == 0
        announced = not self.awaiting.content and not self.awaiting.further
        if not opens and (not announced or any(draft.clausal for draft in drafts)):
            return None
        words = set(quoted[0]) if opens else {word.i for word in doc}
        self.awaiting.further.append((doc, words))
        return self.awaiting

    @staticmethod
    def _left_open(
        doc: Doc, drafts: Sequence[Draft], quoted: Sequence[range], taken: Draft | None
    ) -> Draft | None:
        marked = quotations(doc.text)
        if marked and not marked[-1].closed:
            holder = next((draft for draft in drafts if draft.content & set(quoted[-1])), None)
            return taken if taken is not None and len(quoted) == 1 else holder
        if doc.text.rstrip().endswith(":"):
            empty = [draft for draft in drafts if draft.clausal and not draft.content]
            return empty[-1] if empty else None
        return None


class _Index:
    """The drafts of one passage by where their words stand, so that each quotation looks only at those near it."""

    def __init__(self, drafts: Sequence[Draft], quoted: Sequence[range]) -> None:
        of = {place: number for number, words in enumerate(quoted) for place in words}
        self._holders: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            for number in {of[place] for place in draft.content if place in of}:
                self._holders[number].append(draft)
        self._clausal = sorted((draft for draft in drafts if draft.clausal), key=lambda one: one.word.i)
        self._places = [draft.word.i for draft in self._clausal]

    def owner(self, doc: Doc, number: int, words: range) -> Draft | None:
        """The draft that a quotation is given to; None for nobody, and where those that hold part of it took all."""
        if self._grown(number, words):
            return None
        return self._nearest(doc, words) or self._before(doc, words)

    def _grown(self, number: int, words: range) -> bool:
        """True where the quotation is part of a content already; each such content takes in all of it."""
        holders = [draft for draft in self._holders[number] if draft.word.i not in words]
        for draft in holders:
            if draft.word.sent.start <= words[0] < draft.word.sent.end or draft.clausal:
                draft.content |= set(words) - draft.cue - draft.source
        return bool(holders)

    def _open(self, start: int, end: int, words: range) -> list[Draft]:
        """The sayings of a stretch that have no content yet, but those that stand inside the quotation."""
        near = self._clausal[bisect_left(self._places, start) : bisect_left(self._places, end)]
        return [draft for draft in near if not draft.content and draft.word.i not in words]

    def _nearest(self, doc: Doc, words: range) -> Draft | None:
        """The nearest saying without content in the sentences that the quotation touches, or in a tag after."""
        start, end = doc[words[0]].sent.start, doc[words[-1]].sent.end
        if end < len(doc) and len(doc[end].sent) < 10:
            end = doc[end].sent.end
        open_to = self._open(start, end, words)
        if not open_to and start > 0:
            before = doc[start - 1].sent
            if before.text.rstrip().endswith((":", ",")):
                open_to = self._open(before.start, before.end, words)
        return min(
            open_to,
            key=lambda one: min(abs(one.word.i - words[0]), abs(one.word.i - words[-1])),
            default=None,
        )

    def _before(self, doc: Doc, words: range) -> Draft | None:
        """The draft whose tag stands between its own quotation and this one."""
        if len(words) < _SPOKEN or (words[0] > 0 and not doc[words[0] - 1].is_punct):
            return None
        place = bisect_left(self._places, words[0])
        return self._clausal[place - 1] if place else None


def set_off(doc: Doc, quoted: Sequence[range], voices: Set[str]) -> Draft | None:
    """A voice set off by a colon at the start of a block or a dash after a quotation.

    ``voices`` are the words, in lower case, that names of the report's persons and organisations are made of,
    and nouns for voices.
    """
    return _after_dash(doc, quoted) or _before_colon(doc, voices) or _at_end(doc, voices)


def _before_colon(doc: Doc, voices: Set[str]) -> Draft | None:
    """ "Minister: army to pull out"; not "Update: …", whose head names no voice."""
    colon = next((word for word in doc[:10] if word.text == ":"), None)
    left = [word for word in doc[: colon.i] if not word.is_punct] if colon is not None else []
    if colon is None or not left or colon.i + 2 >= len(doc):
        return None
    if any(word.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "PRON", "ADV"} for word in left):
        return None
    if left[-1].lower_ not in voices or any(word.ent_type_ in {"place", "nationality"} for word in left[-1:]):
        return None
    content = {word.i for word in doc[colon.i + 1 :] if not word.is_space}
    return Draft(colon, Manner.SAY, {colon.i}, content, {word.i for word in left}, left[-1])


def _after_dash(doc: Doc, quoted: Sequence[range]) -> Draft | None:
    """ "“We will not leave.” — Name, mayor of the town"; the dash may be part of the closing mark's token."""
    if not quoted or quoted[0][0] != 0:
        return None
    last = quoted[-1][-1]
    place = last if doc[last].text[-1] in _DASHES else last + 1
    if place + 1 >= len(doc) or doc[place].text[-1] not in _DASHES or len(doc) - place > 16:
        return None
    words = {word.i for word in doc[place + 1 :] if not word.is_space}
    content = set(range(quoted[0][0], last + 1))
    head = next(
        (word for word in doc[place + 1 :] if word.head.i not in words or word.head.i == word.i), None
    )
    return Draft(doc[place], Manner.SAY, {place}, content, words, head) if head is not None else None


def _at_end(doc: Doc, voices: Set[str]) -> Draft | None:
    """ "Army to pull out of city – minister": a short nominal that ends a line without a full stop."""
    dash = next((word for word in reversed(doc[-6:]) if word.text in _DASHES), None)
    if dash is None or dash.i < 3 or doc[-1].is_punct or doc[-1].lower_ not in voices:
        return None
    words = doc[dash.i + 1 :]
    if any(word.pos_ not in {"NOUN", "PROPN", "ADJ"} for word in words):
        return None
    return Draft(dash, Manner.SAY, {dash.i}, set(range(dash.i)), {word.i for word in words}, words[-1])
