"""Opens the file of a country, as it is or inside a zip file, within limits of size."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import GazetteerError

MOST_BYTES = 1_000_000_000
"""Unpacked; the largest of GeoNames' country files, of the United States, has a third of it."""
_LONGEST_LINE = 100_000  # GeoNames' alternate names have at most 10,000 characters

Source = Callable[[str], BinaryIO | None]
"""Opens a file by name where the files of countries lie; None where there is none of that name."""


def folder_source(folder: Path) -> Source:
    """Files of a folder; raises GazetteerError where it is none, or a file in it cannot be opened."""
    if folder.is_file():
        raise GazetteerError(f"{folder} is a file; give the folder that it lies in")
    if not folder.is_dir():
        raise GazetteerError(f"there is no folder {folder}")

    def open_file(name: str) -> BinaryIO | None:
        path = folder / name
        try:
            return path.open("rb") if path.exists() else None
        except OSError as error:
            raise GazetteerError(f"{path} cannot be read: {error.strerror}") from error

    return open_file


@contextmanager
def country_file(code: str, source: Source, origin: str) -> Iterator[Iterator[bytes]]:
    """The lines of ``IQ.zip``, or of ``IQ.txt`` where there is no such zip file; ``origin`` is where, in words.

    Raises GazetteerError where there is neither, and while reading for what is damaged or too large.
    """
    packed = source(f"{code}.zip")
    plain = None if packed is not None else source(f"{code}.txt")
    if packed is not None:
        with packed, _unpacked(packed, code) as stream:
            yield _lines(stream, f"{code}.zip")
    elif plain is not None:
        with plain:
            yield _lines(plain, f"{code}.txt")
    else:
        raise GazetteerError(f"{origin} has neither {code}.zip nor {code}.txt")


@contextmanager
def _unpacked(packed: BinaryIO, code: str) -> Iterator[BinaryIO]:
    try:
        archive = zipfile.ZipFile(packed)
        info = archive.getinfo(f"{code}.txt")
    except zipfile.BadZipFile as error:
        raise GazetteerError(f"{code}.zip is no zip file: {error}") from error
    except KeyError as error:
        raise GazetteerError(f"{code}.zip holds no {code}.txt") from error
    if info.file_size > MOST_BYTES:
        raise _too_large(f"{code}.zip")
    if info.flag_bits & 1:
        raise GazetteerError(f"{code}.zip is encrypted")
    with archive:
        try:
            stream = archive.open(info)
        except (NotImplementedError, zipfile.BadZipFile) as error:
            raise GazetteerError(f"{code}.zip cannot be unpacked: {error}") from error
        with stream:
            yield cast(BinaryIO, stream)


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines; one that is far too long comes in parts, which are no rows either."""
    size = 0
    while line := _line(stream, name):
        size += len(line)
        if size > MOST_BYTES:
            raise _too_large(name)
        yield line


def _line(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.readline(_LONGEST_LINE)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise GazetteerError(f"{name} is damaged: {error or 'it ends too early'}") from error
    except OSError as error:
        raise GazetteerError(f"{name} cannot be read: {error}") from error


def _too_large(name: str) -> GazetteerError:
    return GazetteerError(f"{name} is too large: more than {MOST_BYTES // 1_000_000} MB unpacked")
