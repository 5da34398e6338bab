"""A report's claims as one coder has them: the machine's, with what the coder says put in, and those added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.gazetteer import fold as fold_place
from dateline.incidents import CORRECTABLE, as_corrected, in_force, rulings
from dateline.lexicon.actors import fold
from dateline.store.codec import decode
from dateline.types import Claim, Count, Judgement, Located, PlaceRole, Shown, Span, Status, Verdict, When
from dateline.workspace.adding import BY_PERSON

IS_CLAIM = "claim"
"""The first question: is it a claim at all? The others are the fields of one, which ``CORRECTABLE`` names."""
ANSWERS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE})
_CHOSEN = ("kind", "status")
"""What a coder who sees the words alone must choose; the other fields may be left empty."""


@dataclass(frozen=True)
class Coded:
    """One claim as one coder has it. ``verdict`` is None until the coder has answered whether it is one.

    ``claim`` has the coder's values in it, ``corrections`` are the judgements that put them there, by field.
    ``blank`` is true where the coder was shown the words alone, ``added`` where the coder found the claim.
    """

    claim: Claim
    verdict: Verdict | None = None
    why: str = ""
    corrections: Mapping[str, Judgement] = field(default_factory=dict)
    addition: Judgement | None = None
    blank: bool = False

    @property
    def added(self) -> bool:
        """Whether the coder found it, and the machine did not."""
        return self.addition is not None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What the coder has still to say of it."""
        if self.verdict is None:
            return (IS_CLAIM,)
        if self.verdict is not Verdict.ACCEPT or not self.blank:
            return ()
        return tuple(name for name in _CHOSEN if name not in self.corrections)


def by_machine(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that coders are asked about: what people added elsewhere would tell them what others think."""
    return tuple(claim for claim in claims if not claim.coded_by.startswith(BY_PERSON))


def coded(claims: Iterable[Claim], said: Sequence[Judgement], shown: Shown) -> tuple[Coded, ...]:
    """Those claims as a coder has them who said all that, and the coder's own, in text order."""
    standing = in_force(said)
    answers = {one.subjects[0]: one for one in standing if one.verdict in ANSWERS}
    additions = {one.subjects[0]: one for one in standing if one.verdict is Verdict.ADD}
    ruled = rulings(said)
    blank = shown is Shown.WORDS
    asked = [_blank(claim) if blank else claim for claim in by_machine(claims)]
    own = [decode(str(one.detail), Claim) for one in additions.values()]
    found = []
    for claim in sorted([*asked, *own], key=lambda claim: (claim.evidence[0], claim.id)):
        answer, addition = answers.get(claim.id), additions.get(claim.id)
        found.append(
            Coded(
                claim=as_corrected(claim, ruled),
                verdict=Verdict.ACCEPT if addition else answer.verdict if answer else None,
                why=answer.why if answer else "",
                corrections={str(one.field): one for one in ruled.corrections.get(claim.id, ())},
                addition=addition,
                blank=blank and addition is None,
            )
        )
    return tuple(found)


def exact(claim: Claim, name: str) -> object:
    """What a claim says of a field, to be compared: equal for the same, whatever its words; None for nothing."""
    if name == "kind":
        return claim.kind
    if name == "status":
        return claim.status.value
    if name == "date":
        return claim.date.value if claim.date else None
    if name == "place":
        return tuple(sorted((one.role.value, _place(one)) for one in claim.place)) or None
    if name in {"actors", "targets"}:
        values = claim.actor if name == "actors" else claim.target
        return frozenset(fold(value.value) for value in values) or None
    if name in {"source", "weapon"}:
        value = claim.said_by if name == "source" else claim.weapon
        return fold(value.value) if value else None
    return next((one.value for one in claim.counts if one.value.what.value == name), None)


def in_words(claim: Claim, name: str) -> str:
    """What a claim says of a field, for a person; "nothing told" where it says nothing."""
    value = exact(claim, name)
    if name == "source":
        return claim.said_by.value if claim.said_by else "the reporter"
    if value is None:
        return "nothing told"
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Count):
        return _count(value)
    if name == "place":
        return ", ".join(_located(one) for one in claim.place)
    if name in {"actors", "targets"}:
        values = claim.actor if name == "actors" else claim.target
        return ", ".join(one.value for one in values)
    if name == "weapon" and claim.weapon:
        return claim.weapon.value
    return str(value).replace("_", " ")


def words_for(claim: Claim, name: str) -> tuple[Span, ...]:
    """The words that a claim's field was read from."""
    if name in {"actors", "targets"}:
        return tuple(
            span for value in (claim.actor if name == "actors" else claim.target) for span in value.evidence
        )
    if name == "place":
        return tuple(span for one in claim.place for span in one.place.evidence)
    if name in CORRECTABLE[:2]:
        return claim.evidence
    single = {"date": claim.date, "weapon": claim.weapon, "source": claim.said_by}.get(name)
    told = single or next((one for one in claim.counts if one.value.what.value == name), None)
    return told.evidence if told else ()


def _blank(claim: Claim) -> Claim:
    """The claim's words alone: a coder is to say the rest, and no page can tell how the machine took them."""
    return replace(
        claim,
        kind="",
        status=Status.ASSERTED,
        confidence=1.0,
        actor=(),
        target=(),
        place=(),
        date=None,
        counts=(),
        weapon=None,
        said_by=None,
        triggers=(),
        absent=(),
        parties=(),
    )


def _place(located: Located) -> str:
    place = located.place.value
    return place.key or fold_place(place.name)


def _located(located: Located) -> str:
    place = located.place.value
    name = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    return name if located.role is PlaceRole.AT else f"{located.role.value} {name}"


def _when(when: When) -> str:
    if when.start is None:
        return f"before {when.end.isoformat()}"
    return (
        when.end.isoformat() if when.start == when.end else f"{when.start.isoformat()}/{when.end.isoformat()}"
    )


def _count(count: Count) -> str:
    if count.low is not None and count.high is not None and count.low != count.high:
        bounds = f"{count.low} to {count.high}"
        return bounds if count.best is None else f"{count.best} ({bounds})"
    if count.best is not None:
        return str(count.best)
    return f"at least {count.low}" if count.low is not None else f"up to {count.high}"
