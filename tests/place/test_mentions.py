"""Which names of places a report holds, over hand-built docs: one word of a line, [label name] for a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from dateline.gazetteer import Entry, Gazetteer, Sort
from dateline.gazetteer.store import Named, write
from dateline.lexicon import Lexicon, load_lexicon
from dateline.place.mentions import place_mentions
from dateline.types import Block, BlockKind, Layer, Name, Passage, Reading, Report, Span
from dateline.types.parse import Doc

VOCAB = spacy.blank("en").vocab


def entry(number: int, name: str, sort: Sort = Sort.TOWN, population: int = 5_000) -> Entry:
    return Entry(f"geonames:{number}", name, sort, 0.0, 0.0, "IRQ", population=population)


PLACES = (
    Named(entry(1, "Norwick", population=300_000), ("Norvik",)),
    Named(entry(2, "Little Norwick")),
    Named(entry(3, "Ostrava", Sort.COUNTRY), ("U.O.",)),
    Named(entry(4, "Port Arven")),
    Named(entry(5, "Velmar", Sort.ADMIN1)),
    Named(entry(6, "Tarn")),
    Named(entry(7, "Tarn and Lower Tarn", Sort.ADMIN1)),
    Named(entry(8, "White House")),
    Named(entry(9, "Police")),
    Named(entry(10, "Camp Ember", Sort.SITE)),
    Named(entry(11, "Sele County", Sort.ADMIN2)),
    Named(entry(12, "European Union", Sort.WORLD_REGION)),
    Named(entry(13, "St. Orlan")),
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    write(path, PLACES, {"version": "test"})
    return Gazetteer([path])


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def reading(line: str) -> Reading:
    """A report of one passage; "{place Port} Said" marks "Port" as a place. Words are parted by blanks."""
    words: list[str] = []
    spaces: list[bool] = []
    names: list[tuple[int, int, str]] = []
    for part in re.findall(r"\{[^}]+\}|[^{]+", line):
        label, _, inner = part.strip("{}").partition(" ") if part.startswith("{") else ("", "", part)
        start = len(words)
        for word in inner.split(" "):
            if word:
                glued = word.startswith("~")
                if glued:
                    spaces[-1] = False
                words.append(word.lstrip("~"))
                spaces.append(True)
        if label:
            names.append((start, len(words), label.replace("_", " ")))
    doc = Doc(SpacyDoc(VOCAB, words=words, spaces=[*spaces[:-1], False]))
    report = Report("r", "", doc.text, (Block(BlockKind.BODY, 0, len(doc.text), "test"),))
    marks = tuple(
        Name(Span("r", doc[start].idx, doc[end - 1].idx + len(doc[end - 1])), label)
        for start, end, label in names
    )
    layer = Layer("names", "names", "1", marks)
    return Reading(report, (Passage(report.blocks[0], doc),), (layer,))


def found(line: str, gazetteer: Gazetteer, lexicon: Lexicon) -> list[str]:
    one = reading(line)
    return [one.report.quote(span) for span in place_mentions(one, gazetteer, lexicon)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Rain fell on {place Norwick} .", ["Norwick"]),
        ("Rain fell on {place eastern Velmar} .", ["Velmar"]),
        ("Rain fell on {place Velmar province} .", ["Velmar"]),
        ("Rain fell on {place Eastern Velmar} .", ["Velmar"]),
        ("Rain fell on {place Southern Ostrava} .", ["Southern Ostrava"]),
        ("Rain fell on {place Little Norwick} .", ["Little Norwick"]),
        ("The {place City of Norwick} pays .", ["Norwick"]),
        ("Rain fell on {place Sele County} .", ["Sele County"]),
        ("They met on {place Ember Street} .", ["Ember Street"]),
        ("A man of the {place Norwick police} came .", ["Norwick"]),
        ("It cost {place US$} ~500 .", []),
        ("It is {place Central} .", []),
        ("They fled {place war-torn Norwick} .", ["Norwick"]),
        ("They fled {place Nazi Norwick} .", ["Norwick"]),
        ("He has {place Tarn} virus .", []),
        ("They joined the {place European Union} .", []),
        ("They fled {place Tarn} Township .", ["Tarn Township"]),
        ("He is from {place Tarn , Velmar} .", ["Tarn", "Velmar"]),
    ],
)
def test_a_place_goes_by_its_name_alone(
    line: str, names: list[str], gazetteer: Gazetteer, lexicon: Lexicon
) -> None:
    assert found(line, gazetteer, lexicon) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Shells fell near {place Unheard} .", ["Unheard"]),
        ("Shells fell in {place Norwick} and {place Unheard} .", ["Norwick", "Unheard"]),
        ("{place Unheard} , {place Velmar} , was shelled .", ["Unheard", "Velmar"]),
        ("{place Unheard} laughed .", []),
        ("{place Unheard} laughed ; they fled from {place Unheard} .", ["Unheard", "Unheard"]),
        ("The {place Unheard} neighbourhood burns .", ["Unheard"]),
        ("They fled from {place al ~-Unheard} .", ["al-Unheard"]),
        ("They ate at {place Unheard Hall} .", []),
        ("They bathed in {place Unheard River} .", ["Unheard River"]),
    ],
)
def test_an_unknown_name_needs_words_that_say_it_is_a_place(
    line: str, names: list[str], gazetteer: Gazetteer, lexicon: Lexicon
) -> None:
    assert found(line, gazetteer, lexicon) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The {organisation Velmar Board of Health} met .", ["Velmar"]),
        ("The {organisation Tarn City Council} met .", ["Tarn"]),
        ("The {organisation Tarn Bakers Union} met .", []),
        ("The {organisation Tarn Bakers Union} met in {place Tarn} .", ["Tarn", "Tarn"]),
        ("The {organisation Norwick Times} said so .", []),
        ("The {organisation Norwick House} said so .", []),
        ("The {organisation Bureau of Tests of Ostrava} met .", ["Ostrava"]),
        ("The {organisation Police Union} met .", []),
        ("The {organisation Norwick} branch closed .", ["Norwick"]),
        ("They fled from {facility Camp Ember} .", ["Camp Ember"]),
        ("They met at {facility Unheard Square} .", ["Unheard Square"]),
        ("They met at {facility Unheard Hospital} .", []),
        ("The {organisation European Union} met .", []),
        ("He was in {misc Tarn} .", ["Tarn"]),
        ("They gave him the {misc Norwick Prize} .", []),
        ("The {organisation White House} said so .", []),
        ("The {place White House} said so .", []),
        ("A {armed_group Tarn Front} fighter spoke .", []),
    ],
)
def test_names_of_others_hold_places(
    line: str, names: list[str], gazetteer: Gazetteer, lexicon: Lexicon
) -> None:
    assert found(line, gazetteer, lexicon) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("{person NORWICK} — Rain fell .", ["NORWICK"]),
        ("A {person Tarn} man was held .", ["Tarn"]),
        ("Snow lay in {person Tarn} .", ["Tarn"]),
        ("{person Tarn} laughed .", []),
        ("{person R-Tarn} voted no .", ["Tarn"]),
        ("{misc D-Day} was long ago .", []),
        ("It snowed in {place mid-Velmar} .", ["Velmar"]),
        ("It snowed in {place mid-March} .", []),
        ("{person Lena of Tarn} came .", ["Tarn"]),
        ("{person NORWICK Lena Ortiz} came .", ["NORWICK"]),
        ("Here {person NORWICK Lena Ortiz} came .", []),
    ],
)
def test_some_persons_are_places(line: str, names: list[str], gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    assert found(line, gazetteer, lexicon) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ships left {place Port} Arven .", ["Port Arven"]),
        ("{place Tarn} and {place Lower Tarn} voted .", ["Tarn and Lower Tarn"]),
        ("{place Norwick} and {place Tarn} voted .", ["Norwick", "Tarn"]),
        ("The {place Norwick-Tarn} road is shut .", ["Norwick", "Tarn"]),
        ("The {place Norwick-} Tarn road is shut .", ["Norwick"]),
        ("They drove on {place Highway} 7 .", ["Highway 7"]),
        ("They drove on the {place Highway} .", []),
        ("Rain in {place Norwick} ~, they said .", ["Norwick"]),
        ("He left {place U.O} ~. on Monday .", ["U.O."]),
        ("He left {place Norwick} ~. On Monday .", ["Norwick"]),
        ("Ships left St. {place Orlan} .", ["St. Orlan"]),
        ("The {place Norwick} is new .", ["Norwick"]),
        ("{place Norwick} ~'s mayor spoke .", ["Norwick"]),
    ],
)
def test_rims_are_clean(line: str, names: list[str], gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    assert found(line, gazetteer, lexicon) == names
