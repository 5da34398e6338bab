"""The workspace's tables, with one way in and one way out: SQLite for one person, PostgreSQL for a team."""

from dateline.store.accounts import Account
from dateline.store.captures import StoredCapture
from dateline.store.fetched import Answer
from dateline.store.laid import Coded, Laid, laid
from dateline.store.logins import Key, Login
from dateline.store.reports import Head, Origin
from dateline.store.runs import Run
from dateline.store.store import Store

__all__ = [
    "Account",
    "Answer",
    "Coded",
    "Head",
    "Key",
    "Laid",
    "Login",
    "Origin",
    "Run",
    "Store",
    "StoredCapture",
    "laid",
]
