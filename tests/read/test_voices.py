"""Who speaks a clause or a quotation, as standings ask it."""

from __future__ import annotations

import pytest

from dateline.lexicon import load_lexicon
from dateline.read.reader import Reader
from dateline.read.voices import QuotationVoices, VoiceFinder
from dateline.types.parse import Doc


@pytest.mark.parametrize(
    "text",
    [
        "“We left the town at night,” the doctor said.",
        "„We left the town at night“, the doctor said.",
        "'We left the town at night,' the doctor said.",
        '""We left the town at night,"" the doctor said.',
    ],
)
def test_every_kind_of_mark_has_its_speaker(reader: Reader, text: str) -> None:
    voices = QuotationVoices(VoiceFinder(load_lexicon()))
    (quoted,) = voices.speakers(Doc(reader.nlp(text)))
    saying = quoted[2]
    assert saying is not None
    assert saying.speaker is not None
    assert saying.speaker.text == "doctor"


def test_nobody_named_inside_a_quotation_speaks_it(reader: Reader) -> None:
    doc = Doc(reader.nlp("“Secretary Adams believes that rebels must leave,” said Omar Saleh, a clerk."))
    finder = VoiceFinder(load_lexicon())
    said = next(token for token in doc if token.text == "said")
    speaker = finder.speaker(said)
    assert speaker is not None
    assert speaker.text in {"Omar", "Saleh"}
