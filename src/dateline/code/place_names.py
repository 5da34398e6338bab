"""What a nominal names as a place: a town, "the Wadi Rum area", "the city" that was told of before."""

from __future__ import annotations

from dateline.code.place_references import PlaceReferences
from dateline.code.place_words import bare_name, index_of, listed_after, with_direction, without_owner
from dateline.lexicon import Lexicon
from dateline.syntax import case_of, children, conjuncts, entity_edges, phrase
from dateline.types import Passage, Place, Reading, Span, TimeExpression, Value
from dateline.types.parse import Token

_SITES = ("places", "buildings", "settlements")
_AWAY = frozenset({"for", "with", "against", "by"})
_NAMING = ("compound", "flat", "amod", "nmod:desc")
SITE = "site"
"""Origin of a place that only its owners or a common noun name: \"a Peshmerga position\", \"the base\"."""


class PlaceNamer:
    """Names the places of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.references = PlaceReferences(reading, lexicon)
        self.times = reading.marks("times", TimeExpression)

    def value(self, passage: Passage, token: Token, *, beside: Span | None = None) -> Value[Place] | None:
        """The place a nominal names; None where it names none, or only "the village".

        ``beside`` is a name that the nominal does not stand for: "Zumar, north of the city" is not north of Zumar.
        """
        if self._is_time(passage, token):
            return None
        if token.lower_ == "it":
            return self._referred(passage, token)
        capital = self._capital(passage, token) if token.lemma_.lower() == "capital" else None
        if capital is not None:
            return capital
        if self._is_people(token):
            return None
        if token.ent_type_ == "place" or self.is_known(token):
            left, right = without_owner(*(entity_edges(token) or (token, token)), token)
            return self._read(passage, with_direction(left, token), right)
        if not self.is_site(token):
            return self._part(passage, token)
        several = self._names_of_several(token)
        if several:
            return self.value(passage, several[0])
        return (
            self._named_site(passage, token)
            or self._referred(passage, token, beside)
            or self._inner(passage, token)
        )

    def _is_people(self, token: Token) -> bool:
        """ "Ossetian" in "Ossetian officials", whatever the reader of names took it for."""
        left, right = entity_edges(token) or (token, token)
        if left.i != right.i or self.lexicon.is_country(token.text):
            return False
        people = self.lexicon.actors.people_of(token.text)
        return token.pos_ == "ADJ" or (people is not None and people != token.text)

    def _capital(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "The Malian capital", "the capital of Mali"; its name where that stands beside ("the capital, Bamako")."""
        beside = [child for child in children(token, "appos", "flat") if child.ent_type_ == "place"]
        if beside:
            return self.value(passage, beside[0])
        for child in children(token, "amod", "compound", "nmod"):
            country = self.lexicon.actors.people_of(child.text) or child.text
            name = self.lexicon.places.capital_of(country)
            if name is not None:
                first, last = (child, token) if child.i < token.i else (token, child)
                span = self.reading.span(passage, first, last)
                return Value.read(self.reading.report, Place(name), (span,), "capital")
        return None

    def _part(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "In parts of northern Mali", "in the heart of Basra": the place that it is a part of."""
        if not self.lexicon.is_a(token.lemma_.lower(), "portions"):
            return None
        inner = [child for child in children(token, "nmod") if case_of(child) == "of"]
        return self.value(passage, inner[0]) if inner else None

    def there(self, passage: Passage, token: Token) -> Value[Place] | None:
        """The place that "there" stands for; None where nothing tells."""
        return self._referred(passage, token)

    def unnamed(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "A frontline area", "the base": the words for a place without a name; None for "villages", "ground"."""
        if token.pos_ != "NOUN" or not self.is_site(token) or self._is_vast(token):
            return None
        left, right = phrase(token)
        if left.i == token.i and (token.tag_ == "NNS" or self._points_back(token)):
            return None
        return self._read(passage, left, right, 0.5, SITE)

    def _points_back(self, token: Token) -> bool:
        """ "The city", "that area": told of before, and not by these words."""
        settled = self.lexicon.is_a(token.lemma_.lower(), "settlements")
        return settled and any(child.lower_ in {"the", "this", "that"} for child in token.children)

    def area(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "A frontline area", "mainly Christian districts": an area that words alone tell; None for "the area".

        None for one with a name, too: "the north-eastern city of Hasaka".
        """
        if token.pos_ != "NOUN" or not self.lexicon.is_a(token.lemma_.lower(), "areas"):
            return None
        if self.members(token) != [token]:
            return None
        told = [
            child
            for child in children(token, "amod", "compound", "nmod:desc")
            if child.i < token.i and not self.lexicon.is_a(child.lower_, "undescribing")
        ]
        return self._read(passage, *phrase(token), 0.5, SITE) if told else None

    def capitalised(self, passage: Passage, token: Token) -> Value[Place] | None:
        """A proper name that no reader of names took for a place, read as one where only a place can stand."""
        in_capitals = any(word.pos_ == "VERB" and word.text.istitle() for word in token.sent)
        proper = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.text.istitle() and not in_capitals)
        if not proper or token.ent_type_ == "person" or self._is_time(passage, token):
            return None
        left, right = entity_edges(token) or phrase(token)
        words = token.doc[left.i : right.i + 1]
        if self._is_somebody(words.text, words[-1]):
            return None
        return self._read(passage, left, right, 0.6)

    def members(self, token: Token) -> list[Token]:
        """The towns in "the strongholds of Mosul and Tikrit", "towns including Zumar"; else the nominal itself."""
        several = self._names_of_several(token)
        if several or token.ent_type_ == "place" or not self.is_site(token) or self._is_named(token):
            return several or [token]
        if token.lemma_ == "capital" and token.tag_ == "NN":
            return [token]
        for cases in (frozenset({"including", "such as", "like", "notably"}), frozenset({"of"})):
            inner = [child for child in children(token, "nmod") if case_of(child) in cases]
            inner += listed_after(token) if "including" in cases else []
            inner = [child for child in inner if self._is_name(child)]
            if inner:
                return list(conjuncts(inner[0]))
        return [token]

    def _names_of_several(self, token: Token) -> list[Token]:
        """The names of "Helmand and Uruzgan provinces", the last one of "Zabul, Ghazni, and Uruzgan provinces"."""
        if token.tag_ != "NNS" or not self.is_site(token):
            return []
        names = [child for child in children(token, "compound") if child.ent_type_ == "place"]
        listed = [one for name in names for one in conjuncts(name)]
        joined = token.dep_ == "conj" or any(child.dep_ == "cc" for name in names for child in name.children)
        return listed if len(listed) > 1 or joined else []

    def is_site(self, token: Token) -> bool:
        """True for a common noun of places and buildings."""
        return any(self.lexicon.is_a(token.lemma_.lower(), name) for name in _SITES)

    def is_inside(self, passage: Passage, token: Token, value: Value[Place]) -> bool:
        """True where the nominal is only something in the place that its value names: "a mosque in Basra"."""
        here = passage.block.start + token.idx
        if value.evidence[0].start <= here or self._is_name(token):
            return False
        lemma = token.lemma_.lower()
        return not any(self.lexicon.is_a(lemma, name) for name in ("settlements", "borders", "stretches"))

    def is_known(self, token: Token) -> bool:
        """A name that the reader of names took for something else and that is a town's."""
        return (
            token.pos_ == "PROPN"
            and token.ent_type_ not in {"organisation", "person"}
            and self.lexicon.places.knows(token.text)
        )

    def _is_name(self, token: Token) -> bool:
        return token.ent_type_ == "place" or self.is_known(token)

    def _is_time(self, passage: Passage, token: Token) -> bool:
        return self.reading.within(passage, token, self.times)

    def _is_vast(self, token: Token) -> bool:
        return self.lexicon.is_a(token.lemma_.lower(), "stretches")

    def _is_somebody(self, name: str, head: Token) -> bool:
        known = self.lexicon.actors.find(name) is not None
        return known or any(
            self.lexicon.is_a(head.lemma_.lower(), one) for one in ("organisations", "forces")
        )

    def _is_named(self, token: Token) -> bool:
        """ "The Wadi Rum area of Jordan" has a name of its own, "the Syrian towns of Azaz and Marea" have not."""
        return any(
            child.i < token.i and child.pos_ == "PROPN" and not self.lexicon.is_country(child.text)
            for child in children(token, *_NAMING)
            if self._names_site(child)
        )

    def _named_site(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "The Wadi Rum area", "the Syrian border"; "the city's Karrada district" without the city."""
        naming = [
            child for child in children(token, *_NAMING) if child.i < token.i and self._names_site(child)
        ]
        if not naming:
            return None
        left = min((child.left_edge for child in naming), key=index_of)
        left = left.nbor() if left.pos_ in {"DET", "PUNCT"} and left.i < token.i else left
        right = max((child.right_edge for child in children(token, "flat")), default=token, key=index_of)
        held = token.is_lower and all(self._is_holder(child) for child in naming)
        return self._read(passage, left, right, 0.8, SITE if held else "places")

    def _is_holder(self, child: Token) -> bool:
        """ "A Peshmerga position": who holds a place does not name it."""
        return child.ent_type_ in {"organisation", "armed group"} or (
            child.ent_type_ != "place" and self.lexicon.actors.find(child.text) is not None
        )

    def _names_site(self, child: Token) -> bool:
        if child.pos_ == "PROPN" and self.lexicon.actors.people_of(child.text) is None:
            return child.ent_type_ != "misc" or self.is_known(child)
        if child.tag_ == "NNS" and child.is_title and child.head.is_lower and not child.is_sent_start:
            return True  # "the Markets area"
        if child.pos_ == "VERB":  # "rebel-held", "Pakistani-controlled"
            return any(word.ent_type_ in {"nationality", "place"} for word in child.lefts)
        of_people = child.ent_type_ == "nationality" or (child.tag_ != "NN" and child.ent_type_ == "place")
        return of_people and self.lexicon.is_a(child.head.lemma_.lower(), "borders")

    def _referred(self, passage: Passage, token: Token, beside: Span | None = None) -> Value[Place] | None:
        referent = self.references.find(passage, token, beside)
        if referent is None:
            return None
        evidence = (self.reading.span(passage, token, token), referent.span)
        return Value.read(self.reading.report, Place(bare_name(referent.name)), evidence, "reference", 0.7)

    def _inner(self, passage: Passage, token: Token) -> Value[Place] | None:
        """ "The city of Mosul", "the capital, Caracas", "the market in Basra"; not "their post for Komanda"."""
        if token.dep_ == "appos" and token.head.i < token.i and self._is_name(token.head):
            return self.value(passage, token.head)  # "Bariire, a town in Lower Shabelle retaken from rebels"
        inner = [
            child
            for child in children(token, "nmod", "appos", "flat")
            if self._is_name(child) and child.dep_ != "nmod:poss" and case_of(child) not in _AWAY
        ]
        inner.sort(key=lambda child: child.dep_ == "nmod" and case_of(child) != "of")
        beside = token.doc[token.i + 1 : token.i + 3]
        if not inner and len(beside) == 2 and beside[0].text == "," and self._is_name(beside[1]):
            inner = [beside[1]]  # "the capital, Kampala", wherever the parser hung the name
        return self.value(passage, inner[0]) if inner else None

    def _read(
        self, passage: Passage, left: Token, right: Token, confidence: float = 1.0, origin: str = "places"
    ) -> Value[Place]:
        span = self.reading.span(passage, left, right)
        name = bare_name(self.reading.report.quote(span))
        return Value.read(self.reading.report, Place(name), (span,), origin, confidence)
