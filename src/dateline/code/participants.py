"""Who did it and to whom: the participants of a trigger, by its frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.code.first_person import FirstPerson
from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.code.pairs import Pairs
from dateline.code.slots import follow
from dateline.code.taken_for import taken_for
from dateline.codebook import Codebook
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic, case_of, children, entity_edges, has_subject
from dateline.types import Passage, Reading, TimeExpression, Value
from dateline.types.parse import Token

Speaker = Callable[[Passage, Trigger], Value[str] | None]

_ACTOR_SLOTS = ("subject", "by", "possessive", "modifier", "compound")
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
_MOVES = frozenset({"withdrawal"})
_LED = 0.8
_BELIEVED = 0.6
_SITES = frozenset({"on", "in", "at", "of", "near", "inside", "outside", "across", "around"})
_TELLING_TOLLS = frozenset({"means", "outcome", "generic", "toll", "at large"})
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_ACTS = ("happenings", "attacks", "speech", "demands", "infamy", "conflict", "choices")
_NAMING_SLOTS = frozenset({"modifier", "compound"})
_NAMING_RELATIONS = frozenset({"amod", "compound", "flat", "nmod:desc"})


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
        self.first_person = FirstPerson(reading, lexicon)
        self.pairs = Pairs(reading, lexicon)

    def actor(self, passage: Passage, trigger: Trigger) -> tuple[Value[str], ...]:
        """Who did it, by the first of the frame's slots that names anybody."""
        speech = self.codebook.pages[trigger.kind].speech
        slots = trigger.entry.frame.actor or (("speaker",) if speech else ())
        if slots and trigger.token.pos_ in {"NOUN", "PROPN"}:
            taken = {*slots, *trigger.entry.frame.target}
            slots = (*slots, *(slot for slot in _ACTOR_SLOTS if slot not in taken))
        elif speech and not trigger.slots.get("subject") and "object" not in trigger.entry.frame.target:
            slots = (*slots, "object")  # "we are committed": a participle that says what its subject does
        for slot in slots:
            values = self._named(passage, trigger, slot)
            if not values and slot == "subject" and self._may_be_done_by_acts(trigger):
                values = self._named(
                    passage, trigger, "subject.owner"
                )  # "the rebels' offensive took the town"
            if values:
                return self._of_state(trigger, values)
        return ()

    def _of_state(self, trigger: Trigger, values: tuple[Value[str], ...]) -> tuple[Value[str], ...]:
        """ "President Obama has deployed three warships": whoever leads a state moves the forces of that state."""
        page = self.codebook.pages[trigger.kind]
        if page.family != "force in being" and page.kind not in _MOVES:
            return values
        return tuple(self._state_led_by(value) or value for value in values)

    def _state_led_by(self, value: Value[str]) -> Value[str] | None:
        published = self.reading.report.published
        actors = self.lexicon.actors
        leader = actors.leader(value.value, published) if published is not None else None
        state_of = actors.states.get(leader.country or "") if leader is not None else None
        if leader is None or leader.kind != "government" or state_of is None:
            return None
        state = actors.people_of(state_of.adjective)
        return None if state is None else replace(value, value=state, origin="leader", confidence=_LED)

    def _may_be_done_by_acts(self, trigger: Trigger) -> bool:
        if trigger.token.pos_ != "VERB":
            return False
        nature = self.codebook.pages[trigger.kind].nature
        acts = all(self._is_act(filler) for filler in trigger.slots.get("subject", ()))
        return acts and (has_subject(trigger.token) or bool({"outcome", "against enemies"} & set(nature)))

    def target(self, passage: Passage, trigger: Trigger) -> tuple[Value[str], ...]:
        """To whom it was done, by the first of the frame's slots that names anybody or anything."""
        slots = trigger.entry.frame.target
        if slots and trigger.token.pos_ in {"NOUN", "PROPN"}:
            slots = (*slots, "object")
        if self.codebook.pages[trigger.kind].speech:
            found = self._addressed(passage, trigger, slots)
            if found:
                return found
        for slot in slots:
            values = self._named(passage, trigger, slot, is_target=True)
            if values:
                return values
        return ()

    def _addressed(
        self, passage: Passage, trigger: Trigger, slots: tuple[str, ...]
    ) -> tuple[Value[str], ...]:
        """ "Condemned Chad's policy" is aimed at Chad: whose act it is that is spoken of."""
        for slot in slots:
            fillers = follow(trigger.slots, slot, self.lexicon)
            if not all(self._is_act(filler) for filler in fillers):
                break
            owners = self._named(passage, trigger, f"{slot}.owner", is_target=True)
            if owners:
                return owners
        return ()

    def _is_act(self, filler: Token) -> bool:
        lemma = filler.lemma_.lower()
        return filler.pos_ == "NOUN" and any(self.lexicon.is_a(lemma, name) for name in _ACTS)

    def _named(
        self, passage: Passage, trigger: Trigger, slot: str, *, is_target: bool = False
    ) -> tuple[Value[str], ...]:
        if slot == "speaker":
            voice = self.speaker(passage, trigger)
            return () if voice is None else (voice,)
        values: list[Value[str]] = []
        last = slot.rpartition(".")[2]
        for filler in follow(trigger.slots, slot, self.lexicon):
            filler = antecedent(filler)
            if not self._may_take_part(passage, trigger, filler, slot, is_target):
                continue
            both = self.pairs.both(passage, filler)
            if both:
                values += both
                continue
            if last in _NAMING_SLOTS or (last in {"owner", "holder"} and filler.dep_ in _NAMING_RELATIONS):
                value = self.namer.naming_word(passage, filler)
            else:
                value = self._first_person(passage, trigger, filler) or self._nominal(passage, filler)
            if value is not None and value.value not in {known.value for known in values}:
                values.append(value)
        return tuple(values)

    def _nominal(self, passage: Passage, filler: Token) -> Value[str] | None:
        """Whom a nominal names; "gunmen believed to be rebels" are rebels, with less confidence."""
        named = taken_for(filler, self.lexicon)
        believed = self.namer.value(passage, named) if named is not None else None
        return replace(believed, confidence=_BELIEVED) if believed else self.namer.value(passage, filler)

    def _first_person(self, passage: Passage, trigger: Trigger, filler: Token) -> Value[str] | None:
        """ "We", "I": whoever says the clause; what "we" did is done by the state that a statement speaks for."""
        if filler.lower_ not in _FIRST_PERSON:
            return None
        voice = self.speaker(passage, trigger)
        if self.codebook.pages[trigger.kind].speech:
            return self.first_person.speaker(passage, filler, voice)
        return self.first_person.doer(passage, filler, voice)

    def _may_take_part(
        self, passage: Passage, trigger: Trigger, filler: Token, slot: str, is_target: bool
    ) -> bool:
        """People, groups, states and things take part; times, places and other events do not."""
        if filler.pos_ in {"VERB", "ADV", "SYM", "PUNCT"} or self._is_time(passage, filler):
            return False
        lemma = filler.lemma_.lower()
        named = filler.pos_ == "PROPN" and filler.ent_type_
        if not named and (self.lexicon.is_a(lemma, "happenings") or self.lexicon.is_a(lemma, "times")):
            return False
        page = self.codebook.pages[trigger.kind]
        speech = page.speech
        places = {one for slots in trigger.entry.frame.place.values() for one in slots}
        if is_target and ("means" in page.nature or slot in places) and self._is_site(filler, lemma):
            return False
        if filler.ent_type_ == "place":
            if is_target and (basic(filler) in {"obl", "nmod"} or slot.startswith("clause.")):
                return (speech or slot not in _SITES) and self._is_country(filler)
            if not is_target and not speech:
                return self._is_country(filler)
        if is_target:
            return not self._is_anybody(trigger, filler, lemma) and not self._is_figure(filler)
        if self.lexicon.is_a(lemma, "nobodies") and not (
            self._is_told_of(filler) or children(filler, "nmod")
        ):
            return False
        return self._may_act(filler, lemma) or (speech and slot == "subject" and filler.pos_ == "NOUN")

    def _is_anybody(self, trigger: Trigger, filler: Token, lemma: str) -> bool:
        """ "Killed 12 people": violence and tolls say how many, not whom; "urged people" and "Mayan people" do."""
        nobody = self.lexicon.is_a(lemma, "nobodies")
        if not nobody or not set(self.codebook.pages[trigger.kind].nature) & _TELLING_TOLLS:
            return nobody and lemma != "people"
        return not self._is_told_of(filler)

    def _is_told_of(self, people: Token) -> bool:
        """ "Kurdish people" are somebody."""
        return any(
            child.dep_ in {"amod", "compound"} and self.namer.is_actor_like(child)
            for child in people.children
        )

    def _is_figure(self, filler: Token) -> bool:
        """A bare figure ("killed 1,200") names nobody; "two of its soldiers" does."""
        counted = self.namer.counted(filler)
        return counted.pos_ == "NUM" or counted.lower_ in self.lexicon.numbers.vague

    def _may_act(self, filler: Token, lemma: str) -> bool:
        """People, groups, states, names and pronouns act; things and places do not."""
        names_somebody = filler.pos_ in {"PROPN", "PRON", "DET", "NUM"} or filler.ent_type_
        if names_somebody or self.lexicon.is_a(lemma, "communities"):
            return not self.lexicon.is_a(lemma, "means")
        if any(self.lexicon.is_a(lemma, name) for name in _AGENTS) or self.namer.is_actor_like(filler):
            return True
        held = children(filler, "nmod") if self.lexicon.is_a(lemma, "gatherings") else ()
        return any(case_of(one) == "of" and self._may_act(one, one.lemma_.lower()) for one in held)

    def _is_site(self, filler: Token, lemma: str) -> bool:
        """Towns and stretches of land are where violence happens; whoever or whatever stands there suffers it."""
        return filler.ent_type_ == "place" or any(
            self.lexicon.is_a(lemma, name) for name in ("settlements", "grounds")
        )

    def _is_country(self, filler: Token) -> bool:
        first, last = entity_edges(filler) or (filler, filler)
        name = filler.doc[first.i : last.i + 1].text
        actor = self.lexicon.actors.find(name)
        return actor is not None or self.lexicon.places.capital_of(name) is not None

    def _is_time(self, passage: Passage, token: Token) -> bool:
        return self.reading.within(passage, token, self.times)
