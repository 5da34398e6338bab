"""A folder of one's own over ours or in its place; what is wrong is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook import load_codebook, load_own_codebook
from dateline.errors import CodebookError
from tests.codebook.pages import extend, write


def refused(folder: Path) -> str:
    with pytest.raises(CodebookError) as caught:
        load_own_codebook(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_pages_that_are_not_there_stay_ours(tmp_path: Path) -> None:
    write(tmp_path, "siege")
    book, ours = load_own_codebook(tmp_path), load_codebook()
    assert book.pages.keys() == ours.pages.keys()
    assert book.pages["battle"] == ours.pages["battle"]
    assert book.version != ours.version


def test_a_page_of_our_kind_takes_the_place_of_ours(tmp_path: Path) -> None:
    write(tmp_path, "siege")
    book = load_own_codebook(tmp_path)
    assert book.pages["siege"].definition == "A page for the test."
    assert "siege" not in {entry.kind for entry in book.entries("verbs", "besiege")}
    assert [entry.name for entry in book.entries("verbs", "picnic")] == ["siege/1:picnic"]


def test_a_page_that_extends_ours_adds_to_its_lists_and_replaces_the_rest(tmp_path: Path) -> None:
    extend(tmp_path, "siege", "rank: 3\nincludes: [picnics]\nframes:\n  - verbs: [picnic]\n")
    page, ours = load_own_codebook(tmp_path).pages["siege"], load_codebook().pages["siege"]
    assert page.includes == (*ours.includes, "picnics")
    assert page.frames[:-1] == ours.frames
    assert (page.rank, page.definition, page.crosswalk) == (3, ours.definition, ours.crosswalk)


def test_an_added_frame_keeps_our_numbers_and_goes_before_ours(tmp_path: Path) -> None:
    extend(tmp_path, "siege", "frames:\n  - verbs: [besiege]\n    actor: object\n")
    entries = load_own_codebook(tmp_path).entries("verbs", "besiege")
    ours = [entry for entry in entries if entry.kind == "siege" and entry.layer == 0]
    (own,) = (entry for entry in entries if entry.layer == 1)
    assert own.number == len(load_codebook().pages["siege"].frames) + 1
    assert own.order < min(entry.order for entry in ours if entry.strength == own.strength)


def test_the_whole_can_be_replaced(tmp_path: Path) -> None:
    write(tmp_path, "siege")
    (tmp_path / "codebook.yaml").write_text("extends: nothing\n", encoding="utf-8")
    assert set(load_own_codebook(tmp_path).pages) == {"siege"}


def test_a_kind_of_ones_own_says_that_it_is_new(tmp_path: Path) -> None:
    path = write(tmp_path, "picnic")
    message = refused(tmp_path)
    assert message.startswith(f"{path}:1: unknown kind 'picnic'; there are: abduction, ")
    assert message.endswith("the page of a kind of your own says new: true")
    write(tmp_path, "picnic", more="new: true\n")
    assert "picnic" in load_own_codebook(tmp_path).pages


def test_a_kind_of_ones_own_must_be_complete(tmp_path: Path) -> None:
    path = write(tmp_path, "picnic", more="new: true\n", examples="  []")
    assert refused(tmp_path).startswith(f"{path}:9: 0 examples tell a 'picnic'")


def test_our_kind_is_not_new(tmp_path: Path) -> None:
    path = write(tmp_path, "siege", more="new: true\n")
    assert refused(tmp_path).startswith(f"{path}:2: 'siege' is a kind of ours")


def test_a_kind_nobody_has_cannot_be_extended(tmp_path: Path) -> None:
    path = extend(tmp_path, "picnic")
    assert refused(tmp_path).startswith(f"{path}:1: unknown kind 'picnic'")


def test_nothing_cannot_be_extended(tmp_path: Path) -> None:
    path = extend(tmp_path, "siege")
    (tmp_path / "codebook.yaml").write_text("extends: nothing\n", encoding="utf-8")
    assert refused(tmp_path) == f"{path}:2: there is no page of ours below 'siege' to extend"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("siege.yaml", "kind: siege\nextends: theirs\n", ":2: extends: Input should be 'ours'"),
        ("sieges.yaml", "kind: siege\nextends: ours\n", ":1: the page of kind 'siege' must be named siege.yaml"),
        ("siege.yml", "kind: siege\n", ": is not read: the name of a page ends in .yaml"),
        ("siege.yaml", "kind: siege\nextends: ours\ncolour: red\n", ":3: colour: no such key; there are: kind, "),
        (
            "siege.yaml",
            "kind: siege\nextends: ours\nframes:\n  - verbs: [ring]\n    agent: subject\n",
            ":5: frames.0.agent: no such key; there are: verbs, nouns, adjectives, needs, unless, actor, ",
        ),
        (
            "siege.yaml",
            "kind: siege\nextends: ours\nframes:\n  - verbs: [ring]\n    needs: {on: [town]}\n",
            ':5: on means true or false in YAML: write "on" in quotes',
        ),
        ("siege.yaml", "kind: siege\nextends: ours\nfamily: sport\n", ":3: family: Input should be 'fighting', "),
        ("siege.yaml", "- siege\n", ":1: page: Input should be a valid dictionary"),
        ("siege.yaml", "", ":1: page: Input should be a valid dictionary"),
        ("siege.yaml", "kind: [siege\n", ":2: "),
    ],
)  # fmt: skip
def test_a_page_that_is_wrong_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert refused(tmp_path).startswith(f"{tmp_path / name}{reason}")


def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path) -> None:
    extend(tmp_path, "siege")
    (tmp_path / "codebook.yaml").write_text("extends: all\n", encoding="utf-8")
    assert refused(tmp_path).startswith(f"{tmp_path / 'codebook.yaml'}:1: extends: Input should be 'ours' or")


def test_a_folder_without_pages_is_no_codebook(tmp_path: Path) -> None:
    (tmp_path / "codebook.yaml").write_text("extends: ours\n", encoding="utf-8")
    assert refused(tmp_path) == f"{tmp_path}: holds no codebook page (KIND.yaml)"
    assert refused(tmp_path / "none") == f"{tmp_path / 'none'}: is no folder"


def test_a_word_of_an_event_leads_back_to_its_frame() -> None:
    book = load_codebook()
    frame = book.frame_named("bombing/1:blast")
    assert frame is book.pages["bombing"].frames[0]
    assert book.frame_named("bombing/encoder:zap") is None
