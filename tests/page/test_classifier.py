"""The line classifier: features of a fixed width, probabilities, and labels that do not flicker."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.errors import PageError
from dateline.page.classifier import shipped_classifier, smooth
from dateline.page.features import page_features
from dateline.page.lines import split_lines
from tests.page import pages


def test_probabilities_tell_report_from_menu() -> None:
    lines = split_lines(pages.dump())
    probabilities = shipped_classifier()(page_features(lines))
    texts = [line.text for line in lines]
    body = [probabilities[texts.index(text)] for text in pages.BODY]
    menu = [probabilities[texts.index(text)] for text in pages.MENU]
    assert sum(body) / len(body) > 0.6
    assert max(menu) < 0.1


def test_a_page_of_one_line_has_features_too() -> None:
    width = page_features(split_lines(pages.dump())).shape[1]
    assert page_features(split_lines("One line.")).shape == (1, width)
    assert np.isfinite(page_features(split_lines(pages.dump()))).all()


def test_features_that_do_not_fit_are_refused() -> None:
    with pytest.raises(PageError, match="was trained on"):
        shipped_classifier()(np.zeros((2, 3), dtype=np.float32))


def test_smoothing_takes_the_likelier_run() -> None:
    wavering = np.array([0.1, 0.1, 0.9, 0.48, 0.9, 0.9, 0.1, 0.1])
    assert smooth(wavering).tolist() == [False, False, True, True, True, True, False, False]
    assert smooth(wavering, switch=0.0).tolist()[3] is False
    assert smooth(np.zeros(0)).tolist() == []
