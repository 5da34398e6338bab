"""Phrases that stand for a name: "the group", "the city", "the capital", "the minister"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.lexicon import Lexicon
from dateline.read.entities import Book, Entity
from dateline.read.mentions import Mention

_REACH = 4  # sentences; GUM dev news: 97 % of antecedents lie within four
_TOWNS = frozenset(
    {"city", "town", "village", "hamlet", "settlement", "suburb", "neighbourhood", "neighborhood"}
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "acl:relcl", "flat", "nummod", "acl", "nmod:desc"})
_FITS = Callable[[Entity], bool]


class StandIns:
    """Finds what a definite phrase stands for among the names of a report."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def find(self, mention: Mention, book: Book) -> Entity | None:
        """The named entity that an unmodified "the …", "this …" or "that …" stands for; None for others."""
        kind = self.lexicon.references.stand_ins.get(mention.token.lemma_.lower())
        if kind is None or mention.form != "definite" or mention.number == "many":
            return None
        if any(child.dep_ in _MODIFIERS for child in mention.token.children):
            return None
        if kind == "person":
            return self._office(mention, book)
        lemma = mention.token.lemma_.lower()
        fits = {
            "group": lambda entity: entity.sort == "group" or self._known_group(entity),
            "place": lambda entity: self._is_town(entity) and not (lemma in _TOWNS and self._is_unit(entity)),
            "country": self._is_country,
            "capital": lambda entity: self._is_country(entity) or self._is_capital(entity),
        }[kind]
        return nearest(mention, book, fits, self._known_group if kind == "group" else None)

    def label(self, mention: Mention, name: str) -> str:
        """The capital of a country just named is that country's capital; anything else goes by its name."""
        if self.lexicon.references.stand_ins.get(mention.token.lemma_.lower()) != "capital":
            return name
        return self.lexicon.places.capital_of(name) or name

    def _office(self, mention: Mention, book: Book) -> Entity | None:
        """ "The minister" is the person who was called a minister before."""
        lemma = mention.token.lemma_.lower()
        held = (one for one in book.recent() if one.sort in {"person", "name"} and lemma in one.roles)
        return next((one for one in held if one.name is not None), None)

    def _known_group(self, entity: Entity) -> bool:
        actor = self.lexicon.actors.find(entity.name.text()) if entity.name is not None else None
        return actor is not None and "organisations" in actor.classes

    def _is_town(self, entity: Entity) -> bool:
        return entity.sort == "place" and not self._is_country(entity)

    def _is_unit(self, entity: Entity) -> bool:
        """ "The Tigray region", "Tigray" of it: no village."""
        if entity.name is None:
            return False
        noun = entity.name.token.head if entity.name.role == "compound" else entity.name.token
        return noun.lemma_.lower() in self.lexicon.whereabouts.units_of_land

    def _is_country(self, entity: Entity) -> bool:
        return entity.name is not None and self.lexicon.places.capital_of(entity.name.text()) is not None

    def _is_capital(self, entity: Entity) -> bool:
        return entity.name is not None and self.lexicon.places.is_capital(entity.name.text())


def nearest(mention: Mention, book: Book, fits: _FITS, better: _FITS | None = None) -> Entity | None:
    """The named entity that fits and was named last, subjects and ``better`` ones a sentence ahead of others."""
    best, best_score = None, 0.0
    for order, entity in enumerate(book.recent()):
        named = next((one for one in reversed(entity.mentions) if not one.is_pronoun), entity.last)
        distance = mention.sentence - named.sentence
        if distance > _REACH or entity.name is None or not fits(entity):
            continue
        score = 10.0 - 2.5 * distance - 0.2 * min(order, 10) + (2.0 if named.role == "subject" else 0.0)
        score += 2.5 if better is not None and better(entity) else 0.0
        if score > best_score:
            best, best_score = entity, score
    return best
