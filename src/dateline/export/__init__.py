"""Data sets out of a store, one file per format."""

from dateline.export.shape import Cell, Column, ColumnType, Format, Loss, Row, Table, Trace

__all__ = ["Cell", "Column", "ColumnType", "Format", "Loss", "Row", "Table", "Trace"]
