"""A folder of reports into a workspace, and its claims as a frame: who says that how many were killed.

python examples/claims_as_frame.py
"""

import tempfile
from pathlib import Path

import polars as pl

import dateline
from dateline.api import standard_pipeline
from dateline.store import Store
from dateline.workspace.ingest import add
from dateline.workspace.versions import versions_of

reports = Path(__file__).parent / "reports"
with tempfile.TemporaryDirectory() as folder:
    work = Path(folder) / "work.db"
    pipeline = standard_pipeline()
    with Store.open(work, create=True) as store:  # as `dateline add examples/reports --into work.db` does
        add(store, [str(reports)], pipeline, versions=versions_of(pipeline))
    with dateline.open(work) as workspace:
        claims = workspace.claims()

tolls = claims.filter(pl.col("killed_low").is_not_null()).sort("date_start", "killed_low")
for row in tolls.iter_rows(named=True):
    said_by = row["said_by"] or row["outlet"]
    print(
        row["date_start"],
        row["place"],
        f"{row['killed_low']}-{row['killed_high']}",
        f"({row['status']}, {said_by})",
    )
    print(f"    “{row['quote']}”")
