"""Numbers that name rows for life, made from the row's identity alone."""

from __future__ import annotations

from hashlib import sha256

DIGITS = 15
"""Spreadsheets keep fifteen digits of a number exact, R and JavaScript some more."""
_BYTES = 8


class Numbers:
    """Gives each identity a number below 10 to the 15th, and no two the same number.

    A number is taken from the identity's SHA-256, so that every store and every export gives the same. Where
    two identities of one export meet (a chance of 1 in 200,000 for 100,000 rows), the one that sorts later
    takes the next part of its hash.
    """

    def __init__(self) -> None:
        self._given: dict[int, str] = {}

    def number(self, identity: str) -> int:
        """The number of an identity: the same one each time that it is asked."""
        digest = sha256(identity.encode()).digest()
        while True:
            for start in range(0, len(digest), _BYTES):
                number: int = int.from_bytes(digest[start : start + _BYTES], "big") % 10**DIGITS
                if self._given.setdefault(number, identity) == identity:
                    return number
            digest = sha256(digest).digest()
