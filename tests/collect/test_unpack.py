"""What comes compressed, and what only says that it is."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import pytest
from fastwarc.stream_io import BrotliWriter

from dateline.collect.unpack import unchunk, unpack
from dateline.errors import CaptureError

PAGE = b"<p>The bridge was closed on Monday.</p>"


def bare(content: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(content) + engine.flush()


def brotli(content: bytes) -> bytes:
    file = BytesIO()
    with BrotliWriter(file) as writer:
        writer.write(content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        pytest.param(PAGE, None, id="not at all"),
        pytest.param(PAGE, "identity", id="identity"),
        pytest.param(gzip.compress(PAGE), "gzip", id="gzip"),
        pytest.param(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), "X-GZIP", id="two members"),
        pytest.param(gzip.compress(PAGE) + b"\x00" * 9, "gzip", id="padded"),
        pytest.param(zlib.compress(PAGE), "deflate", id="deflate"),
        pytest.param(bare(PAGE), "deflate", id="bare deflate"),
        pytest.param(brotli(PAGE), "br", id="brotli"),
        pytest.param(gzip.compress(gzip.compress(PAGE)), "gzip, gzip", id="twice"),
        pytest.param(PAGE, "gzip", id="only said to be"),
    ],
)
def test_a_page_is_unpacked(packed: bytes, coding: str | None) -> None:
    assert unpack(packed, coding, 1000, "it") == PAGE


@pytest.mark.parametrize(
    ("packed", "coding", "said"),
    [
        (gzip.compress(PAGE, mtime=0)[:-9], "gzip", "it is damaged"),
        (gzip.compress(PAGE, mtime=0)[:-8] + b"12345678", "gzip", "it is damaged"),
        (zlib.compress(PAGE)[:-5], "deflate", "it is damaged"),
        (b"\xff\xff", "br", "it is damaged"),
        (PAGE, "zip", "it is compressed as 'zip', which is not known"),
        (PAGE, "gzip, gzip, gzip", "it is compressed 3 times"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(packed: bytes, coding: str, said: str) -> None:
    with pytest.raises(CaptureError, match=said):
        unpack(packed, coding, 1000, "it")


@pytest.mark.parametrize(
    ("packed", "coding"), [(gzip.compress(bytes(10**7), mtime=0), "gzip"), (brotli(bytes(10**7)), "br")]
)
def test_a_bomb_gives_a_byte_more_than_the_limit(packed: bytes, coding: str) -> None:
    assert len(packed) < 20_000
    assert len(unpack(packed, coding, 1000, "it")) == 1001


def test_chunks_are_put_together() -> None:
    assert unchunk(b"5\r\nhello\r\n3\r\nabc\r\n0\r\n\r\n", 1000, "it") == b"helloabc"
    assert unchunk(PAGE, 1000, "it") == PAGE
    with pytest.raises(CaptureError, match="it is damaged"):
        unchunk(b"5\r\nhello\r\nff\r\nabc", 1000, "it")
