"""Where the example workspace is kept: apart from how it is made, which needs the whole reader."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

FOLDER_VARIABLE = "DATELINE_EXAMPLE"


def example_path() -> Path:
    """Where the example is kept: in the folder that DATELINE_EXAMPLE names, else among the person's own data."""
    named = os.environ.get(FOLDER_VARIABLE)
    folder = Path(named) if named else user_data_path("dateline", appauthor=False)
    return folder / "example.db"
