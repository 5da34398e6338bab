"""Which language a text is in, as far as the page stage has to know: is it English?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import yaml

WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "HEBREW": "he",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
"""The most frequent language of news in a script; the script alone does not tell more."""
SAMPLE = 6000
ENOUGH = 12
"""Fewer words than this do not tell a language."""


def find_language(text: str) -> str | None:
    """ISO 639-1 code of a text's language by its script and function words; None where they do not tell."""
    sample = text[:SAMPLE]
    script = _script(sample)
    if script is not None:
        return script
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < ENOUGH:
        return None
    counts = {code: sum(1 for word in words if word in stops) for code, stops in function_words().items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= 0.08 * len(words) else None


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Frequent function words by language."""
    source = files("dateline.page").joinpath("languages.yaml").read_text(encoding="utf-8")
    return {code: frozenset(words.split()) for code, words in yaml.safe_load(source).items()}


def _script(text: str) -> str | None:
    """The language of a text of which most letters are not Latin; None for Latin script."""
    names = Counter(_script_name(character) for character in text if character.isalpha())
    others = {name: count for name, count in names.items() if name in SCRIPTS}
    if sum(others.values()) <= names["LATIN"]:
        return None
    if others.get("HIRAGANA", 0) + others.get("KATAKANA", 0) > 0.1 * sum(others.values()):
        return "ja"
    return SCRIPTS[max(others, key=lambda name: others[name])]


@cache
def _script_name(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split(" ")[0].split("-")[0]
