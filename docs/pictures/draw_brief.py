"""Draw ``brief.png``, the head of a situation report on our examples: ``python docs/pictures/draw_brief.py``."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from dateline.brief import StoreRecords, compose, find_scope
from dateline.brief.pdf import to_pdf
from dateline.brief.write import pictures
from dateline.cli import main
from dateline.gazetteer.added import open_gazetteer
from dateline.store import Store

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "examples" / "reports"
WINDOW = date(2014, 6, 9), date(2014, 6, 18)
SCALE = 1.15


def draw() -> None:
    """Read the reports into a workspace, join them, and keep a picture of the first page."""
    gazetteer = open_gazetteer()
    with tempfile.TemporaryDirectory() as folder:
        workspace = str(Path(folder) / "work.db")
        for command in (["add", str(REPORTS), "--into", workspace], ["reconcile", workspace]):
            if main(command):
                raise SystemExit(1)
        with Store.open(workspace) as store:
            brief = compose(StoreRecords(store), find_scope("Iraq", gazetteer), *WINDOW)
    document = pypdfium2.PdfDocument(to_pdf(brief, pictures(brief, gazetteer)))
    page = document[0].render(scale=SCALE).to_pil().convert("P", palette=1, colors=64)
    page.save(HERE / "brief.png", optimize=True)


if __name__ == "__main__":
    draw()
