"""Second names that a report introduces."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from dateline.read.aliases import aliases, is_initials
from dateline.read.tokens import blank_english
from dateline.types.parse import Doc

KNOWN_AS = ("also known as", "known as", "or")


def _doc(text: str) -> Doc:
    """Words with a chain of heads to the left; capitalised words are proper nouns."""
    words = text.split()
    parts = ["PROPN" if word[0].isupper() else "VERB" if word == "counts" else "ADP" for word in words]
    made = SpacyDoc(
        blank_english().vocab,
        words=words,
        pos=parts,
        heads=[0 if n == 0 else n - 1 for n in range(len(words))],
        deps=["root", *("flat" for _ in words[1:])],
        sent_starts=[n == 0 for n in range(len(words))],
    )
    return Doc(made)


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("The Violations Documentation Center ( VDC ) counts", "Violations Documentation Center", "VDC"),
        ("Free Rovian Army ( “ FRA ” ) counts", "Free Rovian Army", "FRA"),
        ("FRA ( Free Rovian Army ) counts", "Free Rovian Army", "FRA"),
        ("Free Rovian Army , also known as Lions , counts", "Free Rovian Army", "Lions"),
        ("Free Rovian Army , or FRA , counts", "Free Rovian Army", "FRA"),
    ],
)
def test_pairs(text: str, name: str, other: str) -> None:
    doc = _doc(text)
    found = [
        tuple(doc[first.i : last.i + 1].text for first, last in (alias.name, alias.other))
        for alias in aliases(doc.sents[0], KNOWN_AS)
    ]
    assert found == [(name, other)]


@pytest.mark.parametrize(
    "text",
    [
        "Free Rovian Army ( Monday ) counts",
        "Free Rovian Army , Lions , counts",
        "Army ( of the north ) counts",
    ],
)
def test_other_brackets_name_nothing(text: str) -> None:
    assert list(aliases(_doc(text).sents[0], KNOWN_AS)) == []


def test_small_words_may_be_left_out_of_initials() -> None:
    assert is_initials("ISIL", ["Islamic", "State", "of", "Iraq", "and", "the", "Levant"])
    assert not is_initials("FBI", ["Islamic", "State"])
