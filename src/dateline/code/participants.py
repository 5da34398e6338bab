"""Who did it and to whom: the participants of a trigger, by its frame."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.codebook import Codebook
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic, case_of, entity_edges
from dateline.types import Passage, Reading, TimeExpression, Value

Speaker = Callable[[Passage, Trigger], Value[str] | None]

_ACTOR_SLOTS = ("subject", "by", "possessive", "modifier", "compound")
_NOBODY = frozenset({"people", "person", "other", "those", "victim", "dead", "wounded", "individual", "life"})
_BODIES_OF_PEOPLE = frozenset({"country", "nation", "state", "community", "camp", "side"})
_AGENTS = (
    "people",
    "persons",
    "fighters",
    "forces",
    "states",
    "organisations",
    "leaders",
    "police",
    "armed",
    "protesters",
    "aircraft",
    "ships",
)
_SITES = frozenset({"on", "in", "at", "of", "near", "inside", "outside", "across", "around"})
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_NAMING_SLOTS = frozenset({"modifier", "compound"})


class Participants:
    """Finds the actors and targets of triggers in one report.

    ``speaker`` tells who says a trigger's clause, for "we" and "I".
    """

    def __init__(
        self, reading: Reading, codebook: Codebook, lexicon: Lexicon, namer: Namer, speaker: Speaker
    ) -> None:
        self.reading = reading
        self.codebook = codebook
        self.lexicon = lexicon
        self.namer = namer
        self.speaker = speaker
        self.times = reading.marks("times", TimeExpression)

    def actor(self, passage: Passage, trigger: Trigger) -> tuple[Value[str], ...]:
        """Who did it, by the first of the frame's slots that names anybody."""
        slots = trigger.entry.frame.actor
        if slots and trigger.token.pos_ in {"NOUN", "PROPN"}:
            taken = {*slots, *trigger.entry.frame.target}
            slots = (*slots, *(slot for slot in _ACTOR_SLOTS if slot not in taken))
        elif slots and not trigger.slots.get("subject") and "object" not in trigger.entry.frame.target:
            slots = (*slots, "object")  # "we are committed": a participle that says what its subject does
        for slot in slots:
            values = self._named(passage, trigger, slot)
            if values:
                return values
        return ()

    def target(self, passage: Passage, trigger: Trigger) -> tuple[Value[str], ...]:
        """To whom it was done, by the first of the frame's slots that names anybody or anything."""
        slots = trigger.entry.frame.target
        if slots and trigger.token.pos_ in {"NOUN", "PROPN"}:
            slots = (*slots, "object")
        for slot in slots:
            values = self._named(passage, trigger, slot, is_target=True)
            if values:
                return values
        return ()

    def _named(
        self, passage: Passage, trigger: Trigger, slot: str, *, is_target: bool = False
    ) -> tuple[Value[str], ...]:
        values = []
        for filler in trigger.slots.get(slot, ()):
            filler = antecedent(filler)
            if not self._may_take_part(passage, trigger, filler, slot, is_target):
                continue
            if slot in _NAMING_SLOTS:
                if not self.namer.is_actor_like(filler):
                    continue
                span = self.reading.span(passage, filler, filler)
                name = self.namer.people_or_actor(filler)
                values.append(Value.read(self.reading.report, name, (span,), "names", 0.8))
                continue
            value = self._first_person(passage, trigger, filler) or self.namer.value(passage, filler)
            if value is not None and value.value not in {known.value for known in values}:
                values.append(value)
        return tuple(values)

    def _first_person(self, passage: Passage, trigger: Trigger, filler: Token) -> Value[str] | None:
        """ "We", "I": whoever says the clause."""
        if filler.lower_ not in _FIRST_PERSON:
            return None
        voice = self.speaker(passage, trigger)
        if voice is None:
            return None
        own = self.reading.span(passage, filler, filler)
        return Value.read(self.reading.report, voice.value, (own, *voice.evidence), "speaker", 0.8)

    def _may_take_part(
        self, passage: Passage, trigger: Trigger, filler: Token, slot: str, is_target: bool
    ) -> bool:
        """People, groups, states and things take part; times, places and other events do not."""
        if filler.pos_ in {"VERB", "ADV", "SYM", "PUNCT"} or self._is_time(passage, filler):
            return False
        lemma = filler.lemma_.lower()
        if self.lexicon.is_a(lemma, "happenings") or self.lexicon.is_a(lemma, "times"):
            return False
        speech = self.codebook.pages[trigger.kind].speech
        if filler.ent_type_ == "place":
            if is_target and basic(filler) in {"obl", "nmod"}:
                return (speech or slot not in _SITES) and self._is_country(filler)
            if not is_target and not speech:
                return self._is_country(filler)
        if is_target:
            return lemma not in _NOBODY and not self._is_figure(filler)
        return self._may_act(filler, lemma)

    def _is_figure(self, filler: Token) -> bool:
        """A bare figure ("killed 1,200") names nobody; "two of its soldiers" does."""
        if filler.pos_ != "NUM" and filler.lower_ not in self.lexicon.numbers.vague:
            return False
        return not any(child.dep_ == "nmod" and case_of(child) == "of" for child in filler.children)

    def _may_act(self, filler: Token, lemma: str) -> bool:
        """People, groups, states, names and pronouns act; things and places do not."""
        if lemma in _BODIES_OF_PEOPLE or filler.pos_ in {"PROPN", "PRON", "DET", "NUM"} or filler.ent_type_:
            return not self.lexicon.is_a(lemma, "means")
        return any(self.lexicon.is_a(lemma, name) for name in _AGENTS) or self.namer.is_actor_like(filler)

    def _is_country(self, filler: Token) -> bool:
        first, last = entity_edges(filler) or (filler, filler)
        name = filler.doc[first.i : last.i + 1].text
        actor = self.lexicon.actors.find(name)
        return actor is not None or self.lexicon.places.capital_of(name) is not None

    def _is_time(self, passage: Passage, token: Token) -> bool:
        start = passage.block.start + token.idx
        return any(mark.span.start <= start < mark.span.end for mark in self.times)
