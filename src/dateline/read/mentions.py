"""Mentions: the nominals of a report that later words may refer to, and the pronouns that refer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.lexicon import Lexicon
from dateline.syntax import basic, entity_edges, phrase
from dateline.types import Passage
from dateline.types.parse import Phrase, Token

_NAMES = {
    "person": "person",
    "organisation": "group",
    "armed group": "group",
    "place": "place",
    "facility": "place",
    "nationality": "people",
    "weapon": "thing",
    "vehicle": "thing",
    "misc": "other",
}
_CLASSES = (
    ("times", "time"),
    ("settlements", "place"),
    ("persons", "person"),
    ("organisations", "group"),
    ("fighters", "group"),
    ("forces", "group"),
    ("people", "person"),
    ("states", "group"),
    ("buildings", "place"),
    ("happenings", "event"),
    ("vehicles", "thing"),
    ("weapons", "thing"),
)
_ROLES = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "nmod": "modifier",
    "compound": "compound",
    "appos": "apposition",
    "root": "root",
    "vocative": "vocative",
}
_INNER = frozenset({"flat", "fixed", "goeswith", "punct", "case", "det", "cc", "discourse", "list", "dep"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_BODIES = frozenset({"group", "people"})


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A nominal or pronoun. ``token`` is its head, ``last`` the end of a coordination, else the head.

    ``sort`` is person, group, people, place, event, time, thing, other or "" (unknown); ``form`` is name,
    definite, owned, indefinite, bare, or the pronoun's own ("he", "they", "speaker"). ``number`` is one, many,
    both ("A and B") or body (one that "they" may take up); ``gender`` "he", "she" or "". Sentences and
    ``order`` count through the report.
    """

    token: Token
    last: Token
    passage: Passage
    sentence: int
    order: int
    sort: str
    form: str
    number: str
    gender: str
    role: str

    @property
    def is_pronoun(self) -> bool:
        return self.form in {"he", "she", "it", "they", "speaker", "there"}

    def edges(self) -> tuple[Token, Token]:
        """First and last word of what the mention is best called: a person by the name alone."""
        if self.last.i != self.token.i:
            return phrase(self.token)[0], phrase(self.last)[1]
        if self.sort == "person" and self.form == "name":
            whole = entity_edges(self.token)
            if whole is not None:
                return whole
        return phrase(self.token)

    def text(self) -> str:
        """The words between its edges, white space folded."""
        first, last = self.edges()
        return " ".join(first.doc[first.i : last.i + 1].text.split())


class MentionFinder:
    """Finds the mentions of sentences, in text order. ``sorts`` tells what common nouns are, by lemma."""

    def __init__(self, lexicon: Lexicon, sorts: Mapping[str, str]) -> None:
        self.lexicon = lexicon
        self.words = lexicon.references
        self.sorts = sorts
        self._gendered = frozenset(self.words.nouns)

    def find(self, passage: Passage, sentence: Phrase, number: int, order: int) -> Iterator[Mention]:
        """The mentions of one sentence; a coordination comes right after its first member."""
        for token in sentence:
            part = token.pos_
            if part in {"PRON", "DET"}:
                form = self.words.pronouns.get(token.lower_)
                if form is not None:
                    yield self._pronoun(passage, token, number, order, form)
                    order += 1
            elif part == "ADV" and token.lower_ == "there":
                yield self._pronoun(passage, token, number, order, "there")
                order += 1
            elif part in {"NOUN", "PROPN"} and self._stands_alone(token):
                noun = self.nominal(passage, token, number, order)
                yield noun
                order += 1
                joined = self._joined(noun, order)
                if joined is not None:
                    yield joined
                    order += 1

    def _pronoun(self, passage: Passage, token: Token, number: int, order: int, form: str) -> Mention:
        gender = form if form in {"he", "she"} else ""
        sort = "person" if gender else ""
        many = "many" if form == "they" else "one"
        return Mention(token, token, passage, number, order, sort, form, many, gender, role_of(token))

    def _stands_alone(self, token: Token) -> bool:
        """Parts of a name or compound are no mentions, unless they are names of their own ("the Iraq war")."""
        dep = basic(token)
        if dep in _INNER:
            return False
        if token.dep_ in {"nmod:desc", "amod"}:
            return False
        if dep == "compound":
            return bool(token.ent_type_) and token.ent_type_ != token.head.ent_type_
        return True

    def nominal(self, passage: Passage, token: Token, number: int, order: int) -> Mention:
        """A noun or name as a mention."""
        lemma = token.lemma_.lower()
        named = bool(token.ent_type_) or token.pos_ == "PROPN"
        sort = self.sort_of(token, lemma)
        form = "name" if named and sort != "time" else _form(token)
        many = "many" if token.tag_ in {"NNS", "NNPS"} else "one"
        if (many == "one" and sort in _BODIES) or (many == "many" and named and sort == "group"):
            many = "body"
        return Mention(
            token,
            token,
            passage,
            number,
            order,
            sort,
            form,
            many,
            self._gender(token, lemma, form),
            role_of(token),
        )

    def sort_of(self, token: Token, lemma: str) -> str:
        """What a noun is: by its name's kind, the learnt sorts of nouns, the lexicon's classes; "" unknown."""
        if token.ent_type_ in _NAMES:
            return _NAMES[token.ent_type_]
        if lemma in self._gendered:
            return "person"
        if token.pos_ == "PROPN":
            return "name"
        learnt = self.sorts.get(lemma)
        if learnt is not None:
            return learnt
        return next((sort for name, sort in _CLASSES if self.lexicon.is_a(lemma, name)), "")

    def _gender(self, token: Token, lemma: str, form: str) -> str:
        if form != "name":
            return self.words.nouns.get(lemma, "")
        first, last = entity_edges(token) or phrase(token)
        words = [word.text for word in token.doc[first.i : last.i + 1]]
        before = (
            [token.doc[first.i - 1].text] if first.i and token.doc[first.i - 1].sent == token.sent else []
        )
        return self.words.gender_of(*before, *words[:2])

    def _joined(self, noun: Mention, order: int) -> Mention | None:
        """ "The president and his wife" as one mention, what "they" may take up."""
        members = [
            child
            for child in noun.token.children
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"} and child.i > noun.token.i
        ]
        if not members or any(child.lower_ == "or" for child in members[-1].children):
            return None
        sorts = {noun.sort, *(self.sort_of(one, one.lemma_.lower()) for one in members)}
        sort = noun.sort if len(sorts) == 1 else "person" if "person" in sorts else ""
        return Mention(
            noun.token, members[-1], noun.passage, noun.sentence, order, sort, "joined", "both", "", noun.role
        )


def role_of(token: Token) -> str:
    """subject, passive (subject), object, oblique, owner, modifier, …; a conjunct's is that of its first member."""
    node = token
    for _ in range(4):
        if node.dep_ != "conj" or node.head.i == node.i:
            break
        node = node.head
    if node.dep_ == "nmod:poss":
        return "owner"
    if node.dep_ in {"nsubj:pass", "nsubj:outer"}:
        return "passive" if node.dep_ == "nsubj:pass" else "subject"
    return _ROLES.get(basic(node), "other")


def _form(token: Token) -> str:
    form = "bare"
    for child in token.children:
        if child.i > token.i:
            break
        if child.dep_ == "det" or child.dep_ == "det:predet":
            form = "definite" if child.lower_ in _DEFINITE else "indefinite"
        elif child.dep_ == "nmod:poss":
            return "owned"
        elif child.dep_ == "nummod" and form == "bare":
            form = "indefinite"
    return form
