"""``dateline codebook show``: one page of the codebook for a person to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import write

if TYPE_CHECKING:
    from dateline.codebook import Crosswalk, Frame, KindPage
    from dateline.codebook.crosswalk import Special

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
    words = [
        f"{part.removesuffix('s')} {', '.join(word.replace('+', ' ') for word in getattr(frame, part))}"
        for part in frame.parts
    ]
    yield from _item(f"{number:3}. ", "; ".join(words))
    conditions = [("where", slot, words) for slot, words in frame.needs.items()]
    conditions += [("unless", slot, words) for slot, words in frame.unless.items()]
    for sort, slot, found in conditions:
        yield from _item("     ", f"{sort} {_slot(slot)} is {_any(found)}")
    roles: list[tuple[str, tuple[str, ...]]] = [("actor", frame.actor), ("target", frame.target)]
    roles += [(f"place ({role.value})", slots) for role, slots in frame.place.items()]
    told = [f"{name}: {' or '.join(map(_slot, slots))}" for name, slots in roles if slots]
    told += [f"number of the {role}: {what.value}" for role, what in frame.count.items()]
    if told:
        yield from _item("     ", "; ".join(told))


def _slot(path: str) -> str:
    """A slot in words: "the subject", "what follows "with"", "the owner of the object"."""
    from dateline.codebook.vocabulary import load_slots

    slots = load_slots()
    words = [
        f'what follows "{step}"' if step in slots.prepositions else f"the {step.replace('_', ' ')}"
        for step in reversed(path.split("."))
    ]
    return " of ".join(words)


def _any(words: tuple[str, ...]) -> str:
    """Words of a condition: classes first, since they say most."""
    classes = ", ".join(word for word in words if word.startswith("@"))
    plain = ", ".join(word for word in words if not word.startswith("@"))
    return " or ".join(part for part in (classes and f"any of {classes}", plain) if part)


def _examples(page: KindPage) -> Iterator[str]:
    yield ""
    yield "Examples, and what comes out of them:"
    for example in page.examples:
        yield from _item("  - ", example.text)
        for claim in example.claims:
            fields = "; ".join(f"{name}: {_value(value)}" for name, value in claim.fields().items())
            yield from _item("      ", f"{claim.kind or page.kind}; {fields}")


def _value(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _codes(crosswalk: Crosswalk) -> Iterator[str]:
    from dateline.codebook.crosswalk import conditions, named

    for scheme, code in _labels(crosswalk).items():
        yield f"  {scheme:7}{code}"
    for special in crosswalk.where:
        where = " and ".join(f"the {name} is {_any(words)}" for name, words in conditions(special))
        labels = _labels(special)
        given = "; ".join(f"{name.upper()} {labels[name.upper()]}" for name in named(special))
        yield from _item("  - ", f"where {where}: {given}")


def _labels(codes: Crosswalk | Special) -> Mapping[str, str]:
    """Each scheme with its code and what that means."""
    from dateline.codebook.vocabulary import load_schemes

    schemes, none = load_schemes(), "none"
    plover = (
        f"{codes.plover.type}{f'/{codes.plover.mode}' if codes.plover.mode else ''}" if codes.plover else none
    )
    acled = f"{schemes.acled.type_of(codes.acled)}: {codes.acled}" if codes.acled else none
    ucdp = f"{codes.ucdp} ({schemes.ucdp.types[codes.ucdp]} violence)" if codes.ucdp else none
    cameo = f"{codes.cameo} ({schemes.cameo.codes[codes.cameo]})" if codes.cameo else none
    return {"PLOVER": plover, "ACLED": acled, "UCDP": ucdp, "CAMEO": cameo}
