"""A temporary file of documents, written once and read once, for what is too much to hold."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Generic, Self, TypeVar

import msgspec

from dateline.errors import StoreError

T = TypeVar("T")


class Spool(Generic[T]):
    """Documents of one type, one a line; iterating gives them back in the order they were put in.

    Raises StoreError where the folder for temporary files is full.
    """

    def __init__(self, kind: type[T]) -> None:
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._decoder = msgspec.json.Decoder(kind)
        self._encoder = msgspec.json.Encoder()

    def put(self, document: T) -> None:
        """Write one document after the others."""
        try:
            self._file.write(self._encoder.encode(document) + b"\n")
        except OSError as error:
            raise StoreError(f"no room for temporary files: {error.strerror}") from error

    def __iter__(self) -> Iterator[T]:
        self._file.seek(0)
        for line in self._file:
            yield self._decoder.decode(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
