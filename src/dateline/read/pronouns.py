"""Pronouns: which entity each stands for, by a linear ranker over plain features."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.read.clues import Setting, bucket, clues, clues_for_nobody, governor
from dateline.read.entities import Book, Entity
from dateline.read.mentions import Mention
from dateline.syntax import basic
from dateline.types.parse import Token

REACH = 12
"""Sentences a pronoun looks back."""
MOST = 25
"""Entities a pronoun looks at."""
_ARGUMENTS = frozenset({"subject", "passive", "object"})
_MUTE = frozenset({"place", "thing", "event", "time", "animal"})
_INERT = _MUTE | {"abstract"}
_NOMINAL = frozenset({"nmod", "compound", "appos", "flat", "amod"})


@dataclass(frozen=True)
class Candidate:
    """An entity a pronoun may stand for, None for nothing that was named, and what speaks for it."""

    entity: Entity | None
    features: tuple[str, ...]


class Ranker:
    """Scores candidates. ``weights`` are keyed by "class feature"; a feature without weight counts nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def best(self, candidates: Sequence[Candidate]) -> Candidate:
        """The candidate of the highest score; of equals the one named last."""
        weight = self.weights.get
        return max(candidates, key=lambda one: sum([weight(name, 0.0) for name in one.features]))


def kind_of(form: str) -> str:
    """ "one" for he and she, which behave alike; else the form."""
    return "one" if form in {"he", "she"} else form


def candidates(pronoun: Mention, book: Book, setting: Setting) -> list[Candidate]:
    """Whatever the pronoun may stand for, the entity named last first, nothing at all at the end."""
    found: list[Candidate] = []
    fitting = 0
    for entity in book.recent():
        distance = pronoun.sentence - entity.last.sentence
        if distance > REACH or len(found) >= MOST:
            break
        if not agrees(pronoun, entity) or _barred(pronoun, entity, setting.reflexive):
            continue
        if entity.name is None and (
            (setting.saying and entity.sort in _MUTE) or (entity.sort in _INERT and _said_by(pronoun, entity))
        ):
            continue
        if setting.saying and pronoun.form == "it" and _is_mute_place(entity, book):
            continue
        names = (*clues(pronoun, entity, setting), f"rank={bucket(fitting)}")
        found.append(Candidate(entity, _keyed(pronoun, names)))
        fitting += 1
    names = (*clues_for_nobody(pronoun), f"nobody rank={bucket(fitting)}")
    found.append(Candidate(None, _keyed(pronoun, names)))
    return found


def _keyed(pronoun: Mention, names: Sequence[str]) -> tuple[str, ...]:
    kind = kind_of(pronoun.form)
    return tuple(f"{kind} {name}" for name in names)


def agrees(pronoun: Mention, entity: Entity) -> bool:
    """False for a clash of number, gender or kind that no text makes."""
    form = pronoun.form
    if form in {"he", "she"}:
        if entity.number in {"many", "both"} or entity.sort in {"time", "event"}:
            return False
        return entity.gender in {"", form} and not entity.forms["it"] and not entity.forms["they"] > 1
    if form == "it":
        if entity.number in {"many", "both"} or entity.gender or entity.sort == "people":
            return False
        return entity.sort != "person"
    if entity.sort == "time":
        return False
    return not (entity.forms["he"] or entity.forms["she"] or (entity.number == "one" and entity.gender))


def _barred(pronoun: Mention, entity: Entity, reflexive: bool) -> bool:
    """True where grammar forbids it: two arguments of one verb, a noun and a pronoun inside it."""
    for mention in reversed(entity.mentions):
        if mention.sentence != pronoun.sentence or mention.token.doc is not pronoun.token.doc:
            return False
        if mention.token.i < pronoun.token.i <= mention.last.i:
            return True
        if _inside(pronoun.token, mention.token):
            return True
        if (
            not reflexive
            and pronoun.role in _ARGUMENTS
            and mention.role in _ARGUMENTS
            and governor(pronoun.token).i == governor(mention.token).i
        ):
            return True
    return False


def _said_by(pronoun: Mention, entity: Entity) -> bool:
    """ "A statement says that it …": what is said is not about the statement."""
    clause, said = pronoun.token.head, entity.last.token
    return pronoun.role == "subject" and basic(clause) == "ccomp" and clause.head.i == said.head.i


def _is_mute_place(entity: Entity, book: Book) -> bool:
    """ "A blast near Mahata, it said": a town says nothing, a country or its capital may."""
    if entity.name is None or entity.sort != "place":
        return False
    name, places = entity.name.text(), book.lexicon.places
    return places.capital_of(name) is None and not places.is_capital(name)


def _inside(token: Token, noun: Token) -> bool:
    """ "The leader of his party": the pronoun is part of the phrase, no clause between."""
    node = token
    while basic(node) in _NOMINAL and node.head.i != node.i:
        node = node.head
        if node.i == noun.i:
            return True
    return False


@cache
def load_weights() -> tuple[Ranker, dict[str, str]]:
    """The weights as shipped, and the sorts of nouns learnt with them."""
    data = json.loads((resources.files("dateline.read") / "weights" / "pronouns.json").read_text("utf-8"))
    return Ranker(data["weights"]), data["sorts"]
