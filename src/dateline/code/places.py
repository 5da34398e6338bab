"""Where an event is said to have happened: the place of the claim, not of the speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.code.clause import extent, governing
from dateline.code.match import Trigger
from dateline.code.place_names import PlaceNamer, is_directed, preposition
from dateline.code.whereabouts import Whereabouts
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic, case_of, children, conjuncts, has_subject, marker_of
from dateline.types import Located, Passage, PlaceRole, Reading, Told

_ROLES = {
    **dict.fromkeys(
        ("in", "at", "on", "inside", "within", "across", "throughout", "around", "over", "along", "through"),
        PlaceRole.AT,
    ),
    **dict.fromkeys(("near", "outside", "close to", "off", "beyond"), PlaceRole.NEAR),
    **dict.fromkeys(("from", "out of"), PlaceRole.FROM),
    **dict.fromkeys(("to", "into", "toward", "towards", "onto"), PlaceRole.TO),
}
_LOOSE = {"of": PlaceRole.AT, "against": PlaceRole.AT, "for": PlaceRole.TO, "between": PlaceRole.AT}
_HERE = frozenset({PlaceRole.AT, PlaceRole.NEAR})
_SURE = frozenset({"in", "at", "near", "outside", "inside", "along"})
_WHILE = frozenset({"when", "as", "while", "where", "after"})


class PlaceFinder:
    """Finds the places of triggers in one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.namer = PlaceNamer(reading, lexicon)
        self.whereabouts = Whereabouts(reading, lexicon, self.namer)

    def places(self, passage: Passage, trigger: Trigger, *, moves: bool) -> tuple[Located, ...]:
        """Places from the frame, then the trigger's own phrases, then what stands around it; nearest first.

        Only where ``moves`` is true, for events that go from one place to another, does "from" tell a place
        that the frame does not ask for: "backed by militias from Iraq" happened anywhere.
        """
        asked = PlaceRole.FROM in trigger.entry.frame.place
        for found in self._sources(passage, trigger):
            asked_for = (one for one in found if moves or asked or one.role is not PlaceRole.FROM)
            located = tuple(self._distinct(map(self.whereabouts.tell, asked_for)))
            if located:
                return self._narrowed(passage, trigger.token, located)
        return ()

    def _narrowed(self, passage: Passage, token: Token, found: tuple[Located, ...]) -> tuple[Located, ...]:
        """ "Between Aden and Taiz, in Lahij province": the relative place rather than the province it lies in."""
        relative = tuple(map(self.whereabouts.tell, self._relative(passage, token)))
        for one in found:
            inner = [near for near in relative if one.place in near.within]
            if inner and one.role in _HERE:
                return tuple(inner)
        return found

    def _sources(self, passage: Passage, trigger: Trigger) -> Iterator[Iterable[Located]]:
        token = trigger.token
        frame = list(self._framed(passage, trigger))
        own = list(self._own(passage, token))
        verb = governing(token, self.lexicon) if token.pos_ in {"NOUN", "PROPN"} else None
        if verb is not None:
            own += self._own(passage, verb)
        yield [*frame, *(one for one in own if one.role is not PlaceRole.AT or not frame)]
        yield self._relative(passage, token)
        yield self._inside_arguments(passage, trigger)
        yield self._aimed_at(passage, trigger)
        yield self._deep(passage, token)
        yield self._shared(passage, token)
        yield self._suffered(passage, token)
        yield self._framed_unnamed(passage, trigger)
        yield _elsewhere(self._above(passage, token))
        yield _elsewhere(self._meanwhile(passage, token))
        yield self._capitalised(passage, token)

    @staticmethod
    def _distinct(found: Iterable[Located]) -> Iterator[Located]:
        seen: set[tuple[PlaceRole, str]] = set()
        for located in found:
            role = PlaceRole.NEAR if located.unnamed else located.role
            key = (role, located.place.value.name)
            if key not in seen:
                seen.add(key)
                yield located

    def _framed(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        for role, slots in trigger.entry.frame.place.items():
            for slot in slots:
                for filler in trigger.slots.get(slot, ()):
                    for one in self.namer.members(filler):
                        value = self.namer.value(passage, one)
                        if value is not None:
                            yield Located(role, value)

    def _framed_unnamed(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        for role, slots in trigger.entry.frame.place.items():
            for slot in slots:
                for filler in trigger.slots.get(slot, ()):
                    value = self.namer.unnamed(passage, filler)
                    if value is not None:
                        yield Located(role, value)

    def _own(self, passage: Passage, token: Token) -> Iterator[Located]:
        for child in token.children:
            plain = basic(child)
            if child.lower_ == "there" and plain == "advmod":
                value = self.namer.there(passage, child)
                if value is not None:
                    yield Located(PlaceRole.FROM if case_of(child) == "from" else PlaceRole.AT, value)
            elif plain in {"obl", "nmod", "advmod"} and child.dep_ != "nmod:poss":
                role = self._role(child)
                if role is None and token.pos_ in {"NOUN", "PROPN"}:
                    role = _LOOSE.get(case_of(child))
                if role is not None:
                    yield from self._with_conjuncts(passage, child, role)
            elif child.dep_ in {"compound", "nmod:poss"} and token.pos_ == "NOUN" and self._is_spot(child):
                yield from self._with_conjuncts(passage, child, PlaceRole.AT)

    def _is_spot(self, child: Token) -> bool:
        """ "The Mosul offensive"; a country before the event is who did it ("Turkey's shelling", "a US strike")."""
        return child.ent_type_ == "place" and not self.lexicon.is_country(child.text)

    @staticmethod
    def _role(nominal: Token) -> PlaceRole | None:
        """The role its preposition gives; "along with" gives none."""
        case = preposition(nominal)
        if case == "along" and any(child.lower_ == "with" for child in nominal.children):
            return None
        return _ROLES.get(case)

    def _with_conjuncts(self, passage: Passage, token: Token, role: PlaceRole) -> Iterator[Located]:
        for member in self.namer.members(token):
            for one in conjuncts(member):
                value = self.namer.value(passage, one)
                if value is not None:
                    inside = self.namer.is_inside(passage, one, value)
                    yield Located(PlaceRole.AT if inside else _ROLES.get(preposition(one), role), value)

    def _inside_arguments(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "A police station in Karak Castle": the place hangs on a participant."""
        for fillers in trigger.slots.values():
            for filler in fillers:
                if filler.pos_ in {"NOUN", "PROPN"} and filler.i != trigger.token.head.i:
                    yield from self._here(passage, children(filler, "nmod"))

    def _here(self, passage: Passage, nominals: Iterable[Token]) -> Iterator[Located]:
        for nominal in nominals:
            role = self._role(nominal)
            if role in _HERE and role is not None:
                yield from self._with_conjuncts(passage, nominal, role)

    def _aimed_at(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "The operation to retake Mosul": a fight is where what it is for lies."""
        for verb in trigger.slots.get("clause", ()):
            if marker_of(verb) == "to" and not has_subject(verb):
                for noun in children(verb, "obj"):
                    yield from self._with_conjuncts(passage, noun, PlaceRole.AT)
                yield from self._here(passage, children(verb, "obl"))

    def _deep(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "A bag holding a bomb at the market in Basra": places anywhere among the claim's own words."""
        words = [word for word in extent(token, self.lexicon) if word.i > token.i]
        yield from self._here(
            passage, (word for word in words if basic(word) in {"obl", "nmod"} and _is_told_of(word, token))
        )

    def _shared(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Two were killed and nine injured at a market": what stands with the last of several verbs."""
        for other in children(token, "conj"):
            if other.pos_ == token.pos_ and other.tag_ == token.tag_:
                yield from (one for one in self._own(passage, other) if one.role in _HERE)

    def _suffered(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Syria has suffered a series of bombings": who suffers it is a place."""
        verb = governing(token, self.lexicon) if token.pos_ == "NOUN" else None
        if verb is not None and self.lexicon.light_verbs.of("target", verb):
            for subject in children(verb, "nsubj"):
                if subject.ent_type_ == "place":
                    yield from self._with_conjuncts(passage, subject, PlaceRole.AT)

    def _above(self, passage: Passage, token: Token) -> Iterator[Located]:
        """Places of the clauses the trigger hangs in, up to a saying's own clause."""
        node = token
        for _ in range(6):
            head = node.head
            if node.dep_ == "acl:relcl":
                yield from self._around_relative(passage, node)
            if head.i == node.i or node.dep_ in {"ccomp", "parataxis", "acl:relcl"}:
                return
            found = [
                one for one in self._own(passage, head) if one.role in _HERE and head.pos_ in {"VERB", "NOUN"}
            ]
            if found:
                yield from found
                return
            node = head

    def _around_relative(self, passage: Passage, clause: Token) -> Iterator[Located]:
        """ "The town where …" is the place; "a blast in Kabul that killed …" happened where the blast did."""
        noun = clause.head
        if case_of(noun) == "of" and self.namer.is_site(noun.head):
            noun = noun.head  # "the Wadi Rum area of Jordan, where …"
        if any(child.lower_ == "where" for child in clause.subtree):
            yield from self._with_conjuncts(passage, noun, PlaceRole.AT)
        elif self.lexicon.is_a(noun.lemma_.lower(), "happenings"):
            yield from (one for one in self._own(passage, noun) if one.role in _HERE)

    def _meanwhile(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "He met the envoy when he visited Amman": the place of a clause of time."""
        for clause in children(token, "advcl"):
            if any(child.lower_ in _WHILE for child in clause.children):
                yield from self._here(passage, children(clause, "obl"))
                for noun in children(clause, "obj"):
                    yield from self._with_conjuncts(passage, noun, PlaceRole.AT)

    def _capitalised(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Near the Line of Control": a proper name after "in", "at" or "near" that was not known as a place."""
        for holder in (token, *([token.head] if token.head.pos_ == "VERB" and token.pos_ == "NOUN" else [])):
            for child in children(holder, "obl", "nmod"):
                if case_of(child) in _SURE:
                    for one in conjuncts(antecedent(child)):
                        value = self.namer.capitalised(passage, one)
                        if value is not None:
                            yield Located(_ROLES[case_of(child)], value)

    def _relative(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "30 or 40 km west of the port", "north of the capital", among the trigger's own words."""
        yield from self.whereabouts.among(passage, [word for word in token.subtree if not word.is_space])

    def is_wide(self, places: tuple[Located, ...]) -> bool:
        """True where there are places, and all are countries or parts of them: "Mali", "northern Mali"."""
        names = [located.place.value.name for located in places]
        return bool(names) and all(self.lexicon.is_country(name) or is_directed(name) for name in names)


def _elsewhere(found: Iterable[Located]) -> Iterator[Located]:
    """Places told in another clause of the sentence."""
    return (replace(one, told=Told.SENTENCE) for one in found)


def _is_told_of(word: Token, event: Token) -> bool:
    """False within what only says who somebody is: "Copts, a group centred in Egypt"."""
    node = word
    while node.i != event.i and node.head.i != node.i:
        if node.dep_ == "appos" or (node.dep_ == "acl" and node.tag_ == "VBN"):
            return False
        node = node.head
    return True
