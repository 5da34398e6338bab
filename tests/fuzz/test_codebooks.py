"""Any page of a codebook is loaded, or refused with its file and line; nothing is guessed, nothing runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import load_codebook
from dateline.codebook.load import our_pages
from dateline.errors import CodebookError
from dateline.lexicon import load_lexicon
from tests.fuzz.budget import budget
from tests.fuzz.clock import SLOW, seconds

KINDS = ("sexual_violence", "return", "siege")
SCALARS = (
    "*a",
    "&a x",
    "<<: *a",
    "!!python/object/apply:os.system [id]",
    "!!binary aGk=",
    "!!set {a, b}",
    "!!timestamp 2014-02-31",
    "2014-06-16",
    "on",
    "null",
    "~",
    ".inf",
    "0x10",
    "1e999",
    "[]",
    "{}",
    "[[[]]]",
    "{a: {b: c}}",
    "? a",
    "- -",
    "|",
    ">-",
    "'",
    '"\\ud800"',
    '"\\x00"',
    "@people",
    "@nobody",
    "killed+of+of",
    "+",
    "%YAML 1.1",
    "---",
    "...",
    "a: b: c",
    "\t",
    "x" * 5000,
    "\u2028",
    "name: name",
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """One of our pages with lines taken out, doubled, moved, pushed in, or given other values."""
    kind = draw(st.sampled_from(KINDS))
    lines = (our_pages() / f"{kind}.yaml").read_text("utf-8").splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(
            st.sampled_from(("drop", "double", "move", "indent", "tab", "value", "value", "key", "line"))
        )
        scalar = draw(st.sampled_from(SCALARS))
        if how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif how in {"indent", "tab"}:
            lines[at] = ("\t" if how == "tab" else "  ") + lines[at]
        elif how == "value":
            key, mark, _ = lines[at].partition(": ")
            lines[at] = f"{key}{mark}{scalar}" if mark else f"- {scalar}"
        elif how == "key":
            lines[at] = re.sub(r"\w+(?=:)", "frames", lines[at], count=1)
        else:
            lines.insert(at, scalar)
    return kind, "\n".join(lines)


def load(folder: Path) -> None:
    """Load a codebook; whatever is wrong is told with the file, in a way that a person can follow."""
    try:
        load_codebook(folder)
    except CodebookError as error:
        assert error.file
        assert str(error).startswith(error.file)
        assert error.line is None or error.line > 0
        assert error.message.strip()


@budget(120)
@given(pages())
def test_any_page_is_loaded_or_refused_with_its_line(tmp_path: Path, made: tuple[str, str]) -> None:
    kind, page = made
    for other in tmp_path.iterdir():
        other.unlink()
    (tmp_path / f"{kind}.yaml").write_text(page, encoding="utf-8", errors="replace")
    load(tmp_path)


BOMBS = {
    "laughs": "a: &a [x, x, x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)),
    "nested": "a: " + "[" * 100_000,
    "mappings": "a: " + "{a: " * 20_000,
    "indents": "".join(f"{' ' * n}a:\n" for n in range(1500)),
    "itself": "a: &a\n  b: *a\n",
    "merges itself": "a: &a\n  <<: *a\n",
    "keys": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "bytes": "\x00\x01",
    "list key": "? [a, b]\n: c\n",
    "mapping key": "? {a: b}\n: c\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_in_a_second(tmp_path: Path, name: str) -> None:
    (tmp_path / "siege.yaml").write_text(BOMBS[name], encoding="utf-8")

    def refuse() -> None:
        with pytest.raises(CodebookError):
            load_codebook(tmp_path)

    assert seconds(refuse) < 1.0 * SLOW


@pytest.mark.parametrize("name", [*BOMBS, "empty"])
def test_pages_of_actors_too(tmp_path: Path, name: str) -> None:
    page = tmp_path / "actors.yaml"
    page.write_text(BOMBS.get(name, ""), encoding="utf-8")
    with pytest.raises(CodebookError):
        load_lexicon(actors=page)
