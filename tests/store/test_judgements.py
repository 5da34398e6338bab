"""Judgements asked for by id, by what they are about, and by the go they were made in."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from dateline.errors import NotThereError
from dateline.store import Store
from dateline.store.tables import judgements
from dateline.types import Judgement, Span, Verdict

WHEN = datetime(2015, 3, 3, tzinfo=UTC)


def one(name: str, verdict: Verdict, *subjects: str, action: str | None = None) -> Judgement:
    return Judgement(
        name,
        verdict,
        subjects,
        "coder",
        WHEN,
        "seen",
        evidence=(Span("r1", 3, 9),),
        action=action,
    )


def test_judgements_are_found_by_id_claim_and_action(store: Store) -> None:
    given = [
        one("j2", Verdict.SAME, "c1", "c9", action="go"),
        one("j1", Verdict.DIFFERENT, "c2", "c1", action="go"),
        one("j3", Verdict.ACCEPT, "c3"),
        one("j4", Verdict.WITHDRAW, "j3", action="back"),
    ]
    for judgement in given:
        store.judgements.add(judgement)
    assert store.judgements.get("j1") == given[1]
    assert store.judgements.of(["c1", "c2"]) == given[:2]
    assert store.judgements.of(["c3", "j3"]) == given[2:]
    assert store.judgements.of([]) == []
    assert store.judgements.by_action("go") == given[:2]
    assert store.judgements.by_action("j3") == []
    with pytest.raises(NotThereError, match="no judgement j9"):
        store.judgements.get("j9")


def test_a_judgement_kept_before_evidence_and_actions_is_read(store: Store) -> None:
    old = {"id": "j1", "verdict": "reject", "subjects": ["c1"], "who": "ann", "when": "2015-03-03T00:00:00Z"}
    document = json.dumps(old | {"why": "not an event", "field": None, "detail": None})
    row = {"id": "j1", "verdict": "reject", "subject": "c1", "who": "ann", "at": WHEN, "why": "not an event"}
    with store.judgements._database.writing() as connection:
        connection.execute(insert(judgements), [row | {"document": document}])
    assert store.judgements.of(["c1"]) == [
        Judgement("j1", Verdict.REJECT, ("c1",), "ann", WHEN, "not an event")
    ]
