from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import archive
from dateline.gazetteer.archive import country_file, folder_source
from tests.gazetteer.geonames import lines, villages

ROWS = lines(*villages(300))


def zipped(name: str = "IQ.txt", content: bytes = ROWS) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("readme.txt", "GeoNames")
        file.writestr(name, content)
    return packed.getvalue()


def read(folder: Path) -> bytes:
    with country_file("IQ", folder_source(folder), "the folder") as found:
        return b"".join(found)


def test_a_zip_file_goes_before_a_plain_one(tmp_path: Path) -> None:
    (tmp_path / "IQ.txt").write_bytes(b"plain")
    assert read(tmp_path) == b"plain"
    (tmp_path / "IQ.zip").write_bytes(zipped())
    assert read(tmp_path) == ROWS


def damaged() -> bytes:
    """The packed rows overwritten in the middle: the archive opens, its content is broken."""
    content = zipped()
    middle = len(content) // 2
    return content[:middle] + b"\0" * 40 + content[middle + 40 :]


def encrypted() -> bytes:
    """Flags that say encrypted, in the local and the central head."""
    content = bytearray(zipped())
    local = content.rindex(b"PK\x03\x04")
    central = content.rindex(b"PK\x01\x02")
    content[local + 6] |= 1
    content[central + 8] |= 1
    return bytes(content)


def other_method() -> bytes:
    content = bytearray(zipped())
    local, central = content.rindex(b"PK\x03\x04"), content.rindex(b"PK\x01\x02")
    content[local + 8] = content[central + 10] = 99
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "IQ.zip is no zip file"),
        (b"<html>Not found</html>" * 9, "IQ.zip is no zip file"),
        (zipped()[:-200], "IQ.zip is no zip file"),
        (zipped("SY.txt"), "IQ.zip holds no IQ.txt"),
        (damaged(), "IQ.zip is damaged"),
        (encrypted(), "IQ.zip is encrypted"),
        (other_method(), "IQ.zip cannot be unpacked"),
    ],
)
def test_a_broken_zip_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "IQ.zip").write_bytes(content)
    with pytest.raises(GazetteerError, match=reason):
        read(tmp_path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    (tmp_path / "IQ.zip").write_bytes(zipped(content=b"\0" * 1_000_001))
    with pytest.raises(GazetteerError, match=r"IQ.zip is too large: more than 1 MB unpacked"):
        read(tmp_path)


def test_a_plain_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    (tmp_path / "IQ.txt").write_bytes(b"\0" * 1_000_001)
    with pytest.raises(GazetteerError, match=r"IQ.txt is too large"):
        read(tmp_path)


def test_a_folder_without_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"the folder has neither IQ.zip nor IQ.txt"):
        read(tmp_path)


def test_a_file_instead_of_its_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "IQ.txt").write_bytes(ROWS)
    with pytest.raises(GazetteerError, match=r"IQ.txt is a file; give the folder"):
        folder_source(tmp_path / "IQ.txt")
    with pytest.raises(GazetteerError, match=r"there is no folder .*none"):
        folder_source(tmp_path / "none")


def test_a_folder_named_like_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "IQ.txt").mkdir()
    with pytest.raises(GazetteerError, match=r"IQ.txt cannot be read: Is a directory"):
        read(tmp_path)
