"""Who says, thinks or wants what: the layer "attributions"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from dateline.lexicon import Lexicon
from dateline.read.attribution.draft import Draft
from dateline.read.attribution.nouns import OtherCues
from dateline.read.attribution.quotes import QuoteLinker, quoted_words, set_off
from dateline.read.attribution.trim import trim
from dateline.read.attribution.verbs import VerbCues
from dateline.read.attribution.voices import VoiceNamer
from dateline.types import Attribution, Layer, Passage, Quoting, Reading, Span, VoiceSort
from dateline.types.parse import Doc, Token

_RUBRICS = frozenset({VoiceSort.PICTURES, VoiceSort.CAPTION, VoiceSort.OUTLET, VoiceSort.SOCIAL_MEDIA})
"""Sorts whose nouns before a colon name a rubric: "Video: …"."""
_QUOTES = frozenset("“”\"„«»‘’'`")


@dataclass(frozen=True)
class Work:
    """A passage with the places inside its quotations and what was found there."""

    passage: Passage
    aside: Set[int]
    drafts: list[Draft]

    @cached_property
    def under(self) -> Mapping[int, Sequence[Draft]]:
        """For each cue that stands in the content of others, these others."""
        cues = {draft.word.i for draft in self.drafts}
        found: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            for place in draft.content & cues:
                found.setdefault(place, []).append(draft)
        return found


class AttributionReader:
    """Adds the layer "attributions", those inside another's content too."""

    name = "attributions"
    version = "1"
    requires = frozenset({"passages", "references"})
    gives = frozenset({"attributions"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.verbs = VerbCues(lexicon)
        self.others = OtherCues(lexicon.cues, self.verbs)

    def __call__(self, reading: Reading) -> Reading:
        """The attributions of all passages, by the place of their cues."""
        linker = QuoteLinker()
        voices = self._voices(reading)
        work: list[Work] = []
        for passage in reading.passages:
            doc = passage.doc
            quoted = quoted_words(doc)
            aside = frozenset(place for words in quoted for place in words)
            drafts = linker.link(doc, self.drafts(doc, quoted, voices), quoted)
            trim(doc, drafts, aside, self.lexicon.cues.citing)
            work.append(Work(passage, aside, drafts))
        namer = VoiceNamer(self.lexicon, reading)
        marks = [
            self._mark(namer, part, draft)
            for part in work
            for draft in part.drafts
            if draft.content or draft.further
        ]
        marks.sort(key=lambda mark: (mark.span.start, mark.span.end))
        return reading.with_layer(Layer("attributions", self.name, self.version, tuple(marks)))

    def _voices(self, reading: Reading) -> Set[str]:
        """Words that a voice before a colon may end in."""
        named = {
            word.lower_
            for passage in reading.passages
            for name in passage.doc.ents
            if name.label_ in {"person", "organisation"}
            for word in name
        }
        sorts = self.lexicon.voices.sorts
        return named | {noun for noun, sort in sorts.items() if sort not in _RUBRICS}

    def drafts(self, doc: Doc, quoted: Sequence[range], voices: Set[str]) -> list[Draft]:
        """Every cue of a passage, quotations not yet given out."""
        apart = set_off(doc, quoted, voices)
        aside = {place for words in quoted for place in words}
        others = list(self.others.drafts(doc))
        taken = {place for draft in others for place in draft.cue}
        verbs = [self.verbs.draft(token, aside) for token in doc if token.i not in taken]
        return [draft for draft in (*verbs, *others, apart) if draft is not None]

    def _mark(self, namer: VoiceNamer, work: Work, draft: Draft) -> Attribution:
        reading, passage = namer.reading, work.passage
        cue = sorted(draft.cue)
        content = list(_spans(reading, passage, runs(passage.doc, draft.content)))
        for doc, words in draft.further:
            later = next(one for one in reading.passages if one.doc is doc)
            content += _spans(reading, later, runs(doc, words))
        source = whole(runs(passage.doc, draft.source), draft)
        return Attribution(
            reading.span(passage, passage.doc[cue[0]], passage.doc[cue[-1]]),
            draft.manner.value,
            tuple(content),
            reading.span(passage, *source) if source is not None else None,
            quoting(passage.doc, draft.content, work.aside),
            namer.sort(passage, draft.head, quoted=draft.word.i in work.aside),
            namer.referent(passage, draft.head),
            tuple(
                reading.span(passage, *pair) for pair in namer.via(draft, work.under.get(draft.word.i, ()))
            ),
            draft.absence,
        )


def quoting(doc: Doc, content: set[int], aside: Set[int]) -> Quoting:
    """Direct where all words stand in quotation marks, but for one in ten that the parse added; mixed where some do."""
    words = [place for place in content if not doc[place].is_punct and not doc[place].is_space]
    own = sum(place in aside for place in words)
    if own == 0:
        return Quoting.INDIRECT
    return Quoting.DIRECT if own >= 0.9 * len(words) else Quoting.MIXED


def runs(doc: Doc, places: set[int]) -> list[tuple[Token, Token]]:
    """Unbroken runs of words as first and last token, punctuation at their rims cut off but quotation marks."""
    found: list[tuple[Token, Token]] = []
    run: list[Token] = []
    for place in [*sorted(places), -1]:
        if run and place != run[-1].i + 1:
            while run and _rim(run[0]):
                run.pop(0)
            while run and _rim(run[-1]) and not _closes(run):
                run.pop()
            if any(not word.is_punct for word in run):
                found.append((run[0], run[-1]))
            run = []
        if place >= 0:
            run.append(doc[place])
    return found


def whole(parts: Sequence[tuple[Token, Token]], draft: Draft) -> tuple[Token, Token] | None:
    """The parts of a source as one stretch, cut where the cue stands between them; the head's side is kept."""
    kept = [
        part
        for part in parts
        if draft.head is None
        or not any(min(part[0].i, draft.head.i) < place < max(part[1].i, draft.head.i) for place in draft.cue)
    ]
    return (kept[0][0], kept[-1][1]) if kept else None


def _rim(word: Token) -> bool:
    return word.is_space or (word.is_punct and word.text[0] not in _QUOTES)


def _closes(run: list[Token]) -> bool:
    """True where the last word closes a bracket that the run opens."""
    return run[-1].text == ")" and any(word.text == "(" for word in run)


def _spans(reading: Reading, passage: Passage, pairs: Sequence[tuple[Token, Token]]) -> Iterator[Span]:
    for first, last in pairs:
        yield reading.span(passage, first, last)
