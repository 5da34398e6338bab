"""What an adjudicator sees: every claim with what each coder says of it, side by side, and what is to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dateline.desk.cards import Card, card_of
from dateline.desk.highlight import Mark, highlight, lanes
from dateline.desk.report_text import ReportText
from dateline.incidents import CORRECTABLE
from dateline.types import Claim, Judgement, Span, Verdict
from dateline.workspace.coded import ANSWERS, IS_CLAIM, Coded, exact, in_words, words_for
from dateline.workspace.hearing import Case, Hearing, Question
from dateline.workspace.outcome import taken

VERDICTS = {
    Verdict.ACCEPT: "it is one",
    Verdict.REJECT: "it is none",
    Verdict.UNSURE: "unsure",
    None: "not asked",
}
LABELS = {IS_CLAIM: "is it a claim?", "source": "voice"}
OWN = "own"
"""What a form sends in a coder's place where a third value is given."""


@dataclass(frozen=True, slots=True)
class Option:
    """What one coder holds. ``take`` is what a form sends for it, ``mark`` names its words in the text."""

    coder: str
    take: str
    words: str
    quote: str
    mark: str
    why: str = ""


@dataclass(frozen=True)
class Asked:
    """One field on which coders differ; ``taken`` is what was decided, in words, and ``why``."""

    anchor: str
    field: str
    label: str
    options: tuple[Option, ...]
    taken: str = ""
    why: str = ""
    take: str = ""


@dataclass(frozen=True)
class Told:
    """One claim: what it is, what is asked, and what coders agree on."""

    card: Card
    added_by: tuple[str, ...]
    outcome: str
    asked: tuple[Asked, ...]
    agreed: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.card.id

    @property
    def left(self) -> int:
        """How much is still to be decided of it."""
        return sum(not one.taken for one in self.asked)


@dataclass(frozen=True)
class Deciding:
    """A hearing as its page shows it."""

    heard: Hearing
    told: tuple[Told, ...]
    text: ReportText

    @property
    def left(self) -> int:
        """How much is still to be decided."""
        return sum(one.left for one in self.told)

    @property
    def asked(self) -> int:
        """How much coders differ on, decided or not."""
        return sum(len(one.asked) for one in self.told)

    @property
    def following(self) -> str:
        """Where the first open question stands on the page; where it is closed, if there is none."""
        return next((asked.anchor for one in self.told for asked in one.asked if not asked.taken), "close")

    def anchor(self, claim_id: str, field: str) -> str:
        """Where that question stands on the page; empty where it is not asked."""
        wanted = anchor_of(claim_id, field)
        return next((wanted for one in self.told for asked in one.asked if asked.anchor == wanted), "")


def deciding(heard: Hearing) -> Deciding:
    """The page of that hearing."""
    machine = {claim.id: claim for claim in heard.claims}
    told = tuple(
        _told(heard, case, number, machine.get(case.joint.id))
        for number, case in enumerate(heard.cases, start=1)
    )
    marks = [mark for one, case in zip(told, heard.cases, strict=True) for mark in _marks(one, case)]
    cards = tuple(one.card for one in told)
    text = ReportText(heard.report, highlight(heard.report, marks), cards, lanes(marks))
    return Deciding(heard, told, text)


def anchor_of(claim_id: str, field: str) -> str:
    """Where a question stands on the page."""
    return f"q-{claim_id}-{field}"


def _told(heard: Hearing, case: Case, number: int, machine: Claim | None) -> Told:
    joint = case.joint
    first = next(iter(joint.accepted.values()), next(iter(joint.by.values())))
    shown = machine if machine is not None and not joint.added else first.claim
    words = " … ".join(heard.report.quote(span) for span in shown.evidence)
    return Told(
        card=card_of(shown, number, quote=words),
        added_by=tuple(joint.by) if joint.added else (),
        outcome=VERDICTS[case.verdict] if case.verdict else "",
        asked=tuple(_asked(heard, case, question) for question in case.questions),
        agreed=tuple(_agreed(case)),
    )


def _asked(heard: Hearing, case: Case, question: Question) -> Asked:
    field = question.field
    options = (
        tuple(_verdicts(case, heard.assignment.coders))
        if field == IS_CLAIM
        else tuple(_values(heard, case.joint.id, field, case.joint.accepted))
    )
    words, take, why = "", "", ""
    if question.decision:
        words, take = _decided(case, question.decision)
        why = question.decision.why
    return Asked(anchor_of(case.joint.id, field), field, label_of(field), options, words, why, take)


def _verdicts(case: Case, coders: Sequence[str]) -> Iterator[Option]:
    for coder in coders:
        verdict = case.joint.verdict(coder)
        one = case.joint.by.get(coder)
        words = VERDICTS[verdict] if one else "did not find it"
        why = one.why if one and verdict is not Verdict.ACCEPT else ""
        yield Option(coder, verdict.value if verdict else "", words, "", "", why)


def _values(heard: Hearing, claim_id: str, field: str, accepted: dict[str, Coded]) -> Iterator[Option]:
    for coder, one in accepted.items():
        read = " … ".join(heard.report.quote(span) for span in _words(one, field))
        yield Option(coder, coder, in_words(one.claim, field), read, _mark(claim_id, field, coder))


def _words(one: Coded, field: str) -> tuple[Span, ...]:
    """The words for a coder's value: those selected for it, none where it was typed."""
    correction = one.corrections.get(field)
    if correction is not None:
        return correction.evidence
    return () if field in {"kind", "status"} else words_for(one.claim, field)


def _decided(case: Case, decision: Judgement) -> tuple[str, str]:
    """What was decided in words, and what a form sends for it."""
    if decision.verdict in ANSWERS:
        return VERDICTS[decision.verdict], decision.verdict.value
    value = taken(case, str(decision.field))
    words = in_words(value.claim, str(decision.field)) if value else ""
    return words, str(decision.detail) if decision.verdict is Verdict.PICK else OWN


def _agreed(case: Case) -> Iterator[tuple[str, str]]:
    """What all hold who hold it for a claim, and tell anything."""
    accepted = list(case.joint.accepted.values())
    if case.verdict is not Verdict.ACCEPT or not accepted:
        return
    for field in CORRECTABLE:
        if case.question(field) is None and exact(accepted[0].claim, field) is not None:
            yield label_of(field), in_words(accepted[0].claim, field)


def _marks(one: Told, case: Case) -> Iterator[Mark]:
    """The claim's words, and those of each value that coders differ on."""
    for span in one.card.claim.evidence:
        yield Mark(span, one.id)
    for asked in one.asked:
        if asked.field == IS_CLAIM:
            continue
        for coder, coded in case.joint.accepted.items():
            for span in _words(coded, asked.field):
                yield Mark(span, one.id, _mark(one.id, asked.field, coder))


def _mark(claim_id: str, field: str, coder: str) -> str:
    """A name for a coder's words that holds no blank, as names may."""
    return f"{claim_id}:{field}:{quote(coder, safe='')}"


def label_of(field: str) -> str:
    """The word for a field."""
    return LABELS.get(field, field)
