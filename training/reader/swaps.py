"""Names in place of other names: the name sets know few of the places, people and bodies of conflict news."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml
from data import Sentence
from names import LABELS, LEXICON, allowed, is_clean

PARTS = re.compile(r"[A-Z]\.(?:[A-Z]\.)+|'s\b|\w+(?:['’]\w+)*|[^\w\s]")
LONGEST = 6


@cache
def stock() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names by kind, cut into words: places and people of swaps.toml, organisations of the actor lexicon."""
    lists = tomllib.loads(Path(__file__).with_name("swaps.toml").read_text("utf-8"))
    names = {
        kind: [name.strip() for name in text.replace("\n", " ").split(",")] for kind, text in lists.items()
    }
    pages = [*sorted((LEXICON / "actors" / "groups").glob("*.yaml")), LEXICON / "actors" / "organisations.yaml"]
    actors = [actor for page in pages for actor in yaml.safe_load(page.read_text("utf-8"))]
    groups = [
        actor
        for actor in actors
        if actor.get("kind", "organisation") in {"rebel", "political militia", "organisation", "external"}
    ]
    names["organisation"] += [name for actor in groups for name in (actor["name"], *actor.get("aliases", ()))]
    return {
        kind: tuple(filter(_is_name, (tuple(PARTS.findall(name)) for name in all_of)))
        for kind, all_of in names.items()
    }


def _is_name(words: tuple[str, ...]) -> bool:
    return (
        len(words) <= LONGEST and is_clean(words, 0, len(words)) and any(word[:1].isupper() for word in words)
    )


def swap(sentence: Sentence, share: float, chance: random.Random) -> Sentence:
    """Put other names of the same kind for a share of the names; sentences with trees or events stay as they are."""
    if sentence.heads or sentence.happened:
        return sentence
    words: list[str] = []
    labels: list[frozenset[int]] = []
    place = 0
    while place < len(sentence.words):
        end, kind = _name_at(sentence, place)
        if kind in stock() and chance.random() < share:
            name = chance.choice(stock()[kind])
            words += name
            labels += [allowed(kind, begins) for begins in [True] + [False] * (len(name) - 1)]
        else:
            words += sentence.words[place:end]
            labels += sentence.names[place:end]
        place = end
    return replace(sentence, words=tuple(words), names=tuple(labels))


def _name_at(sentence: Sentence, place: int) -> tuple[int, str]:
    """The end and kind of the name that begins here; one word and "" where none does."""
    options = [LABELS[label] for label in sentence.names[place]]
    end = place + 1
    if len(options) != 1 or not options[0].startswith("B-"):
        return end, ""
    kind = options[0][2:]
    inside = frozenset({LABELS.index(f"I-{kind}")})
    while end < len(sentence.words) and sentence.names[end] == inside:
        end += 1
    return end, kind
