"""What speaks for an entity as the antecedent of a pronoun: plain features with readable names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.read.entities import Entity
from dateline.read.mentions import Mention
from dateline.syntax import basic
from dateline.types.parse import Token

_CLAUSES = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"subject", "passive"})


@dataclass(frozen=True)
class Setting:
    """What surrounds a pronoun: whether it is quoted and by whom, whether it says something, is reflexive."""

    quoted: bool
    speaker: Entity | None
    saying: bool
    reflexive: bool


def governor(token: Token) -> Token:
    """The word that a mention, or the first member of its coordination, hangs on."""
    node = token
    while node.dep_ == "conj" and node.head.i != node.i:
        node = node.head
    return node.head


def clause_of(token: Token) -> Token:
    """The verb, or other head of a clause, that a token stands under."""
    node = token.head
    while (
        node.head.i != node.i and node.pos_ not in _CLAUSES and basic(node) not in {"advcl", "acl", "ccomp"}
    ):
        node = node.head
    return node


def bucket(count: int) -> str:
    """A count as the ranker tells counts apart."""
    if count < 3:
        return str(count)
    return "3-4" if count < 5 else "5-8" if count < 9 else "9+"


def clues(pronoun: Mention, entity: Entity, setting: Setting) -> Iterator[str]:
    """The features of a pair, each a few words that can be read; those that hold are named once."""
    last = entity.last
    away = pronoun.sentence - last.sentence
    near = "same" if away == 0 else "before" if away == 1 else "far"
    yield f"distance={bucket(away)}"
    yield from _where(pronoun, last, near)
    yield from _what(pronoun, entity)
    yield from _history(pronoun, entity, near)
    yield from _around(entity, setting, near)
    if pronoun.form in {"it", "they"}:
        yield from _company(pronoun, entity, near)
    if away == 1:
        yield from _sentence_before(pronoun, last)
    if away == 0 and last.token.doc is pronoun.token.doc:
        yield from _same_sentence(pronoun, last)


def _where(pronoun: Mention, last: Mention, near: str) -> Iterator[str]:
    yield f"distance={near} form={_form(last)}"
    yield f"distance={near} role={last.role}"
    yield f"role={last.role} own={pronoun.role}"
    if last.role == pronoun.role:
        yield f"distance={near} same role {pronoun.role}"
    yield f"{_position(pronoun)} distance={near}"
    yield f"words back={(pronoun.order - last.order).bit_length()}"


def _what(pronoun: Mention, entity: Entity) -> Iterator[str]:
    sort, named = entity.sort, _named(entity)
    yield f"sort={sort}"
    yield f"sort={sort} {named}"
    yield f"sort={sort} number={entity.number}"
    yield f"sort={sort} role={pronoun.role}"
    yield f"number={entity.number}"
    yield f"form={_form(entity.last)} {named}"
    if pronoun.gender:
        yield f"gender={'known' if entity.gender else 'open'} {sort}"


def _history(pronoun: Mention, entity: Entity, near: str) -> Iterator[str]:
    """How often it was told of, how lately, and by which pronoun."""
    lately = sum(pronoun.sentence - one.sentence <= 2 for one in entity.mentions[-6:])
    yield f"count={bucket(len(entity.mentions))}"
    yield f"taken up={min(entity.forms[pronoun.form], 2)} distance={near}"
    yield f"lately={min(lately, 4)}"
    yield f"lately={min(lately, 4)} {_named(entity)}"
    if entity.first.sentence <= 1 and entity.first.role == "subject":
        yield "topic"
    if entity.last.form == pronoun.form:
        yield f"last form same distance={near}"


def _around(entity: Entity, setting: Setting, near: str) -> Iterator[str]:
    if setting.quoted:
        yield "quoted speaker" if entity is setting.speaker else "quoted"
    if setting.saying:
        yield f"says, role={entity.last.role}"
        yield f"says, sort={entity.sort}"
    if setting.reflexive:
        yield f"reflexive distance={near} role={entity.last.role}"


def _company(pronoun: Mention, entity: Entity, near: str) -> Iterator[str]:
    """Things are told apart by the words they go with, people by their place in the text."""
    verb = governor(pronoun.token)
    yield f"sort={entity.sort} of={verb.lemma_.lower()} {pronoun.role}"
    yield f"noun={entity.first.token.lemma_.lower() if entity.name is None else 'name'}"
    yield f"number={entity.number} sort={entity.sort} form={_form(entity.last)} distance={near}"


def _sentence_before(pronoun: Mention, last: Mention) -> Iterator[str]:
    main = "main" if governor(last.token).dep_ == "root" else "inner"
    position = _position(pronoun)
    yield f"before {main} role={last.role} own={pronoun.role} {position}"
    yield f"before {main} subject={last.role in _SUBJECTS} {position} form={_form(last)}"


def _form(mention: Mention) -> str:
    return "pronoun" if mention.is_pronoun else mention.form


def _named(entity: Entity) -> str:
    return "named" if entity.name is not None else "unnamed"


def _position(pronoun: Mention) -> str:
    return "first" if pronoun.token.i - pronoun.token.sent.start < 2 else "later"


def _same_sentence(pronoun: Mention, last: Mention) -> Iterator[str]:
    words = pronoun.token.i - last.last.i
    yield f"words={'1-3' if words < 4 else '4-8' if words < 9 else '9-16' if words < 17 else '17+'}"
    own, other = clause_of(pronoun.token), clause_of(last.token)
    owner = "owner" if pronoun.role == "owner" else "argument"
    if own.i == other.i:
        yield f"same clause {owner} role={last.role}"
    elif _above(other, own):
        yield f"clause above {owner} role={last.role}"
        yield f"under {basic(own)} role={last.role}"
    elif _above(own, other):
        yield f"clause below {owner} role={last.role}"
    elif _above(last.token, pronoun.token):
        yield f"relative clause {owner}"
    else:
        yield f"other clause {owner} role={last.role}"


def _above(upper: Token, lower: Token) -> bool:
    node = lower
    while node.head.i != node.i:
        node = node.head
        if node.i == upper.i:
            return True
    return False


def clues_for_nobody(pronoun: Mention) -> Iterator[str]:
    """What speaks for a pronoun that stands for nothing named ("it is time to")."""
    token = pronoun.token
    yield "nobody"
    yield f"nobody role={pronoun.role}"
    yield f"nobody relation={token.dep_}"
    if pronoun.sentence == 0:
        yield "nobody first sentence"
    if pronoun.form == "it":
        yield f"nobody governor={token.head.lemma_.lower()}"
        yield f"nobody governor part={token.head.pos_}"
        for child in token.head.children:
            if child.dep_ in {"csubj", "ccomp", "xcomp", "csubj:pass", "advcl", "cop"} and child.i > token.i:
                yield f"nobody {child.dep_}"
    elif pronoun.form == "they":
        yield f"nobody governor={token.head.lemma_.lower()}"
