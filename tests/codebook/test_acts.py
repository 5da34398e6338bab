"""Pages of acts: what is shipped is whole, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.codebook.acts import load_acts
from dateline.errors import CodebookError
from dateline.lexicon import load_lexicon

PAGE = """act: aid
cameo: "07"
plover: AID
quad: 2
frames:
  - {code: "070", verbs: [help, "chip+in"], target: object}
"""


def test_there_is_a_page_for_each_of_cameos_classes() -> None:
    book = load_acts()
    assert sorted(book.pages) == [f"{number:02}" for number in range(1, 21)]
    assert {page.plover for page in book.pages.values() if page.cameo != "01"} >= {"AID", "REJECT", "RETREAT"}
    assert book.page("0841").act == "yield"


def test_every_class_of_words_that_a_frame_names_exists() -> None:
    known = {*load_lexicon().classes, "name", "time", "person_name", "place_name", "organisation_name"}
    frames = [frame for page in load_acts().pages.values() for frame in page.frames]
    conditions = [rule for frame in frames for rule in (*frame.needs.values(), *frame.unless.values())]
    named = {word[1:] for words in conditions for word in words if word.startswith("@")}
    assert named <= known


def test_kinds_lead_to_codes_that_have_a_page() -> None:
    book, walks = load_acts(), [page.crosswalk for page in load_codebook().pages.values()]
    assert all(book.page(walk.cameo) for walk in walks if walk.cameo is not None)


def test_a_frame_is_found_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "aid.yaml").write_text(PAGE, "utf-8")
    (entry,) = load_acts(tmp_path).frames.entries("verbs", "chip")
    assert (entry.kind, entry.companion) == ("070", "in")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"070"', '"7"', r"aid.yaml:6: frames.0.code"),
        ('"070"', '"080"', r"aid.yaml:1: frames: 080 is no code of 07"),
        ("quad: 2", "quad: 5", r"aid.yaml:4: quad"),
        ("target: object", "goal: object", r"aid.yaml:6: frames.0.goal"),
    ],
)
def test_a_wrong_page_is_named_with_its_line(old: str, new: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "aid.yaml").write_text(PAGE.replace(old, new), "utf-8")
    with pytest.raises(CodebookError, match=message):
        load_acts(tmp_path)


def test_two_pages_of_one_class_and_no_page_are_errors(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no page of acts"):
        load_acts(tmp_path)
    (tmp_path / "aid.yaml").write_text(PAGE, "utf-8")
    (tmp_path / "help.yaml").write_text(PAGE, "utf-8")
    with pytest.raises(CodebookError, match=r"help.yaml:1: aid already has the code 07"):
        load_acts(tmp_path)
