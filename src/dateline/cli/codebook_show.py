"""``dateline codebook show``: one page of the codebook for a person to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import write

if TYPE_CHECKING:
    from dateline.codebook import Crosswalk, Frame, KindPage

WIDTH = 100
Folder = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="DIR", help="A codebook folder of your own, laid over ours."),
]


def show(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Name of a kind, such as air_strike.")],
    codebook: Folder = None,
    as_yaml: Annotated[
        bool, typer.Option("--yaml", help="Print the page as it is written, to copy and change.")
    ] = False,
) -> None:
    """Print what a kind is, the words that evoke it, its examples and its codes in other schemes."""
    from dateline.codebook import layers

    laid = layers(codebook)
    pages = laid.codebook().pages
    if kind not in pages:
        raise typer.BadParameter(f"no kind {kind!r}; there are: {', '.join(sorted(pages))}")
    if as_yaml:
        write("".join(file.path.read_text(encoding="utf-8") for file in laid.files if file.page.kind == kind))
    else:
        write("\n".join(_page(pages[kind])) + "\n")


def _page(page: KindPage) -> Iterator[str]:
    yield f"{page.kind} ({page.family})"
    yield ""
    yield from textwrap.wrap(page.definition, WIDTH)
    yield from _listed("Includes", page.includes)
    yield from _listed("Excludes", page.excludes)
    yield from _examples(page)
    yield from _listed("Not examples", page.counterexamples)
    yield ""
    yield "In other schemes:"
    yield from _codes(page.crosswalk)
    yield from _framed("Evoked by", page.frames)
    yield from _framed("Not by", page.without)


def _listed(title: str, entries: tuple[str, ...]) -> Iterator[str]:
    if entries:
        yield ""
        yield f"{title}:"
    for entry in entries:
        yield from _item("  - ", entry)


def _item(mark: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    )


def _framed(title: str, frames: tuple[Frame, ...]) -> Iterator[str]:
    if frames:
        yield ""
        yield f"{title}:"
    for number, frame in enumerate(frames, start=1):
        yield from _frame(number, frame)


def _frame(number: int, frame: Frame) -> Iterator[str]:
    from dateline.codebook.wording import in_words

    told = in_words(frame)
    words = "; ".join(f"{part} {', '.join(found)}" for part, found in told.triggers)
    yield from _item(f"{number:3}. ", words)
    for condition in told.conditions:
        yield from _item("     ", condition)
    if told.roles:
        yield from _item("     ", "; ".join(told.roles))


def _examples(page: KindPage) -> Iterator[str]:
    from dateline.codebook.wording import outcome

    yield ""
    yield "Examples, and what comes out of them:"
    for example in page.examples:
        yield from _item("  - ", example.text)
        for claim in example.claims:
            kind, fields = outcome(claim, page.kind)
            yield from _item("      ", f"{kind}; {'; '.join(f'{name}: {value}' for name, value in fields)}")


def _codes(crosswalk: Crosswalk) -> Iterator[str]:
    from dateline.codebook.wording import labels, special_in_words

    for scheme, code in labels(crosswalk).items():
        yield f"  {scheme:7}{code}"
    for special in crosswalk.where:
        told = special_in_words(special)
        given = "; ".join(f"{scheme} {code}" for scheme, code in told.codes.items())
        yield from _item("  - ", f"where {told.where}: {given}")
