"""Quoted stretches, whatever their marks."""

from __future__ import annotations

import pytest

from dateline.read.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We left,” he said. “Nobody stayed.”", ["“We left,”", "“Nobody stayed.”"]),
        ('"We left," he said.', ['"We left,"']),
        ('""We left,"" he said. ""Nobody stayed.""', ['""We left,""', '""Nobody stayed.""']),
        ("He said: „Wir gehen.“ Then «Non».", ["„Wir gehen.“", "«Non»"]),
        ("``We left,'' he said.", ["``We left,''"]),
        ("''We've left,'' he said.", ["''We've left,''"]),
        ("'We can't stay in the rebels' camp,' he said.", ["'We can't stay in the rebels' camp,'"]),
        ("‘We won’t go,’ he said of the army’s order.", ["‘We won’t go,’"]),
        ("“They shouted ‘leave’ at us,” he said.", ["“They shouted ‘leave’ at us,”"]),
        ("The rebels' camp and the soldiers' food", []),
        ("In '03 the army's men left.", []),
        ("Cut to 5' by 9'", []),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == quoted


def test_a_quotation_that_is_not_closed_runs_to_the_end() -> None:
    text = "He said: “We left. Nobody stayed. "
    (found,) = quotations(text)
    assert (text[found.start : found.end], found.closed) == ("“We left. Nobody stayed.", False)
