"""Incidents joined over reports and mentions, on texts written for this test."""

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.ecbplus import load_ecbplus
from dateline.evaluate.gva import load_gva
from dateline.evaluate.incidents import evaluate_incidents
from dateline.pipeline import Pipeline

GOLD = (
    (
        "7",
        "Baker shot dead on Quarry Lane in Ardun",
        "Gunmen killed the baker Omar Tellin outside his shop on Quarry Lane in Ardun. Police found two shells.",
    ),
    (
        "7",
        "Police seek killers of baker",
        "Omar Tellin, 41, was shot dead outside his shop on Quarry Lane, police in Ardun said. He leaves a son.",
    ),
    (
        "8",
        "Two soldiers die as bomb hits bridge",
        "A bomb killed two soldiers at the river bridge near Selim. Engineers closed the crossing for repairs.",
    ),
    (
        "9",
        "Harvest festival draws crowds",
        "Thousands came to the plum market of Besh, and music was played.",
    ),
)


def _write_gva(gold: Path, *more: str) -> None:
    (gold / "gva").mkdir()
    rows = [
        json.dumps({"incident": incident, "id": f"d{number}", "title": title, "text": text})
        for number, (incident, title, text) in enumerate(GOLD)
    ]
    (gold / "gva" / "docs.jsonl").write_text("\n".join([*rows, *more]) + "\n", "utf-8")


def _write_ecbplus(gold: Path, name: str, sentences: list[str], instance: str, at: int) -> None:
    folder = gold / "ecbplus" / name.partition("_")[0]
    folder.mkdir(parents=True, exist_ok=True)
    tokens, number = "", 0
    for row, sentence in enumerate(sentences):
        for word in sentence.split():
            number += 1
            tokens += f'<token t_id="{number}" sentence="{row}" number="0">{word}</token>'
    marks = (
        f'<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="{at}"/></ACTION_OCCURRENCE>'
        '<LOC_GEO m_id="2"><token_anchor t_id="1"/></LOC_GEO>'
        f'<ACTION_OCCURRENCE m_id="3" instance_id="{instance}" TAG_DESCRIPTOR="x"/>'
    )
    relation = (
        f'<CROSS_DOC_COREF r_id="9" note="{instance}"><source m_id="1"/><target m_id="3"/></CROSS_DOC_COREF>'
    )
    text = (
        f'<Document doc_name="{name}.xml">{tokens}<Markables>{marks}</Markables>'
        f"<Relations>{relation}</Relations></Document>"
    )
    (folder / f"{name}.xml").write_text(text, "utf-8")


def test_reports_of_one_killing_are_one_incident(pipeline: Pipeline, tmp_path: Path) -> None:
    _write_gva(tmp_path, "{broken", json.dumps({"incident": "1"}))
    scores = evaluate_incidents(tmp_path, line=pipeline)["sets"]["gva"]
    assert scores["b_cubed"]["f1"] == 100.0
    assert (scores["things"], scores["groups"], scores["unread"]) == (4, 3, 0)
    assert [line.partition(": ")[0] for line in scores["dropped"]] == ["docs.jsonl:5", "docs.jsonl:6"]
    assert scores["baseline"]["alone"]["b_cubed"]["recall"] == 75.0
    assert scores["baseline"]["titles"]["threshold"] > 0


def test_a_report_listed_for_two_incidents_is_two(tmp_path: Path) -> None:
    _write_gva(tmp_path, json.dumps({"incident": "5", "id": "d0", "title": "T", "text": "X"}))
    dropped: list[str] = []
    assert [one.id for one in load_gva(tmp_path / "gva", dropped)][-1] == "d0 (2)"
    assert dropped == []


def test_mentions_of_one_event_in_two_texts_are_one(pipeline: Pipeline, tmp_path: Path) -> None:
    shot = "Gunmen killed the baker Omar Tellin on Quarry Lane in Ardun ."
    _write_ecbplus(tmp_path, "1_1ecb", [shot, "Police found two shells ."], "ACT1", 2)
    _write_ecbplus(tmp_path, "1_2ecb", [f"On Monday , {shot}"], "ACT1", 5)
    _write_ecbplus(tmp_path, "1_1ecbplus", ["A bomb killed two soldiers near Selim ."], "ACT2", 3)
    scores = evaluate_incidents(tmp_path, "ecbplus", line=pipeline)["sets"]["ecbplus"]
    assert (scores["mentions"]["gold"], scores["mentions"]["found"]) == (3, 100.0)
    assert scores["mentions"]["b_cubed"]["f1"] == 100.0
    assert scores["mentions"]["baseline"]["lemma"]["b_cubed"]["f1"] < 100.0
    assert scores["texts"]["b_cubed"]["f1"] == 100.0


def test_tokens_become_a_text_with_a_line_for_each_sentence(tmp_path: Path) -> None:
    _write_ecbplus(tmp_path, "3_1ecb", ["`` Go , '' he said .", "Rain fell ."], "ACT1", 5)
    [document] = load_ecbplus(tmp_path / "ecbplus")
    assert document.report.text == '" Go," he said.\nRain fell.'
    [mention] = document.mentions
    assert [document.report.text[start:end] for start, end in mention.spans] == ["he"]
    assert (document.topic, document.happening, mention.instance) == ("3", "3ecb", "ACT1")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "ecbplus" / "1").mkdir(parents=True)
    path = tmp_path / "ecbplus" / "1" / "1_1ecb.xml"
    path.write_text("<Document><token", "utf-8")
    with pytest.raises(GoldError, match=r"1_1ecb\.xml"):
        list(load_ecbplus(tmp_path / "ecbplus"))
    path.rename(path.with_name("notes.xml"))
    with pytest.raises(GoldError, match=r"notes\.xml: no name"):
        list(load_ecbplus(tmp_path / "ecbplus"))


@pytest.mark.parametrize("only", [None, "gva", "mars"])
def test_nothing_to_score_is_an_error(tmp_path: Path, only: str | None, pipeline: Pipeline) -> None:
    with pytest.raises(GoldError):
        evaluate_incidents(tmp_path, only, line=pipeline)


def test_a_set_without_reports_is_an_error(tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "gva").mkdir()
    with pytest.raises(GoldError, match="cannot be read"):
        evaluate_incidents(tmp_path, line=pipeline)
    (tmp_path / "gva" / "docs.jsonl").write_text("\n", "utf-8")
    with pytest.raises(GoldError, match="holds no report"):
        evaluate_incidents(tmp_path, line=pipeline)
