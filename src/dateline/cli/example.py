"""The workspace of ``dateline desk`` where a person names none: the example, made the first time."""

from __future__ import annotations

from pathlib import Path

from dateline.cli.output import write


def example() -> Path:
    """The path of the example workspace; where there is none yet it is made, and the terminal told so."""
    from dateline.cli.progress import watched
    from dateline.workspace.example import make_example
    from dateline.workspace.example_place import example_path

    path = example_path()
    if not path.exists():
        write(
            "No workspace is named, so an example opens. This first time the reports that come with Dateline "
            "are read, which takes some seconds.\n"
        )
        with watched() as on_progress:
            make_example(path, on_progress=on_progress)
    write(f"The example is kept at {path}\n")
    return path
