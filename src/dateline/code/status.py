"""How a claim stands: the standing of its event word, as the kind, the frame and the dates let it be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.code.background import Background
from dateline.code.draft import Draft
from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.lexicon import Lexicon
from dateline.syntax import is_perfect
from dateline.types import Dated, Passage, Reading, Standing, Status, Value, When
from dateline.types.parse import Token

_ATTEMPTED = frozenset({"fighting", "one-sided violence", "coercion"})


class Stander:
    """Gives the drafts of one report their status and their voice."""

    def __init__(self, reading: Reading, lexicon: Lexicon, namer: Namer) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.namer = namer
        self.background = Background(reading, lexicon)
        self.standings = {mark.span.start: mark for mark in reading.marks("standings", Standing)}

    def standing(self, passage: Passage, trigger: Trigger) -> Standing | None:
        """The standing of a trigger's word."""
        return self.standings.get(passage.block.start + trigger.token.idx)

    def speaker(self, passage: Passage, trigger: Trigger) -> Value[str] | None:
        """Who says a trigger's clause, by name where the report gives one; None for the reporter.

        None too for a pronoun that nothing resolves.
        """
        voice = self._voice(self.standing(passage, trigger))
        if voice is None or voice.origin == "reference":
            return voice
        span = voice.evidence[0]
        for home in self.reading.passages:
            base = home.block.start
            words = home.doc.char_span(span.start - base, span.end - base) if span.start >= base else None
            if words is not None:
                return self.namer.value(home, words.root)
        return voice

    def stand(self, draft: Draft) -> Draft:
        """The draft with status, voice and, where it is only planned, the coming date."""
        standing = self.standing(draft.passage, draft.trigger)
        status = standing.status if standing is not None else Status.ASSERTED
        said_by = self._voice(standing)
        if draft.page.speech and self._is_done_by_speaking(draft, standing, status):
            status, said_by = Status.ASSERTED, None
        if status is Status.PLANNED and self._is_done_by(draft, standing):
            status = Status.ASSERTED
        if status is Status.PLANNED and self._was_attempted(draft, standing):
            status = Status.ATTRIBUTED if said_by is not None else Status.ASSERTED
        if draft.trigger.entry.frame.status is not None:
            status = draft.trigger.entry.frame.status
        if status.countable and self.background.is_past(draft):
            status = Status.BACKGROUND
        if status is Status.PLANNED and self._was_foiled(draft, standing):
            draft = replace(draft, date=None)
        return replace(draft, status=status, said_by=said_by, date=self._ahead(draft.date, status))

    def _is_done_by_speaking(self, draft: Draft, standing: Standing | None, status: Status) -> bool:
        """ "He said he condemned it", "the UK is committed, said the minister", "we must act": saying it does it."""
        if status in {Status.ATTRIBUTED, Status.UNVERIFIED}:
            told = self._is_mouthpiece(standing) and not is_perfect(draft.token)
            return told or _speaks_itself(draft, standing) or _is_present(draft.token)
        cue = self._cue(draft, standing)
        performs = cue is not None and self.lexicon.is_a(cue.lemma_.lower(), "performing")
        return status in {Status.HYPOTHETICAL, Status.PLANNED} and performs

    def _is_mouthpiece(self, standing: Standing | None) -> bool:
        """ "A statement said", "his spokesman said": who speaks for somebody does that one's acts of speaking."""
        if standing is None or standing.voice is None:
            return False
        words = standing.voice.name.lower().split()
        return any(self.lexicon.is_a(word, "mouthpieces") for word in words)

    def _is_done_by(self, draft: Draft, standing: Standing | None) -> bool:
        """ "Ordered a curfew": for some kinds the order is the act."""
        cue = self._cue(draft, standing)
        return cue is not None and cue.lemma_.lower() in draft.page.done_by

    def _was_attempted(self, draft: Draft, standing: Standing | None) -> bool:
        """ "Tried to plant a bomb": an attack that was tried is an attack; a town that was tried for is not taken."""
        cue = self._cue(draft, standing)
        if (
            cue is None
            or draft.page.family not in _ATTEMPTED
            or not self.lexicon.is_a(cue.lemma_.lower(), "attempts")
        ):
            return False
        if draft.token.dep_ == "compound" and draft.token.head.i == cue.i:
            return True  # "escaped an assassination attempt"
        return cue.dep_ != "amod" and (cue.tag_ in {"VBD", "VBN"} or is_perfect(cue))

    def _was_foiled(self, draft: Draft, standing: Standing | None) -> bool:
        """ "A plot to bomb the embassy was foiled on Friday": that is the day of foiling it."""
        cue = self._cue(draft, standing)
        return cue is not None and self.lexicon.modality.foils(cue)

    @staticmethod
    def _cue(draft: Draft, standing: Standing | None) -> Token | None:
        """The word that decided the standing, where it stands in the draft's own passage."""
        if standing is None or standing.cue is None:
            return None
        base = draft.passage.block.start
        cue = draft.passage.doc.char_span(standing.cue.start - base, standing.cue.end - base)
        return cue[0] if cue is not None else None

    def _ahead(self, date: Dated | None, status: Status) -> Dated | None:
        """ "Will meet on Thursday": the weekday of what is planned is the coming one."""
        published = self.reading.report.published
        if (
            date is None
            or published is None
            or status is not Status.PLANNED
            or date.origin != "times/weekday"
        ):
            return date
        if date.value.end >= published:
            return date
        coming = date.value.end + timedelta(days=7)
        return replace(date, value=When(coming, coming, date.value.precision))

    def _voice(self, standing: Standing | None) -> Value[str] | None:
        if standing is None or standing.voice is None:
            return None
        span = standing.voice.span
        reference = self.namer.references.get(span.start)
        if reference is not None:
            name = self.namer.canonical(reference.label)
            return Value.read(self.reading.report, name, (span, reference.antecedent), "reference", 0.7)
        return Value.read(self.reading.report, self.namer.canonical(standing.voice.name), (span,), "voices")


def _speaks_itself(draft: Draft, standing: Standing | None) -> bool:
    """ "He said he condemned it", "we condemn": the voice is the actor, or nobody else is."""
    if standing is None or standing.voice is None:
        return False
    if not draft.actor:
        return True
    voice = standing.voice.span
    return any(span.overlap(voice) for value in draft.actor for span in value.evidence)


def _is_present(token: Token) -> bool:
    """ "The UK is committed", "continues to stand": what is done by being said, whoever says it."""
    verb = token.head if token.dep_ == "xcomp" and token.head.pos_ == "VERB" else token
    helpers = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    if is_perfect(verb):
        return False
    return any(one.tag_ in {"VBZ", "VBP"} for one in (helpers or [verb]))
