"""Passwords: which will do, and their hashes, which alone are kept."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import AccountError

LEAST = 15
"""Characters of a password: NIST SP 800-63B-4, 3.1.1.2, for one that opens an account by itself."""

MOST = 1000
"""Characters of a password: more would only keep the machine busy."""

_FEWEST_DIFFERENT = 5
_AT_ONCE = 2
"""Hashes made at once: each takes 64 MiB, and a crowd at the door shall not take the machine's memory."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")


class Passwords:
    """Argon2id by the library's parameters (RFC 9106's second choice); ``hasher`` is another for the tests."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = BoundedSemaphore(_AT_ONCE)

    def hash(self, password: str) -> str:
        """The hash to keep."""
        with self._turns:
            return self._hasher.hash(_plain(password))

    def fits(self, secret: str | None, password: str) -> bool:
        """Whether that is the password; for None, an account that is not there, no in the same time."""
        known = self._nobody if secret is None else secret
        if len(password) > MOST:
            return False
        try:
            with self._turns:
                self._hasher.verify(known, _plain(password))
        except (VerificationError, InvalidHashError):
            return False
        return secret is not None

    def is_old(self, secret: str) -> bool:
        """Whether the hash was made by parameters that are no longer ours."""
        return self._hasher.check_needs_rehash(secret)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")


def checked_name(name: str) -> str:
    """The name of an account as it is kept; AccountError for one that will not do."""
    kept = name.strip().lower()
    if not _NAME.fullmatch(kept):
        raise AccountError(
            "a name is 1 to 32 letters a-z, digits, dots, dashes and underscores, a letter or digit first"
        )
    return kept


def checked_password(password: str, name: str) -> str:
    """The password, where it will do for the account of that name; AccountError where not."""
    if len(password) < LEAST:
        raise AccountError(f"a password needs {LEAST} characters or more: some words in a row will do")
    if len(password) > MOST:
        raise AccountError(f"a password has {MOST} characters at the most")
    rest = password.lower().replace(name, "")
    if len(set(rest)) < _FEWEST_DIFFERENT or len(rest) < LEAST // 2:
        raise AccountError("that password is guessed at once: take some words that do not belong together")
    return password


def _plain(password: str) -> bytes:
    """The same bytes for one password, however a keyboard composes its letters (NIST SP 800-63B-4, 3.1.1.2)."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")
