"""Text that is safe in a data file: one line, no control characters, nothing that a spreadsheet runs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.export.shape import Content

_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Controls, and the marks that turn the reading direction of what follows."""
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"''*[=+\-@\t\r]")


def clean(text: str) -> str:
    """Text in one line without control characters; half of a surrogate pair becomes U+FFFD."""
    if text.isprintable():  # nothing below changes such text, and nearly all is such
        return text.strip()
    text = _SURROGATES.sub("\ufffd", text)
    return _CONTROLS.sub("", _BREAKS.sub(" ", text)).strip()


def cleaned(content: Content) -> Content:
    """A cell's content with all text in it cleaned."""
    if content is None or isinstance(content, int | float | date):
        return content
    if isinstance(content, str):
        return clean(content)
    if isinstance(content, Mapping):
        return {clean(str(key)): cleaned(inner) for key, inner in content.items()}
    if isinstance(content, Sequence):
        return [cleaned(inner) for inner in content]
    return content


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before a leading = + - @, tab or CR.

    Text that starts so with apostrophes already gets one more, so that ``unguard`` gives back every text.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that ``guard`` was given."""
    return text[1:] if _GUARDED.match(text) else text


def as_text(content: Content) -> str:
    """A cell's content as the text that it is compared by; blank is ""."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, float):
        return number(content)
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, Mapping | list | tuple):
        return json.dumps(content, ensure_ascii=False, sort_keys=True, allow_nan=False, default=str)
    return str(content)


def number(value: float) -> str:
    """A number with a decimal point and never an exponent, to a hundred-thousandth of a degree and finer."""
    written = f"{value:.6f}".rstrip("0")
    return f"{written}0" if written.endswith(".") else written
