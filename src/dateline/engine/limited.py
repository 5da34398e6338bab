"""Answers of bounded size and duration: a server that never stops sending is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import httpx2

MOST_BYTES = 4_000_000
"""Of one answer; the longest that a report can need has some 100,000."""


class Limited(httpx2.SyncByteStream):
    """A body that raises httpx2.ReadError where it grows too large or takes too long."""

    def __init__(self, stream: httpx2.SyncByteStream, seconds: float, most_bytes: int = MOST_BYTES) -> None:
        self._stream = stream
        self._ends = monotonic() + seconds
        self._left = most_bytes

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                raise httpx2.ReadError("the answer is too large")
            if monotonic() > self._ends:
                raise httpx2.ReadTimeout("the answer takes too long")
            yield chunk

    def close(self) -> None:
        """Let the connection go."""
        self._stream.close()


def limiting(seconds: float) -> Callable[[httpx2.Response], None]:
    """What a client calls with every response before its body is read."""

    def limit(response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = Limited(response.stream, seconds)

    return limit
