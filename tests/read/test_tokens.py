from __future__ import annotations

import pytest

from dateline.read.tokens import blank_english


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("al-Maliki", "al - Maliki"),
        ("a 70-year-old", "a 70 - year - old"),
        ("anti-tank", "anti-tank"),
        ("US-led", "US - led"),
        ("U.S.-led", "U.S. - led"),
        ("2004–2006", "2004 – 2006"),
        ("(25 miles)", "( 25 miles )"),
        ("150km", "150 km"),
        ("US$1.2bn", "US$ 1.2bn"),
        ("1,700.", "1,700 ."),
        ("army—killing", "army — killing"),
        ("(AFP)—An", "( AFP ) — An"),
        ("Isis’s", "Isis ’s"),
        ("militants'", "militants '"),
        ("killed.The", "killed . The"),
        ("and/or", "and / or"),
        ("Maj. Gen.", "Maj. Gen."),
        ("12/06/2014", "12/06/2014"),
        ("What?!", "What ?!"),
    ],
)
def test_cuts_as_the_treebanks_do(text: str, words: str) -> None:
    assert [token.text for token in blank_english()(text)] == words.split()
