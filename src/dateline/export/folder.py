"""Where an export lies: written aside and put in place whole, as a folder or a zip file."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.errors import ExportError

MANIFEST = "manifest.json"
KIND = "dateline export"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip file can hold: its entries carry no time, so that the same export is the same bytes."""
_BLOCK = 1024 * 1024


def is_zip(out: Path) -> bool:
    """Whether an export of that name is a zip file."""
    return out.suffix.lower() == ".zip"


@contextmanager
def written_aside(out: Path) -> Iterator[Path]:
    """A new folder beside ``out`` that takes its place when the block ends well, and is gone when it does not.

    Raises ExportError for an ``out`` that is no earlier export, and for a disk that is full or closed.
    """
    out = _resolved(out)
    try:
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    except OSError as error:
        raise ExportError(f"cannot write beside {out}: {_reason(error)}") from error
    try:
        data = aside / "new"
        data.mkdir()
        yield data
        _put(data, out, aside)
    except OSError as error:
        raise ExportError(f"cannot write {out}: {_reason(error)}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def opened(export: Path) -> Iterator[Path]:
    """The folder of an export that was written earlier; a zip file is unpacked for as long as the block runs."""
    try:
        there, whole = export.exists(), export.is_dir()
    except (OSError, ValueError):
        there = whole = False
    if not there:
        raise ExportError(f"there is no export {export}")
    if whole:
        manifest_of(export)
        yield export
        return
    with tempfile.TemporaryDirectory(prefix="dateline-export-") as name:
        folder = Path(name) / export.name
        folder.mkdir()
        _unpack(export, folder)
        manifest_of(folder)
        yield folder


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest of an export; ExportError for a folder that is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        found = None
    except (OSError, ValueError) as error:
        raise ExportError(f"{folder.name}: {MANIFEST} cannot be read: {error}") from error
    if not isinstance(found, dict) or found.get("kind") != KIND:
        raise ExportError(f"{folder.name} is no export of Dateline: it has no {MANIFEST} of one")
    return found


def _resolved(out: Path) -> Path:
    """Where ``out`` leads, checked; ExportError also for a name that no file system takes."""
    try:
        found = out.resolve()
        _check_place(found)
    except (OSError, RuntimeError, ValueError) as error:
        reason = _reason(error) if isinstance(error, OSError) else str(error)
        raise ExportError(f"cannot write {out}: {reason}") from error
    return found


def _check_place(out: Path) -> None:
    if not out.parent.is_dir():
        raise ExportError(f"cannot write {out}: there is no folder {out.parent}")
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if out.is_dir() == is_zip(out):
        raise ExportError(f"{out} is there and is no export of Dateline; it is left as it is")
    try:
        if out.is_dir():
            manifest_of(out)
        else:
            _check_zip(out)
    except ExportError as error:
        raise ExportError(f"{out} is there and is no export of Dateline; it is left as it is") from error


def _check_zip(out: Path) -> None:
    try:
        with zipfile.ZipFile(out) as archive:
            found = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise ExportError(f"{out} is no export") from error
    if not isinstance(found, dict) or found.get("kind") != KIND:
        raise ExportError(f"{out} is no export")


def _unpack(export: Path, folder: Path) -> None:
    """Unpack the files of a zip file, all of them in one folder: a name with a path in it is no name of ours."""
    try:
        with zipfile.ZipFile(export) as archive:
            for info in archive.infolist():
                if Path(info.filename).name != info.filename:
                    raise ExportError(f"{export} is no export of Dateline: it holds {info.filename!r}")
                with archive.open(info) as source, (folder / info.filename).open("wb") as target:
                    shutil.copyfileobj(source, target, _BLOCK)
    except (OSError, zipfile.BadZipFile) as error:
        raise ExportError(f"{export} is no export of Dateline: {error}") from error


def _put(data: Path, out: Path, aside: Path) -> None:
    """Put the new export in the place of the old one, which stays where the new one cannot be moved."""
    if is_zip(out):
        packed = aside / "new.zip"
        _pack(data, packed)
        packed.replace(out)
        return
    data.chmod(0o755)
    old = aside / "old"
    if out.exists():
        out.replace(old)
    try:
        data.replace(out)
    except OSError:
        if old.exists():
            old.replace(out)
        raise


def _pack(data: Path, packed: Path) -> None:
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(data.iterdir()):
            info = zipfile.ZipInfo(path.name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.file_size = path.stat().st_size
            with path.open("rb") as source, archive.open(info, "w") as target:
                shutil.copyfileobj(source, target, _BLOCK)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
