"""What the interface for programs answers of formats and exports."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from pydantic import BaseModel, Field

from dateline.desk.api.asked import MOST
from dateline.desk.data.asked import DataAsked
from dateline.desk.data.facts import Lost
from dateline.desk.data.jobs import Job, Stage
from dateline.export.shape import ColumnType, Format


class ColumnModel(BaseModel):
    """A column of a table."""

    name: str
    type: ColumnType
    meaning: str
    values: str = Field(description="The values it may have; empty where any.")
    whence: str = Field(description="What it is made from.")


class TableModel(BaseModel):
    """A table of a format."""

    name: str
    file: str = Field(description="The file that holds it in an export.")
    id: str = Field(description="The column that names a row.")
    meaning: str
    columns: list[ColumnModel]


class FormatModel(BaseModel):
    """A shape that data sets come in."""

    name: str
    title: str
    edition: str = Field(description="The release of the shape that the columns follow.")
    tables: list[TableModel]


class LossModel(BaseModel):
    """A kind of loss."""

    kind: str
    count: int
    examples: list[dict[str, str]] = Field(description="The first few: `incident` and `detail`.")


class Export(BaseModel):
    """How far a data set is, and what is in it."""

    id: str = Field(description="The same for the same question to the same state of the workspace.")
    format: str
    filters: dict[str, Any] = Field(description="What was asked, as the manifest keeps it.")
    state: Stage
    done: int = Field(description="Reports and incidents read so far.")
    total: int
    fault: str | None = Field(description="Why it failed.")
    rows: dict[str, int] | None = Field(description="Rows by table, once it is ready.")
    left_out: list[LossModel] | None = Field(description="Incidents that give no row, by reason.")
    losses: list[LossModel] | None = Field(description="What else the format could not hold.")
    bytes: int | None
    sha256: str | None
    file: str = Field(description="The address of the file.")


class RowsAsked(DataAsked):
    """What to keep, and where a page begins."""

    table: str = Field("", max_length=40, description="A table of the format; its first one unless given.")
    after: str = Field("", max_length=200, description="As in the address that `next` gives; empty at first.")
    limit: int = Field(50, ge=1, le=MOST, description="Incidents of one page.")


def format_record(form: Format) -> dict[str, Any]:
    """A format as JSON."""
    return {
        "name": form.name,
        "title": form.title,
        "edition": form.edition,
        "tables": [
            {
                "name": table.name,
                "file": table.file,
                "id": table.id_column,
                "meaning": table.meaning,
                "columns": [
                    {
                        "name": column.name,
                        "type": column.type.value,
                        "meaning": column.meaning,
                        "values": column.values,
                        "whence": column.whence,
                    }
                    for column in table.columns
                ],
            }
            for table in form.tables
        ],
    }


def state_record(request: Request, job: Job) -> dict[str, Any]:
    """How far a data set is, as JSON."""
    progress, facts = job.progress, job.progress.facts
    query = f"?{request.url.query}" if request.url.query else ""
    return {
        "id": job.wanted.id,
        "format": job.wanted.format,
        "filters": job.wanted.options.record(),
        "state": progress.stage.value,
        "done": progress.done,
        "total": progress.total,
        "fault": progress.fault or None,
        "rows": dict(facts.rows) if facts else None,
        "left_out": [_loss(one) for one in facts.left_out] if facts else None,
        "losses": [_loss(one) for one in facts.lost] if facts else None,
        "bytes": facts.size if facts else None,
        "sha256": facts.sha256 if facts else None,
        "file": f"/api/v1/exports/{job.wanted.format}/file{query}",
    }


def _loss(lost: Lost) -> dict[str, Any]:
    examples = [{"incident": incident, "detail": detail} for incident, detail in lost.examples]
    return {"kind": lost.kind, "count": lost.count, "examples": examples}
