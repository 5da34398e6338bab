from __future__ import annotations

import pytest

from dateline.read.sentences import SentenceSplitter
from dateline.read.tokens import blank_english


def split(text: str) -> list[str]:
    doc = SentenceSplitter()(blank_english()(text))
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gen. Yusuf met Lt. Col. Hart in the U.S. on Nov. 29.", "They shook hands."],
        ["It was the No. 2 leader.", "No one else died."],
        ["“We will stay.”", "Then they left."],
        ["“Why now?” asked the mayor.", "Nobody knew."],
        ['"Will it end?" a resident of the town said.', "He had no answer."],
        ['He said: "Go!"', "They went."],
        ["He lives in the U.S.", "The army does not."],
        ["The raid began at 5 p.m. on Sunday.", "It ended at 6 p.m.", "The men withdrew."],
        ["(The figure was not confirmed.)", "Police were silent."],
        ["HARBOUR TOWN (XYZ) — Two bombs went off.", "Six died."],
        ["George W. Bush spoke of 3.5 million people."],
        ["They had nothing...", "Then aid came."],
        ["Is it over?", "It is not!", "It goes on."],
    ],
)
def test_news_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_an_empty_line_ends_a_sentence() -> None:
    assert split("Clashes in the north\n\ncontinued by night") == [
        "Clashes in the north",
        "continued by night",
    ]


def test_a_line_broken_by_hand_goes_on() -> None:
    assert split("Troops moved into\nthe town. They met\nno one.") == [
        "Troops moved into\nthe town.",
        "They met\nno one.",
    ]


def test_a_new_line_with_a_capital_starts_a_sentence() -> None:
    assert split("Army retakes town\nThe army said so.") == ["Army retakes town", "The army said so."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "”", '"'])
def test_odd_texts_do_not_break(text: str) -> None:
    assert "".join(split(text)) == text.strip()
