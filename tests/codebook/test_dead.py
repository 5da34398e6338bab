"""Frames that can never win and frames that always tie are found; frames that can win are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook import Codebook, layers, load_codebook, review
from dateline.codebook.dead import dead_frames, ties
from dateline.lexicon import load_lexicon
from tests.codebook.pages import extend, write

ONE = "  - verbs: [ring]\n"


def book(folder: Path, **pages: str) -> Codebook:
    for kind, frames in pages.items():
        write(folder, kind, frames)
    return load_codebook(folder)


def dead(codebook: Codebook) -> list[tuple[str, str]]:
    return [(entry.name, reason) for entry, reason in dead_frames(codebook)]


@pytest.mark.parametrize(
    "later",
    [
        "  - verbs: [ring]\n",
        "  - verbs: [ring]\n    unless: {object: [bell]}\n",
    ],
)
def test_a_frame_behind_a_wider_one_is_dead(tmp_path: Path, later: str) -> None:
    (found,) = dead(book(tmp_path, alpha=ONE + later))
    assert found[0] == "alpha/2:ring"
    assert found[1] == f"'ring' at {tmp_path / 'alpha.yaml'}:7 always goes before it"


def test_a_frame_whose_words_another_kind_has_too_is_dead(tmp_path: Path) -> None:
    pages = {
        "alpha": "  - verbs: [ring]\n    needs: {object: [town, village]}\n",
        "beta": "  - verbs: [ring]\n    needs: {object: [town]}\n",
    }
    assert [name for name, _ in dead(book(tmp_path, **pages))] == ["beta/1:ring"]


@pytest.mark.parametrize(
    "later",
    [
        "  - verbs: [ring]\n    needs: {object: [town]}\n",
        "  - verbs: [ring+up]\n",
        "  - nouns: [ring]\n",
    ],
)
def test_a_stronger_frame_and_another_trigger_live(tmp_path: Path, later: str) -> None:
    assert dead(book(tmp_path, alpha=ONE + later)) == []


def test_a_frame_lives_where_the_one_before_it_refuses_something(tmp_path: Path) -> None:
    frames = "  - verbs: [ring]\n    unless: {object: [bell]}\n" + ONE
    assert dead(book(tmp_path, alpha=frames)) == []


def test_a_frame_lives_where_the_kind_before_it_may_be_taken_away(tmp_path: Path) -> None:
    pages = {"alpha": ONE + "without:\n  - verbs: [ring]\n    needs: {object: [bell]}", "beta": ONE}
    assert dead(book(tmp_path, **pages)) == []


def test_a_frame_that_contradicts_itself_is_dead(tmp_path: Path) -> None:
    frames = "  - verbs: [ring]\n    needs: {object: [bell]}\n    unless: {object: [bell, gong]}\n"
    assert dead(book(tmp_path, alpha=frames)) == [("alpha/1:ring", "what it needs is what it must not have")]


def test_a_frame_that_its_page_takes_away_is_dead(tmp_path: Path) -> None:
    frames = "  - verbs: [ring]\n    needs: {object: [bell]}\nwithout:\n  - verbs: [ring]\n"
    ((name, reason),) = dead(book(tmp_path, alpha=frames))
    assert name == "alpha/1:ring"
    assert reason.startswith("the negative frame of 'ring' at ")


def test_a_negative_frame_with_nothing_to_keep_away_is_dead(tmp_path: Path) -> None:
    frames = ONE + "without:\n  - verbs: [bring]\n    needs: {object: [bell]}\n"
    ((name, reason),) = dead(book(tmp_path, alpha=frames))
    assert name == "alpha/1:bring"
    assert reason.startswith("no frame of 'alpha' has this trigger")


@pytest.mark.parametrize(
    ("frame", "right"),
    [("  - verbs: [bombed]", "'bomb'"), ("  - nouns: [rebels]", "'rebel'"), ("  - nouns: [men]", "'man'")],
)
def test_a_trigger_that_is_no_base_form_is_dead(tmp_path: Path, frame: str, right: str) -> None:
    ((_, reason),) = dead(book(tmp_path, alpha=frame))
    assert right in reason


def test_two_kinds_that_always_tie_are_found(tmp_path: Path) -> None:
    pages = dict.fromkeys(("alpha", "beta"), '  - verbs: [ring]\n    needs: {object: [bell, "@people"]}\n')
    pages["beta"] += "    unless: {subject: [priest]}\n"
    ((entry, reason),) = ties(book(tmp_path, **pages))
    assert entry.name == "beta/1:ring"
    assert reason.startswith(f"always ties with 'ring' at {tmp_path / 'alpha.yaml'}:7")


def test_what_a_page_does_to_one_of_ours_is_a_note(tmp_path: Path) -> None:
    extend(tmp_path, "siege", "without:\n  - verbs: [besiege]\n")
    found = review(layers(tmp_path), load_lexicon().classes)
    assert [(finding.file, finding.is_note) for finding in found] == [("siege.yaml", True)]
    assert ": note: 'besiege' of frame 1: the negative frame of " in str(found[0])
