"""Quantities of whole sentences: what is counted, what is a part of what, and what is no quantity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.lexicon import load_lexicon
from dateline.read.quantities import QuantityReader
from dateline.read.reader import Reader, in_our_words
from dateline.types import Block, BlockKind, Passage, Quantity, Reading, Report

Read = Callable[[str], tuple[Reading, tuple[Quantity, ...]]]


@pytest.fixture(scope="module")
def read(reader: Reader) -> Read:
    stage = QuantityReader(load_lexicon())

    def quantities(text: str) -> tuple[Reading, tuple[Quantity, ...]]:
        block = Block(BlockKind.BODY, 0, len(text), "test")
        passage = Passage(block, in_our_words(reader.nlp(text)))
        reading = stage(Reading(Report("test", "", text, (block,)), (passage,)))
        return reading, reading.marks("quantities", Quantity)

    return quantities


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Twelve people were killed in the market.", ["killed"]),
        ("A bomb killed 12 people and wounded 30.", ["killed", "injured"]),
        ("Some 12 villagers died on the road.", ["killed"]),
        ("The blast left 12 dead and dozens injured.", ["killed", "injured"]),
        ("Twelve dead as blast hits market", ["killed"]),
        ("Blast kills 4, wounds 20 others in the capital", ["killed", "injured"]),
        ("The raid went on, killing at least 12 and injuring another 20.", ["killed", "injured"]),
        ("The bodies of 23 men were found.", ["killed"]),
        ("The death toll rose to 45.", ["killed"]),
        ("Nine people who were wounded reached the clinic.", ["injured"]),
        ("Ten villagers were killed and dozens more wounded.", ["killed", "injured"]),
        ("He stabbed 11 students to death.", ["killed"]),
        ("The attack targeted and killed scores of civilians.", ["killed"]),
        ("Officials study claims that two men lied.", ["people"]),
        ("One report says that it has executed 40 men.", ["other", "killed"]),
        ("Police arrested nine students.", ["captured"]),
        ("The group holds 40 hostages.", ["captured"]),
        ("Three miners are missing.", ["missing"]),
        ("Tens of thousands of people have been forced to flee.", ["displaced"]),
        ("The camp shelters 4,000 refugees.", ["displaced"]),
        ("The town has 40,000 inhabitants.", ["population"]),
        ("They reached a city of 200,000 people.", ["population"]),
        ("A force of 300 fighters reached the town.", ["fighters"]),
        ("He met 30 teachers in the school.", ["people"]),
        ("They lost 30 tanks and 12 aircraft.", ["vehicles", "vehicles"]),
        ("Rebels fired five rockets and two mortar systems.", ["weapons", "weapons"]),
        ("Two brigades moved north.", ["units"]),
        ("The coalition carried out 26 strikes.", ["events"]),
        ("The talks lasted two weeks.", ["time"]),
        ("A 12-year-old boy was found.", ["age"]),
        ("Omar Hassan, 34, said so.", ["age"]),
        ("The boys were aged 15 and 17.", ["age", "age"]),
        ("It is the second attack in the town.", ["ordinal"]),
        ("They hold 12 villages and two bridges.", ["other", "other"]),
        ("It cost $5m, or 20 per cent of the sum, 60 miles away.", ["money", "share", "distance"]),
    ],
)
def test_says_what_is_counted(read: Read, text: str, counted: list[str]) -> None:
    assert [mark.counted.value for mark in read(text)[1]] == counted


def test_things_are_counted_whatever_befalls_them(read: Read) -> None:
    assert [mark.counted.value for mark in read("The army seized 12 tanks and captured 30 men.")[1]] == [
        "vehicles",
        "captured",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Twelve people, including three children, were killed.", [("three", "Twelve")]),
        (
            "Twelve people, including three children and two women, were killed.",
            [("three", "Twelve"), ("two", "Twelve")],
        ),
        ("Nine people were arrested, among them two teachers.", [("two", "Nine")]),
        ("Dozens of men were caught. Three of them died.", [("Three", "Dozens")]),
        ("Three out of four men fled.", [("Three", "four")]),
        ("They hold three of the five bridges.", [("three", "five")]),
        ("Of the 12 men, three escaped.", [("three", "12")]),
        ("Half of the 300 refugees fled.", [("Half", "300")]),
        ("Half of the town burned.", [("Half", "the town")]),
        ("It gave $5m, bringing the total sum to $20m.", [("$5m", "$20m")]),
        ("A bomb killed 12 people and wounded 30 others.", []),
        ("Three people, including 12 children, died.", []),
    ],
)
def test_says_what_is_a_part_of_what(read: Read, text: str, parts: list[tuple[str, str]]) -> None:
    reading, marks = read(text)
    quote = reading.report.quote
    assert [(quote(mark.span), quote(mark.part_of)) for mark in marks if mark.part_of is not None] == parts


def test_a_part_of_the_dead_is_dead(read: Read) -> None:
    marks = read("Police found the bodies of 23 men, four of them soldiers.")[1]
    assert [mark.counted.value for mark in marks] == ["killed", "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt.",
        "One of the largest banks closed.",
        "It began in 2003 and ended in 2011.",
        "A Boeing 747 landed.",
        "It took place in the 12th century.",
        "Both sides agreed.",
    ],
)
def test_finds_no_quantity(read: Read, text: str) -> None:
    assert read(text)[1] == ()


def test_a_preposition_bounds_nothing(read: Read) -> None:
    reading, (mark,) = read("A bridge over two rivers collapsed.")
    assert (reading.report.quote(mark.span), mark.label, mark.best) == ("two", "exact", 2)


def test_an_article_in_a_row_of_counted_things_counts_one(read: Read) -> None:
    reading, marks = read("The strike destroyed three vehicles, a mortar and a bunker.")
    found = [(reading.report.quote(mark.span), mark.label, mark.best, mark.counted.value) for mark in marks]
    assert found == [
        ("three", "exact", 3, "vehicles"),
        ("a", "article", 1, "weapons"),
        ("a", "article", 1, "other"),
    ]


def test_an_article_alone_counts_nothing(read: Read) -> None:
    assert read("The men destroyed a bunker.")[1] == ()


def test_a_bare_figure_counts_what_the_last_one_did(read: Read) -> None:
    assert [mark.counted.value for mark in read("Nine tanks came. Three turned back.")[1]] == ["vehicles"] * 2
