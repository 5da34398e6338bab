"""Names of participants: the best name a report gives, with the words it stands on."""

from __future__ import annotations

from dateline.code.scene import Scene
from dateline.lexicon import Lexicon
from dateline.lexicon.actors import Actor
from dateline.syntax import antecedent, case_of, children, entity_edges, phrase, surface_subject
from dateline.types import Counted, Passage, Quantity, Reading, Reference, Span, TimeExpression, Value
from dateline.types.parse import Token

_GENERIC = ("fighters", "forces", "people", "states", "organisations")
_BODIES = ("fighters", "forces", "states")
_THINGS = ("means", "artillery", "weapons", "vehicles", "aircraft")
_OWNED = ("fighters", "forces", "aircraft")
_TELLING = ("amod", "compound")
_SKIP = frozenset(
    {"both", "some", "many", "most", "all", "several", "one", "which", "who", "that", "what", "there"}
)


class Namer:
    """Names the nominals of one report."""

    origin = "names"

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.scene = Scene(reading, lexicon)
        self.references = {mark.span.start: mark for mark in reading.marks("references", Reference)}
        self.times = reading.marks("times", TimeExpression)
        self.quantities = [
            mark for mark in reading.marks("quantities", Quantity) if mark.counted is not Counted.ORDINAL
        ]

    def value(self, passage: Passage, token: Token) -> Value[str] | None:
        """The participant a nominal names, None for a pronoun that nothing resolves."""
        token = antecedent(token)
        if _stands_in(token):
            return self._pronoun(passage, token)
        reference = self.references.get(passage.block.start + token.idx)
        if reference is not None:
            own = self.reading.span(passage, token, token)
            name = self.canonical(reference.label)
            return Value.read(self.reading.report, name, (own, reference.antecedent), "reference", 0.7)
        token = antecedent(self.counted(token))
        if _stands_in(token):  # "two of them"
            return self._pronoun(passage, token)
        owner = self._owner(passage, token)
        if owner is not None:
            return owner
        left, right = phrase(token)
        left = self._without_number(passage, left, token)
        right = self._whence(passage, token, right)
        whole = entity_edges(right)
        right = whole[1] if whole is not None and whole[1].i > right.i else right
        span = self.reading.span(passage, left, right)
        return Value.read(self.reading.report, self._name(passage, token, span), (span,), self.origin)

    def counted(self, token: Token) -> Token:
        """The people in "dozens of people", "tens of thousands of people"."""
        while token.pos_ == "NUM" or token.lower_ in self.lexicon.numbers.vague:
            inner = [child for child in children(token, "nmod") if case_of(child) == "of"]
            if not inner:
                break
            token = inner[0]
        return token

    def _without_number(self, passage: Passage, left: Token, head: Token) -> Token:
        """The first word of a phrase after its figure: "at least 12 villagers" are villagers."""
        first = left
        while first.i < head.i and (
            first.pos_ in {"NUM", "DET", "ADV", "SYM", "ADP", "PUNCT"}
            or self.reading.within(passage, first, self.times)
            or self._in_figure(passage, first)
            or self._in_figure(passage, first.nbor())
        ):
            first = first.doc[first.i + 1]
        return first

    def _whence(self, passage: Passage, token: Token, right: Token) -> Token:
        """The last word of a phrase with the body that its people are of: "officers from the Rwandan army"."""
        for child in (*children(token, "nmod"), *children(right, "nmod")):
            if (
                case_of(child) == "from"
                and child.i > right.i
                and self._armed_body(passage, child) is not None
            ):
                return child
        return right

    def _armed_body(self, passage: Passage, token: Token) -> Actor | None:
        left, right = phrase(token)
        actor = self.scene.find(self.reading.report.quote(self.reading.span(passage, left, right)))
        return actor if actor is not None and not actor.classes.isdisjoint(_OWNED) else None

    def _in_figure(self, passage: Passage, token: Token) -> bool:
        start = passage.block.start + token.idx
        return any(mark.span.start <= start < mark.span.end for mark in self.quantities)

    def _pronoun(self, passage: Passage, token: Token) -> Value[str] | None:
        reference = self.references.get(passage.block.start + token.idx)
        if reference is None:
            return None
        own = self.reading.span(passage, token, token)
        evidence = (own, reference.antecedent)
        return Value.read(self.reading.report, self.canonical(reference.label), evidence, "reference", 0.7)

    def _owner(self, passage: Passage, token: Token) -> Value[str] | None:
        """ "Its forces", "their jets": those whose they are, where a name tells it."""
        if not any(self.lexicon.is_a(token.lemma_.lower(), name) for name in _OWNED):
            return None
        owners = [child for child in children(token, "nmod:poss") if child.lower_ in {"its", "their"}]
        if len(owners) != 1 or any(owners[0].i < one.i < token.i for one in children(token, *_TELLING)):
            return None
        reference = self.references.get(passage.block.start + owners[0].idx)
        if reference is None or self._is_own(passage, token, reference):
            return None
        evidence = (self.reading.span(passage, owners[0], token), reference.antecedent)
        name = self.canonical(reference.label)
        return Value.read(self.reading.report, name, evidence, "reference", 0.7)

    def _is_own(self, passage: Passage, token: Token, reference: Reference) -> bool:
        """ "Warplanes struck their convoys": nobody strikes his own, whatever the pronoun was taken for."""
        subject = surface_subject(token.head) if token.dep_ == "obj" else None
        start = passage.block.start + subject.idx if subject is not None else -1
        return reference.antecedent.start <= start < reference.antecedent.end

    def _name(self, passage: Passage, token: Token, span: Span) -> str:
        text = " ".join(self.reading.report.quote(span).split())
        known = self.scene.find(text)
        if known is not None:
            return known.name
        entity = _entity_of(token)
        if entity is not None:
            words, label = entity
            actor = self.scene.find(words)
            if actor is not None and len(text.split()) <= len(words.split()) + 1:
                return actor.name
            if label == "person":
                return words
        if any(self.lexicon.is_a(token.lemma_.lower(), name) for name in (*_GENERIC, "gatherings")):
            group = self._group_before(passage, token)
            if group is not None:
                return group
        return text

    def _group_before(self, passage: Passage, token: Token) -> str | None:
        """ "Isis militants" are Islamic State, "officers from the Rwandan army" that army; "Iraqi soldiers" stay what
        they are."""
        for child in children(token, "compound", "nmod:poss", "amod", "nmod"):
            if child.dep_ == "nmod" and case_of(child) not in {"of", "from"}:
                continue
            reference = self.references.get(passage.block.start + child.idx)
            actor = self.scene.find(reference.label if reference is not None else child.text)
            if actor is not None and "fighters" in actor.classes:
                return actor.name
            if child.dep_ == "nmod" and token.tag_ == "NNS":
                body = self._armed_body(passage, child)
                if body is not None:
                    return body.name
        if self.lexicon.is_a(token.lemma_.lower(), "gatherings"):
            held = (child for child in children(token, "nmod") if case_of(child) == "of")
            return next(filter(None, (self._group_before(passage, child) for child in held)), None)
        return None

    def canonical(self, text: str) -> str:
        """The lexicon's name for a name, or the name as it stands."""
        folded = " ".join(text.split())
        known = self.scene.find(folded)
        return known.name if known is not None else folded

    def naming_word(self, passage: Passage, word: Token) -> Value[str] | None:
        """Whom an adjective or compound names: "Israeli air strikes", "an Iraqi army raid", "Saudi-led strikes"."""
        edges = entity_edges(word)
        if not self.is_actor_like(word) or (edges is not None and edges[0].i <= word.head.i <= edges[1].i):
            return None
        first = word
        while (
            first.i and first.nbor(-1).head.i in {word.i, word.head.i} and self._joins(first.nbor(-1), word)
        ):
            first = first.nbor(-1)
        last = word
        while (
            last.nbor().head.i == word.head.i
            and last.nbor().i < word.head.i
            and self._joins(word, last.nbor())
        ):
            last = last.nbor()
        span = self.reading.span(passage, first, last)
        name = (
            self.people_or_actor(word) if first is last else self.canonical(self.reading.report.quote(span))
        )
        return Value.read(self.reading.report, name, (span,), self.origin, 0.8)

    def _joins(self, before: Token, after: Token) -> bool:
        """True for "Iraqi" before "army": a people and its forces are one name."""
        return before.dep_ in {"amod", "compound"} and (
            self.lexicon.actors.people_of(before.text) is not None and self._is_body(after)
        )

    def _is_body(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return token.pos_ in {"NOUN", "PROPN"} and any(self.lexicon.is_a(lemma, name) for name in _BODIES)

    def is_actor_like(self, token: Token) -> bool:
        """True for an adjective or compound that names who acts: "Israeli air strikes", "coalition raid"."""
        if self.scene.find(token.text) is not None:
            return True
        if self.lexicon.actors.people_of(token.text) is not None:
            return True
        if token.ent_type_ in {"organisation", "nationality"}:
            return True
        lemma = token.lemma_.lower()
        if token.pos_ == "ADJ" or any(self.lexicon.is_a(lemma, name) for name in _THINGS):
            return False
        return any(self.lexicon.is_a(lemma, name) for name in _BODIES)

    def people_or_actor(self, token: Token) -> str:
        """The name that an adjective of nationality stands for ("Israeli" -> "Israel"), else its own."""
        actor = self.scene.find(token.text)
        if actor is not None:
            return actor.name
        return self.lexicon.actors.people_of(token.text) or token.text


def _stands_in(token: Token) -> bool:
    """True for a word that names nobody itself."""
    return token.pos_ in {"PRON", "DET"} or token.lower_ in _SKIP


def _entity_of(token: Token) -> tuple[str, str] | None:
    persons = [child for child in children(token, "flat", "compound", "appos") if child.ent_type_ == "person"]
    for one in (token, *persons):
        edges = entity_edges(one)
        if edges is not None and edges[1].pos_ not in {"DET", "ADP"}:
            words = token.doc[edges[0].i : edges[1].i + 1].text
            return " ".join(words.split()), one.ent_type_
    return None
