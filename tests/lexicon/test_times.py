"""Patterns over words, and the sheet of time expressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import CodebookError
from dateline.lexicon.letters import Lists
from dateline.lexicon.times import load_times
from dateline.pipeline import Pipeline

LISTS = Lists(
    {"month": ["may", "sept."], "ones": ["one", "twenty"], "part": ["a few", "few"]},
    {"day": r"\d\d?", "year": r"\d{4}"},
    {"when": ["month", "year"]},
    frozenset({"ones"}),
)


def _found(pattern: str, text: str) -> list[str]:
    letters = LISTS.letters([pattern, "-"], ["may"])
    words = letters.cut(text)
    compiled = LISTS.compile(pattern, letters)
    spans = [match.span() for match in compiled.regex.finditer(letters.of(text, words))]
    return [text[words[first].start : words[last - 1].end] for first, last in spans]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("{month} {day}", "Sept. 12 or May 3, may 4", ["Sept. 12", "May 3"]),
        ("the? {when}", "the May of 2011, 311", ["the May", "2011"]),
        ("{ones} men", "twenty-one men, one  men", ["twenty-one men", "one  men"]),
        ("{part} men", "A few men", ["A few men"]),
        ("<in> {year} <!men>", "in 2011, of 2012, in 2013 men", ["2011"]),
        ("{day} (-|to) {day}", "10-12 and 3 to 4", ["10-12", "3 to 4"]),
    ],
)
def test_patterns_over_words(pattern: str, text: str, found: list[str]) -> None:
    assert _found(pattern, text) == found


@pytest.mark.parametrize("pattern", ["{nothing} men", "(one"])
def test_a_wrong_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"nothing|no pattern"):
        LISTS.compile(pattern, LISTS.letters([pattern], []))


def test_slots_hold_what_words_stand_for(pipeline: Pipeline) -> None:
    found = list(pipeline.lexicon.times.find("Late on Tuesday, Sept. 3rd,  2013"))
    dates = [match.slots for match in found if match.rule == "calendar day"]
    assert dates == [{"weekday": "2", "month": "9", "day": "3rd", "year": "2013"}]


def test_a_pattern_without_its_list_is_named(tmp_path: Path) -> None:
    sheet = "words: {}\nfigures: {}\nunions: {}\nruns: []\ncapitals: []\npatterns: {month: ['{moon}']}\n"
    sheet += "no_times: []\nmodifiers: {}\nbounds: {}\nahead: {helpers: [], plans: []}\n"
    (tmp_path / "times.yaml").write_text(sheet, "utf-8")
    with pytest.raises(CodebookError, match="month: there is no list 'moon'"):
        load_times(tmp_path / "times.yaml")
