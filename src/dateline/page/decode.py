"""Bytes to text. UTF-8 where nearly all of it is valid, then what is declared, then a detector."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dateline.errors import PageError

DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
DECLARED_XML = re.compile(rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN = {"iso-8859-1", "latin-1", "latin1", "iso8859-1", "ascii", "us-ascii"}
"""Names that in practice mean windows-1252, as the WHATWG Encoding Standard has it."""
NO_PAGES = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"}
"""Encodings of names, of literals and of mail that Python knows and no browser takes a page's word for."""
HEAD = 4096
SAMPLE = 65536
DAMAGED = "some bytes are not valid {}: {} characters were replaced"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page; ``note`` says what was lost, None where nothing was."""

    text: str
    encoding: str
    note: str | None = None


def decode(content: bytes, media_type: str | None = None) -> Decoded:
    """Decode a page; raises PageError where the bytes are no text in any encoding."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _replacing(content, encoding)
    if b"\x00" in content[:HEAD]:
        return _wide(content)
    utf8 = _utf8(content)
    if utf8 is not None:
        return utf8
    declared = _declared(content, media_type)
    if declared is not None:
        return _replacing(content, declared)
    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        return _replacing(content, "windows-1252")
    return _replacing(content, best.encoding)


def _utf8(content: bytes) -> Decoded | None:
    """The text where nearly all of it is UTF-8; otherwise None.

    Nearly all: ten good characters beyond ASCII for each bad byte, or more good than bad ones and at most
    one bad byte in a thousand. In a text in windows-1252 hardly any character beyond ASCII is good UTF-8.
    """
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    if good >= 10 * bad or (good > bad and 1000 * bad <= len(content)):
        return Decoded(text, "utf-8", DAMAGED.format("UTF-8", bad))
    return None


def _declared(content: bytes, media_type: str | None) -> str | None:
    """The encoding that the sender or the page's head names, where Python knows it."""
    found = DECLARED.search((media_type or "").encode("utf-8"))
    found = found or DECLARED.search(content[:HEAD]) or DECLARED_XML.search(content[:HEAD])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    if name in LATIN:
        return "windows-1252"
    try:
        encoding = codecs.lookup(name).name
        b"a".decode(encoding)
    except (LookupError, UnicodeError):  # Python also knows codecs that make no text: rot13, zlib
        return None
    return encoding if encoding not in NO_PAGES else None


def _wide(content: bytes) -> Decoded:
    """Text with a NUL at every other byte, without a byte order mark."""
    head = content[:HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.6 * (len(head) // 2):
        raise PageError("the capture holds binary data, not text")
    return _replacing(content, "utf-16-be" if even > odd else "utf-16-le")


def _replacing(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    bad = text.count("\ufffd")
    return Decoded(text, encoding, DAMAGED.format(encoding, bad) if bad else None)
