"""Addresses within this desk."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

HOME = "/"
_NEVER = ("/login", "/logout")
_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def our_path(wanted: str | None) -> str:
    """Where to go on after logging in: a path of this desk with its query, the first page for anything else.

    What browsers take for another host is none: "//host", "/\\\\host", and whatever holds a control character.
    """
    if wanted is None or not _PATH.fullmatch(wanted) or urlsplit(wanted).path in _NEVER:
        return HOME
    return wanted


def login_address(path: str, query: str = "") -> str:
    """The page to log in at, to come back to that path."""
    back = our_path(path + (f"?{query}" if query else ""))
    return "/login" if back == HOME else f"/login?next={quote(back, safe='')}"
