"""What people judged of a claim, in words."""

from __future__ import annotations

from dateline.desk.words import in_words
from dateline.incidents import parse_correction
from dateline.types import Claim, Judgement, Verdict

_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.UNSURE: "unsure",
    Verdict.ADD: "added by a person",
    Verdict.SAME: "one happening with claim {other}",
    Verdict.DIFFERENT: "another happening than claim {other}",
    Verdict.PICK: "chosen for the {field} of its incident",
    Verdict.CORRECT: "{field} corrected to {value} (read: {was})",
    Verdict.WITHDRAW: "withdrawn",
}
_NOTHING = "nothing"


def verdict_in_words(judgement: Judgement, claim: Claim) -> str:
    """The verdict as it is of that claim, as the machine read it: "place corrected to Balad (read: Tikrit)"."""
    field = str(judgement.field)
    is_correction = judgement.verdict is Verdict.CORRECT
    return _WORDS[judgement.verdict].format(
        other=next((subject for subject in judgement.subjects if subject != claim.id), ""),
        field=field,
        value=_value(field, judgement.detail) if is_correction else "",
        was=_was(claim, field) if is_correction else "",
    )


def _value(field: str, detail: str | None) -> str:
    """The corrected value; as it was written where this version of Dateline reads no such field."""
    try:
        value = parse_correction(field, detail)
    except ValueError:
        return detail or _NOTHING
    if field == "source" and not value:
        return "the reporter"
    return in_words(value).replace("_", " ") if value else _NOTHING


def _was(claim: Claim, field: str) -> str:
    """What the machine read in that field."""
    single = {
        "kind": claim.kind.replace("_", " "),
        "status": claim.status.value,
        "source": claim.said_by.value if claim.said_by else "the reporter",
        "date": in_words(claim.date.value) if claim.date else _NOTHING,
        "weapon": claim.weapon.value if claim.weapon else _NOTHING,
    }
    if field in single:
        return single[field]
    several: dict[str, tuple[object, ...]] = {
        "actors": tuple(one.value for one in claim.actor),
        "targets": tuple(one.value for one in claim.target),
        "place": tuple(located.place.value for located in claim.place),
    }
    counts = tuple(one.value for one in claim.counts if one.value.what.value == field)
    return in_words(several.get(field, counts)) or _NOTHING
