"""A coder's work on one assignment: answer each claim, correct its fields, add what was missed, hand it in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsCoder
from dateline.desk.coding.lists import SHOWN
from dateline.desk.coding.working import SAID, following, working
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.desk.queue.forms import MissedForm, Offset, Words, selected
from dateline.desk.queue.offers import offers_on
from dateline.desk.queue.showing import Shown
from dateline.desk.queue.work import FIELDS, REASONS, label_of
from dateline.errors import JudgementError, NotThereError
from dateline.store.codec import encode
from dateline.types import Person, Role, Verdict
from dateline.workspace.coding import hand_in, say, sheet, take_back
from dateline.workspace.judging import Ruling, kinds

router = APIRouter(prefix="/coding/{assignment_id}", include_in_schema=False)

_WHY = {Verdict.ACCEPT: "coded as one", Verdict.UNSURE: "cannot tell from the text", Verdict.REJECT: ""}
_CODED = "coded"


@router.get("")
def work(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    assignment_id: str,
    later: BackgroundTasks,
    claim: str = "",
) -> Response:
    """A coder's own work; an adjudicator who does not code it is led to where it is decided."""
    assignment = desk.store.assignments.get(assignment_id)
    if assignment.part(person.name) is None and person.role.may(Role.ADJUDICATOR):
        return RedirectResponse(f"/coding/{assignment_id}/adjudicate", 303)
    later.add_task(desk.words.load)
    return _page(request, desk, person, assignment_id, Shown(claim))


@router.post("/hand-in")
def give_in(request: Request, desk: OpenDesk, person: AsCoder, assignment_id: str) -> Response:
    """Close one's work to changes."""
    try:
        hand_in(desk.store, assignment_id, person.name)
    except JudgementError as error:
        return _page(request, desk, person, assignment_id, Shown().wrong(f"{error}."))
    return RedirectResponse("/coding", 303)


@router.post("/take-back")
def open_again(desk: OpenDesk, person: AsCoder, assignment_id: str) -> Response:
    """Have one's work back, as long as another has not handed in."""
    desk.store.assignments.take_back(assignment_id, person.name)
    return RedirectResponse(f"/coding/{assignment_id}", 303)


@router.post("/undo")
def undo(request: Request, desk: OpenDesk, person: AsCoder, assignment_id: str) -> Response:
    """Take back what one said last, and show the claim that it was about."""
    back = take_back(desk.store, assignment_id, person.name)
    if back is None:
        return _page(request, desk, person, assignment_id, Shown().wrong("There is nothing to take back."))
    return _page(request, desk, person, assignment_id, Shown(back.subjects[0]).saying("taken back"))


@router.post("/add")
def add(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    assignment_id: str,
    missed: MissedForm,
) -> Response:
    """Add a claim that the machine missed: its words, kind and status; its fields are filled in after that."""
    report = sheet(desk.store, assignment_id, person.name).report
    here = Shown(missed.at)
    try:
        claim = missed.claim(report, person.name)
    except JudgementError as error:
        return _page(request, desk, person, assignment_id, here.wrong(str(error)))
    ruling = Ruling(Verdict.ADD, (claim.id,), "missed", detail=encode(claim), evidence=claim.evidence)
    done = Shown(claim.id).saying("claim added: its fields can be filled in now")
    return _say(request, desk, person, assignment_id, ruling, done, here)


@router.post("/{claim_id}/judge")
def answer(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    assignment_id: str,
    claim_id: str,
    verdict: Annotated[Verdict, Form()],
    why: Words = "",
    own: Words = "",
) -> Response:
    """Say whether it is a claim, and go on to the next that is left."""
    here = Shown(claim_id)
    if verdict not in _WHY:
        raise JudgementError(f"a claim is answered {', '.join(_WHY)}, not {verdict.value!r}")
    reason = own.strip() or why.strip() or _WHY[verdict]
    if not reason:
        wrong = here.wrong("Say why it is none: choose a reason or write one.")
        return _page(request, desk, person, assignment_id, wrong)
    ruling = Ruling(verdict, (claim_id,), reason)
    return _say(request, desk, person, assignment_id, ruling, here.saying(SAID[verdict]), here, go_on=True)


@router.post("/{claim_id}/read")
def read(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    assignment_id: str,
    claim_id: str,
    field: Words,
    typed: Words = "",
    start: Offset = None,
    end: Offset = None,
) -> Response:
    """What the selected or typed words may mean for a field, to choose from."""
    if label_of(field) is None:
        raise JudgementError(f"a claim has no field {field!r}")
    mine = sheet(desk.store, assignment_id, person.name)
    one = mine.of(claim_id)
    if one is None:
        raise NotThereError(f"there is no claim {claim_id} to be coded here")
    evidence = selected(mine.report, start, end) if not typed.strip() else ()
    claims = [each.claim for each in mine.claims]
    offered = offers_on(desk, mine.report, one.claim, claims, field, evidence, typed)
    return _page(request, desk, person, assignment_id, Shown(claim_id).offering(offered))


@router.post("/{claim_id}/correct")
def correct(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    assignment_id: str,
    claim_id: str,
    field: Words,
    detail: Annotated[str, Form(max_length=10_000)],
    start: Offset = None,
    end: Offset = None,
) -> Response:
    """Put a value into a field of the claim, with the words selected for it."""
    evidence = selected(sheet(desk.store, assignment_id, person.name).report, start, end)
    ruling = Ruling(Verdict.CORRECT, (claim_id,), _CODED, field, detail, evidence)
    here = Shown(claim_id)
    done = here.saying(f"{label_of(field) or field} filled in")
    return _say(request, desk, person, assignment_id, ruling, done, here)


def _say(
    request: Request,
    desk: Desk,
    person: Person,
    assignment_id: str,
    ruling: Ruling,
    done: Shown,
    here: Shown,
    *,
    go_on: bool = False,
) -> Response:
    """Keep what is said, and show what is ``done``, the next claim with ``go_on``; ``here`` with what is wrong else."""
    try:
        say(desk.store, assignment_id, ruling, person.name)
    except JudgementError as error:
        return _page(request, desk, person, assignment_id, here.wrong(str(error)))
    if go_on:
        mine = sheet(desk.store, assignment_id, person.name)
        one = mine.of(done.claim_id)
        if one is not None and not one.unanswered:
            done = Shown(following(mine, done.claim_id)).saying(done.said)
    return _page(request, desk, person, assignment_id, done)


def _page(request: Request, desk: Desk, person: Person, assignment_id: str, shown: Shown) -> Response:
    """A whole page, or its part for a script; after a form without a script, the page at its own address."""
    by_script = request.headers.get("hx-request") == "true"
    page = working(sheet(desk.store, assignment_id, person.name), shown.claim_id)
    base = f"/coding/{assignment_id}"
    here = f"{base}?claim={page.work.card.id}" if page.work else base
    if request.method == "POST" and not by_script and not shown.fault and shown.offered is None:
        return RedirectResponse(here, 303)
    return render(
        request,
        "coding/work.html" if by_script else "coding/page.html",
        status=422 if shown.fault and not by_script else 200,
        headers={"hx-push-url": here} if by_script else {},
        person=person,
        page=page,
        work=page.work,
        shown=shown,
        base=base,
        prefilled=SHOWN[page.sheet.assignment.shown],
        fields=FIELDS,
        reasons=REASONS,
        kinds=kinds(desk.store),
    )
