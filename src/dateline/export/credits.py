"""Whom to credit: the citation of an export and the notes on what it may be used for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.export.shape import Format
from dateline.version import __version__

_NOTICE = """\
About this data set
===================

Made by Dateline {version} in the shape of {title}, edition {edition}. It is not a release of the project whose shape it
has: every row was coded by a program from news reports, and says what these reports say, not what happened.

- dictionary.csv: what each column means and what it is made from.
- provenance.jsonl: for each cell the rule, the claim, the report and the words that it came from.
- rows.csv: which incident of the workspace each row was made of.
- losses.md, losses.jsonl: what this shape could not hold.
- manifest.json: versions, counts and the SHA-256 of every file.

Places: coordinates and names of places are from GeoNames (https://www.geonames.org), licensed CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). Whoever publishes this data set must keep this credit.

Reports: quotations stay with those who wrote them. Headlines and quotes are short extracts for the purpose of
verification; ask for leave before you publish more.

People: {victims}
Who finds a fault, or wishes a name to be taken out, should be able to reach whoever publishes this data set: put an
address for corrections here before you do.

In CSV and TSV files a cell that starts with = + - @ has an apostrophe before it, so that spreadsheets do not run it.
"""
_HIDDEN = (
    "private persons that an event was done to are shown by category; their names are withheld in all files."
)
_SHOWN = "private persons that an event was done to are named in this export. Think before you publish it."


def notice(form: Format, *, name_victims: bool) -> str:
    """NOTICE.txt of an export."""
    victims = _SHOWN if name_victims else _HIDDEN
    return _NOTICE.format(version=__version__, title=form.title, edition=form.edition, victims=victims)


def citation(form: Format, manifest: Mapping[str, Any]) -> str:
    """CITATION.cff of an export; its day is that of the store's last run, where it has one."""
    runs = manifest["runs"]
    day = str(runs[-1].get("finished") or "")[:10] if runs else ""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this data set, cite it and the reports that it rests on.",
        "type: dataset",
        f'title: "Incidents told by news reports, in the shape of {form.title}"',
        "authors:",
        '  - name: "(put the name of whoever publishes this data set here)"',
        f'version: "{manifest["dateline"]}"',
        *([f"date-released: {day}"] if day else []),
        "references:",
        "  - type: software",
        "    title: Dateline",
        f'    version: "{__version__}"',
        "    authors:",
        "      - name: The Dateline contributors",
        "  - type: database",
        "    title: GeoNames",
        "    url: https://www.geonames.org",
        "    license: CC-BY-4.0",
        "    authors:",
        "      - name: GeoNames",
    ]
    return "\n".join(lines) + "\n"
