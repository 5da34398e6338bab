"""The places that an event's own clause names: its frame's, those of its phrases and of its participants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.code.clause import extent, governing
from dateline.code.match import Trigger
from dateline.code.place_names import PlaceNamer
from dateline.code.place_words import preposition
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic, case_of, children, conjuncts, has_subject, marker_of
from dateline.types import Located, Passage, Place, PlaceRole, Value
from dateline.types.parse import Token

ROLES = {
    **dict.fromkeys(
        ("in", "at", "on", "inside", "within", "across", "throughout", "around", "over", "along", "through"),
        PlaceRole.AT,
    ),
    **dict.fromkeys(("near", "outside", "close to", "off", "beyond"), PlaceRole.NEAR),
    **dict.fromkeys(("from", "out of"), PlaceRole.FROM),
    **dict.fromkeys(("to", "into", "toward", "towards", "onto"), PlaceRole.TO),
}
"""The role that a preposition gives."""
HERE = frozenset({PlaceRole.AT, PlaceRole.NEAR})
_LOOSE = {"of": PlaceRole.AT, "against": PlaceRole.AT, "for": PlaceRole.TO, "between": PlaceRole.AT}
_SURE = frozenset({"in", "at", "near", "outside", "inside", "along"})
_TOPICAL = ("talks", "deals", "speech")


class ClausePlaces:
    """Finds places in the clauses of one report's events."""

    def __init__(self, namer: PlaceNamer, lexicon: Lexicon) -> None:
        self.namer = namer
        self.lexicon = lexicon

    def framed(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """What fills the slots that the frame takes for places."""
        for role, filler in self._fillers(trigger):
            for one in self.namer.members(filler):
                value = self.namer.value(passage, one)
                if value is not None:
                    yield Located(role, value)

    def unnamed(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """Places without a name in the frame's slots, and areas that the event is told to be in."""
        for role, filler in self._fillers(trigger):
            value = self.namer.unnamed(passage, filler)
            if value is not None:
                yield Located(role, value)
        for holder in self._holders(trigger.token):
            for child in children(holder, "obl", "nmod"):
                here = self.role(child)
                value = self.namer.area(passage, child) if here in HERE else None
                if value is not None and here is not None:
                    yield Located(here, value)

    @staticmethod
    def _fillers(trigger: Trigger) -> Iterator[tuple[PlaceRole, Token]]:
        for role, slots in trigger.entry.frame.place.items():
            for slot in slots:
                for filler in trigger.slots.get(slot, ()):
                    yield role, filler

    def own(self, passage: Passage, token: Token) -> Iterator[Located]:
        """The places of a word's own phrases: "a raid in Homs", "the Homs offensive", "there"."""
        for child in token.children:
            plain = basic(child)
            if child.lower_ == "there" and plain == "advmod":
                value = self.namer.there(passage, child)
                if value is not None:
                    yield Located(PlaceRole.FROM if case_of(child) == "from" else PlaceRole.AT, value)
            elif plain in {"obl", "nmod", "advmod"} and child.dep_ != "nmod:poss":
                yield from self._phrase(passage, token, child)
            elif child.dep_ in {"compound", "nmod:poss"} and token.pos_ in {"NOUN", "PROPN"}:
                if self._is_spot(child):
                    yield from self.named(passage, child, PlaceRole.AT)
            elif child.dep_ == "acl" and child.tag_ == "VBN" and token.pos_ == "NOUN":
                yield from self.here(passage, children(child, "obl"))  # "a truce signed in Geneva"

    def _phrase(self, passage: Passage, token: Token, child: Token) -> Iterator[Located]:
        role = self.role(child)
        if role is None and token.pos_ in {"NOUN", "PROPN"}:
            role = _LOOSE.get(case_of(child))
        if role is not None and not self._is_topic(token, child):
            yield from self.named(passage, child, role)

    def _is_topic(self, token: Token, child: Token) -> bool:
        """ "Talks on Syria", "a statement on Yemen" are about it, not there."""
        if case_of(child) not in {"on", "over"}:
            return False
        return any(self.lexicon.is_a(token.lemma_.lower(), name) for name in _TOPICAL)

    def _is_spot(self, child: Token) -> bool:
        """ "The Mosul offensive"; a country before the event is who did it ("Turkey's shelling", "a US strike")."""
        place = child.ent_type_ == "place" or (child.ent_type_ == "misc" and self.namer.is_known(child))
        return place and not self.lexicon.is_country(child.text)

    def is_town(self, noun: Token) -> bool:
        """ "Homs", "the town of Azaz", but no country and no building."""
        settled = self.lexicon.is_a(noun.lemma_.lower(), "settlements")
        return settled or (noun.ent_type_ == "place" and not self.lexicon.is_country(noun.text))

    @staticmethod
    def role(nominal: Token) -> PlaceRole | None:
        """The role its preposition gives; "along with" gives none."""
        case = preposition(nominal)
        if case == "along" and any(child.lower_ == "with" for child in nominal.children):
            return None
        return ROLES.get(case)

    def named(self, passage: Passage, token: Token, role: PlaceRole) -> Iterator[Located]:
        """The places that a nominal and what is coordinated with it name."""
        for member in self.namer.members(token):
            for one in conjuncts(member):
                value = self.namer.value(passage, one)
                if value is not None:
                    yield Located(self._role_of(passage, one, value, role), value)

    def _role_of(self, passage: Passage, one: Token, value: Value[Place], role: PlaceRole) -> PlaceRole:
        if self.namer.is_inside(passage, one, value):
            return PlaceRole.AT
        return ROLES.get(preposition(one), role)

    def inside_arguments(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "A police station in Karak Castle": the place hangs on a participant."""
        for fillers in trigger.slots.values():
            for filler in fillers:
                if filler.pos_ in {"NOUN", "PROPN"} and filler.i != trigger.token.head.i:
                    yield from self.here(passage, children(filler, "nmod"))

    def sites(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "Attacked the Pathankot air base in Punjab": what is attacked is a place itself."""
        for filler in trigger.slots.get("object", ()):
            if self.namer.is_site(filler) and filler.ent_type_ != "organisation":
                yield from self.named(passage, filler, PlaceRole.AT)

    def towns_hit(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "A car bomb struck Baghdad", "rebels attacked Azaz": the town is where it was."""
        if "object" in trigger.entry.frame.target:
            for filler in trigger.slots.get("object", ()):
                if filler.ent_type_ == "place":
                    yield from self.named(passage, filler, PlaceRole.AT)

    def here(self, passage: Passage, nominals: Iterable[Token]) -> Iterator[Located]:
        """The places of those nominals that stand after "in", "at", "near" and the like."""
        for nominal in nominals:
            role = self.role(nominal)
            if role in HERE and role is not None and not self._is_topic(nominal.head, nominal):
                yield from self.named(passage, nominal, role)

    def aimed_at(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "The operation to retake Mosul": a fight is where what it is for lies."""
        for verb in trigger.slots.get("clause", ()):
            if marker_of(verb) == "to" and not has_subject(verb):
                for noun in children(verb, "obj"):
                    yield from self.named(passage, noun, PlaceRole.AT)
                yield from self.here(passage, children(verb, "obl"))

    def deep(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "A bag holding a bomb at the market in Basra": places anywhere among the claim's own words."""
        words = [word for word in extent(token, self.lexicon) if word.i > token.i]
        nominals = [word for word in words if basic(word) in {"obl", "nmod"} and _is_told_of(word, token)]
        yield from self.here(passage, nominals)
        if any(self.lexicon.is_a(token.lemma_.lower(), name) for name in ("deals", "truces")):
            for word in nominals:  # "a truce brokered with Russia for Homs"
                if case_of(word) == "for" and self._is_spot(word):
                    yield from self.named(passage, word, PlaceRole.AT)
        for word in nominals:  # "met him at a Geneva conference"
            if self.role(word) is PlaceRole.AT and self.lexicon.is_a(word.lemma_.lower(), "happenings"):
                for child in children(word, "compound", "nmod:poss"):
                    if self._is_spot(child):
                        yield from self.named(passage, child, PlaceRole.AT)

    def shared(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Two were killed and nine injured at a market": what stands with the last of several verbs."""
        for other in children(token, "conj"):
            if other.pos_ == token.pos_ and other.tag_ == token.tag_:
                yield from (one for one in self.own(passage, other) if one.role in HERE)

    def suffered(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Syria has suffered a series of bombings": who suffers it is a place."""
        verb = governing(token, self.lexicon) if token.pos_ == "NOUN" else None
        if verb is not None and self.lexicon.light_verbs.of("target", verb):
            for subject in children(verb, "nsubj"):
                if subject.ent_type_ == "place":
                    yield from self.named(passage, subject, PlaceRole.AT)

    def capitalised(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Near the Line of Control": a proper name after "in", "at" or "near" that was not known as a place."""
        for holder in self._holders(token):
            for child in children(holder, "obl", "nmod"):
                if case_of(child) in _SURE:
                    for one in conjuncts(antecedent(child)):
                        value = self.namer.capitalised(passage, one)
                        if value is not None:
                            yield Located(ROLES[case_of(child)], value)

    @staticmethod
    def _holders(token: Token) -> Iterator[Token]:
        """The event word, and the verb over an event noun."""
        yield token
        if token.head.pos_ == "VERB" and token.pos_ == "NOUN":
            yield token.head


def _is_told_of(word: Token, event: Token) -> bool:
    """False within what only says who somebody is: "Copts, a group centred in Egypt"."""
    node = word
    while node.i != event.i and node.head.i != node.i:
        if node.dep_ == "appos" or (node.dep_ == "acl" and node.tag_ == "VBN"):
            return False
        node = node.head
    return True
