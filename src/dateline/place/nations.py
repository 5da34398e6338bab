"""Which countries a report speaks of by its words for nationalities."""

from __future__ import annotations

import re
from collections import Counter

from dateline.lexicon.actors import Actors

_WORD = re.compile(r"\b[A-Z][a-z]+\b")


def nations(text: str, actors: Actors) -> dict[str, float]:
    """The share of each country, by ISO 3166 alpha-3 code, among the words for nationalities in a text."""
    counts: Counter[str] = Counter()
    for word, number in Counter(_WORD.findall(text)).items():
        people = actors.people_of(word)
        code = actors.country_of(people) if people else None
        if code:
            counts[code] += number
    total = counts.total()
    return {code: number / total for code, number in counts.items()}
