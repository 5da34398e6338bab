"""Case restored in reports written in capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.page import PageReader
from dateline.page.case_words import load_truecaser
from dateline.page.casing import in_capitals, small
from dateline.types import Capture

WIRE = (
    "THE NATIONAL LIBERATION ARMY (NLA) ATTACKED A POLICE POST IN VALENCIA ON 3 MAY, COL. ANDREI PETROV SAID. "
    "REBELS MAY RETURN, GENERAL PETROV TOLD US. THE NLA DYNAMITED TWO BRIDGES OVER THE SAVA RIVER."
)


def test_names_keep_their_capitals_and_other_words_do_not() -> None:
    restored = load_truecaser().restore([WIRE])[0]
    assert restored == (
        "The National Liberation Army (NLA) attacked a police post in Valencia on 3 May, Col. Andrei Petrov said. "
        "Rebels may return, General Petrov told us. The NLA dynamited two bridges over the Sava River."
    )


@pytest.mark.parametrize(
    ("told", "restored"),
    [
        ("SOLDIERS LEFT SAN MATEO AT 1500 GMT.", "Soldiers left San Mateo at 1500 GMT."),
        ("HE SAID THAT THE US SENT US AID.", "He said that the US sent us aid."),
        ("A MACHINEGUNNED CAR STOOD THERE.", "A machinegunned car stood there."),
        ("THEY DIDN'T ASK TURKEY.", "They didn't ask Turkey."),
        ("THE MAN WAS FRANK DUBOIS.", "The man was Frank Dubois."),
    ],
)
def test_words_by_what_stands_beside_them(told: str, restored: str) -> None:
    assert load_truecaser().restore([told]) == [restored]


@given(st.text(max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    restored = load_truecaser().restore([text])[0]
    assert len(restored) == len(text)
    assert small(restored) == small(text)


def test_only_a_text_in_capitals_throughout_counts() -> None:
    assert in_capitals(WIRE)
    assert not in_capitals("UN TROOPS")
    assert not in_capitals("UN troops left the town of Bor after a week of fighting, officials said.")


def test_a_page_says_that_it_restored_case() -> None:
    report = PageReader()(Capture(WIRE.encode(), media_type="text/plain"))
    assert "Valencia" in report.text
    assert any("capitals" in note for note in report.notes)
    plain = PageReader()(
        Capture(b"Rebels attacked a police post in Valencia on Monday, he said.", media_type="text/plain")
    )
    assert not any("capitals" in note for note in plain.notes)
