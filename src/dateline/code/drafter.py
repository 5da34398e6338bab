"""Drafting: a trigger becomes a draft with its participants, place, time, figures, voice and status."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from dateline.code.clause import argument, extent, governing
from dateline.code.dates import DateFinder
from dateline.code.draft import Draft
from dateline.code.figures import Figures
from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.code.participants import Participants
from dateline.code.places import PlaceFinder
from dateline.code.weapons import WeaponFinder
from dateline.codebook import Codebook
from dateline.lexicon import Lexicon
from dateline.syntax import basic
from dateline.types import Located, Passage, Reading, Standing, Status, Value, When

# What lies further back is not the period a report is about.
# 30 to 120 days tie: status within .005 on the coded reports.
_PERIOD = timedelta(days=60)
_TOLD_CLAUSES = frozenset({"root", "ROOT", "ccomp", "conj", "parataxis"})
_MOVING_FAMILIES = frozenset({"force in being", "people", "control", "coercion"})
_ARMED_FAMILIES = frozenset({"fighting", "one-sided violence"})


class Drafter:
    """Drafts the claims of one report."""

    def __init__(self, reading: Reading, codebook: Codebook, lexicon: Lexicon) -> None:
        self.reading = reading
        self.codebook = codebook
        self.lexicon = lexicon
        self.namer = Namer(reading, lexicon)
        self.participants = Participants(reading, codebook, lexicon, self.namer, self._speaker)
        self.places = PlaceFinder(reading, lexicon)
        self.dates = DateFinder(reading)
        self.figures = Figures(reading, lexicon)
        self.weapons = WeaponFinder(reading, lexicon)
        self.standings = {mark.span.start: mark for mark in reading.marks("standings", Standing)}

    def draft(self, passage: Passage, trigger: Trigger) -> Draft | None:
        """The trigger's claim in the making; ``bare`` where it tells nothing ("an end to the violence").

        None for a word that only says what kind of thing is meant ("a fighting position").
        """
        token = trigger.token
        if self._names_a_kind(token):
            return None
        words = tuple(extent(token, self.lexicon))
        draft = Draft(
            passage=passage,
            trigger=trigger,
            page=self.codebook.pages[trigger.kind],
            coded_by=trigger.entry.name,
            status=Status.ASSERTED,
            words=words,
            actor=self.participants.actor(passage, trigger),
            target=self.participants.target(passage, trigger),
            place=self._place(passage, trigger),
            date=self.dates.date(passage, token, words),
            counts=self.figures.counts(passage, trigger),
            weapon=self._weapon(passage, trigger),
            said_by=None,
            definite=self._definite(token),
            events=self.figures.events(passage, token),
        )
        standing = self._standing(passage, trigger)
        stood = self._stand(draft, standing)
        purpose = standing is not None and standing.purpose
        unsaid = stood.page.speech and stood.status is Status.DENIED  # "he did not criticise her"
        return replace(stood, purpose=purpose, bare=unsaid or self._bare(stood))

    def _names_a_kind(self, token: Token) -> bool:
        """ "Fighting position", "attack aircraft": a kind of thing, not an event."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ != "compound":
            return False
        return not self.lexicon.is_a(token.head.lemma_.lower(), "happenings")

    def _bare(self, draft: Draft) -> bool:
        token = draft.token
        if token.pos_ not in {"NOUN", "PROPN"}:
            told = draft.actor or draft.target or draft.counts or draft.place
            return not told and not draft.page.speech and not self._needs_a_filler(draft)
        if draft.actor or draft.target or draft.counts or draft.date or draft.trigger.slots.get("object"):
            return False
        aimed = draft.place or self._aims(draft.trigger)
        if not draft.definite and (self._shown(token) or (aimed and governing(token, self.lexicon))):
            return False
        if "subject_of" in draft.trigger.entry.frame.needs:
            return False
        if self._happens(token) and draft.status is not Status.DENIED:
            return False
        own_place = any(
            draft.words[0].i <= word.i <= draft.words[-1].i and word.ent_type_ == "place"
            for word in draft.words
        )
        return not (own_place and draft.place)

    @staticmethod
    def _needs_a_filler(draft: Draft) -> bool:
        """ "The device detonated", "a deal was reached": the frame itself asks for what stands there."""
        return basic(draft.token) in _TOLD_CLAUSES and bool(draft.trigger.entry.frame.needs)

    def _happens(self, noun: Token) -> bool:
        """ "Shelling resumed", "there were clashes": the verb says that the event takes place."""
        node = argument(noun)
        if node is None or basic(node) != "nsubj":
            return False
        there_is = any(child.dep_ == "expl" for child in node.head.children)
        return there_is or self.lexicon.light_verbs.carries(node.head)

    @staticmethod
    def _aims(trigger: Trigger) -> bool:
        """ "A push into new territory" tells where, though it names no place."""
        return any(trigger.slots.get(slot) for slots in trigger.entry.frame.place.values() for slot in slots)

    def _shown(self, token: Token) -> bool:
        """ "Pictures show killings", "they fear an uprising": the event is what the verb is about."""
        verb = token.head.lemma_.lower()
        feared = self.lexicon.modality.governors.get(("verbs", verb)) is Status.HYPOTHETICAL
        told = feared or self.lexicon.voices.manner_of(verb) is not None
        return token.dep_ in {"obj", "nsubj:pass"} and told

    @staticmethod
    def _definite(token: Token) -> bool:
        return any(child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children)

    def _place(self, passage: Passage, trigger: Trigger) -> tuple[Located, ...]:
        """What is done by speaking is done nowhere: the places in it are those of what is spoken of."""
        if self.codebook.pages[trigger.kind].speech and not trigger.entry.frame.place:
            return ()
        page = self.codebook.pages[trigger.kind]
        return self.places.places(passage, trigger, moves=page.family in _MOVING_FAMILIES)

    def _weapon(self, passage: Passage, trigger: Trigger) -> Value[str] | None:
        if self.codebook.pages[trigger.kind].family not in _ARMED_FAMILIES:
            return None
        return self.weapons.weapon(passage, trigger)

    def _standing(self, passage: Passage, trigger: Trigger) -> Standing | None:
        return self.standings.get(passage.block.start + trigger.token.idx)

    def _speaker(self, passage: Passage, trigger: Trigger) -> Value[str] | None:
        return self._voice(self._standing(passage, trigger))

    def _stand(self, draft: Draft, standing: Standing | None) -> Draft:
        """Status and voice from the standing of the trigger, as the frame and the kind let them be."""
        status = standing.status if standing is not None else Status.ASSERTED
        said_by = self._voice(standing)
        page = draft.page
        if (
            page.speech
            and status in {Status.ATTRIBUTED, Status.UNVERIFIED}
            and self._speaks_itself(draft, standing)
        ):
            if said_by is not None and not draft.trigger.entry.frame.actor:
                draft = replace(draft, actor=(said_by,))
            status, said_by = Status.ASSERTED, None
        if status is Status.PLANNED and self._is_done_by(draft, standing):
            status = Status.ASSERTED
        if draft.trigger.entry.frame.status is not None:
            status = draft.trigger.entry.frame.status
        if status in {Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED} and self._is_past(draft):
            status = Status.BACKGROUND
        return replace(draft, status=status, said_by=said_by, date=self._ahead(draft.date, status))

    def _is_done_by(self, draft: Draft, standing: Standing | None) -> bool:
        """ "Ordered a curfew": for some kinds the order is the act."""
        if standing is None or standing.cue is None:
            return False
        base = draft.passage.block.start
        cue = draft.passage.doc.char_span(standing.cue.start - base, standing.cue.end - base)
        return cue is not None and cue[0].lemma_.lower() in draft.page.done_by

    def _ahead(self, date: Value[When] | None, status: Status) -> Value[When] | None:
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
        short = span.end - span.start < 6
        if reference is not None and short:
            name = self.namer.canonical(reference.label)
            return Value.read(self.reading.report, name, (span, reference.antecedent), "reference", 0.7)
        return Value.read(self.reading.report, self.namer.canonical(standing.voice.name), (span,), "voices")

    @staticmethod
    def _speaks_itself(draft: Draft, standing: Standing | None) -> bool:
        """ "He said he condemned it", "we condemn": the act is done by the saying itself."""
        if standing is None or standing.voice is None:
            return False
        if not draft.actor:
            return True
        voice = standing.voice.span
        return any(span.overlap(voice) for value in draft.actor for span in value.evidence)

    def _is_past(self, draft: Draft) -> bool:
        published = self.reading.report.published
        if draft.date is not None and published is not None:
            return draft.date.value.end < published - _PERIOD
        return any(word.lower_ in {"ago"} and _years(word) for word in draft.words)


def _years(word: Token) -> bool:
    return any(child.lemma_.lower() in {"year", "decade", "century"} for child in word.children)
