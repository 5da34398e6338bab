"""The language of a text, as far as it has to be known."""

from __future__ import annotations

import pytest

from dateline.page.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that it had taken the town after a week of fighting in the hills.", "en"),
        (
            "Die Armee hat nach einer Woche die Stadt eingenommen, wie der Sprecher am Montag mit Freude sagte.",
            "de",
        ),
        (
            "Les soldats ont repris la ville après une semaine de combats dans les collines, selon le maire.",
            "fr",
        ),
        ("قال مسؤولون إن الجيش استعاد المدينة", "ar"),
        ("Войска заняли город после боёв", "ru"),
        ("軍は月曜日に橋を奪還した。", "ja"),
        ("A bomber detonated his explosive vest at a checkpoint in Mosul, killing three soldiers.", "en"),
        ("Shells fell on Mosul", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert find_language(text) == language
