from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import CodebookError
from dateline.lexicon import load_lexicon
from dateline.lexicon.references import load_references


def test_titles_and_given_names_tell_he_from_she() -> None:
    words = load_lexicon().references
    assert words.gender_of("Mrs", "Hart") == "she"
    assert words.gender_of("President", "Peter") == "he"
    assert words.gender_of("Hart") == ""


def test_forms_lead_to_their_pronoun() -> None:
    pronouns = load_lexicon().references.pronouns
    assert (pronouns["their"], pronouns["its"], pronouns["us"]) == ("they", "it", "speaker")


def test_a_sheet_without_pronouns_is_named(tmp_path: Path) -> None:
    sheet = tmp_path / "references.yaml"
    sheet.write_text("reflexive: [himself]\n", "utf-8")
    with pytest.raises(CodebookError, match=r"references\.yaml"):
        load_references(sheet)
