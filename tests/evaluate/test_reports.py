"""Finding a gold quote in a report."""

from __future__ import annotations

from dateline.evaluate.reports import locate


def test_locate_folds_white_space_and_compatibility_forms() -> None:
    text = "He said\n   the ﬁrst raid failed."
    assert locate("the first raid", text) == (11, 24)
    assert locate("the second raid", text) is None
