"""The pages of the queue: whole, or only the part that changes where a script asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.desk import Desk
from dateline.desk.pages import render
from dateline.desk.queue import doing, order
from dateline.desk.queue.offers import Offered
from dateline.desk.queue.work import FIELDS, REASONS, work_on
from dateline.desk.report_text import text_of
from dateline.types import Judgement, Person, Verdict
from dateline.workspace.judging import kinds


@dataclass(frozen=True)
class Shown:
    """What is to be shown: a claim, within one report or within the whole queue, and what is said to the person.

    ``other`` is a judgement that somebody made meanwhile, with the person's own ``verdict`` and ``why``, which wait.
    """

    claim_id: str = ""
    report: str = ""
    said: str = ""
    fault: str = ""
    offered: Offered | None = None
    other: Judgement | None = None
    verdict: Verdict | None = None
    why: str = ""

    def saying(self, words: str) -> Shown:
        """The same, with something to be told that was done."""
        return replace(self, said=words)

    def wrong(self, words: str) -> Shown:
        """The same, with what does not fit."""
        return replace(self, fault=words)

    def offering(self, offered: Offered) -> Shown:
        """The same, with values to choose from."""
        return replace(self, offered=offered)

    def beside(self, other: Judgement, verdict: Verdict, why: str) -> Shown:
        """The same, with what somebody else judged meanwhile."""
        return replace(self, other=other, verdict=verdict, why=why)


def address(claim_id: str, report: str = "") -> str:
    """Where a claim is judged, within its report or within the whole queue."""
    return f"/queue/{claim_id}{mode(report)}"


def mode(report: str) -> str:
    """What keeps a person within one report."""
    return f"?{urlencode({'report': report})}" if report else ""


def show(request: Request, desk: Desk, person: Person, shown: Shown) -> Response:
    """The claim, or the report without one; nothing else where there is neither."""
    if not shown.claim_id and not shown.report:
        return nothing(request, person, shown)
    if not shown.claim_id:
        return _page(request, person, shown, **_bare(desk, shown.report))
    other = desk.sittings.show(person.name, shown.claim_id)
    waiting = desk.store.queue.get(shown.claim_id)
    work = work_on(
        desk.store,
        shown.claim_id,
        whole=bool(shown.report),
        reasons=waiting.reasons if waiting else (),
    )
    before, after, left = _around(desk, person, shown)
    return _page(
        request,
        person,
        shown,
        work=work,
        text=work.text,
        held_by=other,
        before=before,
        after=after,
        left=left,
        last=desk.sittings.last(person.name),
        kinds=kinds(desk.store),
    )


def done_with(request: Request, desk: Desk, person: Person, here: Shown, said: str) -> Response:
    """What comes after a claim that was judged."""
    if here.report:
        found = order.in_report(desk.store, here.report)
        waiting = found.waiting(here.claim_id)
        told = said if waiting else f"{said}; every claim of this report is judged"
        return show(request, desk, person, Shown(waiting or here.claim_id, here.report).saying(told))
    claim_id = doing.next_claim(desk, person)
    return show(request, desk, person, Shown(claim_id or "").saying(said))


def nothing(request: Request, person: Person, shown: Shown | None = None) -> Response:
    """That nothing waits."""
    return _page(request, person, shown or Shown(), work=None, text=None)


def _around(desk: Desk, person: Person, shown: Shown) -> tuple[str | None, str | None, int]:
    """Where the claims before and after are, and how many are left."""
    if shown.report:
        found = order.in_report(desk.store, shown.report)
        before, after = found.beside(shown.claim_id)
        return before and address(before, shown.report), after and address(after, shown.report), found.left
    before = desk.sittings.before(person.name, shown.claim_id)
    return before and address(before), "/queue/next", desk.store.queue.left()


def _bare(desk: Desk, report_id: str) -> dict[str, object]:
    """A report of which no claim is shown."""
    report = desk.store.reports.get(report_id)
    return {"work": None, "text": text_of(report, []), "kinds": kinds(desk.store), "left": 0}


def _page(request: Request, person: Person, shown: Shown, **context: object) -> Response:
    """A whole page, or its part; after a form that was sent without a script, the page at its own address."""
    by_script = request.headers.get("hx-request") == "true"
    known = {"before": None, "after": None, "held_by": None, "last": None, "left": 0, "kinds": ()}
    here = address(shown.claim_id, shown.report) if shown.claim_id else f"/queue{mode(shown.report)}"
    quiet = not shown.fault and shown.offered is None and shown.other is None
    if request.method == "POST" and not by_script and quiet:
        return RedirectResponse(here, 303)
    return render(
        request,
        "queue/work.html" if by_script else "queue/page.html",
        status=422 if shown.fault and not by_script else 200,
        headers={"hx-replace-url": here} if by_script else {},
        person=person,
        shown=shown,
        mode=mode(shown.report),
        reasons=REASONS,
        fields=FIELDS,
        **(known | context),
    )
