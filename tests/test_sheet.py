"""Sheets of knowledge: what is wrong is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import CodebookError
from dateline.sheet import Sheet, read_sheet


class Words(Sheet):
    """A sheet for the test."""

    name: str
    words: tuple[str, ...] = ()


def _error(tmp_path: Path, text: str) -> str:
    path = tmp_path / "words.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        read_sheet(path, Words)
    return str(caught.value)


def test_reads(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("name: arms\nwords: [gun, rifle]\n", encoding="utf-8")
    assert read_sheet(path, Words) == Words(name="arms", words=("gun", "rifle"))


def test_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    assert _error(tmp_path, "name: arms\nwords: [gun]\ncolour: red\n").startswith("words.yaml:3: colour:")


def test_wrong_type_is_named_with_its_line(tmp_path: Path) -> None:
    assert _error(tmp_path, "name: arms\nwords:\n  - gun\n  - {a: b}\n").startswith("words.yaml:4: words.1:")


def test_repeated_key_is_refused(tmp_path: Path) -> None:
    assert _error(tmp_path, "name: arms\nname: legs\n") == "words.yaml:2: the key 'name' stands twice"


@pytest.mark.parametrize("text", ["name: [", "\tname: arms", "name: 'arms"])
def test_broken_yaml_is_one_line(tmp_path: Path, text: str) -> None:
    message = _error(tmp_path, text)
    assert message.startswith("words.yaml:")
    assert "\n" not in message


def test_missing_file_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.yaml: cannot be read"):
        read_sheet(tmp_path / "none.yaml", Words)
