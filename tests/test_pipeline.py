"""The staircase is checked before it runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from dateline.codebook import load_own_codebook
from dateline.errors import PipelineError, ReadingError
from dateline.pipeline import Pipeline, check_stages
from dateline.read.reader import Reader
from dateline.record import record
from dateline.types import Capture, Sentence


def test_our_stages_fit(pipeline: Pipeline) -> None:
    check_stages(pipeline.stages, given=frozenset({"passages"}))
    assert [sorted(stage.gives) for stage in pipeline.coding_stages] == [["claims"], ["places"]]


def test_a_stage_without_what_it_requires_is_named(pipeline: Pipeline) -> None:
    with pytest.raises(
        PipelineError,
        match="stage 'code' requires attributions, names, quantities, references, standings, times",
    ):
        check_stages(pipeline.coding_stages, given=frozenset({"passages"}))


TEXT = (
    "Gunmen killed nine villagers near Kolvar on Tuesday. The harvest was late again in most of the valley, "
    "where rain is rare.\n\nArmy shells hit the market of Tessin, a spokesman said."
)


def test_what_is_left_alone_changes_no_claim(pipeline: Pipeline) -> None:
    capture = Capture(TEXT.encode(), media_type="text/plain", published="2014-06-11")
    whole, fast = pipeline(capture), pipeline.fast()(capture)
    assert [mark.left is None for mark in fast.marks("sentences", Sentence)] == [True, False, True]
    assert record(whole)["claims"] == record(fast)["claims"]
    assert record(fast) == record(pipeline.fast()(capture))


def test_an_own_codebook_s_words_are_read(pipeline: Pipeline, tmp_path: Path) -> None:
    page = (
        "kind: killing\nextends: ours\nframes:\n  - verbs: [zark]\n    actor: subject\n    target: object\n"
    )
    (tmp_path / "killing.yaml").write_text(page, encoding="utf-8")
    own = load_own_codebook(tmp_path)
    text = "The harvest was late again in most of the valley. Gunmen zarked nine villagers near Kolvar."
    lefts = [
        [mark.left is None for mark in line(Capture(text.encode())).marks("sentences", Sentence)]
        for line in (pipeline.fast(), pipeline.fast().coding_by(own), pipeline.coding_by(own).fast())
    ]
    assert lefts == [[False, False], [False, True], [False, True]]


def test_another_reader_leaves_nothing_alone(pipeline: Pipeline) -> None:
    other = replace(pipeline, reader=Reader(spacy.blank("en")))
    with pytest.raises(ReadingError, match="cannot leave sentences alone"):
        other.fast()
