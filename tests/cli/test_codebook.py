"""``dateline codebook``: what is shown, checked and compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


def test_a_page_is_shown_with_its_words_examples_and_codes(run: Run) -> None:
    shown = run("codebook", "show", "territory_taken").out
    for line in (
        "territory_taken (control)",
        "Examples, and what comes out of them:",
        "      territory_taken; status: asserted; actor: insurgents; place: Baiji",
        "  CAMEO  192 (territory occupied)",
        "Evoked by:",
        "Not by:",
    ):
        assert line in shown.splitlines(), line
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_a_page_is_printed_as_it_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "siege.yaml").write_text(run("codebook", "show", "siege", "--yaml").out, encoding="utf-8")
    assert run("codebook", "check", tmp_path).code == 0


SIEGE = "frames:\n  - {verbs: [picnic], actor: subject}\nwithout:\n  - {verbs: [besiege], needs: {object: [city]}}\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "more").mkdir(parents=True)
    (folder / "a.txt").write_text("Rebels besieged the city of Homs on Monday.\n", encoding="utf-8")
    (folder / "more" / "b.jsonl").write_text(
        '{"text": "Rebels picnicked near Homs on Monday."}\n{"no": 1}\n', encoding="utf-8"
    )
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_what_an_edit_changes_is_told_with_quote_and_frame(run: Run, tmp_path: Path, corpus: Path) -> None:
    edited = extend(tmp_path, "siege", SIEGE).parent
    shown = run("codebook", "diff", "ours", edited, "--corpus", corpus)
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[:3] == [
        "a.txt",
        "  vanishes siege (asserted)",
        '    "Rebels besieged the city of Homs on Monday"',
    ]
    assert "more/b.jsonl" in lines
    assert any(line.startswith("  appears siege") for line in lines)
    assert any(line.startswith("    frame: siege/") and line.endswith(":picnic") for line in lines)
    assert lines[-1] == "2 reports, 1 claims before and 1 after: 0 change, 1 appear, 1 vanish"
    assert shown.err.startswith("dateline: dropped ")


def test_a_changed_field_is_told_with_both_values(run: Run, tmp_path: Path, corpus: Path) -> None:
    frame = "frames:\n  - {verbs: [besiege], needs: {object: [city]}, actor: object, place: {at: object}}\n"
    edited = extend(tmp_path, "siege", frame).parent
    shown = run("codebook", "diff", "ours", edited, "--corpus", corpus).out
    assert "  changes siege (asserted)" in shown.splitlines()
    assert "    actor: Rebels -> -" in shown.splitlines()


def test_the_same_edit_gives_the_same_bytes(run: Run, tmp_path: Path, corpus: Path) -> None:
    edited = extend(tmp_path, "siege", SIEGE).parent
    first, second = (
        run("codebook", "diff", "ours", edited, "--corpus", corpus, "--json").out for _ in range(2)
    )
    assert first == second
    told = json.loads(first)
    assert told["totals"] == {
        "reports": 2,
        "old_claims": 1,
        "new_claims": 1,
        "changes": 0,
        "appears": 1,
        "vanishes": 1,
    }
    assert [(one["file"], one["line"], one["change"]) for one in told["changes"]] == [
        ("a.txt", 1, "vanishes"),
        ("more/b.jsonl", 1, "appears"),
    ]
    assert told["changes"][0]["new"] is None
    assert told["changes"][0]["old"]["kind"] == "siege"


def test_nothing_changes_between_a_codebook_and_itself(run: Run, corpus: Path) -> None:
    out = run("codebook", "diff", "ours", "ours", "--corpus", corpus).out
    assert out == "2 reports, 1 claims before and 1 after: 0 change, 0 appear, 0 vanish\n"


def test_reports_are_read_by_a_codebook_of_ones_own(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    frames = "  - verbs: [picnic]\n    actor: subject"
    write(own, "picnic", frames, more="new: true\n")
    page = tmp_path / "page.txt"
    page.write_text("Rebels picnicked near Homs on Monday.\n", encoding="utf-8")
    told = json.loads(run("read", page, "--codebook", own, "--json").out)
    assert [claim["kind"] for claim in told["claims"]] == ["picnic"]
    assert json.loads(run("read", page, "--json").out)["claims"] == []
    assert "Rebels" in run("read", page, "--codebook", own).out


BROKEN = {
    "a slot": (
        "siege.yaml",
        "frames:\n  - {verbs: [ring], actor: agent}\n",
        ":4: the slot 'agent' is no relation",
    ),
    "a class": (
        "siege.yaml",
        "frames:\n  - {verbs: [ring], needs: {object: ['@towns']}}\n",
        ":4: the class '@towns'",
    ),
    "a code": (
        "siege.yaml",
        "crosswalk: {plover: null, acled: Siege, ucdp: null, cameo: null}\n",
        ":3: ACLED has no sub-event type 'Siege'",
    ),
    "a kind": ("sieges.yaml", "", ":1: unknown kind 'sieges'; there are: abduction, "),
    "a key": ("siege.yaml", "colour: red\n", ":3: colour: no such key; there are: "),
    "a setting": ("codebook.yaml", "", ":1: kind: no such key; there are: extends"),
}


COMMANDS = ("read", "diff", "show")
TOLD_BY = [
    (fault, command) for fault in BROKEN for command in COMMANDS if (fault, command) != ("a class", "show")
]


@pytest.mark.parametrize(("fault", "command"), TOLD_BY)
def test_a_wrong_page_is_named_in_one_line(
    run: Run, tmp_path: Path, corpus: Path, fault: str, command: str
) -> None:
    name, rest, reason = BROKEN[fault]
    own = tmp_path / "own"
    own.mkdir()
    extend(own, "siege")
    path = extend(own, name.removesuffix(".yaml"), rest)
    arguments = {
        "read": ["read", corpus / "a.txt", "--codebook", own],
        "diff": ["codebook", "diff", "ours", own, "--corpus", corpus],
        "show": ["codebook", "show", "siege", "--codebook", own],
    }
    shown = run(*arguments[command])
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith(f"dateline: {path}{reason}")
    assert len(shown.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read", "a.txt", "--codebook", "no-such-folder"], "no-such-folder: is no folder"),
        (["codebook", "check", "no-such-folder"], "no-such-folder: is no folder"),
        (["codebook", "diff", "ours"], "Missing argument"),
        (["codebook", "diff", "ours", "ours"], "Missing option"),
        (["codebook", "diff", "ours", "mine", "--corpus", "."], "mine: is no folder"),
        (["codebook", "diff", "ours", "ours", "--corpus", "no-such-folder"], "no-such-folder is no folder"),
        (["codebook", "show", "siege", "--codebook", "no-such-folder"], "no-such-folder: is no folder"),
    ],
)
def test_what_is_not_there_is_named_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    (tmp_path / "a.txt").write_text("Rebels besieged Homs.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = run(*arguments)
    assert (shown.code, shown.out) == (2, "")
    assert reason in shown.err
    assert len(shown.err.splitlines()) == 1


def test_a_folder_without_pages_has_nothing_to_compare(run: Run, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    shown = run("codebook", "diff", "ours", "ours", "--corpus", tmp_path)
    assert shown.code == 2
    assert "holds no page: a name ends in .html" in shown.err


def test_the_examples_of_a_page_are_tried(run: Run, tmp_path: Path) -> None:
    frame = "frames:\n  - {verbs: [picnic], actor: subject}\n  - {verbs: [frolic], actor: subject}\n"
    right = "examples:\n  - {text: Rebels picnicked near Homs., claims: [{actor: rebels}]}\n"
    wrong = "  - {text: Soldiers picnicked near Homs., claims: [{actor: rebels}]}\n"
    page = extend(tmp_path, "siege", frame + right)
    shown = run("codebook", "check", tmp_path, "--examples")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[0].startswith(f"{page}:5: note: no example uses frame ")
    extend(tmp_path, "siege", frame + right + wrong + "counterexamples: [Troops picnicked near Aleppo.]\n")
    shown = run("codebook", "check", tmp_path, "--examples")
    assert (shown.code, shown.err) == (2, f"dateline: {tmp_path}: 2 to mend\n")
    assert f"{page}:8: 'Soldiers picnicked near Homs.': " in shown.out
    assert f"{page}:9: 'Troops picnicked near Aleppo.' is coded as siege\n" in shown.out
