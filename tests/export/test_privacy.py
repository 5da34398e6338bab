"""Whom an export names, and what of a quote it masks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.privacy import About, Privacy
from dateline.lexicon import Lexicon, load_lexicon
from dateline.types import Claim, Party, Report, Span, Status, Value

SPAN = Span("r", 0, 1)


@cache
def our_lexicon() -> Lexicon:
    """Read once: it takes a second."""
    return load_lexicon()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return our_lexicon()


@pytest.fixture(scope="module")
def privacy(lexicon: Lexicon) -> Privacy:
    return Privacy(lexicon)


def claim(
    target: str, *, actor: str = "gunmen", voice: str | None = None, party: Party | None = None
) -> Claim:
    def value(name: str) -> Value[str]:
        return Value(name, name, (SPAN,), "test")

    return Claim(
        "c",
        "r",
        "killing",
        Status.ASSERTED,
        (SPAN,),
        actor=(value(actor),),
        target=(value(target),),
        said_by=value(voice) if voice else None,
        parties=(party,) if party else (),
    )


@pytest.mark.parametrize(
    "name",
    [
        "Odile Kamaro",
        "Yusuf bin Tarek al-Garoui",
        "Fatima",
        "Dr. J. R. Venn",
        "Abu Tarek",
        "Mr Osei Bram",
        "Odile H. Kamaro IV",
    ],
)
def test_a_person_whom_the_lexicon_does_not_know_is_private(privacy: Privacy, name: str) -> None:
    assert privacy.is_private(name, None)


@pytest.mark.parametrize(
    "name",
    [
        "villagers",
        "Villagers",
        "three farmers",
        "dead Chadian journalist",
        "Kobane",
        "Free Syrian Army",
        "Northern Tide Brigade",
        "Saint Mark Hospital",
        "UNHCR",
        "United Nations",
        "Rohingya Muslims",
        "Angela Merkel",
        "",
    ],
)
def test_groups_places_and_the_known_are_not(privacy: Privacy, name: str) -> None:
    assert not privacy.is_private(name, None)


def test_the_lexicon_and_an_office_make_a_person_known(privacy: Privacy) -> None:
    assert not privacy.is_private("Odile Kamaro", Party("Odile Kamaro", True, "government"))
    assert not privacy.is_private("Odile Kamaro", Party("Odile Kamaro", False, "government", sector="GOV"))
    assert privacy.is_private("Odile Kamaro", Party("Odile Kamaro", False, "state forces", sector="MIL"))


def test_neutral_words_say_what_is_known_of_a_person(privacy: Privacy) -> None:
    assert privacy.neutral(None) == "a person"
    assert privacy.neutral(Party("Odile Kamaro", False, "civilians")) == "a civilian"
    assert privacy.neutral(Party("Odile Kamaro", False, "civilians", sector="JRN")) == "a journalist"


def test_a_cell_loses_private_names_wherever_they_stand(privacy: Privacy) -> None:
    party = Party("Odile Kamaro", False, "civilians", sector="JRN")
    about = privacy.about([claim("Odile Kamaro", voice="Henrik Dall", party=party)])
    cell = {"who": ["Odile Kamaro", "Henrik Dall"], "note": "Odile Kamaro's car; said Ines Bram", "n": 3}
    assert privacy.hidden(cell, about) == {
        "who": ["a journalist", "Henrik Dall"],
        "note": "[name]'s car; said Ines Bram",
        "n": 3,
    }
    assert privacy.hidden("Odile Kamaro", About()) == "Odile Kamaro"


def test_a_voice_keeps_its_name_unless_it_is_a_victim_too(privacy: Privacy) -> None:
    about = privacy.about([claim("Odile Kamaro", voice="Henrik Dall"), claim("men", voice="Odile Kamaro")])
    assert privacy.hidden("Henrik Dall", about) == "Henrik Dall"
    assert privacy.hidden("Odile Kamaro", about) == "a person"


def test_who_acts_in_public_is_named(privacy: Privacy) -> None:
    speech = replace(claim("villagers", actor="Odile Kamaro"), kind="appeal")
    assert privacy.hidden("Odile Kamaro", privacy.about([speech])) == "Odile Kamaro"
    assert (
        privacy.quote("Odile Kamaro called for calm", privacy.about([speech]))
        == "Odile Kamaro called for calm"
    )
    shooting = claim("villagers", actor="Odile Kamaro")
    assert privacy.hidden("Odile Kamaro", privacy.about([speech, shooting])) == "a person"


def test_a_quote_loses_private_names_and_keeps_the_rest(privacy: Privacy) -> None:
    about = privacy.about([claim("Odile Kamaro", actor="Northern Tide Brigade", voice="Henrik Dall")])
    text = "Capt. Odile Kamaro, Kamaro's cousin Ines Bram and US President Barack Obama met Henrik Dall near Vell Odra."
    assert (
        privacy.quote(text, about)
        == "Capt. [name], [name]'s cousin [name] and US President Barack Obama met Henrik Dall near Vell Odra."
    )


def test_a_place_of_the_claim_and_the_outlet_are_not_masked(privacy: Privacy) -> None:
    report = Report("r", "0" * 64, "x", (), outlet="Garo Courant")
    assert privacy.quote("Garo Courant wrote", privacy.about([], [report])) == "Garo Courant wrote"
    assert privacy.quote("Garo Courant wrote", About()) == "[name] wrote"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Middle East analyst Ines Bram spoke", "Middle East analyst [name] spoke"),
        ("our Middle East Ines Bram", "our Middle East [name]"),
        ("the National Harbour Orchestra played", "the National Harbour Orchestra played"),
        ("the Department of State and South Dakota", "the Department of State and South Dakota"),
        ("in Ines Bram's house", "in [name]'s house"),
        ("Ines Bram.", "[name]."),
    ],
)
def test_bodies_and_regions_are_no_people(privacy: Privacy, text: str, masked: str) -> None:
    assert privacy.quote(text, About()) == masked


def test_everybody_is_named_where_asked(lexicon: Lexicon) -> None:
    naming = Privacy(lexicon, name_victims=True)
    about = naming.about([claim("Odile Kamaro")])
    assert naming.hidden("Odile Kamaro", about) == "Odile Kamaro"
    assert naming.quote("Odile Kamaro died", about) == "Odile Kamaro died"


@cache
def hidden_name() -> tuple[Privacy, About]:
    """One lexicon for all examples."""
    return Privacy(our_lexicon()), About({"odile kamaro": "a person"})


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_private_name_never_survives_whatever_stands_around_it(before: str, after: str) -> None:
    privacy, about = hidden_name()
    assert "Odile Kamaro" not in privacy.quote(f"{before}. Odile Kamaro; {after}", about)
