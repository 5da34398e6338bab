"""Which words of an example evoke a kind: those whose base form one of the kind's frames has as a trigger."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import lemminflect

from dateline.codebook import Codebook

_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*")
_WEAK = frozenset({"be", "have"})
"""Verbs of frames that stand in every other sentence: not marked, since the word beside them tells more."""
_PARTS = {"VERB": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``evokes`` where it is a word that may evoke the kind."""

    text: str
    evokes: bool = False


def pieces(text: str, kinds: Collection[str], codebook: Codebook) -> tuple[Piece, ...]:
    """A text cut at its evoking words.

    No sentence is parsed here, so that a word of a frame is marked whether or not what the frame asks of the
    words around it is there.
    """
    words = [(match.start(), match.end(), _forms(match.group())) for match in _WORD.finditer(text)]
    bases = {base for _, _, forms in words for _, base in forms}
    made, last = [], 0
    for start, end, forms in words:
        if any(_evokes(form, kinds, codebook, bases) for form in forms):
            made += [Piece(text[last:start]), Piece(text[start:end], evokes=True)]
            last = end
    made.append(Piece(text[last:]))
    return tuple(piece for piece in made if piece.text)


def _evokes(
    form: tuple[str, str], kinds: Collection[str], codebook: Codebook, bases: Collection[str]
) -> bool:
    return form[1] not in _WEAK and any(
        entry.kind in kinds and not entry.negative and (entry.companion is None or entry.companion in bases)
        for entry in codebook.entries(*form)
    )


@lru_cache(4096)
def _forms(word: str) -> frozenset[tuple[str, str]]:
    """The word as each part of speech that it can be, with its base form."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    found = {(part, plain) for part in _PARTS.values()}
    known = lemminflect.getAllLemmas(plain) or {
        tag: base
        for name in ("NOUN", "VERB")
        for tag, base in lemminflect.getAllLemmasOOV(plain, name).items()
    }
    found.update((_PARTS[tag], base) for tag, bases in known.items() if tag in _PARTS for base in bases)
    return frozenset(found)
