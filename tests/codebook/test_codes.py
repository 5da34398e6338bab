"""The codes of a claim in other schemes: by kind, and by what its page says of special sorts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.codebook import Codebook, load_codebook
from dateline.codebook.codes import codes_for, triggers_of
from dateline.codebook.crosswalk import Codes, Crosswalk, Plover, codes_of
from dateline.codebook.vocabulary import load_schemes
from dateline.lexicon import Lexicon, load_lexicon
from dateline.types import Claim, Span, Status, Value

SPAN = Span("r", 0, 3)
PLAIN = {
    "plover": {"type": "PROTEST", "mode": "demo"},
    "acled": "Peaceful protest",
    "ucdp": None,
    "cameo": "141",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def claim(kind: str, trigger: str = "x", **fields: str) -> Claim:
    values = {name: Value(text, text, (SPAN,), "test") for name, text in fields.items()}
    actor, target, weapon = (values.get(name) for name in ("actor", "target", "weapon"))
    return Claim(
        "c",
        "r",
        kind,
        Status.ASSERTED,
        (SPAN,),
        actor=(actor,) if actor else (),
        target=(target,) if target else (),
        weapon=weapon,
        coded_by=f"{kind}/1:{trigger} code@1 codebook@0",
    )


def test_the_first_special_that_holds_and_names_a_scheme_decides_it() -> None:
    where = [
        {"word": ["strike"], "cameo": "143"},
        {"word": ["strike", "march"], "cameo": "140", "acled": None},
    ]
    crosswalk = Crosswalk.model_validate({**PLAIN, "where": where})

    def holds(word: str) -> Codes:
        return codes_of(crosswalk, lambda name, words: name == "word" and word in words)

    assert holds("sit") == Codes(Plover(type="PROTEST", mode="demo"), "Peaceful protest", None, "141")
    assert (holds("strike").cameo, holds("strike").acled) == ("143", None)
    assert (holds("march").cameo, holds("march").acled) == ("140", None)


def test_the_trigger_is_read_from_what_coded_the_claim() -> None:
    assert triggers_of(claim("killing", "gun+down")) == {"gun+down"}
    assert triggers_of(claim("killing", "gun+down+casualties/3:wound")) == {"gun+down"}
    assert triggers_of(claim("killing", "ambush+killing/4:shoot+dead")) == {"ambush", "shoot+dead"}


def test_every_code_of_a_scheme_has_a_label_and_its_source() -> None:
    schemes = load_schemes()
    assert len(schemes.plover.types) == 16
    assert sum(len(codes) for codes in schemes.acled.types.values()) == 25
    assert len(schemes.cameo.codes) > 280
    assert all(scheme.source for scheme in (schemes.plover, schemes.acled, schemes.ucdp, schemes.cameo))
    assert all(code.isdigit() and label for code, label in schemes.cameo.codes.items())


def test_names_are_told_by_their_head_and_by_who_they_are(codebook: Codebook, lexicon: Lexicon) -> None:
    where = [
        {"target": ["@civilians"], "ucdp": 3},
        {"actor": ["@states"], "target": ["@fighters"], "weapon": ["drone"], "ucdp": 1},
    ]
    page = codebook.pages["protest"]
    special = page.model_copy(update={"crosswalk": Crosswalk.model_validate({**PLAIN, "where": where})})
    book = replace(codebook, pages={**codebook.pages, "protest": special})

    def ucdp(**fields: str) -> int | None:
        return codes_for(claim("protest", **fields), book, lexicon).ucdp

    assert ucdp(target="twelve villagers") == 3
    assert ucdp(target="village") is None
    assert ucdp(actor="the government", target="rebels", weapon="an armed drone") == 1
    assert ucdp(actor="the government", target="rebels") is None


@pytest.mark.parametrize(
    ("kind", "fields", "codes"),
    [
        ("battle", {"actor": "army", "target": "rebels"}, ("ASSAULT", None, "Armed clash", 1, "190")),
        ("battle", {"actor": "rebels", "target": "militants"}, ("ASSAULT", None, "Armed clash", 2, "190")),
        ("killing", {"target": "four farmers"}, ("ASSAULT", None, "Attack", 3, "1823")),
        ("killing", {"target": "soldiers", "actor": "rebels"}, ("ASSAULT", None, "Armed clash", 1, "1823")),
        (
            "killing",
            {"trigger": "assassinate", "target": "mayor"},
            ("ASSAULT", "targeted", "Attack", 3, "186"),
        ),
        (
            "shelling",
            {"target": "civilians"},
            ("ASSAULT", "heavy-weapons", "Shelling/artillery/missile attack", 3, "194"),
        ),
        ("bombing", {"weapon": "suicide vest"}, ("ASSAULT", "suicide-attack", "Suicide bomb", 1, "1831")),
        (
            "bombing",
            {"weapon": "car bomb"},
            ("ASSAULT", "explosives", "Remote explosive/landmine/IED", 1, "1832"),
        ),
        (
            "protest",
            {"trigger": "strike", "actor": "nurses"},
            ("PROTEST", "strike", "Peaceful protest", None, "143"),
        ),
        (
            "protest",
            {"actor": "police", "target": "protesters"},
            ("ASSAULT", "crowd-control", "Protest with intervention", None, "175"),
        ),
        ("territory_taken", {"actor": "army"}, ("COERCE", "seize", "Government regains territory", 1, "192")),
        (
            "territory_taken",
            {"actor": "rebels"},
            ("COERCE", "seize", "Non-state actor overtakes territory", 1, "192"),
        ),
        ("concession", {"trigger": "surrender"}, ("RETREAT", "disarm", "Other", None, "0874")),
        (
            "restriction",
            {"trigger": "impose+restriction/16:curfew"},
            ("COERCE", "curfew", "Other", None, "1723"),
        ),
    ],
)
def test_our_pages_give_special_sorts_their_codes(
    kind: str, fields: dict[str, str], codes: tuple[object, ...], codebook: Codebook, lexicon: Lexicon
) -> None:
    found = codes_for(claim(kind, **fields), codebook, lexicon)
    assert found.plover is not None
    assert (found.plover.type, found.plover.mode, found.acled, found.ucdp, found.cameo) == codes
