"""The codebook: what each kind is, and how right the machine is on it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.codebook.book import Held, coded_by, families, held, packaged, strangers
from dateline.desk.codebook.kind import kind_view
from dateline.desk.desk import OpenDesk
from dateline.desk.pages import render
from dateline.evaluate.card import load_card

router = APIRouter(include_in_schema=False)

FEW = 10
"""Below as many gold claims one claim more or less moves a share by ten points and more."""


@router.get("/codebook")
def codebook(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """Every kind by family, with what the workspace holds of it."""
    book, counts = packaged(), held(desk.store)
    return render(
        request,
        "codebook/codebook.html",
        person=person,
        families=tuple(families(book, counts)),
        strangers=strangers(book, counts),
        codebook_version=book.version,
        coded_by=sorted(coded_by(desk.store)),
        kinds=len(book.pages),
        card=load_card(),
    )


@router.get("/codebook/{kind}")
def kind(request: Request, kind: str, desk: OpenDesk, person: AsReader) -> Response:
    """One kind: what counts as it, what does not, and the words that evoke it."""
    book = packaged()
    if kind not in book.pages:
        raise HTTPException(404, f"The codebook has no kind {kind!r}.")
    card = load_card()
    gold = card.golds["coded"]
    return render(
        request,
        "codebook/kind.html",
        person=person,
        view=kind_view(book, kind),
        held=held(desk.store).get(kind, Held()),
        score=card.kinds.get(kind),
        coded=f"{gold.name} ({gold.size})",
        caution=gold.caution,
        few=FEW,
        codebook_version=book.version,
    )
