"""Events as event data know them: who, the code of the act, to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.code.actor_codes import ActorCoder
from dateline.code.acts import Act, ActReader
from dateline.code.dyads import all_acts, governs, top_acts
from dateline.code.sides import Phrase, SideFinder
from dateline.types import Status

_ACCUSE = "112"
_OPEN = frozenset({"020", "030", "100"})  # codes that do not tell what is wanted
_MUTUAL = frozenset({"030", "040", "046", "057", "060", "062", "064"})


@dataclass(frozen=True)
class Event:
    """One event; source and target are codes of actors as ``ActorCoder`` gives them."""

    source: str
    code: str
    target: str


def coded_events(acts: ActReader, finder: SideFinder, coder: ActorCoder) -> list[Event]:
    """The events of a reading, each once, in text order: those acts of which both sides have a code."""
    told = all_acts(acts)
    top = [act for act in top_acts(acts) if not _beside(act)]
    found = [event for act in top for event in _events(act, acts, told, finder, coder)]
    return list(dict.fromkeys(found))


def _beside(act: Act) -> bool:
    """True for an act that is only told of a noun or of the circumstances ("after rebels took the town")."""
    return any(word.dep_ in {"acl", "acl:relcl", "advcl"} for word in (act.token, *act.token.ancestors))


def _events(
    act: Act, acts: ActReader, told: Sequence[Act], finder: SideFinder, coder: ActorCoder
) -> Iterator[Event]:
    sides = finder.sides(act, joined=False)
    sources, targets = _codes(sides.sources, coder), _codes(sides.targets, coder)
    accusers = _codes(finder.phrases(act.voice[:1]), coder) if _is_told(act, acts) else []
    if accusers and sources and not set(accusers) & set(sources):
        yield from (Event(one, _ACCUSE, other) for one in accusers for other in sources)
        return
    code = _code(act, acts, told)
    if not targets and act.code in _MUTUAL:
        targets = sources
    for source in sources:
        for target in targets:
            if source != target:
                yield Event(source, code, target)


def _code(act: Act, acts: ActReader, told: Sequence[Act]) -> str:
    """CAMEO's code with what is refused, asked, offered or demanded in it: 033 is an offer of aid."""
    page = acts.book.page(act.code)
    if act.status is Status.DENIED and page.refused is not None:
        return page.refused
    if act.code in _OPEN:
        inner = next((one for one in told if governs(act, one) and acts.book.page(one.code).wanted), None)
        if inner is not None:
            return f"{act.code[:2]}{acts.book.page(inner.code).wanted}"
    return act.code


def _is_told(act: Act, acts: ActReader) -> bool:
    """True for violence that one side says of another ("Chad said rebels had shelled a village")."""
    clause = act.token
    while clause.dep_ in {"conj", "xcomp", "obj"} and clause.head.i != clause.i:
        clause = clause.head
    before = (
        clause.dep_ == "ccomp"
        and clause.head.i < act.token.i
        and any(word.i < clause.head.i for word in act.voice)
    )
    return before and acts.book.page(act.code).quad == 4


def _codes(phrases: tuple[Phrase, ...], coder: ActorCoder) -> list[str]:
    words = (first.doc[first.i : last.i + 1].text for first, last in phrases)
    return list(dict.fromkeys(code for code in map(coder.code, words) if code))
