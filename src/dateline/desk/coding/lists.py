"""Assignments as the list shows them: how far each coder is, and what is left to be decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.store import Head, Store
from dateline.types import Assignment, Shown
from dateline.workspace.adjudicating import may_adjudicate
from dateline.workspace.coding import sheet
from dateline.workspace.hearing import hearing

AT_ONCE = 25
"""Assignments on a page: how far each is, is worked out from all that was said in it."""

SHOWN = {Shown.PREFILLED: "prefilled", Shown.WORDS: "from the words"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one coder is: claims answered of all there are."""

    coder: str
    handed_in: bool
    answered: int
    claims: int


@dataclass(frozen=True)
class Entry:
    """One assignment. ``differences`` and ``decided`` are None until all have handed in."""

    assignment: Assignment
    head: Head | None
    progress: tuple[Progress, ...]
    differences: int | None = None
    decided: int | None = None
    fields: tuple[str, ...] = ()
    mine_to_decide: bool = False

    @property
    def headline(self) -> str:
        """What the report is called."""
        return (self.head and self.head.headline) or "without a headline"

    @property
    def shown(self) -> str:
        """What coders are shown, in words."""
        return SHOWN[self.assignment.shown]

    def of(self, coder: str) -> Progress | None:
        """How far that coder is."""
        return next((one for one in self.progress if one.coder == coder), None)


def own_entries(store: Store, assignments: Sequence[Assignment], coder: str) -> list[Entry]:
    """A coder's assignments: of the others nothing but whether they have handed in."""
    heads = _heads(store, assignments)
    return [
        Entry(one, heads.get(one.report_id), tuple(_progress(store, one, [coder], heads)))
        for one in assignments
    ]


def all_entries(store: Store, assignments: Iterable[Assignment], who: str) -> list[Entry]:
    """Assignments as an adjudicator sees them: how far each coder is, never what they say before all have handed in."""
    some = list(assignments)
    heads = _heads(store, some)
    return [_entry(store, one, heads, who) for one in some]


def _entry(store: Store, assignment: Assignment, heads: Mapping[str, Head], who: str) -> Entry:
    head = heads.get(assignment.report_id)
    progress = tuple(_progress(store, assignment, assignment.coders, heads))
    if not assignment.all_in or head is None:
        return Entry(assignment, head, progress)
    heard = hearing(store, assignment.id)
    questions = [one for case in heard.cases for one in case.questions]
    return Entry(
        assignment,
        head,
        progress,
        differences=len(questions),
        decided=len(questions) - len(heard.left),
        fields=tuple(dict.fromkeys(one.field for one in questions)),
        mine_to_decide=may_adjudicate(store, assignment, who),
    )


def _progress(
    store: Store, assignment: Assignment, coders: Sequence[str], heads: Mapping[str, Head]
) -> Iterator[Progress]:
    """How far those coders are; of a report that is there no more, only whether they have handed in."""
    for part in assignment.parts:
        if part.coder not in coders:
            continue
        if part.handed_in or assignment.report_id not in heads:
            yield Progress(part.coder, part.handed_in is not None, 0, 0)
        else:
            work = sheet(store, assignment.id, part.coder)
            yield Progress(part.coder, False, len(work.claims) - len(work.left), len(work.claims))


def _heads(store: Store, assignments: Iterable[Assignment]) -> dict[str, Head]:
    return {head.id: head for head in store.reports.heads({one.report_id for one in assignments})}
