"""What people judged, in words: the judgements that stand, on a line each."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.desk.words import in_words
from dateline.incidents import parse_correction
from dateline.store import Store
from dateline.types import Judgement, Verdict

_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.UNSURE: "unsure",
    Verdict.ADD: "added by a person",
    Verdict.SAME: "one happening with claim {other}",
    Verdict.DIFFERENT: "another happening than claim {other}",
    Verdict.PICK: "chosen for the {field} of its incident",
    Verdict.CORRECT: "{field} corrected to {value}",
    Verdict.WITHDRAW: "withdrawn",
}


def standing_on(store: Store, claim_ids: Sequence[str]) -> dict[str, list[Judgement]]:
    """The judgements on each of these claims that nobody has withdrawn, in the order of being given."""
    given = store.judgements.of(claim_ids)
    gone = {
        one.subjects[0]
        for one in store.judgements.of([one.id for one in given])
        if one.verdict is Verdict.WITHDRAW
    }
    found: dict[str, list[Judgement]] = {claim_id: [] for claim_id in claim_ids}
    for one in given:
        if one.id not in gone:
            for subject in one.subjects:
                found.get(subject, []).append(one)
    return found


def verdict_in_words(judgement: Judgement, claim_id: str) -> str:
    """The verdict as it is of that claim: "accepted", "place corrected to Balad"."""
    other = next((subject for subject in judgement.subjects if subject != claim_id), "")
    value = _value(judgement) if judgement.verdict is Verdict.CORRECT else ""
    return _WORDS[judgement.verdict].format(other=other, field=judgement.field, value=value)


def _value(judgement: Judgement) -> str:
    """The corrected value; as it was written where this version of Dateline reads no such field."""
    try:
        return in_words(parse_correction(str(judgement.field), judgement.detail))
    except ValueError:
        return judgement.detail or "nothing"
