"""Other dresses of a sentence: headlines and shouting come in capitals, captions without a full stop."""

from __future__ import annotations

import random
from dataclasses import replace

from data import Sentence

SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "as", "with", "from", "is")
)


def dress(sentence: Sentence, shares: dict[str, float], chance: random.Random) -> Sentence:
    """The sentence as it is, or in one other case; its last full stop may go."""
    if chance.random() < shares["no_stop"]:
        sentence = without_stop(sentence)
    if chance.random() < shares["typographic"]:
        sentence = replace(sentence, words=typographic(sentence.words))
    draw = chance.random()
    if draw < shares["upper"]:
        return replace(sentence, words=tuple(word.upper() for word in sentence.words))
    draw -= shares["upper"]
    if 0 <= draw < shares["lower"]:
        return replace(sentence, words=tuple(word.lower() for word in sentence.words))
    draw -= shares["lower"]
    if 0 <= draw < shares["title"]:
        return replace(sentence, words=tuple(map(title, sentence.words)))
    return sentence


def title(word: str) -> str:
    return word if word in SMALL else word[:1].upper() + word[1:]


def typographic(words: tuple[str, ...]) -> tuple[str, ...]:
    """Curly quotes and apostrophes, as newspapers set them and the treebanks hardly do."""
    curled = []
    opened = False
    for word in words:
        if word in {'"', "``", "''"}:
            opened = not opened
            word = "“" if opened else "”"
        curled.append(word.replace("'", "’"))
    return tuple(curled)


def without_stop(sentence: Sentence) -> Sentence:
    """Drop a last full stop that nothing hangs on."""
    last = len(sentence.words)
    if last < 3 or sentence.words[-1] != "." or last in sentence.heads:
        return sentence
    layers = {
        name: getattr(sentence, name)[:-1]
        for name in ("words", "upos", "xpos", "heads", "labels", "names", "happened")
        if getattr(sentence, name)
    }
    return replace(sentence, **layers)
