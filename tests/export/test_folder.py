"""Exports as zip files that nobody made, or that somebody made with intent, are refused."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from dateline.errors import ExportError
from dateline.export.folder import KIND, opened, written_aside


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "a/b"])
def test_zip_that_reaches_outside_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "export.zip", **{name: "x", "manifest.json": json.dumps({"kind": KIND})})
    with pytest.raises(ExportError, match=r"export\.zip is no export of Dateline: it holds"), opened(path):
        pass
    assert not (tmp_path / "evil").exists()


def test_zip_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(ExportError, match=r"export\.zip is no export of Dateline: it has no manifest\.json"),
        opened(zipped(tmp_path / "export.zip", data="x")),
    ):
        pass


def test_link_leads_to_the_folder_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with written_aside(tmp_path / "link") as folder:
        (folder / "manifest.json").write_text("{}")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real" / "manifest.json").exists()


def test_what_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), written_aside(tmp_path / "out") as folder:
        (folder / "data.csv").write_text("half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
