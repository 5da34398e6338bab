"""Lines: folded, cleaned, and joined where a text was hard-wrapped."""

from __future__ import annotations

from dateline.page.lines import MAX_LINE, split_lines
from dateline.page.wrapping import wrap_width

WRAPPED = """Bridge falls at night

The bridge over the Tigris fell in the night after three blasts that
   were heard in the whole town, the mayor told reporters who had come
   to see the ruins.
   Nobody was hurt, he said, because the guards had left at dusk and the
   road was closed.
   Engineers will look at the river bed
   today
   and say when work can begin.
"""


def texts(text: str) -> list[str]:
    return [line.text for line in split_lines(text)]


def test_white_space_is_folded_and_invisible_characters_go() -> None:
    assert texts("\ufeffTwo\u200b  men\u00a0died.\r\n\r\n\x07A\u00adthird\twas hurt.\r") == [
        "Two men died.",
        "Athird was hurt.",
    ]


def test_typographic_quotes_stay() -> None:
    assert texts("“Dulu’iyah” – gone") == ["“Dulu’iyah” – gone"]


def test_blank_lines_are_remembered() -> None:
    assert [line.blank_before for line in split_lines("a\nb\n\nc")] == [False, False, True]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    assert texts(WRAPPED) == [
        "Bridge falls at night",
        "The bridge over the Tigris fell in the night after three blasts that were heard in the whole town,"
        " the mayor told reporters who had come to see the ruins.",
        "Nobody was hurt, he said, because the guards had left at dusk and the road was closed.",
        "Engineers will look at the river bed today and say when work can begin.",
    ]


def test_a_text_of_one_line_a_paragraph_is_not_wrapped() -> None:
    assert wrap_width(["A line.", "Another line that is rather longer than the first one was.", "x"]) is None


def test_a_line_without_end_is_cut_at_blanks() -> None:
    lines = split_lines("word " * 100_000)
    assert all(len(line.text) <= MAX_LINE for line in lines)
    assert sum(len(line.words) for line in lines) == 100_000


def test_a_line_without_end_is_cut_where_sentences_end() -> None:
    sentence = "Rebels shelled No. 4 school in Goma on Monday, the army said."
    lines = split_lines(" ".join([sentence] * 1_000))
    assert len(lines) > 2
    assert {line.text.removesuffix(sentence) == line.text for line in lines} == {False}
    assert " ".join(line.text for line in lines) == " ".join([sentence] * 1_000)
