"""Entities of one report: mentions that stand for the same thing, kept in the order they were last named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import fold
from dateline.read.mentions import Mention
from dateline.types import Passage
from dateline.types.parse import Token

_NAMING = frozenset({"compound", "flat", "nmod:desc", "appos"})
_SHORT_LIVED = 30  # sentences after which "the soldiers" are soldiers that were not told of before


class Entity:
    """One person, group, place or thing of a report; ``mentions`` are in text order."""

    def __init__(self, mention: Mention) -> None:
        self.mentions = [mention]
        self.name: Mention | None = mention if mention.form == "name" else None
        self.sort = mention.sort
        self.number = mention.number
        self.gender = mention.gender
        self.forms = Counter([mention.form])
        self.roles: set[str] = set(_roles(mention.token))
        self.title: tuple[Token, Token] | None = None

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]

    @property
    def first(self) -> Mention:
        """The earliest mention."""
        return self.mentions[0]

    def add(self, mention: Mention) -> None:
        """Take in a later mention; the longest name is kept as the name."""
        self.mentions.append(mention)
        self.forms[mention.form] += 1
        self.gender = self.gender or mention.gender
        if mention.is_pronoun:
            if mention.gender:
                self.sort = self.sort if self.sort == "person" else "person"
            return
        self.roles |= set(_roles(mention.token))
        if self.sort in {"", "name"} and mention.sort:
            self.sort = mention.sort
        if mention.form == "name" and (self.name is None or len(mention.text()) > len(self.name.text())):
            self.name = mention

    def best(self) -> Mention:
        """The mention that names it best: its name, else the latest that is no pronoun."""
        if self.name is not None:
            return self.name
        return next((one for one in reversed(self.mentions) if not one.is_pronoun), self.mentions[0])

    def edges(self) -> tuple[Passage, Token, Token]:
        """First and last word of its best name and the passage they stand in."""
        best = self.best()
        first, last = self.title or best.edges()
        return best.passage, first, last


class Book:
    """All entities of a report so far, the one named last at the end."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._entities: dict[int, Entity] = {}
        self._of_token: dict[tuple[int, int], Entity] = {}
        self._by_name: dict[str, Entity] = {}
        self._by_noun: dict[str, Entity] = {}

    def recent(self) -> Iterator[Entity]:
        """Entities, the one named last first."""
        return iter(reversed(self._entities.values()))

    def of(self, token: Token) -> Entity | None:
        """The entity that this word is a mention's head of."""
        return self._of_token.get((id(token.doc), token.i))

    def put(self, mention: Mention, entity: Entity) -> None:
        """Count the mention as one of the entity's."""
        if mention is not entity.last:
            entity.add(mention)
        self._entities.pop(id(entity), None)
        self._entities[id(entity)] = entity
        if mention.form != "joined":
            self._of_token[id(mention.token.doc), mention.token.i] = entity

    def take(self, mention: Mention) -> Entity:
        """The entity of a nominal: one known already, or a new one."""
        entity = self.known(mention) or Entity(mention)
        self.put(mention, entity)
        for key in self.names_of(mention):
            self._by_name[key] = entity
        if not mention.is_pronoun and mention.form not in {"name", "joined"}:
            self._by_noun[mention.token.lemma_.lower()] = entity
        return entity

    def call(self, entity: Entity, title: tuple[Token, Token], other: str) -> None:
        """From here on the entity goes by another name too; ``title`` is its full one."""
        entity.title = title
        entity.name = entity.name or entity.best()
        self._by_name[fold(other)] = entity

    def issuer(self) -> Entity | None:
        """The first body or place that a report names as a subject: whose acts a release tells."""
        subjects = (
            one
            for one in self._entities.values()
            if one.sort in {"group", "place"} and one.first.form == "name" and one.first.role == "subject"
        )
        return min(subjects, key=lambda one: one.first.order, default=None)

    def known(self, mention: Mention) -> Entity | None:
        """The entity told of before that a nominal names again; None for a new one."""
        if mention.form == "joined":
            return None
        found = self._apposed(mention)
        if found is None and mention.form == "name":
            found = self._same_name(mention)
        if found is None and mention.form == "definite":
            found = self._same_noun(mention)
        return found

    def _apposed(self, mention: Mention) -> Entity | None:
        """ "Sam Hart, a farmer": one and the same, unless both are names or one is many."""
        if mention.token.dep_ != "appos":
            return None
        entity = self.of(mention.token.head)
        if entity is None or (entity.last.form == "name" and mention.form == "name"):
            return None
        kinds = {entity.sort, mention.sort} - {"", "name", "other"}
        return entity if len(kinds) < 2 and (entity.number == "many") == (mention.number == "many") else None

    def _same_name(self, mention: Mention) -> Entity | None:
        for key in self.names_of(mention):
            entity = self._by_name.get(key)
            if entity is not None and self._may_share(entity, mention, key):
                return entity
        return None

    def _may_share(self, entity: Entity, mention: Mention, key: str) -> bool:
        if entity.gender and mention.gender and entity.gender != mention.gender:
            return False
        if key == fold(mention.text()) or entity.name is None:
            return True
        mine, theirs = fold(mention.text()).split(), fold(entity.name.text()).split()
        return len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0]

    def names_of(self, mention: Mention) -> list[str]:
        """Keys a name is found by: as it stands, as the lexicon calls it, a person's last word."""
        if mention.form != "name":
            return []
        text = mention.text()
        keys = [fold(text)]
        actor = self.lexicon.actors.find(text)
        if actor is not None:
            keys.append(fold(actor.name))
        elif mention.sort in {"person", "name"} and len(keys[0].split()) <= 4:
            keys.append(keys[0].split()[-1] if keys[0] else "")
        return [key for key in keys if key]

    def _same_noun(self, mention: Mention) -> Entity | None:
        """ "The convoy" after "a convoy of ten lorries": the same noun in the same number."""
        entity = self._by_noun.get(mention.token.lemma_.lower())
        if entity is None or mention.sentence - entity.last.sentence > _SHORT_LIVED:
            return None
        one = next(
            (old for old in reversed(entity.mentions) if old.token.lemma_ == mention.token.lemma_),
            entity.last,
        )
        return entity if one.number == mention.number and _modifiers(mention) <= _modifiers(one) else None


def _modifiers(mention: Mention) -> set[str]:
    return {
        child.lemma_.lower()
        for child in mention.token.children
        if child.dep_ in {"amod", "compound", "nmod", "nummod", "acl:relcl"}
    }


def _roles(token: Token) -> Iterator[str]:
    """Offices and ranks that stand with a name: "minister" of "Foreign Minister Hart", "Hart, the minister"."""
    if token.pos_ == "NOUN":
        yield token.lemma_.lower()
    for child in token.children:
        if child.dep_ in _NAMING and child.pos_ in {"NOUN", "PROPN"}:
            yield child.lemma_.lower()
