"""What became of each figure of a toll, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.incidents.rules import Rules
from dateline.incidents.stands import Mention, Settled, Stand, Trust
from dateline.incidents.weigh import Weighed


class Outcomes:
    """Notes for every figure whether it was used, and why or why not; of several notes the first holds."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._found: dict[int, tuple[bool, str]] = {}

    def of(self, mention: Mention) -> tuple[bool, str]:
        """Whether a figure was used, and the reason."""
        return self._found[id(mention)]

    def settled(self, settled: Settled) -> None:
        """Notes the figures that later ones overtook."""
        words = self._rules.reasons
        for mention, day in settled.passed:
            self._note([mention], False, words.same_voice.format(day=day))
        for stand, later in settled.overtaken:
            old, new = stand.interval.point, later.interval.point
            reason = (
                words.corrected if old is not None and new is not None and new < old else words.later_voice
            )
            self._note(stand.mentions, False, reason.format(day=later.day, voice=later.origin))

    def weighed(self, weighed: Weighed) -> None:
        """Notes the figures that made a toll, or could have."""
        for stand in weighed.standing:
            inside = any(stand is one for one in weighed.pool)
            used, reason = self._inside(stand, weighed) if inside else self._outside(stand, weighed)
            self._note(stand.mentions, used, reason)

    def parts(self, stands: Iterable[Stand]) -> None:
        """Notes figures that count only a part of the victims of a whole that is told."""
        for stand in stands:
            self._note(stand.mentions, False, self._rules.reasons.part)

    def added(self, weighed: Weighed) -> None:
        """Notes the figures of a part that the whole adds up."""
        for stand in weighed.pool:
            if stand.interval.point == weighed.best:
                self._note(stand.mentions, True, self._rules.reasons.added)
        self.weighed(weighed)

    def raising(self, weighed: Weighed) -> None:
        """Notes the figures of a part that only raises the highest, whose own highest they make."""
        top = max((stand.interval.top or 0 for stand in weighed.standing), default=0)
        for stand in weighed.standing:
            used = stand.interval.top == top
            self._note(stand.mentions, used, self._only(stand) if used else self._rules.reasons.below)

    def picked(self, mentions: Sequence[Mention], reason: str) -> None:
        """Notes the figures that a person picked."""
        self._note(mentions, True, reason)

    def _inside(self, stand: Stand, weighed: Weighed) -> tuple[bool, str]:
        words = self._rules.reasons
        if weighed.best is not None and stand.interval.point == weighed.best:
            return True, words.best
        if weighed.best is not None and stand.interval.holds(weighed.best):
            return True, words.leaves_room
        if stand.interval.point == weighed.low:
            return True, words.low
        if weighed.high is not None and stand.interval.top == weighed.high:
            return True, words.high
        return False, words.within

    def _outside(self, stand: Stand, weighed: Weighed) -> tuple[bool, str]:
        if weighed.high is None or stand.interval.top != weighed.high:
            return False, self._rules.reasons.below
        return True, self._only(stand)

    def _only(self, stand: Stand) -> str:
        words = self._rules.reasons
        return words.unverified if stand.trust is Trust.UNVERIFIED else words.partisan

    def _note(self, mentions: Iterable[Mention], used: bool, reason: str) -> None:
        for mention in mentions:
            if id(mention) in self._found:
                continue
            if mention.heard.copy and used:
                first = f"report {mention.heard.first}"
                self._found[id(mention)] = (False, self._rules.reasons.copy_of.format(first=first))
            else:
                self._found[id(mention)] = (used, reason)
