"""``dateline evaluate``: score a stage against gold data and print the scores as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import write_json
from dateline.cli.reading_options import Engine, EngineCache, choose

app = typer.Typer(
    help="Score a stage against gold data and print JSON, a naive baseline beside it.", no_args_is_help=False
)

Gold = Annotated[Path, typer.Option("--gold", metavar="DIR", help="Folder that holds the gold data.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Score a stage against gold data and print JSON, a naive baseline beside it."""
    if context.invoked_subcommand is None:
        raise typer.BadParameter(
            "evaluate what? There are: claims, page, syntax, names, places, dates, attribution, quantities, "
            "factuality, reference, coding, incidents"
        )


@app.command()
def claims(gold: Gold, engine: Engine = None, engine_cache: EngineCache = None) -> None:
    """Claims against coded reports, by kind and field; the baseline is a list of keywords."""
    from dateline.evaluate.claims import evaluate_claims

    asked = engine is not None or engine_cache is not None
    line = choose("dateline", None, None, False, engine, engine_cache)[0] if asked else None
    write_json(evaluate_claims(gold, pipeline=line), indent=2)


@app.command()
def page(
    gold: Gold,
    reports: Annotated[
        Path | None,
        typer.Option(
            "--reports", metavar="DIR", help="Folder of coded reports, to check their heads and bodies."
        ),
    ] = None,
) -> None:
    """Pages against gold bodies, heads and labelled lines."""
    from dateline.evaluate.page import evaluate_page

    write_json(evaluate_page(gold, reports=reports), indent=2)


@app.command()
def syntax(gold: Gold) -> None:
    """Parts of speech and dependencies against treebanks."""
    from dateline.evaluate.syntax import evaluate_syntax

    write_json(evaluate_syntax(gold), indent=2)


@app.command()
def names(
    gold: Gold,
    folds: Annotated[
        Path | None,
        typer.Option(
            "--folds",
            metavar="DIR",
            help="Folder with the folders 0 to 4: weights trained without that fold.",
        ),
    ] = None,
) -> None:
    """Names of persons, organisations, places, weapons and vehicles against marked texts."""
    from dateline.evaluate.names import evaluate_name_folds, evaluate_names

    write_json(evaluate_names(gold) if folds is None else evaluate_name_folds(gold, folds), indent=2)


@app.command()
def places(
    gold: Gold,
    own: Annotated[
        Path | None,
        typer.Option("--own", metavar="FILE", help="Table of our own places of re3d: evals/places/re3d.tsv."),
    ] = None,
) -> None:
    """Names of places found in running news, and where they are put; baselines are most populous and nearest."""
    from dateline.evaluate.places import evaluate_places

    write_json(evaluate_places(gold, own), indent=2)


@app.command()
def dates(gold: Gold) -> None:
    """Time expressions and their values against marked texts."""
    from dateline.evaluate.dates import evaluate_dates

    write_json(evaluate_dates(gold), indent=2)


@app.command()
def attribution(gold: Gold) -> None:
    """Who says what: source, cue and content against marked texts."""
    from dateline.evaluate.attribution import evaluate_attribution

    write_json(evaluate_attribution(gold), indent=2)


@app.command()
def quantities(
    gold: Gold,
    sentences: Annotated[
        Path,
        typer.Option("--sentences", metavar="FILE", help="Labels of sentences of re3d, with their counts."),
    ] = Path("evals/re3d-sentences.yaml"),
) -> None:
    """Figures, what they count and what they are a part of, against marked texts and labelled sentences."""
    from dateline.evaluate.quantities import evaluate_quantities

    write_json(evaluate_quantities(gold, sentences=sentences), indent=2)


@app.command()
def factuality(
    gold: Gold,
    sentences: Annotated[
        Path,
        typer.Option("--sentences", metavar="FILE", help="Labels of sentences of re3d, with their events."),
    ] = Path("evals/re3d-sentences.yaml"),
) -> None:
    """Whether events happened: rated words, TimeML's subordination links, and labelled sentences."""
    from dateline.evaluate.factuality import evaluate_factuality

    write_json(evaluate_factuality(gold, sentences=sentences), indent=2)


@app.command()
def reference(gold: Gold) -> None:
    """What pronouns, definite phrases and short names stand for, against coreference."""
    from dateline.evaluate.reference import evaluate_reference

    write_json(evaluate_reference(gold), indent=2)


@app.command()
def coding(
    gold: Gold,
    only: Annotated[
        str | None, typer.Argument(metavar="[SET]", help="One set; all that lie under --gold unless given.")
    ] = None,
    responses: Annotated[
        Path | None,
        typer.Option(
            "--responses",
            metavar="FILE",
            help="For muc: write the filled templates, laid out as the keys are.",
        ),
    ] = None,
    dev: Annotated[
        bool, typer.Option("--dev", help="For muc: score the development texts instead of the tests.")
    ] = False,
) -> None:
    """What was coded against public sets of coded events: types of PLOVER, sides, incidents of MUC."""
    from dateline.evaluate.coding import evaluate_coding

    write_json(evaluate_coding(gold, only, responses=responses, dev=dev), indent=2)


@app.command()
def incidents(
    gold: Gold,
    only: Annotated[
        str | None,
        typer.Argument(
            metavar="[SET]", help="gva or ecbplus; both, where they lie under --gold, unless given."
        ),
    ] = None,
) -> None:
    """Reports and mentions joined to incidents, by B³ and pairs; baselines are titles, words and lemmas."""
    from dateline.evaluate.incidents import evaluate_incidents

    write_json(evaluate_incidents(gold, only), indent=2)
