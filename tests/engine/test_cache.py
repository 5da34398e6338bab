"""Answers kept on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.engine.cache import Cache, Reply
from dateline.errors import EngineError

ASKED = ({"role": "user", "content": "1| A bomb went off in Ardun."},)
REPLY = Reply('{"claims": []}', 100, 20, 2.0)


def test_the_same_question_finds_its_answer(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "org/model:7b")
    assert cache.get(ASKED, "1") is None
    cache.put(ASKED, "1", REPLY)
    assert cache.get(ASKED, "1") == REPLY
    assert cache.get(ASKED, "2") is None
    assert cache.get(({"role": "user", "content": "1| Another."},), "1") is None
    assert Cache(tmp_path, "org/model-7b").get(ASKED, "1") is None
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"text": 3}', b"\xff"])
def test_what_cannot_be_read_is_asked_again(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path, "m")
    cache.put(ASKED, "1", REPLY)
    [path] = tmp_path.rglob("*.json")
    path.write_bytes(content)
    assert cache.get(ASKED, "1") is None
    assert cache.pace() is None


def test_a_cache_holds_no_report(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "m")
    cache.put(ASKED, "1", REPLY)
    [path] = tmp_path.rglob("*.json")
    assert b"Ardun" not in path.read_bytes()
    assert path.parent.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_the_pace_is_that_of_answers_so_far(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "m")
    assert cache.pace() is None
    cache.put(ASKED, "1", REPLY)
    cache.put(ASKED, "2", Reply("", 5, 40, 4.0))
    assert cache.pace() == (60, 6.0)


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(EngineError, match="answers cannot be kept in"):
        Cache(tmp_path / "file", "m").put(ASKED, "1", REPLY)
