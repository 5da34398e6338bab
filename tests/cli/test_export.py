"""``dateline export``: a workspace in, a data set out, and one line for every mistake."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dateline.cli.main import main
from tests.export.made import stored, told


def test_exports_a_workspace_and_compares_with_an_earlier_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = stored(tmp_path / "work.db", told("i1"), told("i2", killed=None))
    assert main(["export", str(workspace), "--as", "ucdp", str(tmp_path / "out")]) == 0
    assert (
        "out: 1 row in events\n1 loss told in losses.md: left out: nobody is said to have died 1"
        in capsys.readouterr().out
    )
    assert pl.read_csv(tmp_path / "out" / "ged.csv")["best"].to_list() == [12]
    assert (
        main(["export", str(workspace), "--as", "acled", str(tmp_path / "out.zip"), "--from", "2014-06-17"])
        == 0
    )
    assert "out.zip: no rows" in capsys.readouterr().out
    again = [
        "export",
        str(workspace),
        "--as",
        "ucdp",
        str(tmp_path / "out"),
        "--since",
        str(tmp_path / "out"),
    ]
    assert main(again) == 0
    assert "since the earlier export: 0 additions, 0 changes, 0 deletions" in capsys.readouterr().out


def test_same_workspace_gives_the_same_bytes(tmp_path: Path) -> None:
    workspace = stored(tmp_path / "work.db", told("i1"), told("i2", kind="shelling"))
    for name in ("a.zip", "b.zip"):
        assert main(["export", str(workspace), "--as", "acled", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.db", "--as", "ucdp", "out"], "none.db does not exist"),
        (["work.db", "--as", "gdelt", "out"], "there is no format 'gdelt'; there are: ucdp, acled"),
        (["work.db", "--as", "ucdp", "nowhere/out"], "there is no folder"),
        (["work.db", "--as", "ucdp", "work.db"], "is no export of Dateline; it is left as it is"),
        (["work.db", "--as", "ucdp", "out", "--since", "other"], "there is no export"),
        (["work.db", "--as", "ucdp", "out", "--from", "June"], "--from needs a day as 2014-06-16"),
        (["work.db", "--as", "ucdp", "out", "--from", "2014-06-02", "--to", "2014-06-01"], "is after --to"),
        (["work.db", "--as", "ucdp", "x" * 300], "File name too long"),
        (["work.db", "--as", "ucdp", "loop"], "cannot write loop"),
        (["work.db", "out"], "Missing option '--as'"),
    ],
)
def test_a_mistake_is_one_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stored(tmp_path / "work.db", told())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    assert main(["export", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_kinds_and_countries_are_kept_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = stored(tmp_path / "work.db", told("i1"), told("i2", kind="shelling"))
    asked = ["export", str(workspace), "--as", "csv", str(tmp_path / "out")]
    assert main([*asked, "--kind", "shelling"]) == 0
    assert pl.read_csv(tmp_path / "out" / "incidents.csv")["kind"].to_list() == ["shelling"]
    assert main([*asked, "--kind", "smuggling"]) == 2
    assert "--kind: no kind 'smuggling'; there are: abduction" in capsys.readouterr().err
    assert main([*asked, "--country", "Iraq"]) == 2
    assert "'Iraq' is no ISO 3166 alpha-3 code" in capsys.readouterr().err
