"""What the words of a name tell, and the words for weapons and vehicles."""

from __future__ import annotations

import pytest

from dateline.pipeline import Pipeline


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Oxbow Martyrs", "armed group"),
        ("Army of Oxbow", "organisation"),
        ("Oxbow Liberation Army", "armed group"),
        ("Ansar", None),
        ("Popular Front for the Harbour", "armed group"),
        ("Bridge", None),
        ("Oxbow Power Station", "facility"),
    ],
)
def test_kinds_by_words(pipeline: Pipeline, name: str, kind: str | None) -> None:
    assert pipeline.lexicon.names.kind_of(name.split()) == kind


@pytest.mark.parametrize("name", ["UK", "U.S.", "Britain", "Gaza", "Syria", "DR Congo", "the Netherlands"])
def test_countries(pipeline: Pipeline, name: str) -> None:
    assert pipeline.lexicon.is_country(name)


@pytest.mark.parametrize("name", ["us", "usa", "UN", "Mosul", "Oxbow"])
def test_what_is_no_country(pipeline: Pipeline, name: str) -> None:
    assert not pipeline.lexicon.is_country(name)


def test_titles(pipeline: Pipeline) -> None:
    titles = pipeline.lexicon.titles
    assert titles.is_head("Brig.")
    assert titles.is_part("Prime")
    assert not titles.is_head("Prime")
    assert not titles.is_part("Oxbow")
