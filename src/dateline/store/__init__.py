"""The workspace's tables, with one way in and one way out: SQLite for one person, PostgreSQL for a team."""

from dateline.store.captures import StoredCapture
from dateline.store.fetched import Answer
from dateline.store.reports import Coded, Head, Origin
from dateline.store.runs import Run
from dateline.store.store import Store

__all__ = ["Answer", "Coded", "Head", "Origin", "Run", "Store", "StoredCapture"]
