"""The example workspace: the reports that come with Dateline, read once and kept among a person's own data."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline import api
from dateline.errors import StoreError
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.example_place import FOLDER_VARIABLE
from dateline.workspace.ingest import add
from dateline.workspace.progress import OnProgress, untold
from dateline.workspace.reconcile import reconcile
from dateline.workspace.versions import versions_of


def make_example(path: Path, *, pipeline: Pipeline | None = None, on_progress: OnProgress = untold) -> None:
    """Make the example workspace at a path where nothing is, read by our own pipeline where none is given.

    It appears whole or not at all: it is made beside its place and moved there. Raises StoreError where it cannot be.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix="example-") as folder:
            made = Path(folder) / path.name
            _fill(made, pipeline or api.chosen_pipeline(), on_progress)
            made.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"the example cannot be kept at {path}: {reason}; {FOLDER_VARIABLE} names another folder"
        ) from None


def example_reports() -> Path:
    """The folder of example reports: in the package where it was installed, else in the checkout beside it."""
    package = Path(str(files("dateline")))
    installed = package / "examples"
    return installed if installed.is_dir() else package.parents[1] / "examples" / "reports"


def _fill(path: Path, pipeline: Pipeline, on_progress: OnProgress) -> None:
    with Store.open(path, create=True) as store:
        add(
            store, [str(example_reports())], pipeline, versions=versions_of(pipeline), on_progress=on_progress
        )
        reconcile(store, on_progress=on_progress)
