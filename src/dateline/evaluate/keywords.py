"""The naive baseline for claims: every word of a bare list is a claim, wherever it stands."""

from __future__ import annotations

from importlib import resources

from pydantic import RootModel

from dateline.sheet import read_sheet
from dateline.types import Reading
from dateline.workspace.matching import Said

_WINDOW = 5  # words of evidence on either side of a keyword


class Keywords(RootModel[dict[str, tuple[str, ...]]]):
    """keywords.yaml: kind -> words."""


def load_keywords() -> dict[str, str]:
    """Kind by word; a word listed for two kinds goes to the first."""
    sheet = read_sheet(resources.files("dateline.evaluate") / "keywords.yaml", Keywords).root
    words: dict[str, str] = {}
    for kind, listed in sheet.items():
        for word in listed:
            words.setdefault(word, kind)
    return words


def keyword_claims(reading: Reading, words: dict[str, str]) -> list[Said]:
    """One claim for each sentence and kind whose words appear in it."""
    found = []
    for passage, sentence in reading.sentences():
        seen: set[str] = set()
        for token in sentence:
            kind = words.get(token.lemma_.lower())
            if kind is None or kind in seen:
                continue
            seen.add(kind)
            window = passage.doc[
                max(sentence.start, token.i - _WINDOW) : min(sentence.end, token.i + _WINDOW + 1)
            ]
            start = passage.block.start
            found.append(Said(kind, ((start + window.start_char, start + window.end_char),)))
    return found
