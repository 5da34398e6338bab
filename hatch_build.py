"""Builds what is not kept in the repository when Dateline is installed, so that it then needs no network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FILE = "src/dateline/gazetteer/places.sqlite"
_ASSETS = "src/dateline/desk/static/vendor"
_EXAMPLES = "examples/reports"


class BuiltHook(BuildHookInterface[Any]):
    """Makes the file of places before the wheel, or the link of an editable install, is made.

    A wheel also gets what the desk's pages load; beside an editable install ``make setup`` builds it. The example
    reports go into the wheel as ``dateline/examples``; an editable install finds them in the checkout.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing, or was built from something else."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from dateline.gazetteer.build import build, is_current

        path = Path(self.root) / _FILE
        if not is_current(path):
            build(path)
        build_data["artifacts"].append(_FILE)
        if version == "standard":
            if not (Path(self.root) / _ASSETS).exists():
                script = Path(self.root) / "scripts" / "build_assets.sh"
                subprocess.run(["bash", str(script), str(Path(sys.executable).parent)], check=True)
            build_data["artifacts"].append(_ASSETS)
            build_data["force_include"][str(Path(self.root) / _EXAMPLES)] = "dateline/examples"
