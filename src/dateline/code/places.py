"""Where an event is said to have happened: the place of the claim, not of the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.code.clause import governing
from dateline.code.match import Trigger
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, conjuncts, entity_edges, phrase
from dateline.types import Located, Passage, Place, PlaceRole, Reading, Reference, TimeExpression, Value

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
_DIRECTION = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_RELATIVE = re.compile(
    rf"(?P<low>\d[\d,.]*)(?:\s?(?:or|to|-|–)\s?(?P<high>\d[\d,.]*))?\s?(?P<unit>miles?|km|kilomet(?:re|er)s?)"
    rf"(?:\s\([^)]*\))?\s(?P<bearing>{_DIRECTION})\sof\s",
    re.IGNORECASE,
)
_KM = {"m": 1.609344, "k": 1.0}


class PlaceFinder:
    """Finds the places of triggers in one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.references = {mark.span.start: mark for mark in reading.marks("references", Reference)}
        self.times = reading.marks("times", TimeExpression)

    def places(self, passage: Passage, trigger: Trigger) -> tuple[Located, ...]:
        """Places from the frame, then the trigger's own phrases, then what stands around it; nearest first."""
        for found in self._sources(passage, trigger):
            located = tuple(self._distinct(found))
            if located:
                return located
        return ()

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
        yield self._framed_unnamed(passage, trigger)
        yield self._above(passage, token)

    @staticmethod
    def _distinct(found: Iterable[Located]) -> Iterator[Located]:
        seen: set[tuple[PlaceRole, str]] = set()
        for located in found:
            key = (located.role, located.place.value.name)
            if key not in seen:
                seen.add(key)
                yield located

    def _framed(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        for role, slots in trigger.entry.frame.place.items():
            for slot in slots:
                for filler in trigger.slots.get(slot, ()):
                    for one in self._members(filler):
                        value = self.value(passage, one)
                        if value is not None:
                            yield Located(role, value)

    def _framed_unnamed(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        for role, slots in trigger.entry.frame.place.items():
            for slot in slots:
                for filler in trigger.slots.get(slot, ()):
                    value = self._unnamed(passage, filler)
                    if value is not None:
                        yield Located(role, value)

    def _members(self, token: Token) -> list[Token]:
        """The towns in "the strongholds of Mosul and Tikrit"; any other nominal is itself."""
        if token.ent_type_ == "place" or not self.lexicon.is_a(token.lemma_.lower(), "places"):
            return [token]
        inner = [
            child
            for child in children(token, "nmod")
            if case_of(child) == "of" and child.ent_type_ == "place"
        ]
        return list(conjuncts(inner[0])) if inner else [token]

    def _unnamed(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "The base had been captured": a participant place keeps its words where it has no name."""
        if token.pos_ != "NOUN":
            return None
        if not any(
            self.lexicon.is_a(token.lemma_.lower(), name) for name in ("places", "buildings", "settlements")
        ):
            return None
        left, right = phrase(token)
        span = self.reading.span(passage, left, right)
        return Value.read(self.reading.report, Place(self.reading.report.quote(span)), (span,), "places", 0.5)

    def _own(self, passage: Passage, token: Token) -> Iterator[Located]:
        for child in token.children:
            plain = basic(child)
            if child.lower_ == "there" and plain == "advmod":
                value = self._there(passage, child)
                if value is not None:
                    yield Located(PlaceRole.AT, value)
            elif plain in {"obl", "nmod", "advmod"} and child.dep_ != "nmod:poss":
                role = _ROLES.get(case_of(child))
                if role is None and token.pos_ in {"NOUN", "PROPN"}:
                    role = _LOOSE.get(case_of(child))
                if role is not None:
                    yield from self._with_conjuncts(passage, child, role)
            elif (
                child.dep_ in {"compound", "nmod:poss"}
                and child.ent_type_ == "place"
                and token.pos_ == "NOUN"
            ):
                yield from self._with_conjuncts(passage, child, PlaceRole.AT)

    def _with_conjuncts(self, passage: Passage, token: Token, role: PlaceRole) -> Iterator[Located]:
        for one in conjuncts(token):
            value = self.value(passage, one)
            if value is not None:
                yield Located(_ROLES.get(case_of(one), role), value)

    def _inside_arguments(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "A police station in Karak Castle": the place hangs on a participant."""
        for fillers in trigger.slots.values():
            for filler in fillers:
                if filler.pos_ in {"NOUN", "PROPN"} and filler.i != trigger.token.head.i:
                    for child in children(filler, "nmod"):
                        role = _ROLES.get(case_of(child))
                        if role in {PlaceRole.AT, PlaceRole.NEAR}:
                            yield from self._with_conjuncts(passage, child, role)

    def _above(self, passage: Passage, token: Token) -> Iterator[Located]:
        """Places of the clauses the trigger hangs in, up to a saying's own clause."""
        node = token
        for _ in range(6):
            head = node.head
            if node.dep_ == "acl:relcl" and any(child.lower_ == "where" for child in node.subtree):
                yield from self._with_conjuncts(passage, head, PlaceRole.AT)
            if head.i == node.i or node.dep_ in {"ccomp", "parataxis", "acl:relcl"}:
                return
            found = [
                one
                for one in self._own(passage, head)
                if one.role in {PlaceRole.AT, PlaceRole.NEAR} and head.pos_ in {"VERB", "NOUN"}
            ]
            if found:
                yield from found
                return
            node = head

    def _relative(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "30 or 40 km west of the port", where it stands among the trigger's own words."""
        inside = [word for word in token.subtree if not word.is_space]
        start, end = inside[0].idx, inside[-1].idx + len(inside[-1])
        text = passage.doc.text
        for match in _RELATIVE.finditer(text, start, end):
            target = next(
                (word for word in inside if word.idx >= match.end() and word.pos_ in {"NOUN", "PROPN"}), None
            )
            value = self.value(passage, target) if target is not None else None
            if value is not None:
                low = float(match["low"].replace(",", ""))
                high = float((match["high"] or match["low"]).replace(",", ""))
                factor = _KM[match["unit"][0].lower()]
                km = (round(low * factor, 1), round(high * factor, 1))
                yield Located(PlaceRole.NEAR, value, km, _compass(match["bearing"]))

    def _there(self, passage: Passage, token: Token) -> Value[Place] | None:
        reference = self.references.get(passage.block.start + token.idx)
        if reference is None:
            return None
        evidence = (self.reading.span(passage, token, token), reference.antecedent)
        return Value.read(self.reading.report, Place(reference.label), evidence, "reference", 0.7)

    def _is_known(self, token: Token) -> bool:
        """A name that the reader of names took for something else and that is a town's."""
        return (
            token.pos_ == "PROPN"
            and token.ent_type_ != "organisation"
            and self.lexicon.places.knows(token.text)
        )

    def value(self, passage: Passage, token: Token) -> Value[Place] | None:
        """The place a nominal names; None where it names none, or only "the village"."""
        report = self.reading.report
        start = passage.block.start + token.idx
        reference = self.references.get(start)
        if any(mark.span.start <= start < mark.span.end for mark in self.times):
            return None
        if token.ent_type_ == "place" or self._is_known(token):
            left, right = entity_edges(token) or (token, token)
            left = _with_direction(left, token)
            span = self.reading.span(passage, left, right)
            return Value.read(report, Place(" ".join(report.quote(span).split())), (span,), "places")
        if not self.lexicon.is_a(token.lemma_.lower(), "places"):
            return None
        if reference is not None:
            span = self.reading.span(passage, token, token)
            return Value.read(report, Place(reference.label), (span, reference.antecedent), "reference", 0.7)
        inner = [
            child
            for child in children(token, "nmod", "appos", "flat")
            if child.ent_type_ == "place" or self._is_known(child)
        ]
        for child in inner:
            if child.dep_ != "nmod" or case_of(child) == "of":
                return self.value(passage, child)
        if any(child.pos_ == "PROPN" for child in children(token, "compound", "flat", "amod")):
            left, right = phrase(token)
            span = self.reading.span(passage, left, right)
            return Value.read(report, Place(" ".join(report.quote(span).split())), (span,), "places", 0.8)
        for child in inner:
            return self.value(passage, child)
        return None


def _with_direction(left: Token, head: Token) -> Token:
    """ "Northern Iraq" is a place of its own."""
    for child in head.children:
        if (
            child.dep_ == "amod"
            and child.i == left.i - 1
            and re.match(rf"{_DIRECTION}(?:ern)?$|central$", child.lower_)
        ):
            return child
    return left


def _compass(bearing: str) -> str:
    bare = bearing.lower().replace("-", "")
    return "".join(part[0].upper() for part in re.findall("north|south|east|west", bare))
