"""Claims of a workspace into incidents: joined, built and put in place of the earlier ones.

Only outlines of claims are held all at once; the claims themselves are read group by group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from dateline.incidents import Group, Known, Rulings, as_corrected, joining, keep_ids, rulings
from dateline.store import Store
from dateline.types import Claim, Incident, Judgement, Verdict
from dateline.workspace.building import Copies, built
from dateline.workspace.outlining import Outlined, corpus_of, outlined
from dateline.workspace.progress import Doing, OnProgress, Progress, untold
from dateline.workspace.rejoin import rejoin
from dateline.workspace.running import running
from dateline.workspace.spool import Spool
from dateline.workspace.versions import joining_versions

_TOLD_EVERY = 100
"""Claims or incidents after which whoever watches is told again."""


@dataclass
class Reconciled:
    """What became of the claims. ``left_out`` counts those that make no incident, by status or as "rejected".

    ``copies`` is the number of reports that carry an earlier one's text. ``missing`` are judgements in force with
    the ids that they name and no claim has any more, ``unfit`` those that name no field or no value of it.
    """

    copies: int = 0
    claims: int = 0
    countable: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    incidents: int = 0
    single_voice: int = 0
    disputed: int = 0
    missing: tuple[tuple[Judgement, str], ...] = ()
    unfit: tuple[tuple[Judgement, str], ...] = ()

    def counts(self) -> dict[str, int]:
        """The figures by name, as a run keeps them."""
        return {
            "copies": self.copies,
            "claims": self.claims,
            "countable": self.countable,
            **{f"left out: {name}": number for name, number in sorted(self.left_out.items())},
            "incidents": self.incidents,
            "single voice": self.single_voice,
            "disputed": self.disputed,
            "judgements without claim": len(self.missing),
        }


def reconcile(store: Store, *, on_progress: OnProgress = untold) -> Reconciled:
    """Make all incidents of the workspace anew; ids and judgements hold.

    The same claims give the same incidents, in whatever order their reports came in. Raises StoreError; the
    earlier incidents then stay. People may judge meanwhile: the incidents are put in place in one short transaction,
    and the judgements given since are followed afterwards.
    """
    found = Reconciled()
    with running(store, "reconcile", joining_versions()) as tally:
        judged, since = store.judgements.last(), store.incidents.last_run()
        ruled = rulings(store.judgements.each())
        found.unfit = ruled.unfit
        found.copies = store.copies.group()
        copies = {report: dispatch for report, dispatch in store.copies.each() if report != dispatch}
        with Spool(Group) as groups:
            claims: list[tuple[str, ...]] = []
            told = list(_outlines(store, ruled, copies, found, on_progress))
            joined = joining((now for _, now in told if now), ruled.standing, Known(corpus_of(told, ruled)))
            del told
            for group in joined.groups():
                groups.put(group)
                claims.append(group.claim_ids)
            kept = keep_ids(claims, dict(store.incidents.memberships()), store.incidents.forwardings())
            made = _counted(built(store, kept.ids, groups, ruled, copies), found, len(claims), on_progress)

            def again(ids: Collection[str]) -> Iterator[Incident]:
                chosen = [pair for pair in zip(kept.ids, groups, strict=True) if pair[0] in ids]
                return built(store, [id for id, _ in chosen], [group for _, group in chosen], ruled, copies)

            store.incidents.replace(made, kept.forwardings, run=tally.run, since=since, again=again)
            store.joined.replace(joined.known.corpus, joined.near, unseen=ruled.rejected)
        _catch_up(store, judged)
        tally.counts.update(found.counts())
    return found


def _catch_up(store: Store, last: int) -> None:
    """Let judgements count that people gave while the incidents were made."""
    given = store.judgements.since(last)
    withdrawn = {subject for one in given if one.verdict is Verdict.WITHDRAW for subject in one.subjects}
    if given:
        about = (*given, *(one for one in store.judgements.each() if one.id in withdrawn))
        rejoin(store, {subject for one in about for subject in one.subjects})


def _outlines(
    store: Store, ruled: Rulings, copies: Copies, found: Reconciled, on_progress: OnProgress
) -> Iterator[Outlined]:
    """The outlines of all claims, counting those that make no incident; afterwards ``missing`` is known."""
    named = {claim for one in ruled.standing for claim in one.subjects}
    there: set[str] = set()
    total = store.claims.count()
    on_progress(Progress(Doing.OUTLINING, 0, total))
    for report_id, told in groupby(store.claims.each(), key=lambda claim: claim.report_id):
        claims = tuple(told)
        there.update(claim.id for claim in claims if claim.id in named)
        for claim in claims:
            _count(as_corrected(claim, ruled), ruled, found)
        if found.claims % _TOLD_EVERY < len(claims):
            on_progress(Progress(Doing.OUTLINING, found.claims, total))
        yield from outlined(store.reports.get(report_id), claims, ruled, copies.get(report_id))
    found.missing = ruled.missing(there)


def _count(claim: Claim, ruled: Rulings, found: Reconciled) -> None:
    found.claims += 1
    if not claim.status.countable:
        found.left_out[claim.status.value] += 1
    elif claim.id in ruled.rejected:
        found.left_out["rejected"] += 1
    else:
        found.countable += 1


def _counted(
    made: Iterable[Incident], found: Reconciled, total: int, on_progress: OnProgress
) -> Iterator[Incident]:
    for incident in made:
        found.incidents += 1
        found.single_voice += incident.voices == 1
        found.disputed += incident.disputed
        if found.incidents % _TOLD_EVERY == 0 or found.incidents == total:
            on_progress(Progress(Doing.BUILDING, found.incidents, total))
        yield incident
