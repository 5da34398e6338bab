"""What the tests of the brief share."""

from __future__ import annotations

import pytest

from dateline.brief import Brief, Scope, compose
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.gazetteer import base_file
from tests.brief.made import FIRST, LAST, two_tolls


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer([base_file()])


@pytest.fixture
def world(gazetteer: Gazetteer) -> Scope:
    return Scope(gazetteer)


@pytest.fixture
def bombing(world: Scope) -> Brief:
    """The brief of one bombing with two tolls."""
    return compose(two_tolls(), world, FIRST, LAST)
