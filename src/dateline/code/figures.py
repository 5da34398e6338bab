"""Figures of a claim: how many were killed, injured, captured, displaced, or took part."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.code.match import Trigger
from dateline.code.slots import follow
from dateline.lexicon import Lexicon
from dateline.syntax import case_of, children
from dateline.types import Count, Counted, CountKind, Passage, Quantity, Reading, Span, Value
from dateline.types.parse import Token

_NEVER_PEOPLE = frozenset(
    {Counted.MONEY, Counted.DISTANCE, Counted.AGE, Counted.TIME, Counted.SHARE, Counted.ORDINAL}
    | {Counted.VEHICLES, Counted.WEAPONS, Counted.UNITS, Counted.EVENTS}
)
_FATES = frozenset({Counted.KILLED, Counted.INJURED, Counted.CAPTURED, Counted.DISPLACED})
_ONE = frozenset({"he", "she", "him", "her"})
_PAIRS = frozenset({"couple", "pair", "duo"})
_BY_NUMBER_ALONE = frozenset({CountKind.PEOPLE, CountKind.DISPLACED})
_VICTIMS = frozenset({"subject", "object"})
IMPLIED = "figures/one"
"""The origin of a figure that no number gives: the one of "a woman"."""
Bounds = tuple[int | None, int | None, int | None]


class Figures:
    """Attaches the quantities of one report to the participants that they count."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        marks = reading.marks("quantities", Quantity)
        self._ordinals = {mark.span.start for mark in marks if mark.counted is Counted.ORDINAL}
        self.quantities = [
            mark for mark in marks if mark.counted is not Counted.ORDINAL and mark.label != "article"
        ]

    def counts(self, passage: Passage, trigger: Trigger) -> tuple[Value[Count], ...]:
        """The figures of a trigger by its frame: each role that counts, its coordinated members summed."""
        found = []
        frame = trigger.entry.frame
        for role, what in sorted(frame.count.items()):
            slots = frame.actor if role == "actor" else frame.target
            for slot in _with_holders(slots):
                fillers = follow(trigger.slots, slot, self.lexicon)
                value = self.of(passage, fillers, self._of_toll(passage, slot, fillers, what))
                if value is not None:
                    found.append(value)
                    break
        return tuple(found)

    def _of_toll(self, passage: Passage, slot: str, fillers: Sequence[Token], what: CountKind) -> CountKind:
        """ "The number of wounded rose to 12": a bare figure behind a preposition counts what it was read to count."""
        if slot in _VICTIMS or len(fillers) != 1 or fillers[0].pos_ != "NUM":
            return what
        quantity = self._quantity(passage, fillers[0])
        return CountKind(quantity.counted.value) if quantity and quantity.counted in _FATES else what

    def events(self, passage: Passage, token: Token) -> int | None:
        """How many events an event noun counts ("26 strikes"), None where it does not say."""
        if token.pos_ != "NOUN":
            return None
        starts = {passage.block.start + child.idx for child in children(token, "nummod")}
        for quantity in self.quantities:
            if any(quantity.span.start <= start < quantity.span.end for start in starts):
                return bounds_of(quantity)[1]
        return None

    def of(self, passage: Passage, fillers: Sequence[Token], what: CountKind) -> Value[Count] | None:
        """The figure of these people together; None where no number of people is given."""
        bounds: list[Bounds] = []
        evidence: list[Span] = []
        for token in fillers:
            quantity = None if token.tag_ == "NNP" else self._quantity(passage, token)
            if quantity is not None:
                quantity = self._of_this_fate(passage, token, quantity, what)
                if not in_people(quantity) or {quantity.span, quantity.part_of} & set(evidence):
                    continue
                bounds.append(bounds_of(quantity))
                evidence.append(quantity.span)
            elif what not in _BY_NUMBER_ALONE and (people := self._told_by_noun(passage, token, fillers)):
                bounds.append((None, people, None))
                evidence.append(self.reading.span(passage, token, token))
        if not bounds:
            return None
        told = any(quantity.span in evidence for quantity in self.quantities)
        origin = "figures" if told else IMPLIED
        return Value.read(self.reading.report, add_up(bounds, what), tuple(evidence), origin)

    def _quantity(self, passage: Passage, token: Token) -> Quantity | None:
        """The number that counts this nominal: before it, as itself, or "dozens of" it."""
        if not self._counts_people(token):
            return None
        base = passage.block.start
        heads = [token, *children(token, "nummod", "det", "amod", "nmod:desc")]
        heads += [deeper for child in children(token, "nummod") for deeper in child.children]
        starts = [(base + one.idx, base + one.idx + len(one)) for one in heads if self._may_count(one, token)]
        for quantity in self.quantities:
            if any(quantity.span.start <= start and end <= quantity.span.end for start, end in starts):
                return None if quantity.counted in _NEVER_PEOPLE else quantity
        return None

    @staticmethod
    def _may_count(one: Token, token: Token) -> bool:
        return (
            one.i != token.i
            or token.pos_ == "NUM"
            or token.tag_ in {"NNS", "CD"}
            or token.lower_ in {"dozen"}
        )

    def _of_this_fate(self, passage: Passage, token: Token, quantity: Quantity, what: CountKind) -> Quantity:
        """ "12 were killed and 20 wounded": a figure of the dead gives way to the one that counts the wounded."""
        if quantity.counted not in _FATES or quantity.counted.value == what.value:
            return quantity
        start, end = (passage.block.start + edge for edge in (token.sent.start_char, token.sent.end_char))
        others = [
            other
            for other in self.quantities
            if other.counted.value == what.value and other.part_of is None and start <= other.span.start < end
        ]
        return others[0] if len(others) == 1 else quantity

    def _counts_people(self, token: Token) -> bool:
        counted = token
        if token.pos_ == "NUM" or token.lower_ in self.lexicon.numbers.vague:
            inner = [child for child in children(token, "nmod") if case_of(child) == "of"]
            if not inner:
                return True
            counted = inner[0]
        if counted.ent_type_ == "place":
            return False
        return self.lexicon.counted.may_be_people(counted.lemma_.lower())

    def _told_by_noun(self, passage: Passage, token: Token, fillers: Sequence[Token]) -> int:
        """How many a noun without a figure stands for: one person, two of "an elderly couple", 0 where it is open.

        The photographer of "photographer Anna Assaf" counts with the name, where the parser has two of them.
        """
        if any(other.i == token.i + 1 and other.ent_type_ == "person" for other in fillers):
            return 0
        if token.lemma_.lower() in _PAIRS and token.tag_ == "NN" and children(token, "det", "nmod:poss"):
            return 2
        return int(self.one_person(token) or self._one_more(passage, token))

    def _one_more(self, passage: Passage, token: Token) -> bool:
        """ "Killed three officers and wounded a fourth"."""
        starts = passage.block.start + token.idx in self._ordinals
        return starts and any(child.lower_ == "a" for child in children(token, "det"))

    def one_person(self, token: Token) -> bool:
        """True for one named person, or one person told in the singular ("a woman", "the mayor")."""
        if token.lower_ in _ONE:
            return True
        if token.tag_ not in {"NN", "NNP"} or any(child.dep_ == "nummod" for child in token.children):
            return False
        if token.ent_type_ == "person" or any(child.ent_type_ == "person" for child in token.children):
            return True
        return token.pos_ in {"NOUN", "PROPN"} and self.lexicon.is_a(token.lemma_.lower(), "persons")


def _with_holders(slots: Sequence[str]) -> list[str]:
    """The slots, and after them those that they lead through: "12 bodies" count like "the bodies of 12 men"."""
    return list(dict.fromkeys([*slots, *(slot.partition(".")[0] for slot in slots)]))


def bounds_of(quantity: Quantity) -> Bounds:
    """The figure of a claim in whole people; what was said exactly is a best figure without bounds.

    What is no whole number ("2.5 people a room") counts nobody: all three are None.
    """
    low, best, high = (
        int(value) if value is not None and value == int(value) else None
        for value in (quantity.low, quantity.best, quantity.high)
    )
    return (None, best, None) if best is not None else (low, best, high)


def in_people(quantity: Quantity) -> bool:
    """Whether a quantity can count people: some bound of it is a whole number."""
    return any(bound is not None for bound in bounds_of(quantity))


def add_up(bounds: list[Bounds], what: CountKind) -> Count:
    """Coordinated figures added up; a member that is only bounded leaves the sum bounded."""
    if len(bounds) == 1:
        return Count(what, *bounds[0])
    if all(best is not None for _, best, _ in bounds):
        return Count(what, best=sum(best or 0 for _, best, _ in bounds))
    lows = [low if low is not None else best for low, best, _ in bounds]
    low = sum(value for value in lows if value is not None)
    highs = [high if high is not None else best for _, best, high in bounds]
    high = None if any(value is None for value in highs) else sum(value or 0 for value in highs)
    return Count(what, low=low or None, high=high) if (low or high is not None) else Count(what, best=0)
