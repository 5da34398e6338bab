"""What claims depend on besides the page: code, codebook, weights, gazetteer, actors."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.engine import ModelCoder
from dateline.pipeline import Pipeline
from dateline.place import PlaceReader
from dateline.version import __version__

READING = ("code", "codebook", "lexicon", "page", "place", "read", "types", "pipeline.py", "syntax.py")
"""What of our own package a reading depends on; the gazetteer and the reader's weights have versions of their own."""
ENGINE = ("engine",)
"""What of it depends on a language model besides; only readings by one are stamped with it."""
JOINING = ("incidents", "types")
"""What of our own package incidents depend on."""
KNOWLEDGE = (".json", ".onnx", ".py", ".tsv", ".yaml")
DIGITS = 12


def versions_of(pipeline: Pipeline, actors: Path | None = None) -> dict[str, str]:
    """By name, what the pipeline's readings depend on; ``actors`` is the page laid over ours, if there is one.

    Two pipelines of the same versions read the same capture into the same bytes.
    """
    found = {
        "code": f"{__version__}+{code_digest()}",
        "codebook": pipeline.codebook.version,
        "weights": pipeline.reader.version,
        "gazetteer": "+".join(
            stage.gazetteer.version for stage in pipeline.stages if isinstance(stage, PlaceReader)
        ),
        "actors": "ours" if actors is None else sha256(actors.read_bytes()).hexdigest()[:DIGITS],
        "sentences": "all" if pipeline.reader.gate is None else "fast",
    }
    for stage in pipeline.stages:
        if isinstance(stage, ModelCoder):
            found["engine"] = f"{stage.version} code@{code_digest(ENGINE)}"
    return found


def joining_versions() -> dict[str, str]:
    """By name, what incidents depend on besides the claims."""
    return {"code": __version__, "incidents": code_digest(JOINING)}


@cache
def code_digest(names: tuple[str, ...] = READING) -> str:
    """A digest of the code and the sheets of words that readings are made by, or of other parts of the package."""
    digest = sha256()
    for name, file in sorted(_files(resources.files("dateline"), names)):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:DIGITS]


def _files(folder: Traversable, names: tuple[str, ...] | None = None) -> list[tuple[str, Traversable]]:
    """The files of knowledge below a folder, by their paths in it; of its own entries only those of ``names``."""
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if names is not None and entry.name not in names:
            continue
        if entry.is_dir():
            found += [(f"{entry.name}/{name}", file) for name, file in _files(entry)]
        elif entry.name.endswith(KNOWLEDGE):
            found.append((entry.name, entry))
    return found
