"""What several coders say of one report, claim by claim: claims that two of them added are met by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.types import Claim, Verdict
from dateline.workspace.coded import IS_CLAIM, Coded, exact
from dateline.workspace.matching import Said, match


@dataclass(frozen=True)
class Joint:
    """One claim with what each coder says of it; one who did not find an added claim is not in ``by``.

    ``id`` is the claim's, of an added one that of the coder who comes first.
    """

    id: str
    by: Mapping[str, Coded]
    added: bool = False

    @property
    def accepted(self) -> dict[str, Coded]:
        """What those say of it who hold that it is a claim."""
        return {coder: one for coder, one in self.by.items() if one.verdict is Verdict.ACCEPT}

    def verdict(self, coder: str) -> Verdict | None:
        """Whether it is a claim, as that coder holds: who did not add what another did says that it is none."""
        one = self.by.get(coder)
        if one is None:
            return Verdict.REJECT if self.added else None
        return one.verdict

    def differ(self, name: str, coders: Sequence[str]) -> bool:
        """Whether coders differ on a field, or on whether it is a claim; only who holds it for one has fields."""
        if name == IS_CLAIM:
            return len({self.verdict(coder) for coder in coders}) > 1
        return len({exact(one.claim, name) for one in self.accepted.values()}) > 1


def joined(by: Mapping[str, Sequence[Coded]]) -> tuple[Joint, ...]:
    """Every claim that coders of one report were asked of or added, in text order."""
    asked: dict[str, dict[str, Coded]] = {}
    added: list[dict[str, Coded]] = []
    for coder, said in by.items():
        for one in said:
            if not one.added:
                asked.setdefault(one.claim.id, {})[coder] = one
        _meet(added, coder, [one for one in said if one.added])
    found = [Joint(claim_id, coded) for claim_id, coded in asked.items()]
    found += [Joint(next(iter(coded.values())).claim.id, coded, added=True) for coded in added]
    return tuple(sorted(found, key=lambda one: (next(iter(one.by.values())).claim.evidence[0], one.id)))


def _meet(added: list[dict[str, Coded]], coder: str, own: Sequence[Coded]) -> None:
    """Put a coder's own claims to those that the coders before added, each to at most one; the rest are new."""
    before = [said(next(iter(one.values())).claim) for one in added]
    met = match(before, [said(one.claim) for one in own], range(len(before)))
    for number, at in met.items():
        added[number][coder] = own[at]
    added.extend({coder: one} for at, one in enumerate(own) if at not in set(met.values()))


def said(claim: Claim) -> Said:
    """A claim as it is met with another: same kind, words that overlap by half of the shorter."""
    return Said(claim.kind, tuple((span.start, span.end) for span in claim.evidence))
