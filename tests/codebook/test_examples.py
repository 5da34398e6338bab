"""Every example of every codebook page is a test: positive ones come out as written, negative ones do not."""

from __future__ import annotations

import pytest

from dateline.codebook import Example, load_codebook
from dateline.codebook.examples import disagreement, shown
from dateline.collect import capture_text
from dateline.pipeline import Pipeline

PAGES = load_codebook().pages
POSITIVE = [(kind, example) for kind, page in PAGES.items() for example in page.examples]
NEGATIVE = [(kind, text) for kind, page in PAGES.items() for text in page.counterexamples]


@pytest.mark.parametrize(
    ("kind", "example"), POSITIVE, ids=lambda value: value if isinstance(value, str) else value.text[:50]
)
def test_example_is_coded(kind: str, example: Example, pipeline: Pipeline) -> None:
    assert disagreement(example, kind, pipeline(capture_text(example.text)).claims) is None


@pytest.mark.parametrize(("kind", "text"), NEGATIVE)
def test_counterexample_is_not_coded(kind: str, text: str, pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(text)).claims
    assert kind not in {claim.kind for claim in claims}, [shown(claim) for claim in claims]


def test_what_is_missing_and_what_is_too_much_is_told(pipeline: Pipeline) -> None:
    text = "Rebels besieged the city of Homs on Monday."
    claims = pipeline(capture_text(text)).claims

    def told(*wanted: dict[str, str]) -> str | None:
        return disagreement(Example.model_validate({"text": text, "claims": wanted}), "siege", claims)

    assert told({"actor": "rebels", "place": "Homs"}) is None
    assert "'actor': 'soldiers'} does not come out; there are [{'kind': 'siege'" in str(
        told({"actor": "soldiers"})
    )
    assert str(told()).endswith("comes out too")
