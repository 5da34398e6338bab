"""Places in the clauses around an event's own: those it hangs in, and those that hang on it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.code.match import Trigger
from dateline.code.place_clause import HERE, ClausePlaces
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic, case_of, children
from dateline.types import Located, Passage, PlaceRole
from dateline.types.parse import Token

_WHILE = frozenset({"when", "as", "while", "where", "after"})
_OTHER = frozenset({"ccomp", "acl:relcl", "parataxis", "appos"})


class AroundPlaces:
    """Finds places around the clauses of one report's events."""

    def __init__(self, clause: ClausePlaces, lexicon: Lexicon) -> None:
        self.clause = clause
        self.lexicon = lexicon

    def relative(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "The offensive that swept through northern Mali", "a blast which hit Kabul": what the event itself did."""
        for verb in children(token, "acl"):
            if verb.dep_ == "acl:relcl" and any(
                antecedent(child).i == token.i for child in children(verb, "nsubj")
            ):
                for noun in children(verb, "obj"):
                    if noun.ent_type_ == "place":
                        yield from self.clause.named(passage, noun, PlaceRole.AT)
                yield from self.clause.here(passage, children(verb, "obl"))

    def struck(self, passage: Passage, trigger: Trigger) -> Iterator[Located]:
        """ "Jets struck fighters who were attacking a checkpoint in Helmand": they were there when they were struck."""
        for filler in trigger.slots.get("object", ()):
            for verb in children(filler, "acl"):
                if verb.tag_ == "VBG":
                    yield from self.clause.here(passage, _nominals(verb))

    def above(self, passage: Passage, token: Token) -> Iterator[Located]:
        """Places of the clauses the trigger hangs in, up to a saying's own clause."""
        node = token
        for _ in range(6):
            head = node.head
            if node.dep_ == "acl:relcl":
                yield from self._around_relative(passage, node)
            if head.i == node.i or node.dep_ in {"ccomp", "parataxis", "acl:relcl"}:
                return
            found = [
                one
                for one in self.clause.own(passage, head)
                if one.role in HERE and head.pos_ in {"VERB", "NOUN"}
            ]
            if found:
                yield from found
                return
            if basic(node) in {"advcl", "acl"}:  # "took Dabiq, aided by the air force"
                taken = [noun for noun in children(head, "obj") if self.clause.is_town(noun)]
                yield from (one for noun in taken for one in self.clause.named(passage, noun, PlaceRole.AT))
            node = head

    def _around_relative(self, passage: Passage, clause: Token) -> Iterator[Located]:
        """ "The town where …" is the place; "a blast in Kabul that killed …" happened where the blast did."""
        noun = clause.head
        if case_of(noun) == "of" and self.clause.namer.is_site(noun.head):
            noun = noun.head  # "the Wadi Rum area of Jordan, where …"
        where = any(child.lower_ == "where" for child in clause.subtree)
        if where and (noun.ent_type_ == "place" or self.clause.namer.is_site(noun)):
            yield from self.clause.named(passage, noun, PlaceRole.AT)
        elif where or noun.pos_ == "PRON" or self.lexicon.is_a(noun.lemma_.lower(), "happenings"):
            yield from (one for one in self.clause.own(passage, noun) if one.role in HERE)

    def meanwhile(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "He met the envoy when he visited Amman": the place of a clause of time."""
        for clause in children(token, "advcl"):
            if any(child.lower_ in _WHILE for child in clause.children):
                yield from self.clause.here(passage, children(clause, "obl"))
                for noun in children(clause, "obj"):
                    yield from self.clause.named(passage, noun, PlaceRole.AT)
                yield from self.clause.here(passage, _nominals(clause))


def _nominals(clause: Token) -> Iterator[Token]:
    """The obliques of a clause and of the infinitives and objects in it, other clauses left out."""
    for child in clause.children:
        if child.dep_ not in _OTHER:
            if basic(child) in {"obl", "nmod"}:
                yield child
            yield from _nominals(child)
