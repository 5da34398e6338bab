from __future__ import annotations

import pytest

from dateline.evaluate.mentions import Mention, known_kinds, names_of

Marked = list[tuple[str, str]]


def names(text: str, marked: Marked, other: Marked | None = None) -> Marked:
    """The names that the marked stretches of a text ask for, as (words, kind)."""
    mentions = [
        Mention(text.index(words), text.index(words) + len(words), kind, 1.0) for words, kind in marked
    ]
    elsewhere = [Mention(0, len(words), kind, 1.0) for words, kind in other or []]
    known = known_kinds(
        [(words, [mention]) for (words, _), mention in zip(other or [], elsewhere, strict=True)]
    )
    asked = names_of(text, mentions, known).asked
    return [(text[name.start : name.end], name.kind) for name in asked]


@pytest.mark.parametrize(
    ("mention", "kind", "asked"),
    [
        ("the moderate Harbour Council", "Organisation", [("Harbour Council", "organisation")]),
        ("Deputy Foreign Minister Lena Ortiz", "Person", [("Lena Ortiz", "person")]),
        ("Lt. Gen. Omar J. Haddad", "Person", [("Omar J. Haddad", "person")]),
        ("Lena Ortiz, Minister for Ports", "Person", [("Lena Ortiz", "person")]),
        ("the Foreign Minister", "Person", []),
        ("a Harbour Council spokesman", "Person", []),
        ("he", "Person", []),
        ("Kirkuk, Iraq", "Location", [("Kirkuk", "place"), ("Iraq", "place")]),
        ("the city of al-Hilla", "Location", [("al-Hilla", "place")]),
        ("The UK", "Organisation", [("UK", "place")]),
        ("the people of Jordan", "Organisation", [("Jordan", "place")]),
        ("the Iraqi government", "Organisation", [("Iraqi", "nationality")]),
        ("Shia Kurds", "Nationality", [("Shia", "nationality"), ("Kurds", "nationality")]),
        ("members of the Banu Adam tribe", "Organisation", []),
        ("two armoured vehicles", "Vehicle", [("armoured vehicles", "vehicle")]),
        ("a mortar", "Weapon", [("mortar", "weapon")]),
        ("12 air strikes", "Weapon", []),
        ("an hour", "Temporal", []),
    ],
)
def test_mentions_become_names(mention: str, kind: str, asked: Marked) -> None:
    text = f"They say that {mention} came."
    assert names(text, [(mention, kind)]) == asked


def test_a_name_inside_a_mention_has_the_kind_it_has_elsewhere() -> None:
    text = "They shelled a Harbourist-held building."
    marked = [("a Harbourist-held building", "Location")]
    assert names(text, marked) == []
    assert names(text, marked, [("Harbourist", "Organisation")]) == [("Harbourist", "organisation")]


def test_a_capital_that_only_opens_a_sentence_is_no_name() -> None:
    assert names("Soldiers came. The army came.", [("Soldiers", "Organisation")]) == []
    assert names("Haddad came. Then Haddad left.", [("Haddad", "Person")]) == [("Haddad", "person")]


def test_the_widest_sure_mention_counts() -> None:
    text = "The Harbour Council of Basra met."
    wide, inner, doubted = (
        Mention(0, 28, "Organisation", 0.9), Mention(23, 28, "Location", 1.0), Mention(0, 33, "Person", 0.3)
    )  # fmt: skip
    found = names_of(text, [inner, doubted, wide], {})
    assert [text[name.start : name.end] for name in found.asked] == ["Harbour Council of Basra"]
    assert found.open == ()
