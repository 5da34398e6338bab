"""A claim as one sentence with its voice: never more certain than the claim is."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.brief.clause import clause, thing
from dateline.brief.figures import told, vague
from dateline.brief.model import Mark
from dateline.brief.naming import joined, opened, voice_of
from dateline.brief.phrases import Wording
from dateline.types import Claim, Count, Status, Value

MARKS = {
    Status.UNVERIFIED: Mark.UNVERIFIED,
    Status.DENIED: Mark.DENIED,
    Status.PLANNED: Mark.PLANNED,
    Status.HYPOTHETICAL: Mark.HYPOTHETICAL,
    Status.BACKGROUND: Mark.BACKGROUND,
}


def outlet_of(outlet: str | None, wording: Wording) -> str:
    """The outlet's name as it is printed."""
    return " ".join(outlet.split()) if outlet and outlet.strip() else wording.no_outlet


def sentence(claim: Claim, outlet: str | None, wording: Wording) -> str:
    """What a claim says and who says it, in one sentence."""
    return _voiced(claim, outlet, _that(claim, wording), wording)


def figure_sentence(
    claim: Claim, counts: Sequence[Value[Count]], outlet: str | None, wording: Wording
) -> str:
    """What a claim says of figures alone: "Police said that 12 people were killed (Northern Mail)."."""
    words = [
        wording.counts[one.value.what].people.format(n=told(one.value)) + vague(one.value, one.original)
        for one in counts
    ]
    return _voiced(claim, outlet, f"that {joined(list(dict.fromkeys(words)))}", wording)


def _voiced(claim: Claim, outlet: str | None, that: str, wording: Wording) -> str:
    """The voice before what it says, the outlet behind it."""
    paper, voice = outlet_of(outlet, wording), voice_of(claim, wording)
    doubt = ", without verification," if claim.status is Status.UNVERIFIED else ""
    if voice is not None:
        return f"{opened(voice)} said{doubt} {that} ({paper})."
    if claim.status is Status.ATTRIBUTED:
        doubt = ", from a source that it does not name,"
    return f"{opened(paper)} reported{doubt} {that}."


def _that(claim: Claim, wording: Wording) -> str:
    phrase = wording.phrase(claim.kind)
    if claim.status is Status.BACKGROUND:
        return f"that earlier {clause(claim, wording)}"
    if claim.status.countable:
        return f"that {clause(claim, wording)}"
    was = "were" if phrase.many else "was"
    if claim.status is Status.DENIED:
        return f"that there {was} no {thing(claim, wording)}"
    how = "planned" if claim.status is Status.PLANNED else "possible"
    return f"that {_article(phrase.thing) if phrase.an else ''}{thing(claim, wording)} {was} {how}"


def _article(word: str) -> str:
    return "an " if word[0] in "aeiou" else "a "
