"""Every example of every codebook page is a test: positive ones come out as written, negative ones do not."""

from __future__ import annotations

import pytest

from dateline.codebook import Example, Expected, load_codebook
from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim

PAGES = load_codebook().pages
POSITIVE = [(kind, example) for kind, page in PAGES.items() for example in page.examples]
NEGATIVE = [(kind, text) for kind, page in PAGES.items() for text in page.counterexamples]


def _shown(claim: Claim) -> dict[str, object]:
    return {
        "kind": claim.kind,
        "status": claim.status.value,
        "actor": [name for value in claim.actor for name in (value.value, value.original)],
        "target": [name for value in claim.target for name in (value.value, value.original)],
        "place": [located.place.value.name for located in claim.place],
        "source": claim.said_by.value if claim.said_by else None,
        "weapon": claim.weapon.value if claim.weapon else None,
        **{
            count.value.what.value: count.value.best or count.value.low or count.value.high
            for count in claim.counts
        },
    }


def _agrees(expected: Expected, kind: str, claim: Claim) -> bool:
    shown = _shown(claim)
    if shown["kind"] != (expected.kind or kind):
        return False
    for field, wanted in expected.model_dump(exclude_none=True, exclude={"kind"}).items():
        found = shown.get(field)
        wanted_names = wanted if isinstance(wanted, tuple) else (wanted,)
        found_names = found if isinstance(found, list) else [found]
        for name in wanted_names:
            if not any(_same(name, one) for one in found_names):
                return False
    return True


def _same(wanted: object, found: object) -> bool:
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted.lower() in found.lower() or found.lower() in wanted.lower()
    return wanted == found


@pytest.mark.parametrize(
    ("kind", "example"), POSITIVE, ids=lambda value: value if isinstance(value, str) else value.text[:50]
)
def test_example_is_coded(kind: str, example: Example, pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(example.text)).claims
    left = list(claims)
    for expected in example.claims:
        found = next((claim for claim in left if _agrees(expected, kind, claim)), None)
        assert found is not None, (
            expected.model_dump(exclude_none=True),
            [_shown(claim) for claim in claims],
        )
        left.remove(found)
    assert not left, [_shown(claim) for claim in left]


@pytest.mark.parametrize(("kind", "text"), NEGATIVE)
def test_counterexample_is_not_coded(kind: str, text: str, pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(text)).claims
    assert kind not in {claim.kind for claim in claims}, [_shown(claim) for claim in claims]
