"""All forms that a word may take, known and regular ones: more than exist, so that none is missed."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh", "o")


def forms_of(lemma: str) -> frozenset[str]:
    """The lemma and its inflected forms in lower case: lemminflect's, and those that the rules of spelling make."""
    from lemminflect import getAllInflections

    known = (form.lower() for forms in getAllInflections(lemma).values() for form in forms)
    return frozenset({lemma, *known, *_regular(lemma)})


def _regular(lemma: str) -> Iterator[str]:
    yield from (lemma + ending for ending in ("s", "ed", "ing", "er", "est"))
    last = lemma[-1:]
    if lemma.endswith(_HISSING):
        yield lemma + "es"
    if last == "e":
        yield from (lemma[:-1] + ending for ending in ("ed", "ing", "er", "est"))
    elif last == "y":
        yield from (lemma[:-1] + ending for ending in ("ies", "ied", "ier", "iest"))
    elif last.isalpha() and last not in _VOWELS:
        yield from (lemma + last + ending for ending in ("ed", "ing", "er", "est"))
    elif last == "c":
        yield from (lemma + "k" + ending for ending in ("ed", "ing"))
    if lemma.endswith("f"):
        yield lemma[:-1] + "ves"
    elif lemma.endswith("fe"):
        yield lemma[:-2] + "ves"
    if lemma.endswith("man"):
        yield lemma[:-2] + "en"
