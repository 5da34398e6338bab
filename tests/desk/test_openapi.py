"""Requests made out of the OpenAPI: whatever is asked, the answer is one that the description tells of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dateline.desk import Settings, create_app
from dateline.desk.guard import LONGEST_ADDRESS

HOST = "127.0.0.1"
EXAMPLES = {GenerationMode.POSITIVE: 12, GenerationMode.NEGATIVE: 12}
"""Requests for each address that fit its description, and that do not."""


@pytest.fixture(scope="module")
def described(example: Path) -> schemathesis.BaseSchema:
    """The interface of a desk over the example workspace, which none of its addresses changes."""
    app = create_app(Settings(example))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": HOST})


@pytest.mark.parametrize("mode", EXAMPLES)
def test_every_answer_is_one_that_the_description_tells_of(
    described: schemathesis.BaseSchema, mode: GenerationMode
) -> None:
    # That days stand in order no description can say: where both are given they may be refused.
    asked = 0
    for found in described.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
            continue  # nothing is asked that could be asked wrongly

        @settings(
            max_examples=EXAMPLES[mode],
            deadline=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def fits(case: schemathesis.Case[Any]) -> None:
            nonlocal asked
            assume(len(case.as_curl_command()) < LONGEST_ADDRESS)  # a longer one reaches no route: 414
            asked += 1
            days = {"from", "to"} <= set(case.query or ())
            out_of_order: list[schemathesis.CheckFunction] = [positive_data_acceptance] if days else []
            case.call_and_validate(base_url=f"http://{HOST}", excluded_checks=out_of_order)

        fits()
    assert asked > 100
