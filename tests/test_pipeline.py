"""The staircase is checked before it runs."""

from __future__ import annotations

import pytest

from dateline.errors import PipelineError
from dateline.pipeline import Pipeline, check_stages


def test_our_stages_fit(pipeline: Pipeline) -> None:
    check_stages(pipeline.stages, given=frozenset({"passages"}))
    assert pipeline.stages[-1].gives == frozenset({"claims"})


def test_a_stage_without_what_it_requires_is_named(pipeline: Pipeline) -> None:
    with pytest.raises(
        PipelineError, match="stage 'code' requires names, quantities, references, standings, times"
    ):
        check_stages(pipeline.stages[-1:], given=frozenset({"passages"}))
