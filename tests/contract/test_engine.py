"""The stage that asks a language model keeps the same contract as our own coder, whoever answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.collect import capture_text
from dateline.engine import ModelCoder
from dateline.engine.asker import Asker
from dateline.engine.cache import Cache, Reply
from dateline.engine.prompt import Message, Prompt
from dateline.pipeline import Pipeline, check_stages
from dateline.record import record
from tests.contract.test_record import CLAIM, REPORT, assert_shape, evidence_of
from tests.engine.held import BOMBING, TEXT

FULL = BOMBING | {
    "actor": [{"quote": "nobody who is named", "sentence": 1}],
    "target": [{"quote": "three children", "sentence": 1}],
    "place": [{"quote": "Karrada, a district of Baghdad", "sentence": 3, "role": "near"}],
    "counts": [{"what": "killed", "quote": "at least 12 people", "sentence": 1}],
    "weapon": {"quote": "car bomb", "sentence": 1},
}


class Parrot:
    """Answers every question in the same way."""

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:  # noqa: ARG002
        return Reply(json.dumps({"claims": [FULL]}))


def _line(pipeline: Pipeline, folder: Path) -> Pipeline:
    asker = Asker(Parrot(), Prompt.load(pipeline.codebook), Cache(folder, "parrot"))
    return pipeline.coding_with(ModelCoder(pipeline.codebook, pipeline.lexicon, "parrot", asker))


def test_its_record_has_the_shape_that_is_promised(pipeline: Pipeline, tmp_path: Path) -> None:
    line = _line(pipeline, tmp_path)
    check_stages(line.stages, given=frozenset({"passages"}))
    found = record(line(capture_text(TEXT, published="2014-06-16")))
    assert_shape(found["report"], REPORT, "report")
    assert_shape(found["claims"], [CLAIM], "claims")
    [claim] = found["claims"]
    assert {one["field"] for one in claim["absent"]} == {"actor", "date"}
    text = found["report"]["text"]
    assert all(one["quote"] == text[one["start"] : one["end"]] for one in evidence_of(claim))


def test_other_words_of_the_codebook_are_another_version(pipeline: Pipeline) -> None:
    prompt = Prompt.load(pipeline.codebook)
    assert prompt.version == Prompt.load(pipeline.codebook).version
    assert all(f"- {kind}: " in prompt.system for kind in pipeline.codebook.pages)
    pages = dict(pipeline.codebook.pages)
    pages["battle"] = pages["battle"].model_copy(update={"definition": "Two sides fight."})
    assert Prompt.load(replace(pipeline.codebook, pages=pages)).version != prompt.version
