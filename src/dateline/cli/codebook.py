"""``dateline codebook``: look at the pages that say what each kind of event is, and check them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.codebook_diff import diff
from dateline.cli.codebook_show import show
from dateline.cli.output import write

if TYPE_CHECKING:
    from dateline.codebook import Finding, Layers

app = typer.Typer(help="Look at the codebook, check it, and see what an edit changes.")

app.command("show")(show)
app.command("diff")(diff)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Look at the codebook, check it, and see what an edit changes."""
    if context.invoked_subcommand is None:
        raise typer.BadParameter("there are: show, check, diff")


@app.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A codebook folder of your own; ours unless given.")
    ] = None,
    examples: Annotated[
        bool,
        typer.Option(
            "--examples", help="Also code the examples of the pages, and say which come out otherwise."
        ),
    ] = False,
) -> None:
    """Say what is wrong with a codebook: incomplete pages, unknown names, dead frames, frames that always tie."""
    from dateline.codebook import layers, review
    from dateline.errors import CodebookError
    from dateline.lexicon import load_lexicon

    laid = layers(folder)
    found = review(laid, load_lexicon().classes)
    if examples and all(finding.is_note for finding in found):
        found = sorted({*found, *_tried(laid)})
    for finding in found:
        write(f"{finding}\n")
    wrong = sum(not finding.is_note for finding in found)
    if wrong:
        raise CodebookError(str(folder or "our codebook"), None, f"{wrong} to mend")
    write(f"{_summary(laid)}\n")


def _tried(laid: Layers) -> list[Finding]:
    """Examples that come out otherwise, and frames that none of them uses."""
    from dateline.api import standard_pipeline
    from dateline.codebook.trial import try_examples
    from dateline.collect import capture_text
    from dateline.read.reader import OURS

    line = standard_pipeline(OURS).coding_by(laid.codebook())
    return try_examples(laid, lambda text: line(capture_text(text)).claims)


def _summary(laid: Layers) -> str:
    pages = laid.unchecked().pages.values()
    frames, negative, positive, counter = (
        sum(len(getattr(page, name)) for page in pages)
        for name in ("frames", "without", "examples", "counterexamples")
    )
    return (
        f"{len(pages)} kinds, {frames} frames, {negative} negative frames, "
        f"{positive} examples, {counter} counterexamples: in order"
    )
