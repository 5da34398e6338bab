"""A workspace as scripts and notebooks use it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, overload

from dateline.store import Store

if TYPE_CHECKING:
    import polars


class Workspace:
    """An open workspace; ``store`` has everything that is in it, report by report and claim by claim."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @overload
    def claims(self) -> polars.DataFrame: ...
    @overload
    def claims(self, *, pandas: Literal[False]) -> polars.DataFrame: ...
    @overload
    def claims(self, *, pandas: Literal[True]) -> Any: ...

    def claims(self, *, pandas: bool = False) -> Any:
        """All claims, a row for each, by their report's day and id and their place in it.

        A polars frame, or a pandas one where asked. docs/reference/python.md tells the columns.
        """
        from dateline.workspace.frames import claims_frame, to_pandas

        frame = claims_frame(self.store)
        return to_pandas(frame) if pandas else frame

    @overload
    def incidents(self) -> polars.DataFrame: ...
    @overload
    def incidents(self, *, pandas: Literal[False]) -> polars.DataFrame: ...
    @overload
    def incidents(self, *, pandas: Literal[True]) -> Any: ...

    def incidents(self, *, pandas: bool = False) -> Any:
        """All incidents of the last ``dateline reconcile``, a row for each, by id; none before the first."""
        from dateline.workspace.frames import incidents_frame, to_pandas

        frame = incidents_frame(self.store)
        return to_pandas(frame) if pandas else frame

    def close(self) -> None:
        """Close the workspace."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(where: str | Path) -> Workspace:
    """The workspace at a path or ``postgresql://…``; raises StoreError where there is none."""
    return Workspace(Store.open(where))
