"""Weapons and vehicles by their common nouns, and by the names of their models."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon.names import Arms
from dateline.types.parse import Doc, Token

Thing = tuple[int, int, str]
MODIFIERS = frozenset({"compound", "amod"})
OTHERS = frozenset({"nationality", "place", "organisation", "person"})


def things_of(doc: Doc, arms: Arms) -> Iterator[Thing]:
    """Weapons and vehicles as half-open (start, end, kind) over tokens, in text order; neighbours are one."""
    kept: list[Thing] = []
    for thing in sorted([*_models(doc, arms), *_nouns(doc, arms)], key=lambda thing: (thing[0], -thing[1])):
        start, end, kind = thing
        if kept and kept[-1][1] == start and kept[-1][2] == kind:  # "F-16 | fighter jets", "mortar | shells"
            kept[-1] = (kept[-1][0], end, kind)
        elif not kept or kept[-1][1] <= start:
            kept.append(thing)
    yield from kept


def _nouns(doc: Doc, arms: Arms) -> Iterator[Thing]:
    """Nouns of the sheet with the words that say which sort: "heavy machine guns", "an armoured vehicle"."""
    for token in doc:
        kind = _kind(token, arms)
        if kind is not None:
            yield _first(token, arms).i, token.i + 1, kind


def _kind(token: Token, arms: Arms) -> str | None:
    if token.text.removesuffix("s") in arms.proper:
        kind: str | None = arms.proper[token.text.removesuffix("s")]
    elif token.pos_ in {"NOUN", "PROPN"}:
        before = token.nbor(-1).lower_ if token.i else ""
        plural = token.tag_ in {"NNS", "NNPS"}
        kind = arms.kind_of(token.lemma_.lower(), before, is_plural=plural)
    else:
        kind = None
    return kind if kind is not None and not _is_elsewhere(token, arms) else None


def _is_elsewhere(token: Token, arms: Arms) -> bool:
    """Whether the word only says of which sort something else is: a bomb squad, a gun law."""
    if token.dep_ != "compound" or token.head.i < token.i:
        return False
    return token.head.lemma_.lower() in arms.not_before


def _first(token: Token, arms: Arms) -> Token:
    """The first of the modifiers right before a noun; peoples, names and figures stay outside."""
    first = token
    for place in range(token.i - 1, token.sent.start - 1, -1):
        word = token.doc[place]
        inside = range(place, token.i + 1)
        belongs = word.head.i in inside and (word.dep_ in MODIFIERS or word.text == "-")
        if not belongs or word.ent_type_ in OTHERS or word.lower_ in arms.counting:
            break
        first = word if word.text != "-" else first
    cut = first.i < token.i and first.i > 0 and first.nbor(-1).text == "-"  # "US-[led] aircraft"
    return first.nbor() if cut else first


def _models(doc: Doc, arms: Arms) -> Iterator[Thing]:
    """ "AK-47", "F-16s": whatever the tokenizer cuts them into."""
    for match in arms.model.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        kind = match.lastgroup
        if span is not None and kind is not None:
            yield span.start, span.end, kind
