from __future__ import annotations

import pytest

from dateline.read.inflections import forms_of


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("take", {"take", "takes", "took", "taken", "taking"}),
        ("bury", {"buries", "buried", "burying"}),
        ("gun", {"guns", "gunned", "gunning"}),
        ("gunman", {"gunmen"}),
        ("knife", {"knives"}),
        ("zarkbomb", {"zarkbombs", "zarkbombed", "zarkbombing"}),
    ],
)
def test_forms_of_known_and_unknown_words(lemma: str, forms: set[str]) -> None:
    assert forms <= forms_of(lemma)
