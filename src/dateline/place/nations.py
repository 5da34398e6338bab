"""Which countries a report speaks of by its words for nationalities."""

from __future__ import annotations

import re
from collections import Counter

from dateline.lexicon.actors import Actors

_WORD = re.compile(r"\b[A-Z][a-z]+\b")


def country_of_people(word: str, actors: Actors) -> str | None:
    """The country whose people a word names ("Iraqi" -> "Iraq"), None for any other word or people."""
    people = actors.people_of(word)
    return people if people and actors.country_of(people) else None


def nations(text: str, actors: Actors) -> dict[str, float]:
    """The share of each country, by ISO 3166 alpha-3 code, among the words for nationalities in a text."""
    counts: Counter[str | None] = Counter()
    for word, number in Counter(_WORD.findall(text)).items():
        country = country_of_people(word, actors)
        if country is not None:
            counts[actors.country_of(country)] += number
    total = counts.total()
    return {code: number / total for code, number in counts.items() if code}
