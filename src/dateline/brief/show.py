"""Text of others made fit to be printed: on one line, and without signs that change how the rest is shown."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Signs that turn the direction of what stands behind them."""
_INSTEAD = "\ufffd"


def shown(text: str) -> str:
    """The text with white space folded; a control sign or one that turns the direction becomes a mark."""
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(_INSTEAD if _is_hidden(sign) else sign for sign in folded)


def _is_hidden(sign: str) -> bool:
    return sign in _HIDDEN or unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"}
