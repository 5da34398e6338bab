"""What reading a month of Common Crawl's news takes, computed from ``common_crawl.yaml``: ``common_crawl.py``.

Prints the table of docs/how-to/read-a-month-of-common-crawl.md; ``--write`` puts it there, ``--measure`` measures the
figures that are ours on this machine and prints them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

PAGE = Path(__file__).parents[1] / "docs" / "how-to" / "read-a-month-of-common-crawl.md"
BEGIN, END = "<!-- begin: python -m benchmarks.common_crawl --write -->", "<!-- end -->"
SHARES = (0.2, 0.33, 0.5)
DAYS = (1, 7, 30)
MEASURED_WORDS = 600
"""Words of the pages in English that our figures are measured on."""


def load_figures() -> dict[str, dict[str, Any]]:
    """Each figure by its name, with its ``value``, ``unit`` and where it is ``from``."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    figures: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return figures


def needs(values: Mapping[str, float], share: float) -> dict[str, float]:
    """What a month needs where that share of its pages is in English: hours of a core, and GB on disk."""
    english = values["pages"] * share
    other = values["pages"] - english
    kilobyte = 1e-6  # of a GB
    markup = (values["archive"] / kilobyte / values["pages"] - values["made_up"]) * values["markup_seconds"]
    in_english = english * (values["english_seconds"] * values["words"] / MEASURED_WORDS + markup)
    in_others = other * (values["other_seconds"] + markup)
    return {
        "reading": (in_english + in_others) / 3600,
        "of them others": in_others / 3600,
        "merging": (english * values["merge_seconds"] + other * values["other_merge_seconds"]) / 3600,
        "shards": values["archive"] + english * values["documents"] * kilobyte,
        "workspace": values["archive"] + english * values["rows"] * kilobyte,
    }


def written(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """The tables of the page, as Markdown."""
    values = {name: float(figure["value"]) for name, figure in figures.items()}
    shares = [needs(values, share) for share in SHARES]
    usual = needs(values, values["english"])
    lines = ["| figure | | from |", "|---|---|---|"]
    lines += [f"| {one['value']:,} | {one['unit']} | {one['from']} |" for one in figures.values()]
    lines += ["", f"| in English | {' | '.join(f'{share:.0%}' for share in SHARES)} |", "|---|---|---|---|"]
    for name, told in (
        ("reading", "hours of a core to read"),
        ("of them others", "of them for pages in other languages"),
        ("merging", "hours to merge, by one process"),
        ("shards", "GB of shards"),
        ("workspace", "GB of workspace"),
    ):
        lines.append(f"| {told} | {' | '.join(f'{one[name]:,.0f}' for one in shares)} |")
    lines += ["", "| to be done in | cores | GB of memory |", "|---|---|---|"]
    for days in DAYS:
        cores = max(1, -(-usual["reading"] // (24 * days)))
        memory = max(1, -(-cores * values["memory"] // 1000))
        lines.append(f"| {days} day{'s' * (days > 1)} | {cores:,.0f} | {memory:,.0f} |")
    return "\n".join(lines) + "\n"


def page_with(tables: str, page: str) -> str:
    """The page with these tables in the place of its own."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n\n{tables}\n{END}{rest.split(END, 1)[1]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, write them, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into the page")
    parser.add_argument("--measure", type=int, metavar="PAGES", help="measure our figures on so many pages")
    options = parser.parse_args(arguments)
    if options.measure:
        from benchmarks.common_crawl_measured import measured

        sys.stdout.write(json.dumps(measured(options.measure), indent=2) + "\n")
        return 0
    tables = written(load_figures())
    if options.write:
        PAGE.write_text(page_with(tables, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        sys.stdout.write(tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
