"""The queue: what most needs a person first, one claim at a time, or one report from its first claim to its last."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsCoder
from dateline.desk.desk import OpenDesk
from dateline.desk.queue import doing
from dateline.desk.queue.forms import MissedForm, Offset, Words, selected
from dateline.desk.queue.offers import offers_for
from dateline.desk.queue.order import in_report
from dateline.desk.queue.showing import Shown, address, done_with, nothing, show
from dateline.desk.queue.work import label_of
from dateline.errors import JudgementError
from dateline.types import Judgement, Verdict
from dateline.workspace.judging import Ruling

router = APIRouter(include_in_schema=False)

ACCEPTED = "accepted at the desk"
UNSURE = "cannot tell from the text"
FROM_WORDS = "the words say so"
TYPED = "given at the desk"


@router.get("/queue")
def queue(request: Request, desk: OpenDesk, person: AsCoder, report: str = "") -> Response:
    """The claim that most needs a person, or the first of a report that nobody judged."""
    if not report:
        claim_id = doing.next_claim(desk, person)
        return RedirectResponse(address(claim_id), 303) if claim_id else nothing(request, person)
    found = in_report(desk.store, report)
    claim_id = found.waiting() or next((claim.id for claim in found.claims), None)
    if claim_id is None:
        return show(request, desk, person, Shown(report=report))
    return RedirectResponse(address(claim_id, report), 303)


@router.get("/queue/next")
def following(request: Request, desk: OpenDesk, person: AsCoder) -> Response:
    """Pass a claim by: the next one that waits."""
    claim_id = doing.next_claim(desk, person)
    return show(request, desk, person, Shown(claim_id)) if claim_id else nothing(request, person)


@router.get("/queue/{claim_id}")
def one(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    claim_id: str,
    later: BackgroundTasks,
    report: str = "",
) -> Response:
    """One claim with its report."""
    later.add_task(desk.words.load)
    return show(request, desk, person, Shown(claim_id, report))


@router.post("/queue/{claim_id}/judge")
def judge(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    claim_id: str,
    verdict: Annotated[Verdict, Form()],
    why: Words = "",
    own: Words = "",
    seen: Annotated[int, Form(ge=0)] = 0,
    report: str = "",
) -> Response:
    """Accept, reject or leave a claim, and go on to the next; a rejection needs a reason."""
    here = Shown(claim_id, report)
    if verdict not in _DEFAULTS:
        raise JudgementError(f"a claim is judged {', '.join(_DEFAULTS)}, not {verdict.value!r}")
    reason = own.strip() or why.strip() or _DEFAULTS[verdict]
    if not reason:
        return show(
            request, desk, person, here.wrong("Say why the claim is rejected: choose a reason or write one.")
        )
    other = doing.meanwhile(desk.store, claim_id, person.name, seen)
    if other is not None:
        return show(request, desk, person, here.beside(other, verdict, reason))
    ruling = Ruling(verdict, (claim_id,), reason)
    doing.decide(desk, person, [ruling], _DONE[verdict])
    return done_with(request, desk, person, here, _DONE[verdict])


@router.post("/queue/{claim_id}/read")
def read(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    claim_id: str,
    field: Words,
    typed: Words = "",
    start: Offset = None,
    end: Offset = None,
    report: str = "",
) -> Response:
    """What the selected or typed words may mean for a field, to choose from."""
    here = Shown(claim_id, report)
    if label_of(field) is None:
        raise JudgementError(f"a claim has no field {field!r}")
    claim = desk.store.claims.get(claim_id)
    of = desk.store.reports.get(claim.report_id)
    evidence = selected(of, start, end) if not typed.strip() else ()
    found = offers_for(desk, of, claim_id, field, evidence, typed)
    return show(request, desk, person, here.offering(found))


@router.post("/queue/{claim_id}/correct")
def correct(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    claim_id: str,
    field: Words,
    detail: Annotated[str, Form(max_length=10_000)],
    why: Words = "",
    start: Offset = None,
    end: Offset = None,
    seen: Offset = None,
    report: str = "",
) -> Response:
    """Put a value into a field of the claim, with the words selected for it."""
    here = Shown(claim_id, report)
    claim = desk.store.claims.get(claim_id)
    evidence = selected(desk.store.reports.get(claim.report_id), start, end)
    other = doing.meanwhile(desk.store, claim_id, person.name, seen) if seen is not None else None
    if other is not None:
        return show(request, desk, person, here.wrong(_judged_meanwhile(other)))
    reason = why.strip() or (FROM_WORDS if evidence else TYPED)
    label = label_of(field) or field
    ruling = Ruling(Verdict.CORRECT, (claim_id,), reason, field, detail, evidence)
    try:
        doing.decide(desk, person, [ruling], f"{label} corrected")
    except JudgementError as error:
        return show(request, desk, person, here.wrong(str(error)))
    return show(request, desk, person, here.saying(f"{label} corrected"))


@router.post("/queue/add")
def add(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    report: str,
    missed: MissedForm,
) -> Response:
    """Add a claim that the machine missed: its words, kind and status; its fields are filled after that."""
    here = Shown(missed.at, report)
    of = desk.store.reports.get(report)
    try:
        claim = missed.claim(of, person.name)
        doing.bring(desk, person, claim, "claim added")
    except JudgementError as error:
        return show(request, desk, person, here.wrong(str(error)))
    return show(
        request, desk, person, Shown(claim.id, report).saying("claim added: its fields can be filled now")
    )


@router.post("/queue/undo")
def undo(request: Request, desk: OpenDesk, person: AsCoder, report: str = "", at: str = "") -> Response:
    """Take back what the person did last, and show the claim that it was about."""
    found = doing.take_back(desk, person)
    if found is None:
        return show(request, desk, person, Shown(at, report).wrong("There is nothing to take back."))
    deed, left = found
    said = f"taken back: {deed.words}"
    if left is not None:
        return show(request, desk, person, Shown(report=left).saying(said))
    return show(request, desk, person, Shown(deed.claim_id, report).saying(said))


_DEFAULTS = {Verdict.ACCEPT: ACCEPTED, Verdict.REJECT: "", Verdict.UNSURE: UNSURE}
_DONE = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.UNSURE: "left as unsure"}


def _judged_meanwhile(other: Judgement) -> str:
    what = f"{other.verdict.value} {other.field or ''}".strip()
    return (
        f"{other.who} judged this claim meanwhile ({what}: {other.why}). "
        "Here it is as it stands now; correct it again where yours is better."
    )
