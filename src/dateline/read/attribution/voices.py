"""What is known of the voice of an attribution: its sort, whom a pronoun stands for, through whom it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.lexicon import Lexicon
from dateline.read.attribution.draft import Draft
from dateline.syntax import antecedent, basic, case_of, phrase
from dateline.types import Passage, Reading, Reference, Span, VoiceSort
from dateline.types.parse import Token

_CHANNELS = frozenset({VoiceSort.STATEMENT, VoiceSort.SOCIAL_MEDIA, VoiceSort.OUTLET, VoiceSort.PICTURES})
_THROUGH = frozenset({"in", "on", "via", "through", "to", "from"})
_KINDS = {"person": VoiceSort.PERSON, "organisation": VoiceSort.ORGANISATION, "place": VoiceSort.ORGANISATION}


class VoiceNamer:
    """Answers about the voices of one reading's drafts."""

    def __init__(self, lexicon: Lexicon, reading: Reading) -> None:
        self.lexicon = lexicon
        self.reading = reading
        self.references: Mapping[int, Span] = {
            mark.span.start: mark.antecedent for mark in reading.marks("references", Reference)
        }
        self.words: Mapping[int, Token] = {
            passage.block.start + token.idx: token for passage in reading.passages for token in passage.doc
        }

    def sort(self, passage: Passage, head: Token | None, *, quoted: bool = False) -> VoiceSort:
        """The sort of voice a source's head names, a pronoun's taken from what it stands for."""
        if head is None:
            return VoiceSort.UNKNOWN
        if head.lower_ in {"i", "we", "me", "us", "my", "our"} and not quoted:
            return VoiceSort.REPORTER
        known = self._sort_of(antecedent(head))
        if known is None:
            span = self.referent(passage, head)
            known = self._of_span(span) if span is not None else None
        if known is None and head.lower_ in {"he", "she", "his", "her"}:
            return VoiceSort.PERSON
        return known or VoiceSort.UNKNOWN

    def _sort_of(self, head: Token) -> VoiceSort | None:
        sort = self.lexicon.voices.sorts.get(head.lemma_.lower()) or self.lexicon.voices.sorts.get(
            head.lower_
        )
        return sort or _KINDS.get(head.ent_type_)

    def _of_span(self, span: Span) -> VoiceSort | None:
        """The sort of the first word of a stretch that has one, names before nouns."""
        words = [self.words[place] for place in range(span.start, span.end) if place in self.words]
        sorts = [sort for word in words if (sort := self._sort_of(word)) is not None]
        return sorts[-1] if sorts else None

    def referent(self, passage: Passage, head: Token | None) -> Span | None:
        """The words that a pronoun among the sources stands for; None for any other source."""
        if head is None or head.pos_ not in {"PRON", "DET"}:
            return None
        noun = antecedent(head)
        if noun.i != head.i:
            return self.reading.span(passage, *phrase(noun))
        return self.references.get(passage.block.start + head.idx)

    def via(self, draft: Draft, above: Sequence[Draft]) -> Iterator[tuple[Token, Token]]:
        """Through whom the words came, nearest first: the press or page they were told to, outer voices.

        ``above`` are the drafts in whose content this one stands.
        """
        for child in draft.word.children:
            if child.i not in draft.content and self._is_channel(draft, child):
                yield phrase(child)
        outer = [one for one in above if one is not draft and one.source]
        for one in sorted(outer, key=lambda other: len(other.content)):
            if one.head is not None and not one.source & draft.source:
                yield phrase(one.head)

    def _is_channel(self, draft: Draft, child: Token) -> bool:
        told = child.dep_ in {"obj", "iobj"} and draft.word.lemma_.lower() in self.lexicon.cues.addressing
        through = basic(child) == "obl" and case_of(child) in _THROUGH and child.i > draft.word.i
        if not told and not through:
            return False
        press = child.lemma_.lower() in self.lexicon.cues.press or child.lower_ in self.lexicon.cues.press
        return press or self._sort_of(child) in _CHANNELS or (told and child.ent_type_ == "organisation")
