"""Compressed bytes unpacked, never to more than a limit."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ChunkedReader

from dateline.errors import CaptureError

GZIP, DEFLATE, RAW = 31, 15, -15
"""What zlib calls the wrappings of one and the same compression."""
GZIP_MARK = b"\x1f\x8b\x08"
CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
MOST_CODINGS = 2
"""Layers of compression; nobody needs a second one."""


def unpack(content: bytes, codings: str | None, limit: int, name: str) -> bytes:
    """``content`` without what a Content-Encoding header names; at most one byte more than ``limit``.

    What is said to be in gzip and is not is given back: some archives and servers unpack and keep the header.
    Raises CaptureError for what is damaged, cut off, or compressed in a way that is not known.
    """
    layers = [coding.strip().lower() for coding in (codings or "").split(",") if coding.strip()]
    if len(layers) > MOST_CODINGS:
        raise CaptureError(f"{name} is compressed {len(layers)} times")
    for coding in reversed(layers):
        content = _unpacked(content, coding, limit, name)
    return content


def unchunk(content: bytes, limit: int, name: str) -> bytes:
    """The body of an answer that was sent in chunks, at most one byte more than ``limit``.

    A body that does not begin with a chunk is given back: some archives keep the header and not the chunks.
    """
    if CHUNK.match(content) is None:
        return content
    try:
        return bytes(ChunkedReader(BytesIO(content)).read(limit + 1))
    except OSError as error:
        raise CaptureError(f"{name} is damaged: {error}") from error


def _unpacked(content: bytes, coding: str, limit: int, name: str) -> bytes:
    try:
        if coding in ("identity", "none"):
            return content
        if coding in ("gzip", "x-gzip"):
            return _inflated(content, GZIP, limit) if content.startswith(GZIP_MARK) else content
        if (
            coding == "deflate"
        ):  # some servers send the bare stream, without the wrapping that the standard asks for
            return _inflated(content, DEFLATE if _is_wrapped(content) else RAW, limit)
        if coding == "br":
            return bytes(BrotliReader(BytesIO(content)).read(limit + 1))
    except (zlib.error, EOFError, OSError) as error:
        raise CaptureError(f"{name} is damaged: it cannot be unpacked as {coding}") from error
    raise CaptureError(f"{name} is compressed as {coding!r}, which is not known")


def _is_wrapped(content: bytes) -> bool:
    return content[:1] == b"\x78" and int.from_bytes(content[:2], "big") % 31 == 0


def _inflated(content: bytes, wrapping: int, limit: int) -> bytes:
    """The bytes, of every member where there are several; raises EOFError where the last one is cut off."""
    made = bytearray()
    while content and len(made) <= limit:
        engine = zlib.decompressobj(wrapping)
        made += engine.decompress(content, limit + 1 - len(made))
        if not engine.eof and len(made) <= limit:
            raise EOFError
        content = engine.unused_data if wrapping == GZIP else b""
        if not content.startswith(GZIP_MARK):  # padding after the last member
            break
    return bytes(made)
