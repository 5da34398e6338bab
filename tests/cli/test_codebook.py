"""``dateline codebook``: what is shown, checked and compared."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.codebook.pages import extend, write


def test_our_codebook_is_in_order(run: Run) -> None:
    shown = run("codebook", "check")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("35 kinds, ")
    assert shown.out.endswith(": in order\n")


def test_everything_wrong_is_listed_and_counted(run: Run, tmp_path: Path) -> None:
    siege = extend(tmp_path, "siege", "frames:\n  - verbs: [ring]\n    actor: [whose, whom]\n")
    shown = run("codebook", "check", tmp_path)
    assert shown.code == 2
    assert [line.partition(";")[0] for line in shown.out.splitlines()] == [
        f"{siege}:5: the slot 'whom' is no relation",
        f"{siege}:5: the slot 'whose' is no relation",
    ]
    assert shown.err == f"dateline: {tmp_path}: 2 to mend\n"


def test_notes_are_no_faults(run: Run, tmp_path: Path) -> None:
    extend(tmp_path, "siege", "without:\n  - verbs: [besiege]\n")
    shown = run("codebook", "check", tmp_path)
    assert shown.code == 0
    assert shown.out.startswith("siege.yaml:")
    assert shown.out.count(": note: ") == 1


def test_a_kind_of_ones_own_is_shown(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "picnic", more="new: true\n")
    assert run("codebook", "show", "picnic", "--codebook", tmp_path).out.startswith("picnic (")
    assert run("codebook", "show", "picnic").code == 2
