"""Spellings of place names: what makes "Tal-Afar" and "Tall ‘Afar" one name, and "Dulu'iyah" close to "Dhuluiya"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import combining, normalize

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʻʼʾʿ′ʹʺ.", ""),
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        **dict.fromkeys("-‐‑–—_/", " "),
    }
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLE = re.compile(r"^(?:a[ldrsntz]|e[lsrdn]|ash|ach|ath|adh|esh|as|l)(?= )")
_GENERIC = re.compile(
    r"^(?:nahiyat|nahiyeh|qada|qadaa|madinat|minta?qat|muhafazat|markaz|bandar|kafr|tall?|tel)(?= )"
)
_PAIRS = (
    ("ph", "f"),
    ("gh", "g"),
    ("kh", "k"),
    ("dh", "d"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
)
_ALIKE = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w", "p": "b"})
_WEAK = str.maketrans(dict.fromkeys("aeiouhwy", ""))
_VOWELS = re.compile(r"[aeiou]")
_DOUBLE = re.compile(r"(.)\1+")
_LATIN_END = 0x24F
_KEPT = 50_000  # names; a report says the same ones again and again
_CODE_LENGTH = 3  # "KIK" is an airport's code


@lru_cache(_KEPT)
def fold(name: str) -> str:
    """A name in lower case without accents, apostrophes, dots, hyphens and "the"; "St." is "saint"."""
    plain = "".join(mark for mark in normalize("NFKD", name.casefold()) if not combining(mark))
    words = plain.translate(_LETTERS).replace(",", " ").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT.get(word, word) if len(words) > 1 else word for word in words)


@lru_cache(_KEPT)
def bare(folded: str) -> str:
    """A folded name without the Arabic article and words such as "subdistrict" before it, where more is left."""
    for part in (_GENERIC, _ARTICLE):
        folded = part.sub("", folded).strip() or folded
    return folded


def sound(folded: str) -> str:
    """What spellings of one name share: its consonants, alike ones written alike; "" for a name too short to tell."""
    word = bare(folded).replace(" ", "")
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    first = "a" if _VOWELS.match(word) else word[:1].translate(_ALIKE)
    key = first + word[1:].translate(_ALIKE).translate(_WEAK)
    return _DOUBLE.sub(r"\1", key) if len(key) > 1 else ""


def is_latin(name: str) -> bool:
    """True for a name in Latin letters."""
    return all(
        ord(letter) <= _LATIN_END or not letter.isalpha() or 0x1E00 <= ord(letter) <= 0x1EFF
        for letter in name
    )


def english(names: Iterable[str]) -> Iterator[str]:
    """Names in Latin letters; ones all in small letters are machines' transliterations, short capitals are codes."""
    for name in names:
        code = name.isupper() and len(name) <= _CODE_LENGTH
        if is_latin(name) and not name.islower() and not code:
            yield name
