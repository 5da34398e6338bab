"""Draw ``brief.png``, the first pages of a situation report on our examples: ``python docs/pictures/draw_brief.py``."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from dateline.brief import StoreRecords, compose, find_scope
from dateline.brief.pdf import to_pdf
from dateline.brief.write import pictures
from dateline.cli import main
from dateline.gazetteer.added import open_gazetteer
from dateline.store import Store

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "examples" / "reports"
WINDOW = date(2014, 6, 9), date(2014, 6, 18)
PAGES, SCALE, GAP = 2, 1.1, 12
BEHIND = "#c9d1d9"


def draw() -> None:
    """Read the reports into a workspace, join them, and keep a picture of the first pages."""
    gazetteer = open_gazetteer()
    with tempfile.TemporaryDirectory() as folder:
        workspace = str(Path(folder) / "work.db")
        for command in (["add", str(REPORTS), "--into", workspace], ["reconcile", workspace]):
            if main(command):
                raise SystemExit(1)
        with Store.open(workspace) as store:
            brief = compose(StoreRecords(store), find_scope("Iraq", gazetteer), *WINDOW)
    brief = replace(brief, made=None)  # the same picture on every day
    document = pypdfium2.PdfDocument(to_pdf(brief, pictures(brief, gazetteer)))
    pages = [document[number].render(scale=SCALE).to_pil() for number in range(PAGES)]
    width, height = pages[0].size
    both = Image.new("RGB", (width * PAGES + GAP * (PAGES + 1), height + 2 * GAP), BEHIND)
    for number, page in enumerate(pages):
        both.paste(page, (GAP + number * (width + GAP), GAP))
    both.quantize(128, method=Image.Quantize.FASTOCTREE).save(HERE / "brief.png", optimize=True)


if __name__ == "__main__":
    draw()
