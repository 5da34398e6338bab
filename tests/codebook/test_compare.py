"""Two codings of one report: which claims change, appear and vanish."""

from __future__ import annotations

from dataclasses import replace

from dateline.codebook.compare import Change, compare, differing
from dateline.types import Claim, Count, CountKind, Span, Status, Value


def claim(id_: str, kind: str = "killing", start: int = 0, end: int = 20, actor: str | None = None) -> Claim:
    span = Span("r", start, end)
    actors = (Value(actor, actor, (span,), "test"),) if actor else ()
    return Claim(id_, "r", kind, Status.ASSERTED, (span,), actor=actors, coded_by=f"{kind}/1:x code@1")


def told(changes: list[Change]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.sort, change.claim.id, change.fields) for change in changes]


def test_the_same_claims_do_not_change() -> None:
    one = claim("a", actor="rebels")
    assert compare([one], [replace(one, coded_by="killing/2:y code@1", confidence=0.5)]) == []


def test_a_claim_of_the_same_id_is_compared_field_by_field() -> None:
    old, new = claim("a", actor="rebels"), replace(claim("a"), status=Status.DENIED)
    assert told(compare([old], [new])) == [("changes", "a", ("status", "actor"))]
    assert compare([old], [new])[0].before == old


def test_figures_and_evidence_are_compared() -> None:
    count = Value(Count(CountKind.KILLED, low=12), "12", (Span("r", 3, 5),), "test")
    assert differing(claim("a"), replace(claim("a"), counts=(count,))) == ("counts",)
    assert differing(claim("a"), replace(claim("a"), evidence=(Span("r", 0, 9),))) == ("evidence",)


def test_the_same_words_under_another_kind_are_one_changed_claim() -> None:
    changes = compare([claim("a")], [claim("b", "battle", end=22)])
    assert told(changes) == [("changes", "b", ("kind", "evidence"))]


def test_the_same_kind_goes_before_the_same_words() -> None:
    old = claim("a", end=20)
    new = [claim("b", "battle", end=20), claim("c", end=18)]
    assert told(compare([old], new)) == [("changes", "c", ("evidence",)), ("appears", "b", ())]


def test_other_words_are_another_claim_in_text_order() -> None:
    changes = compare([claim("a", start=40, end=60)], [claim("b", start=10, end=30)])
    assert told(changes) == [("appears", "b", ()), ("vanishes", "a", ())]


def test_no_claim_is_paired_twice() -> None:
    old = [claim("a"), claim("b", end=21)]
    assert told(compare(old, [claim("c", end=19)])) == [
        ("changes", "c", ("evidence",)),
        ("vanishes", "b", ()),
    ]
