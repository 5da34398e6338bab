"""What reading the captures that wait will take, where a language model is asked about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.engine import Estimate, ModelCoder, estimate, read_length
from dateline.errors import CaptureError, PageError
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.types import Capture

SAMPLE = 200
"""Captures whose pages are looked at; the others are taken to be like them."""


def estimate_waiting(store: Store, pipeline: Pipeline) -> Estimate | None:
    """What the captures of a workspace that wait will take; None where no model is asked."""
    sample = [stored.capture for stored in store.captures.waiting(SAMPLE)]
    found = estimate_captures(sample, pipeline)
    if found is None or len(sample) < SAMPLE:
        return found
    return found.times(found.reports * store.captures.waiting_count() // len(sample))


def estimate_captures(captures: Iterable[Capture], pipeline: Pipeline) -> Estimate | None:
    """What captures will take; None where no model is asked. What is no report takes nothing."""
    models = [stage for stage in pipeline.stages if isinstance(stage, ModelCoder)]
    if not models:
        return None
    asker = models[0].asker
    return estimate(asker.prompt, asker.cache, _lengths(captures, pipeline))


def _lengths(captures: Iterable[Capture], pipeline: Pipeline) -> Iterator[int]:
    for capture in captures:
        try:
            yield read_length(pipeline.page(capture))
        except (CaptureError, PageError):
            continue
