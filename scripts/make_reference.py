"""Writes the pages of docs/reference that are made of data (``make reference``); a test compares them with these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.codebook import load_codebook
from dateline.evaluate.card import ColumnCard, Measured, load_card
from dateline.export.formats import FORMATS, format_named
from dateline.export.shape import Format

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
MADE = "<!-- Made by scripts/make_reference.py of {source}: change that, and run `make reference`. -->\n"


SAME_AS_CSV = "parquet"
"""Has the tables and columns of csv: told once."""


def pages() -> Mapping[str, str]:
    """Every made page by its name."""
    made = {"accuracy.md": accuracy(), "kinds.md": kinds(), "columns.md": columns()}
    return {name: "\n".join(lines) + "\n" for name, lines in made.items()}


def accuracy() -> Iterator[str]:
    """The accuracy card."""
    card = load_card()
    yield MADE.format(source="src/dateline/evaluate/accuracy.yaml and measured.json")
    yield from _ACCURACY.splitlines()
    for column in card.columns:
        yield from _column(column)
    yield from ("", "## Claims by kind, in our coded reports", "")
    yield "Few of a kind say little of it: of a kind with five claims the share may be off by forty points either way."
    yield from (
        "",
        "| kind | a coder has | found of them | made that the coder has not |",
        "|---|---|---|---|",
    )
    for kind, score in card.kinds.items():
        yield f"| `{kind}` | {score.gold} | {score.found} | {score.wrong} |"
    yield from ("", "## The gold data", "", "| data | how many | keep in mind |", "|---|---|---|")
    for gold in card.golds.values():
        yield f"| {gold.name} | {gold.size} | {gold.caution} |"
    yield ""
    yield from _AFTER.splitlines()


def _column(column: ColumnCard) -> Iterator[str]:
    yield from ("", f"## {column.name}", "", column.about, "")
    yield from ("| measured | on | score | naive | the naive way |", "|---|---|---|---|---|")
    yield from (_figure(one) for one in column.figures)
    if column.missing:
        yield from ("", f"*Not measured:* {column.missing}")


def _figure(one: Measured) -> str:
    naive = "" if one.baseline is None else f"{one.baseline:.1f}"
    return f"| {one.says} | {one.gold.name} | {one.percent:.1f} | {naive} | {one.against or ''} |"


def kinds() -> Iterator[str]:
    """The kinds of events, in short."""
    yield MADE.format(source="src/dateline/codebook/kinds")
    yield from _KINDS.splitlines()
    for name, page in sorted(load_codebook().pages.items()):
        yield f"| `{name}` | {_cell(page.definition)} | {_cell('; '.join(page.excludes))} |"


def columns() -> Iterator[str]:
    """The columns of every export."""
    yield MADE.format(source="the sheets in src/dateline/export")
    yield from _COLUMNS.splitlines()
    for name in FORMATS:
        if name != SAME_AS_CSV:
            yield from _format(format_named(name))


def _format(form: Format) -> Iterator[str]:
    yield from ("", f"## `{form.name}`: {form.title}", "", f"Edition {form.edition}.")
    for table in form.tables:
        yield from ("", f"### `{table.file}`", "", "| column | holds | values |", "|---|---|---|")
        for column in table.columns:
            yield f"| `{column.name}` | {_cell(column.meaning)} | {_cell(column.values)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


_ACCURACY = """\
# Accuracy

How right each column of a data set is, with what a naive method reaches on the same data. The desk shows
the same card on its page *Codebook*. All figures are percentages; the gate of `make eval` keeps them
from falling unseen ([evals](../../evals/README.md)).

How to read it:

- A score means nothing without the one beside it. Where most reports name no weapon, "always blank" is
  right nearly always.
- Fields are scored **on the claims that were found**. A claim that was missed is counted under *kind*,
  and nowhere else.
- The coded reports are those that the codebook was written with. **On your reports expect less.** Code a
  dozen and measure: [code twice](../how-to/code-twice.md), then `dateline evaluate claims`.
- What is right in each field is not right together: a row with ten columns of 95 each is right as a
  whole less often."""

_AFTER = """\
## What no figure here says

Whether a report is true; whether the reports you have are those you need; how right an incident's chosen
figure is, for which there is no gold. See [what Dateline does not do](../what-dateline-does-not-do.md)."""

_KINDS = """\
# Kinds of events

`dateline codebook show KIND` prints a kind's whole page, with examples, frames and codes in other
schemes. [The codebook](codebook.md) tells how a page is written, [accuracy](accuracy.md) how well each
is found.

| kind | is coded where | but not |
|---|---|---|"""

_COLUMNS = """\
# Columns of the exports

What each column means; `dictionary.csv` in an export says the same, and what each is made from.
[Exports](exports.md) tells which incidents get in, and how questions were settled that the shapes leave
open. `parquet` has the tables and columns of `csv`."""


def main() -> None:
    """Write them."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
