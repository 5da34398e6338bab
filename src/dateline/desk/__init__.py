"""The desk: a web app on which people read reports, judge claims and see incidents."""

from dateline.desk.app import create_app
from dateline.desk.settings import Settings

__all__ = ["Settings", "create_app"]
