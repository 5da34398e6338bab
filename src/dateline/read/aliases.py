"""Second names that a report introduces: "the Violations Documentation Center (VDC)", "known as …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.syntax import basic, phrase
from dateline.types.parse import Doc, Phrase, Token

_MOST = 8  # words of a second name; longer brackets explain
_SMALL = frozenset({"of", "the", "and", "for", "in", "to", "on", "de", "al", "&"})
_CHAIN = frozenset({"nmod", "conj", "compound", "flat", "appos", "amod", "nmod:desc"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})


@dataclass(frozen=True)
class Alias:
    """A name and another by which it goes from there on, each as its first and last word."""

    name: tuple[Token, Token]
    other: tuple[Token, Token]


def aliases(sentence: Phrase, known_as: tuple[str, ...]) -> Iterator[Alias]:
    """Second names in brackets or between commas; ``known_as`` are the phrases that introduce one."""
    for token in sentence:
        if token.i == sentence.start or token.text not in {"(", "[", ","}:
            continue
        start, introduced = _after_phrase(token, known_as)
        inner = _inner(token, start, sentence.end, bracket=token.text != ",")
        if inner is None:
            continue
        name = _name_before(token, sentence.start)
        if name is None or not inner[0].text[:1].isupper():
            continue
        found = _pair(name, inner, introduced=introduced, bracket=token.text != ",")
        if found is not None:
            yield found


def _after_phrase(opening: Token, known_as: tuple[str, ...]) -> tuple[int, str]:
    """Where the second name begins, and the phrase that introduces it ("" for none)."""
    doc, start = opening.doc, opening.i + 1
    while start < len(doc) and doc[start].text in _QUOTES:
        start += 1
    longest = max((len(words.split()) for words in known_as), default=0)
    ahead = [token.lower_ for token in doc[start : start + longest]]
    for words in known_as:
        parts = words.split()
        if ahead[: len(parts)] == parts:
            start += len(parts)
            while start < len(doc) and (doc[start].text in _QUOTES or doc[start].lower_ in {"as", "the"}):
                start += 1
            return start, words
    return start, ""


def _inner(opening: Token, start: int, end: int, *, bracket: bool) -> tuple[Token, Token] | None:
    """The words up to the closing bracket, comma or full stop, quotation marks left out."""
    doc = opening.doc
    for place in range(start, min(end, start + _MOST + 2)):
        if doc[place].text in ({")", "]", ",", ";"} if bracket else {",", ".", ";", ":", "(", ")"}):
            last = place - 1
            while last >= start and doc[last].text in _QUOTES:
                last -= 1
            return (doc[start], doc[last]) if last >= start else None
    return None


def _name_before(opening: Token, start: int) -> tuple[Token, Token] | None:
    """The whole name before the bracket, from its first capital to its last word."""
    last = opening.nbor(-1)
    if last.text in _QUOTES and last.i > start:
        last = last.nbor(-1)
    if last.pos_ not in {"PROPN", "NOUN"} and not last.ent_type_:
        return None
    node = last
    while basic(node) in _CHAIN and start <= node.head.i < opening.i and node.head.pos_ in {"PROPN", "NOUN"}:
        node = node.head
    first = min(phrase(node)[0].i, node.i)
    doc = last.doc
    while first > start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return doc[first], last


def _pair(
    name: tuple[Token, Token], inner: tuple[Token, Token], *, introduced: str, bracket: bool
) -> Alias | None:
    first, last = name
    doc = first.doc
    short, long_ = _text(doc, inner), [token.text for token in doc[first.i : last.i + 1]]
    if is_initials(short, long_):
        start = _first_of(short, first, last)
        return Alias((start, last), inner)
    if is_initials(_text(doc, name), [token.text for token in doc[inner[0].i : inner[1].i + 1]]):
        return Alias(inner, name)
    words = inner[1].i - inner[0].i + 1
    named = any(token.pos_ == "PROPN" for token in doc[first.i : last.i + 1])
    if introduced not in {"", "or"} and named and words <= 5 and inner[1].text[:1].isupper():
        return Alias(name, inner)
    abbreviates = words == 1 and short.isalpha() and short.isupper() and len(short) > 1
    return Alias(name, inner) if bracket and abbreviates and named and len(long_) > 1 else None


def is_initials(short: str, words: list[str]) -> bool:
    """True where the short name is made of the first letters of the words, small words counted or not."""
    letters = "".join(char for char in short if char.isalpha()).lower()
    if len(letters) < 2 or not short[:1].isupper() or " " in short.strip():
        return False
    parts = [part for word in words for part in word.replace("-", " ").split() if part[:1].isalnum()]
    all_of = "".join(part[0] for part in parts).lower()
    big = "".join(part[0] for part in parts if part.lower() not in _SMALL).lower()
    return len(parts) > 1 and (all_of.endswith(letters) or big.endswith(letters))


def _first_of(short: str, first: Token, last: Token) -> Token:
    """The latest word from which on the initials still hold: what stands before is a title or adjective."""
    doc = first.doc
    starts = [
        place
        for place in range(first.i, last.i)
        if doc[place].text[:1].isupper()
        and doc[place].text[:1].lower() == short[:1].lower()
        and is_initials(short, [token.text for token in doc[place : last.i + 1]])
    ]
    return doc[min(starts)] if starts else first


def _text(doc: Doc, edges: tuple[Token, Token]) -> str:
    return str(doc[edges[0].i : edges[1].i + 1].text)
