"""What is known of an actor by its name or, where no name is known, by its words."""

from __future__ import annotations

import re
from datetime import date

from dateline.lexicon.actors.actor import Actor, fold
from dateline.lexicon.actors.known import Actors, Countries, bare
from dateline.types import Party

_CUT = re.compile(
    r"\s*(?:,|\(|\[|\b(?:who|which|that|from|in|at|on|near|with|and|for|to|by|against|loyal|of)\b)"
)
_OF = re.compile(r"\bof (?:the )?(?P<whole>.+)$")
_LONGEST_NAME = 4


def describe(
    actors: Actors, words: str, on: date | None = None, countries: Countries = frozenset()
) -> Party | None:
    """Kind, country, sector and UCDP's name for an actor; None where neither name nor words tell anything.

    ``on`` and ``countries`` are as in ``Actors.find``. The words of an unknown group are never taken for a
    known one: its party keeps them as its name, and ``known`` is False.
    """
    text = " ".join(words.split())
    actor = actors.find(text, on, countries)
    if actor is not None:
        return Party(actor.name, True, actor.kind, actor.country, actor.sector, _side(actor))
    head, whole = _parts(text)
    if head.split()[-1:] and head.split()[-1].lower() in actors.nouns.members and whole:
        inner = describe(actors, whole, on, countries)
        if inner is not None and inner.kind != "government":
            return Party(text, False, inner.kind, inner.country, inner.sector, inner.ucdp)
    group = _group(actors, head, on, countries)
    if group is not None:
        return Party(text, False, group.kind, group.country, group.sector, group.ucdp)
    return _by_noun(actors, text, head, whole)


def _by_noun(actors: Actors, text: str, head: str, whole: str) -> Party | None:
    found = actors.nouns.of(head) or actors.nouns.of(_before_name(head, actors.nouns.titles))
    country = _country(actors, head) or (_country(actors, whole) if whole else None)
    if found is None:
        return Party(text, False, None, country, None, None) if country else None
    kind, sector = found
    own = kind in {"government", "state forces"} and country is not None
    side = actors.states[country].ucdp if own and country else None
    return Party(text, False, kind, country, sector, "Civilians" if kind == "civilians" else side)


def _before_name(head: str, titles: frozenset[str]) -> str:
    """The words before the name of a person: "Chadian journalist" of "Chadian journalist Adoum Saleh"."""
    words = head.split()
    cut = len(words)
    while cut > 1 and words[cut - 1][:1].isupper() and fold(words[cut - 1]) not in titles:
        cut -= 1
    return " ".join(words[:cut])


def _parts(text: str) -> tuple[str, str]:
    """The head phrase, and what stands after its "of"."""
    bare_text = re.sub(r"^(?:the|a|an|some|several|many)\s+", "", text, flags=re.IGNORECASE)
    cut = _CUT.search(bare_text, 1)
    head = bare_text[: cut.start()] if cut else bare_text
    of = _OF.search(bare_text)
    return head, of["whole"] if of and of.start() == len(head) + 1 else ""


def _group(actors: Actors, head: str, on: date | None, countries: Countries) -> Actor | None:
    """The group that the head's first words name: "Hamas leaders", "Taliban commander"."""
    words = head.split()
    for end in range(min(len(words) - 1, _LONGEST_NAME), 0, -1):
        actor = actors.find(bare(" ".join(words[:end])), on, countries)
        if actor is not None and actor.kind != "government" and actor.kind != "civilians":
            return actor
    return None


def _country(actors: Actors, phrase: str) -> str | None:
    """The one country that words of a phrase name; "South Sudanese" names no Sudanese."""
    words, found, start = phrase.split(), set(), 0
    while start < len(words):
        for end in range(min(start + _LONGEST_NAME, len(words)), start, -1):
            code = actors.country_of(bare(" ".join(words[start:end]))) if words[start][:1].isupper() else None
            if code is not None:
                found.add(code)
                start = end - 1
                break
        start += 1
    return found.pop() if len(found) == 1 else None


def _side(actor: Actor) -> str | None:
    return actor.ucdp or ("Civilians" if actor.kind == "civilians" else None)
