"""MUC: its loaders, scorers and writer, on messages and keys written for this test."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import evaluate_coding
from dateline.evaluate.muc_five import Five, alignment, load_processed, tally
from dateline.evaluate.muc_keys import SLOTS, Fill, Template, load_keys, read_fill, read_keys
from dateline.evaluate.muc_official import score
from dateline.evaluate.muc_places import load_areas
from dateline.evaluate.muc_sheet import load_muc_sheet, type_by_words
from dateline.evaluate.muc_texts import load_messages
from dateline.evaluate.muc_write import written
from dateline.pipeline import Pipeline

TEXTS = """TST9-MUC4-0001

   PORTO VELHO (NOWHERE), 5 JUN 90 (AGENCY) -- [REPORT] [JOHN ROE] [TEXT] A
BOMB EXPLODED YESTERDAY IN A BANK IN SANTA IDA.  UNIDENTIFIED MEN
KIDNAPPED JUDGE PAVEL NOVAK LAST NIGHT.


TST9-MUC4-0002

   PORTO VELHO (NOWHERE), 6 JUN 90 -- [TEXT] THE COFFEE HARVEST BEGAN IN THE NORTHERN VALLEYS.
"""
VALUES = {
    0: "TST9-MUC4-0001 (ROE)", 1: "1", 2: "04 JUN 90", 3: "NOWHERE: SANTA IDA (TOWN)", 4: "BOMBING", 5: "ACCOMPLISHED",
    6: '"BOMB"', 7: 'BOMB: "BOMB"', 12: '"BANK" / "BANK IN SANTA IDA"', 13: 'FINANCIAL: "BANK" / "BANK IN SANTA IDA"',
    14: '1: "BANK" / "BANK IN SANTA IDA"',
}  # fmt: skip
KIDNAPPING = {
    0: "TST9-MUC4-0001 (ROE)", 1: "2 (OPTIONAL)", 2: "- 05 JUN 90", 3: "NOWHERE", 4: "KIDNAPPING", 5: "ACCOMPLISHED",
    9: '? "UNIDENTIFIED MEN"\n                                    "MEN"', 18: '"PAVEL NOVAK"',
    19: '"JUDGE": "PAVEL NOVAK"',
    20: 'LEGAL OR JUDICIAL: "PAVEL NOVAK"', 21: '1: "PAVEL NOVAK"',
}  # fmt: skip


def key(values: dict[int, str]) -> str:
    """One template in the layout of the keys."""
    return "".join(f"{f'{slot}.':<4}{name:<32}{values.get(slot, '-')}\n" for slot, name in SLOTS.items())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "muc" / "tst1"
    folder.mkdir(parents=True)
    (folder / "tst1-muc4").write_text(TEXTS, "latin-1")
    irrelevant = dict.fromkeys(SLOTS, "*") | {0: "TST9-MUC4-0002"}
    keys = f";;; a note\n\n{key(VALUES)}\n{key(KIDNAPPING)}\n{key(irrelevant)}"
    (folder / "key-tst1.v1").write_text(keys, "latin-1")
    return tmp_path


def test_messages_have_a_dateline_and_a_body(gold: Path) -> None:
    first, second = load_messages(gold / "muc" / "tst1")
    assert (first.id, first.place, first.day) == ("TST9-MUC4-0001", "PORTO VELHO (NOWHERE)", date(1990, 6, 5))
    assert first.body.startswith("A BOMB EXPLODED YESTERDAY IN A BANK")
    assert second.body == "THE COFFEE HARVEST BEGAN IN THE NORTHERN VALLEYS."


def test_keys_are_read_slot_by_slot(gold: Path) -> None:
    keys = load_keys(gold / "muc" / "tst1")
    assert keys["TST9-MUC4-0002"] == ()
    bombing, kidnapping = keys["TST9-MUC4-0001"]
    assert bombing.fills(14) == (Fill(("1",), ("BANK", "BANK IN SANTA IDA")),)
    assert (kidnapping.number, kidnapping.optional) == (2, True)
    assert kidnapping.fills(9) == (Fill(("UNIDENTIFIED MEN",), (), True), Fill(("MEN",)))
    assert kidnapping.fills(6) == ()


@pytest.mark.parametrize(
    ("line", "fill"),
    [
        (r'"\"SAN\" BANK" / "BANK"', Fill(('"SAN" BANK', "BANK"))),
        ('REPORTED AS FACT / POSSIBLE: "ELN"', Fill(("REPORTED AS FACT", "POSSIBLE"), ("ELN",))),
        ("NOWHERE: SANTA IDA (TOWN)", Fill(("NOWHERE: SANTA IDA (TOWN)",))),
        ('? PLURAL: "MEN"', Fill(("PLURAL",), ("MEN",), True)),
    ],
)
def test_a_filler_has_options_and_what_it_refers_to(line: str, fill: Fill) -> None:
    assert read_fill(line) == fill


@pytest.mark.parametrize(
    ("text", "line"), [("0.  MESSAGE: ID       X\nhello\n", 2), ("4.  INCIDENT: TYPE      ARSON\n", 1)]
)
def test_a_broken_key_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(GoldError, match=f"key:{line}:"):
        list(read_keys(text, "key"))


def test_what_is_written_is_read_back(gold: Path) -> None:
    keys = load_keys(gold / "muc" / "tst1")
    text = written(keys)
    back: dict[str, list[Template]] = {}
    for message, template in read_keys(text, "responses"):
        back.setdefault(message, []).extend([template] if template else [])
    first = keys["TST9-MUC4-0001"][0]
    assert {slot: fills[0].options[0] for slot, fills in back["TST9-MUC4-0001"][0].slots.items()} == {
        slot: fills[0].options[0] for slot, fills in first.slots.items()
    }
    assert back["TST9-MUC4-0002"] == []
    assert text.isupper()
    lines = text.splitlines()
    assert lines[2] == "1.  MESSAGE: TEMPLATE               1"
    assert (
        lines.count("6.  INCIDENT: INSTRUMENT ID         *") == 2
    )  # the kidnapping's and the irrelevant one's


def test_five_slots_are_aligned_by_type_and_scored() -> None:
    def of(kind: str, **roles: str) -> Five:
        names = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
        return Five(kind, {name: (frozenset({roles[name]}),) if name in roles else () for name in names})

    ours = [of("attack", Victim="ana ruiz"), of("bombing", Target="bank", Weapon="bomb")]
    gold = [of("bombing / attack", Target="bank"), of("arson", Target="mill")]
    assert alignment(ours, gold) == ((1, 0),)
    scores = tally(ours, gold).scores()
    assert (scores["all"]["right"], scores["all"]["ours"], scores["all"]["gold"]) == (2, 5, 4)
    assert scores["Weapon"]["precision"] == 0.0


def test_processed_templates_are_loaded_once_each(tmp_path: Path) -> None:
    roles: dict[str, list[object]] = {name: [] for name in ("PerpInd", "PerpOrg", "Victim", "Weapon")}
    entry = {"incident_type": "bombing", "Target": [[["the bank", 5], ["bank", 9]]], **roles}
    file = tmp_path / "dev.json"
    file.write_text(json.dumps({"docid": "A", "doctext": "", "templates": [entry, entry]}) + "\n", "utf-8")
    assert load_processed(file)["A"][0].roles["Target"] == (frozenset({"bank"}),)
    assert len(load_processed(file)["A"]) == 1
    file.write_text("{}\n", "utf-8")
    with pytest.raises(GoldError, match=r"dev\.json:1"):
        load_processed(file)


def test_parts_count_half_in_the_slots_of_1992() -> None:
    wanted = Template("A", 1, False, {
        2: (Fill(("03 JUN 90 - 04 JUN 90",)),), 3: (Fill(("NOWHERE: IDA (CITY)",)),), 4: (Fill(("BOMBING",)),),
        18: (Fill(("ANA RUIZ",)), Fill(("OTTO ROE",), (), True)), 21: (Fill(("1",), ("ANA RUIZ",)),),
    })  # fmt: skip
    ours = Template("A", 1, False, {
        2: (Fill(("04 JUN 90",)),), 3: (Fill(("NOWHERE",)),), 4: (Fill(("ATTACK",)),),
        18: (Fill(("RUIZ",)),), 21: (Fill(("1",), ("ANA RUIZ",)),),
    })  # fmt: skip
    slots = score([ours], [wanted])
    assert {slot: slots.points[slot] for slot in (2, 3, 4, 18, 21)} == {
        2: 0.5,
        3: 0.5,
        4: 0.5,
        18: 0.5,
        21: 1.0,
    }
    assert slots.key[18] == 1
    assert slots.scores()["number_exact"] == 100.0
    assert score([], [wanted]).key[18] == 1


def test_types_go_by_words() -> None:
    sheet = load_muc_sheet()
    assert type_by_words(sheet.thing_types, "OFFICES OF THE SAVINGS BANK") == "FINANCIAL"
    assert type_by_words(sheet.thing_types, "statue") == "OTHER"
    assert type_by_words(sheet.instrument_types, "truck bomb") == "VEHICLE BOMB"


def test_places_are_written_from_the_country_down(tmp_path: Path) -> None:
    folder = tmp_path / "guidelines" / "templ-doc-more"
    folder.mkdir(parents=True)
    lines = "a preface\nNOWHERE: SANTA IDA (TOWN) *roe* VALIDATED\nELSEWHERE: SANTA IDA (CITY?) *roe*\n"
    (folder / "containing-areas-part1.v5").write_text(lines, "latin-1")
    areas = load_areas(tmp_path)
    assert areas.location(["Santa Ida"], "PORTO VELHO (NOWHERE)") == "NOWHERE: SANTA IDA (TOWN)"
    assert areas.location(["Other"], "PORTO VELHO (NOWHERE)") == "NOWHERE"
    assert areas.location(["Other"], None) is None


def test_messages_become_templates_that_are_scored(pipeline: Pipeline, gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "responses"
    scores = evaluate_coding(gold, "muc", line=pipeline, responses=file)["sets"]["muc"]["tst1"]
    assert scores["messages"] == 2
    assert scores["five"]["Victim"]["f1"] == 100.0
    assert scores["five"]["Target"]["recall"] == 100.0
    assert scores["slots_1992"]["slots"]["INCIDENT: TYPE"]["f"] == 100.0
    assert '"PAVEL NOVAK"' in file.read_text("ascii")


def test_responses_are_for_muc_alone(pipeline: Pipeline, gold: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="'muc' alone"):
        evaluate_coding(gold, line=pipeline, responses=tmp_path / "responses")
    with pytest.raises(GoldError, match="cannot be written: there is no folder"):
        evaluate_coding(gold, "muc", line=pipeline, responses=tmp_path / "no" / "responses")
    with pytest.raises(GoldError, match="cannot be written: it is a folder"):
        evaluate_coding(gold, "muc", line=pipeline, responses=tmp_path)
