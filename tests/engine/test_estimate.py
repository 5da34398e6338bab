"""What a run will take, before it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.estimates import in_words
from dateline.engine import Price, estimate, read_price
from dateline.engine.cache import Cache, Reply
from dateline.engine.prompt import PART, Prompt
from dateline.errors import EngineError
from dateline.pipeline import Pipeline


def test_tokens_follow_from_the_characters(pipeline: Pipeline, tmp_path: Path) -> None:
    prompt = Prompt.load(pipeline.codebook)
    cache = Cache(tmp_path, "m")
    one = estimate(prompt, cache, [4_000])
    assert one.sent == round((len(prompt.system) + 4_000) / 4)
    assert one.answered == 2_000
    assert estimate(prompt, cache, [PART + 1]).sent > 2 * len(prompt.system) / 4
    assert one.times(1_000).sent == 1_000 * one.sent
    assert (estimate(prompt, cache, []).sent, one.seconds) == (0, None)
    cache.put(({"role": "user", "content": "x"},), "1", Reply("", 1, 40, 4.0))
    assert estimate(prompt, cache, [4_000]).seconds == pytest.approx(200)


def test_it_is_told_in_a_line(pipeline: Pipeline, tmp_path: Path) -> None:
    found = estimate(Prompt.load(pipeline.codebook), Cache(tmp_path, "m"), [4_000])
    assert in_words(found, None).endswith("cost unknown (--price); time unknown before the first answer")
    assert found.cost(Price(1_000_000, 0)) == pytest.approx(found.sent)
    assert "up to 0.002 in" in in_words(found, Price(0, 1))
    assert "up to 2,000.00 in" in in_words(found, Price(0, 999_999.99))


@pytest.mark.parametrize("words", ["", "1", "1,2,3", "cheap,dear", "nan,1", "1,inf", "-1,1", "1,2000000"])
def test_a_price_is_two_numbers(words: str) -> None:
    with pytest.raises(EngineError, match="--price"):
        read_price(words)
