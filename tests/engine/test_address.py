"""Where a model is asked: what --engine takes, and what it says of what it does not."""

from __future__ import annotations

import pytest

from dateline.engine.address import Address, read_address
from dateline.errors import EngineError


@pytest.mark.parametrize(
    ("words", "model", "url"),
    [
        ("openai:qwen3@http://localhost:11434/v1", "qwen3", "http://localhost:11434/v1"),
        ("openai:qwen3:8b@http://localhost:11434", "qwen3:8b", "http://localhost:11434/v1"),
        (
            "openai:org/model@tag@https://models.example/api/v2/",
            "org/model@tag",
            "https://models.example/api/v2",
        ),
        ("openai:m@http://[::1]:8080/v1", "m", "http://[::1]:8080/v1"),
    ],
)
def test_model_and_server_are_read(words: str, model: str, url: str) -> None:
    assert read_address(words) == Address(model, url)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("qwen3", "openai:MODEL@URL"),
        ("openai:qwen3", "openai:MODEL@URL"),
        ("openai:@http://localhost", "openai:MODEL@URL"),
        ("openai:m@ftp://localhost", "openai:MODEL@URL"),
        ("openai:m m@http://localhost", "openai:MODEL@URL"),
        ("openai:m@http://local\x1bhost", "openai:MODEL@URL"),
        ("openai:m@http://me:secret@host/v1", "OPENAI_API_KEY"),
        ("openai:m@http://host/v1?key=secret", "query"),
        ("openai:m@http://host:99999/v1", "cannot be read"),
        ("openai:m@http://[::1/v1", "cannot be read"),
        ("openai:m@http:///v1", "names no host"),
    ],
)
def test_anything_else_is_refused_in_one_line(words: str, said: str) -> None:
    with pytest.raises(EngineError, match=said.replace("[", r"\[")) as raised:
        read_address(words)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://models.example/v1", True),
        ("http://localhost:8080/v1", True),
        ("http://127.0.0.2/v1", True),
        ("http://[::1]/v1", True),
        ("http://192.168.1.5/v1", False),
        ("http://localhost.example/v1", False),
    ],
)
def test_a_key_goes_only_where_nobody_listens(url: str, kept: bool) -> None:
    assert Address("m", url).keeps_secrets is kept
