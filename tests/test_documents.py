"""The documentation holds together: links lead somewhere, commands exist, made pages are as they would be made now."""

from __future__ import annotations

import re
import runpy
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import typer.main

from dateline.cli.main import app
from dateline.desk import Settings, create_app
from dateline.store import Store
from tests.console import PAGES, ROOT, Block, blocks

DOCS = ROOT / "docs"
CARDS = sorted((ROOT / "training").glob("*/*.md"))
_LINK = re.compile(r"(?<!`)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_FENCE = re.compile(r"^ *```.*?^ *```$", flags=re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)`(dateline [^`\n]+)`(?!`)")
SHELLS = {"console", "sh", ""}
WEIGHTS = (
    "code/confidence.yaml",
    "incidents/weights.yaml",
    "page/cases.txt",
    "page/weights/lines.onnx",
    "place/ranking.yaml",
    "read/weights/pronouns.json",
    "read/weights/reader.onnx",
)


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """What the headings of a page can be linked by, as GitHub makes it of them."""
    found = set[str]()
    for title in re.findall(r"^#+ (.+)$", prose(page), flags=re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
        name = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        found.add(name if name not in found else f"{name}-1")
    return found


@pytest.mark.parametrize("page", [*PAGES, *CARDS], ids=ids)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [
        path.relative_to(DOCS).as_posix()
        for folder in ("how-to", "reference")
        for path in (DOCS / folder).glob("*.md")
    ]
    pages += [path.name for path in DOCS.glob("*.md") if path.name != "README.md"]
    assert len(pages) > 25
    assert [page for page in sorted(pages) if f"({page})" not in index] == []


def typed(page: Path) -> Iterator[tuple[str, str]]:
    """Every ``dateline`` command that a page shows, with where: in blocks, and between single quotes."""
    for block in blocks(page):
        if block.language in SHELLS:
            yield from ((block.place, line) for line in _lines(block))
    for words in _INLINE.findall(prose(page)):
        yield str(page.relative_to(ROOT)), words


def _lines(block: Block) -> Iterator[str]:
    """The commands of a block: all lines of a script, of a session those after "$ "."""
    lines = list(block.lines)
    session = any(line.startswith("$ ") for line in lines)
    for number, line in enumerate(lines):
        if session and not line.startswith("$ "):
            continue
        words = line.removeprefix("$ ").strip()
        while words.endswith("\\") and number + 1 < len(lines):
            number += 1
            words = words[:-1] + lines[number].strip()
        words = re.sub(r"^\S*\.venv/bin/", "", words)
        if words.startswith("dateline "):
            yield words


@cache
def whole() -> Any:
    """The ``dateline`` command."""
    return typer.main.get_command(app)


def wrong(words: str) -> str:
    """What is wrong with a command, empty for nothing: it must exist, and have every option that is shown."""
    bare = re.split(r" [|>#] | #|;|&&| > ", words.replace("…", "X"))[0]
    try:
        parts = shlex.split(bare)[1:]
    except ValueError as error:
        return str(error)
    command = whole()
    while parts and hasattr(command, "commands"):
        if parts[0].startswith("-") or "|" in parts[0] or parts[0].isupper() or "[" in parts[0]:
            break
        if parts[0] not in command.commands:
            return f"there is no command {parts[0]!r}"
        command = command.commands[parts.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    shown = [part.partition("=")[0] for part in parts if re.match(r"--?[a-z]", part)]
    unknown = [part for part in shown if part not in known]
    return f"no option {', '.join(unknown)}" if unknown else ""


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_command_shown_can_be_typed(page: Path) -> None:
    assert [(place, words, fault) for place, words in typed(page) if (fault := wrong(words))] == []


def test_commands_are_found_in_the_pages() -> None:
    every = [words for page in PAGES for _, words in typed(page)]
    assert len(every) > 150
    assert wrong("dateline export work.db --like ucdp out") == "no option --like"
    assert wrong("dateline exprot work.db") == "there is no command 'exprot'"


def test_made_pages_are_as_they_would_be_made_now() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "make_reference.py"))["pages"]()
    assert set(made) == {"accuracy.md", "kinds.md", "columns.md"}
    for name, text in made.items():
        stands = (DOCS / "reference" / name).read_text(encoding="utf-8")
        assert stands == text, f"docs/reference/{name} is out of date: run `make reference`"


def test_the_picture_of_a_run_shows_what_is_read() -> None:
    pictures = DOCS / "pictures"
    drawn = runpy.run_path(str(pictures / "draw_claims.py"))["picture"]()
    assert (pictures / "claims.svg").read_text(encoding="utf-8") == drawn, "out of date: run `make reference`"


def test_every_weight_file_has_a_card() -> None:
    weights = [ROOT / "src" / "dateline" / name for name in WEIGHTS]
    assert [path.name for path in weights if not path.is_file()] == []
    assert set((ROOT / "src").rglob("*.onnx")) <= set(weights)
    cards = " ".join(card.read_text(encoding="utf-8") for card in CARDS)
    index = (DOCS / "reference" / "models.md").read_text(encoding="utf-8")
    assert [path.name for path in weights if path.name not in cards] == []
    assert [card for card in CARDS if f"(../../{card.relative_to(ROOT).as_posix()})" not in index] == []


def test_what_the_environment_sets_is_documented() -> None:
    code = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    names = set(re.findall(r'"(DATELINE_[A-Z_]+)"', code))
    page = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    assert len(names) >= 2
    assert sorted(name for name in names if name not in page) == []


def test_every_address_for_programs_is_documented(tmp_path: Path) -> None:
    Store.open(tmp_path / "work.db", create=True).close()
    addresses = create_app(Settings(tmp_path / "work.db")).openapi()["paths"]
    page = (DOCS / "reference" / "http.md").read_text(encoding="utf-8")
    told = [re.sub(r"\{\w+\}", "{}", one) for one in re.findall(r"`(?:/api/v1)?(/[^`]*)`", page)]
    assert len(addresses) >= 15
    wanted = [re.sub(r"\{\w+\}", "{}", one.removeprefix("/api/v1")) for one in addresses]
    assert [one for one in wanted if one not in told] == []
