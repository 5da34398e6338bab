"""What counts as an answer, and the schema that asks for one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.engine.answer import MOST_CLAIMS, read_answer, schema
from dateline.errors import BadAnswerError

CLAIM: dict[str, Any] = {
    "kind": "bombing",
    "status": "asserted",
    "clause": {"quote": "a bomb went off", "sentence": 1},
    "event_word": "bomb",
}


def test_slots_may_be_left_out_and_other_keys_stand_beside() -> None:
    told = read_answer(json.dumps({"claims": [CLAIM | {"confidence": 3, "place": []}], "notes": "x"})).claims
    assert [one.kind for one in told] == ["bombing"]
    assert told[0].counts == ()


def test_words_around_the_json_are_left_out() -> None:
    text = f"Here it is:\n```json\n{json.dumps({'claims': [CLAIM]})}\n```"
    assert len(read_answer(text).claims) == 1


def test_no_claims_are_an_answer_too() -> None:
    assert read_answer('{"claims": []}').claims == ()


def test_one_bad_entry_does_not_spoil_the_others() -> None:
    answered = read_answer(json.dumps({"claims": [CLAIM, CLAIM | {"status": "confirmed"}, 7]}))
    assert (len(answered.claims), answered.unusable) == (1, 2)


def test_more_than_any_report_holds_is_counted_and_left() -> None:
    answered = read_answer(json.dumps({"claims": [CLAIM] * (MOST_CLAIMS + 3)}))
    assert (len(answered.claims), answered.too_many) == (MOST_CLAIMS, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("I cannot help with that.", "no JSON"),
        ('{"claims": [{"kind": "bom', "no JSON"),
        ('{"claims": [{"kind": "bom"}, ', "broken JSON"),
        ("{" * 100_000 + "}" * 100_000, "broken JSON"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "broken JSON"),
        ('["claims"]', "no JSON"),
        ('{"events": []}', 'no list "claims"'),
        ('{"claims": {"kind": "bombing"}}', 'no list "claims"'),
        ('{"claims": ["a bomb went off"]}', "no entry"),
        (json.dumps({"claims": [CLAIM | {"status": "\x1b[31mconfirmed"}]}), "status is enum"),
        (json.dumps({"claims": [CLAIM | {"clause": "a bomb went off"}]}), "clause is model type"),
    ],
)
def test_what_is_no_answer_is_told_in_our_words(text: str, said: str) -> None:
    with pytest.raises(BadAnswerError, match=said) as raised:
        read_answer(text)
    assert "\x1b" not in str(raised.value)


def test_the_schema_is_strict() -> None:
    def walk(node: Any) -> None:
        if isinstance(node, dict):
            assert "default" not in node
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert node["required"] == list(node["properties"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    found = schema(["talks", "battle"])
    walk(found)
    told = found["$defs"]["Told"]["properties"]
    assert told["kind"] == {"type": "string", "enum": ["battle", "talks"]}
    assert {"status", "clause", "event_word", "counts", "said_by"} <= set(told)


def test_no_slot_takes_the_models_own_words_or_numbers() -> None:
    """Texts are quotes with a sentence, or one of a fixed list; the only numbers are those of sentences."""
    definitions = schema(["battle"])["$defs"]
    free = {
        (name, key)
        for name, one in definitions.items()
        for key, value in one.get("properties", {}).items()
        if value.get("type") in {"string", "number", "integer"} and "enum" not in value
    }
    quoted = {
        (name, key) for name in ("Quoted", "QuotedPlace", "QuotedCount") for key in ("quote", "sentence")
    }
    assert free == quoted | {("Told", "event_word")}
