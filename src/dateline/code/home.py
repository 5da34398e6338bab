"""The country where many of its people suffer: "2,500 Afghan civilians have been killed"."""

from __future__ import annotations

from dateline.code.draft import Draft
from dateline.lexicon import Lexicon
from dateline.syntax import basic
from dateline.types import Located, Place, PlaceRole, Reading, Value
from dateline.types.parse import Token

_SURE = 0.5  # 2 of 3 on the coded reports


def home(draft: Draft, reading: Reading, lexicon: Lexicon) -> Located | None:
    """The country of those harmed, where the sentence names no other and they are many; else None."""
    if not draft.harmed:
        return None
    words = [word for word in draft.token.sent if _country(word, lexicon) is not None]
    countries = {_country(word, lexicon) for word in words}
    many = next((word for word in words if _are_many(word, lexicon)), None)
    if len(countries) != 1 or many is None:
        return None
    span = reading.span(draft.passage, many, many)
    country = Place(str(_country(many, lexicon)))
    return Located(PlaceRole.AT, Value.read(reading.report, country, (span,), "home", _SURE))


def _country(word: Token, lexicon: Lexicon) -> str | None:
    """The country that a word or its nationality names."""
    if word.pos_ not in {"ADJ", "PROPN", "NOUN"}:
        return None
    country = lexicon.actors.people_of(word.text) or word.text
    return country if lexicon.is_country(country) else None


def _are_many(word: Token, lexicon: Lexicon) -> bool:
    """ "Afghan civilians", "Syrians"."""
    people = word.head if basic(word) in {"amod", "compound"} else word
    known = people is word or lexicon.is_a(people.lemma_.lower(), "people")
    return known and people.tag_ in {"NNS", "NNPS"}
