"""What many tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from dateline.gazetteer.added import FOLDER_VARIABLE
from dateline.pipeline import Pipeline, build

settings.register_profile("same every time", derandomize=True)
settings.load_profile("same every time")


@pytest.fixture(scope="session", autouse=True)
def no_added_countries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a person has added to the gazetteer must not change what the tests see."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("gazetteer")))
        yield


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """Our whole staircase, built once."""
    return build()
