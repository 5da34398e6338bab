"""Builds the gazetteer when Dateline is installed, so that what is installed answers without a network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FILE = "src/dateline/gazetteer/places.sqlite"


class GazetteerHook(BuildHookInterface[Any]):
    """Makes the file of places before the wheel, or the link of an editable install, is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build where what it is built from has changed."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from dateline.gazetteer.build import build, is_current

        path = Path(self.root) / _FILE
        if not is_current(path):
            build(path)
        build_data["artifacts"].append(_FILE)
