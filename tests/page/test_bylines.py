"""Names out of bylines and credits."""

from __future__ import annotations

import pytest

from dateline.page.bylines import byline_names, contributor_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Berg", ("Anna Berg",)),
        ("By Anna Berg and Omar al Hadi", ("Anna Berg", "Omar al Hadi")),
        ("By Anna Berg, Omar Hadi and Li Wei", ("Anna Berg", "Omar Hadi", "Li Wei")),
        ("Anna Berg reports from Erbil, where thousands wait", ("Anna Berg",)),
        ("By Staff Reporters", ()),
        ("By the river", ()),
        ("By nightfall the town was empty.", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Additional reporting by Tom Lee", ("Tom Lee",)),
        ("(Additional reporting by Tom Lee in Basra and Eva Kahn in Paris)", ("Tom Lee", "Eva Kahn")),
        ("Berg reported from Erbil. Tom Lee in Basra contributed to this report.", ("Tom Lee",)),
        ("With files from Tom Lee", ("Tom Lee",)),
        ("The mayor contributed to the fund.", ()),
    ],
)
def test_credits(line: str, names: tuple[str, ...]) -> None:
    assert contributor_names(line) == names
