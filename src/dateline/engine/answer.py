"""The answer that a model is asked for: claims whose every value is a quote and the number of its sentence.

Nothing in it is the model's own wording: what is no quote is one of a fixed list of words or a number. A count holds
no number either, but the words that tell it, which our own reader of quantities reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.errors import BadAnswerError
from dateline.types import CountKind, PlaceRole, Status

MOST_CLAIMS = 200
"""Of one answer; the fullest of our coded reports has 70."""


class Quoted(BaseModel):
    """Words of the report, and the number of the sentence that they stand in."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    quote: str
    sentence: int = 0


class QuotedPlace(Quoted):
    """The name of a place, and how the event stands to it."""

    role: PlaceRole = PlaceRole.AT


class QuotedCount(Quoted):
    """The words of a figure, and what it counts."""

    what: CountKind


class Told(BaseModel):
    """One claim as the model gives it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: str
    status: Status
    clause: Quoted
    event_word: str
    actor: tuple[Quoted, ...] = ()
    target: tuple[Quoted, ...] = ()
    place: tuple[QuotedPlace, ...] = ()
    date: Quoted | None = None
    counts: tuple[QuotedCount, ...] = ()
    weapon: Quoted | None = None
    said_by: Quoted | None = None


class Answer(BaseModel):
    """What the schema describes."""

    claims: tuple[Told, ...] = Field(description="One entry for each claim, in the order of the text.")


@dataclass(frozen=True)
class Answered:
    """A usable answer: its claims, and how many entries were none or too many."""

    claims: tuple[Told, ...]
    unusable: int = 0
    too_many: int = 0


def read_answer(text: str) -> Answered:
    """The claims of an answer; raises BadAnswerError, in words for the model too, for what is no such answer.

    Words around the JSON ("```json") are left out. An entry that is no claim is counted and left out, unless all are.
    """
    entries = _entries(text)
    told: list[Told] = []
    faults: list[str] = []
    for entry in entries[:MOST_CLAIMS]:
        try:
            told.append(Told.model_validate(entry))
        except ValidationError as error:
            faults.append(_first_fault(error))
    if faults and not told:
        raise BadAnswerError(f"no entry of its answer is a claim as asked: {faults[0]}")
    return Answered(tuple(told), len(faults), max(0, len(entries) - MOST_CLAIMS))


def schema(kinds: Iterable[str]) -> dict[str, Any]:
    """The JSON schema of an answer, strict: no other keys, every key there, the kinds a fixed list."""
    found: dict[str, Any] = _strict(Answer.model_json_schema())
    found["$defs"]["Told"]["properties"]["kind"] = {"type": "string", "enum": sorted(kinds)}
    return found


def _strict(node: Any) -> Any:
    """The same schema without defaults and titles; every object is closed and needs all its keys."""
    if isinstance(node, list):
        return [_strict(entry) for entry in node]
    if not isinstance(node, Mapping):
        return node
    made = {key: _strict(value) for key, value in node.items() if not _is_label(key, value)}
    if made.get("type") == "object":
        made["additionalProperties"] = False
        made["required"] = list(made["properties"])
    return made


def _is_label(key: str, value: object) -> bool:
    return key in {"default", "title", "description"} and not isinstance(value, Mapping)


def _entries(text: str) -> list[Any]:
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise BadAnswerError("its answer holds no JSON")
    try:
        data = json.loads(text[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise BadAnswerError("its answer is broken JSON") from error
    claims = data.get("claims") if isinstance(data, dict) else None
    if not isinstance(claims, list):
        raise BadAnswerError('its answer has no list "claims"')
    return claims


def _first_fault(error: ValidationError) -> str:
    """Where the first fault is, in words of the schema alone: nothing of what the model wrote."""
    first = error.errors(include_input=False, include_url=False)[0]
    names = {*Told.model_fields, *QuotedPlace.model_fields, *QuotedCount.model_fields}
    where = ".".join(str(part) for part in first["loc"] if isinstance(part, int) or part in names)
    return f"{where or 'the entry'} is {first['type'].replace('_', ' ')}"
