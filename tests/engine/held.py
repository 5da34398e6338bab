"""Answers held against made-up reports, for the tests of verification."""

from __future__ import annotations

import json
from typing import Any

from dateline.collect import capture_text
from dateline.engine.answer import read_answer
from dateline.engine.verify import Verified, Verifier
from dateline.pipeline import Pipeline
from dateline.types import Claim, Reading

TEXT = (
    "A car bomb killed at least 12 people, including three children, in Balad on Sunday, police said. "
    "Twenty others were wounded. Islamic State militants seized Karrada, a district of Baghdad.\n\n"
    "They shot a soldier at the gate. The ministry denied that its men had fled to Tikrit. "
    "Some 312 families have lived 40 km from the town since 2010."
)
BOMBING: dict[str, Any] = {
    "kind": "bombing",
    "status": "attributed",
    "clause": {"quote": "A car bomb killed at least 12 people", "sentence": 1},
    "event_word": "bomb",
    "said_by": {"quote": "police", "sentence": 1},
}


def read(pipeline: Pipeline, text: str = TEXT, published: str | None = "2014-06-16") -> Reading:
    """A text as the engine gets it."""
    return pipeline.uncoded(capture_text(text, published=published))


def held(
    pipeline: Pipeline, *claims: Any, text: str = TEXT, published: str | None = "2014-06-16"
) -> Verified:
    """What becomes of an answer."""
    reading = read(pipeline, text, published)
    found = Verified()
    answered = read_answer(json.dumps({"claims": claims}))
    Verifier(reading, pipeline.codebook, pipeline.lexicon, "model@1").hold(answered, found)
    for claim in found.claims.values():
        claim.check(reading.report)
    return found


def only(found: Verified) -> Claim:
    """The one claim that there is."""
    [claim] = found.claims.values()
    return claim


def reasons(found: Verified) -> list[tuple[str, str]]:
    """What was dropped, as field and reason."""
    return [(one.field, one.label) for one in found.dropped]
