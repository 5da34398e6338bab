"""Own sentences of conflict news with their trees, filled anew each epoch.

The treebanks hold few sentences in which people are "wounded by shelling" or towns are "taken by militants".
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from data import Sentence, Tagger
from names import label
from swaps import stock

HERE = Path(__file__).parent
NAMES = ("place", "person", "organisation")


def fill(count: int, tagger: Tagger, chance: random.Random) -> list[Sentence]:
    """``count`` sentences, each a template with words drawn for its slots."""
    lines = (HERE / "templates.txt").read_text("utf-8").splitlines()
    templates = [line.split() for line in lines if line and not line.startswith("#")]
    slots = {
        slot: words.split()
        for slot, words in tomllib.loads((HERE / "templates.toml").read_text("utf-8")).items()
    }
    for kind in NAMES:
        slots[kind] = [name[0] for name in stock()[kind] if len(name) == 1]
    return [_filled(chance.choice(templates), slots, tagger, chance) for _ in range(count)]


def _filled(
    template: list[str], slots: dict[str, list[str]], tagger: Tagger, chance: random.Random
) -> Sentence:
    words, tags, heads, relations, spans = [], [], [], [], []
    for place, token in enumerate(template):
        form, tag, head, relation = token.rsplit("/", 3)
        slot = form[1:-1] if form.startswith("{") else ""
        word = chance.choice(slots[slot]) if slot else form
        if slot in NAMES:
            spans.append((place, place + 1, frozenset({slot})))
        words.append(word[:1].upper() + word[1:] if place == 0 else word)
        tags.append(tag)
        heads.append(int(head))
        relations.append(relation)
    upos = tuple(map(tagger, words, tags, relations))
    names = tuple(label(words, spans, ("weapon", "vehicle", "misc")))
    return Sentence(tuple(words), upos, tuple(tags), tuple(heads), tuple(relations), names, source="template")
