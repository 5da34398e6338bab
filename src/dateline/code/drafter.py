"""Drafting: a trigger becomes a draft with its participants, place, time, figures, voice and status."""

from __future__ import annotations

from dataclasses import replace

from dateline.code.clause import argument, extent, governing
from dateline.code.dates import DateFinder
from dateline.code.draft import Draft
from dateline.code.figures import IMPLIED, Figures
from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.code.participants import Participants
from dateline.code.places import PlaceFinder
from dateline.code.status import Stander
from dateline.code.untold import is_proverbial, tells_nothing
from dateline.code.weapons import WeaponFinder
from dateline.codebook import Codebook
from dateline.lexicon import Lexicon
from dateline.syntax import basic, children
from dateline.types import Absence, Count, Dated, Located, Passage, Reading, Status, Value
from dateline.types.parse import Token

_TOLD_CLAUSES = frozenset({"root", "ROOT", "ccomp", "conj", "parataxis"})
_MOVING_FAMILIES = frozenset({"force in being", "people", "control", "coercion"})
_OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_ARMED_FAMILIES = frozenset({"fighting", "one-sided violence"})


class Drafter:
    """Drafts the claims of one report."""

    def __init__(self, reading: Reading, codebook: Codebook, lexicon: Lexicon) -> None:
        self.reading = reading
        self.codebook = codebook
        self.lexicon = lexicon
        self.namer = Namer(reading, lexicon)
        self.stander = Stander(reading, lexicon, self.namer)
        self.participants = Participants(reading, codebook, lexicon, self.namer, self.stander.speaker)
        self.places = PlaceFinder(reading, lexicon)
        self.dates = DateFinder(reading, lexicon)
        self.figures = Figures(reading, lexicon)
        self.weapons = WeaponFinder(reading, lexicon)

    def draft(self, passage: Passage, trigger: Trigger) -> Draft | None:
        """The trigger's claim in the making; ``bare`` where it tells nothing ("an end to the violence").

        None for a word that only says what kind of thing is meant ("a fighting position").
        """
        token = trigger.token
        if self._names_a_kind(token):
            return None
        words = tuple(extent(token, self.lexicon))
        speech = self.codebook.pages[trigger.kind].speech
        counts = self.figures.counts(passage, trigger)
        date = self.dates.date(passage, token, words, speech=speech, summed=_is_sum(counts))
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
            date=date if isinstance(date, Dated) else None,
            undated=date.reason if isinstance(date, Absence) else "",
            counts=counts,
            weapon=self._weapon(passage, trigger),
            said_by=None,
            definite=self._definite(token),
            events=self.figures.events(passage, token),
        )
        draft = replace(draft, wide=self.places.is_wide(draft.place))
        standing = self.stander.standing(passage, trigger)
        stood = self.stander.stand(draft)
        if stood.status in _OPEN:  # "plotted to execute an employee": nobody has been killed
            stood = replace(stood, counts=tuple(one for one in stood.counts if one.origin != IMPLIED))
        if stood.status is Status.DENIED and self._is_nobody(token):  # "none of the 30 people was hurt"
            stood = replace(stood, counts=tuple(map(_none_of, stood.counts)))
        purpose = standing is not None and standing.purpose
        unsaid = stood.page.speech and stood.status is Status.DENIED  # "he did not criticise her"
        return replace(
            stood, purpose=purpose, bare=unsaid or self._bare(stood) or tells_nothing(stood, self.lexicon)
        )

    def _is_nobody(self, token: Token) -> bool:
        none = self.lexicon.modality.negative_pronouns
        return any(child.lower_ in none for child in children(token, "nsubj", "obj"))

    def _names_a_kind(self, token: Token) -> bool:
        """ "Fighting position", "attack aircraft", "an attack is defined as": a kind of thing, not an event."""
        if token.pos_ not in {"NOUN", "PROPN"}:
            return False
        if self._is_defined(token) or is_proverbial(token, self.lexicon):
            return True
        return token.dep_ == "compound" and not self.lexicon.is_a(token.head.lemma_.lower(), "happenings")

    def _is_defined(self, noun: Token) -> bool:
        """ "A strike as defined by the command"; not "the attack was classified as terrorism", which happened."""
        over = [noun.head] if basic(noun) in {"nsubj", "obl"} and not self._definite(noun) else []
        return any(
            self.lexicon.is_a(word.lemma_.lower(), "defining") and word.tag_ == "VBN"
            for word in (*over, *(child for child in noun.children if child.dep_ in {"acl", "advcl"}))
        )

    def _bare(self, draft: Draft) -> bool:
        token = draft.token
        if token.pos_ not in {"NOUN", "PROPN"}:
            told = draft.actor or draft.target or draft.counts or draft.place
            return not told and not draft.page.speech and not self._needs_a_filler(draft)
        if draft.actor or draft.target or draft.counts or draft.date or draft.trigger.slots.get("object"):
            return False
        aimed = bool(draft.place) or self._aims(draft.trigger)
        foretold = self._foreseen(draft) or (aimed and governing(token, self.lexicon))
        if not draft.definite and (self._shown(token) or foretold):
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

    def _foreseen(self, draft: Draft) -> bool:
        """ "Could trigger a wave of displacement", "may spark clashes": what is brought about, were it to happen."""
        node = argument(draft.token)
        if node is None or node.dep_ != "obj" or draft.status is not Status.HYPOTHETICAL:
            return False
        return self.lexicon.light_verbs.of("actor", node.head)

    @staticmethod
    def _definite(token: Token) -> bool:
        return any(child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children)

    def _place(self, passage: Passage, trigger: Trigger) -> tuple[Located, ...]:
        """What is done by speaking is done nowhere: the places in it are those of what is spoken of."""
        if self.codebook.pages[trigger.kind].speech and not trigger.entry.frame.place:
            return ()
        page = self.codebook.pages[trigger.kind]
        toll = "toll" in page.nature
        moves = page.family in _MOVING_FAMILIES and not toll
        hits = page.family in _ARMED_FAMILIES
        return self.places.places(passage, trigger, moves=moves, toll=toll, hits=hits)

    def _weapon(self, passage: Passage, trigger: Trigger) -> Value[str] | None:
        if self.codebook.pages[trigger.kind].family not in _ARMED_FAMILIES:
            return None
        return self.weapons.weapon(passage, trigger)


def _is_sum(counts: tuple[Value[Count], ...]) -> bool:
    """True for figures that several events may have made: more than one person."""
    return any(value.value.best != 1 for value in counts)


def _none_of(count: Value[Count]) -> Value[Count]:
    return replace(count, value=Count(count.value.what, best=0))
