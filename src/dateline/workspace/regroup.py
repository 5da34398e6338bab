"""Which claims stand together after a judgement on some of them: these, and what they may stand with, joined anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.incidents import Group, Known, Rulings, as_corrected, joining
from dateline.incidents.weights import load_weights
from dateline.store import Store
from dateline.types import Claim, Incident
from dateline.workspace.outlining import corpus_of, outlined


@dataclass(frozen=True)
class Regrouped:
    """The groups that take the place of the incidents that were there ``before``."""

    before: tuple[Incident, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class _Scope:
    """The incidents ``concerned`` and their ``claims``; ``others`` are those that they were weighed with, by id.

    ``near`` are the pairs of claims that are weighed again.
    """

    claims: frozenset[str]
    concerned: Mapping[str, Incident]
    others: Mapping[str, Incident]
    near: Sequence[tuple[str, str]]


def regrouped(store: Store, ruled: Rulings, judged: Set[str]) -> Regrouped:
    """The groups of the judged claims, of those they stood with and of those they come to stand with."""
    scope = _scope(store, ruled, judged)
    wanted = {*scope.claims, *(claim for one in scope.others.values() for claim in _all(one))}
    reports = sorted({one.report_id for one in store.claims.many(wanted).values()})
    copies = store.copies.of(reports)
    told = [
        one
        for report in reports
        for one in outlined(
            store.reports.get(report), store.claims.of_report(report), ruled, copies.get(report)
        )
    ]
    known = Known(store.joined.corpus() or corpus_of(told, ruled), scope.near)
    joined = joining((now for _, now in told if now is not None), ruled.standing, known)
    groups = [group for group in joined.groups() if not scope.claims.isdisjoint(_all(group))]
    return _Settling(scope, {claim: row for row, claim in enumerate(joined.ids)}).settled(groups)


def _all(one: Incident | Group) -> tuple[str, ...]:
    return (*one.claim_ids, *one.beside)


def _scope(store: Store, ruled: Rulings, judged: Set[str]) -> _Scope:
    """The claims of the judged claims' reports, and all that these stood with and were weighed with.

    The whole reports, because what else a report tells decides which of its happenings it is about.
    """
    reports = {one.report_id for one in store.claims.many(judged).values()}
    told = {claim.id: claim for report in sorted(reports) for claim in store.claims.of_report(report)}
    concerned: dict[str, Incident] = {}
    claims: set[str] = set()
    more = _linked(judged | told.keys(), ruled)
    while more != claims:
        claims = more
        held = set(store.incidents.holding(claims).values()) - concerned.keys()
        concerned |= store.incidents.many(held)
        more = _linked(claims.union(*(_all(one) for one in concerned.values())), ruled)
    near = store.joined.near(claims)
    met = {claim for pair in near for claim in pair}
    met |= {other for claim in told.values() for other in _around(store, claim, ruled)}
    others = store.incidents.many(set(store.incidents.holding(met - claims).values()) - concerned.keys())
    every = claims.union(*(_all(one) for one in others.values()))
    near |= store.joined.near(every - claims)
    near |= {(min(one, other), max(one, other)) for one in told for other in every if one != other}
    return _Scope(frozenset(claims), concerned, others, sorted(near))


def _linked(claims: Set[str], ruled: Rulings) -> set[str]:
    """The claims with those that people said are the same, through others too."""
    found = set(claims)
    while more := {claim for pair in ruled.same if not found.isdisjoint(pair) for claim in pair} - found:
        found |= more
    return found


def _around(store: Store, claim: Claim, ruled: Rulings) -> Sequence[str]:
    """What is told of the same place, days and sort of deed as a claim as it is now, which no join may have seen."""
    now, weights = as_corrected(claim, ruled), load_weights()
    kinds = [kind for kind in weights.sorts if weights.closeness(kind, now.kind) > 0]
    return store.joined.around(now, kinds)


@dataclass(frozen=True)
class _Settling:
    """Groups of a few claims fitted among the incidents that stay: one of these is taken up whole or not at all."""

    scope: _Scope
    rows: Mapping[str, int]

    def settled(self, groups: Sequence[Group]) -> Regrouped:
        """The groups in order, with those of the other incidents that they take up or take a denial from."""
        taken: dict[str, Incident] = {}
        made: list[Group] = []
        for group in groups:
            met = [
                one
                for one in self.scope.others.values()
                if not set(group.claim_ids).isdisjoint(one.claim_ids)
            ]
            fresh = [one for one in met if one.id not in taken]
            taken |= {one.id: one for one in fresh}
            made.append(self._joined(group, fresh))
        stands = {claim for group in made for claim in group.beside}
        for one in self.scope.others.values():
            if one.id not in taken and not stands.isdisjoint(one.beside):
                taken[one.id] = one
                rest = tuple(claim for claim in one.beside if claim not in stands)
                made.append(Group(one.claim_ids, one.links, rest))
        before = (*self.scope.concerned.values(), *taken.values())
        return Regrouped(before, tuple(sorted(made, key=lambda group: self.rows[group.claim_ids[0]])))

    def _joined(self, group: Group, met: Sequence[Incident]) -> Group:
        """The group with all that these incidents hold."""
        whole = set(group.claim_ids).union(*(one.claim_ids for one in met))
        held = {*self.scope.claims, *whole}
        claims = [claim for claim in whole if claim in held]
        links = list(group.links)
        if len(whole) > len(group.claim_ids):
            pairs = {(link.left, link.right) for link in links}
            links += [link for one in met for link in one.links if (link.left, link.right) not in pairs]
        return Group(self._ordered(claims), tuple(links), self._ordered(group.beside))

    def _ordered(self, claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted((claim for claim in claims if claim in self.rows), key=self.rows.__getitem__))
