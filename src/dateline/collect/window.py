"""Some bytes of a file, read as if they were a file of their own."""

from __future__ import annotations

import io
import os
from typing import BinaryIO, cast


class _Window(io.RawIOBase):
    """The bytes from ``begin`` to ``end``, counted from 0 at ``begin``."""

    def __init__(self, file: BinaryIO, begin: int, end: int) -> None:
        self._file, self._begin, self._size = file, begin, end - begin
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # any buffer in typeshed
        most = max(0, min(len(buffer), self._size - self._at))
        self._file.seek(self._begin + self._at)
        chunk = self._file.read(most)
        buffer[: len(chunk)] = chunk
        self._at += len(chunk)
        return len(chunk)


def window(file: BinaryIO, begin: int, end: int) -> BinaryIO:
    """The bytes of a file from ``begin`` up to ``end`` as a file that begins at 0."""
    return cast(BinaryIO, io.BufferedReader(_Window(file, begin, end), 1 << 16))
