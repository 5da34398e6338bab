"""What has been found out about one word: the statuses set on it, each with its cue, and the saying over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from dateline.read.voices import Saying
from dateline.types import Status
from dateline.types.parse import Token

_WEIGHT = (Status.HYPOTHETICAL, Status.DENIED, Status.PLANNED, Status.UNVERIFIED, Status.ATTRIBUTED)
_MANNERS = {"deny": Status.DENIED, "doubt": Status.UNVERIFIED}


class Reach(IntEnum):
    """How much of what stands over a governor still reaches the word under it."""

    NOTHING = 0
    VOICE = 1
    OPEN = 2
    """All but a denial: "did not attack, fearing losses" tells of a fear; "will attack, killing" of no killing yet."""
    ALL = 3


@dataclass(frozen=True)
class Step:
    """What one step up does to a word: the status its governor sets, the saying it is, what reaches further.

    ``unsaid`` marks a governor whose negation only takes the wish or the duty back ("do not want to"): the
    event is then neither denied nor planned but open. A ``near`` saying ("reports of violations") tells of what
    is right under it, not of what that presupposes.
    """

    reach: Reach = Reach.ALL
    status: Status | None = None
    cue: Token | None = None
    saying: Saying | None = None
    purpose: bool = False
    unsaid: bool = False
    near: bool = False


@dataclass
class Finding:
    """Statuses met on the way up with the word that gave each, nearest first.

    ``told`` are those that a saying set ("denied that", "claimed that"); they reach as far as the voice does.
    """

    hedges: dict[Status, Token] = field(default_factory=dict)
    told: dict[Status, Token] = field(default_factory=dict)
    saying: Saying | None = None
    near: bool = False
    purpose: bool = False

    def note(self, status: Status, cue: Token) -> None:
        """Remember the first cue for a status."""
        self.hedges.setdefault(status, cue)

    def say(self, saying: Saying) -> None:
        """Take a saying: the innermost with a speaker is the voice."""
        status = _MANNERS.get(saying.manner)
        if status is not None:
            self.told.setdefault(status, saying.word)
        elif saying.speaker is None:
            self.told.setdefault(Status.ATTRIBUTED, saying.word)
        if self.saying is None and saying.speaker is not None:
            self.saying = saying

    def take(self, step: Step, above: Finding) -> None:
        """Add what one step up sets, and what stands above as far as the step lets it through."""
        self.purpose = self.purpose or step.purpose
        if step.saying is not None:
            self.near = step.near and self.saying is None
            self.say(step.saying)
        passed = dict(above.hedges) if step.reach >= Reach.OPEN else {}
        if step.reach is Reach.OPEN:
            passed.pop(Status.DENIED, None)
        status = step.status
        if status is Status.DENIED and passed.pop(Status.DENIED, None) is not None:
            status = None  # "failed to prevent", "did not stop"
        elif step.unsaid and Status.DENIED in passed:
            del passed[Status.DENIED]
            status = Status.HYPOTHETICAL
        if status is not None and step.cue is not None:
            self.note(status, step.cue)
        for one, cue in passed.items():
            self.note(one, cue)
        if step.reach is Reach.NOTHING:
            return
        self.purpose = self.purpose or (above.purpose and step.reach >= Reach.OPEN)
        if step.reach < Reach.OPEN and above.near:
            return  # "denied a part in the attack": the attack was
        for one, cue in above.told.items():
            self.told.setdefault(one, cue)
        if self.saying is None:
            self.saying, self.near = above.saying, above.near

    def spoken_by(self, saying: Saying | None) -> Finding:
        """The same word inside a quotation: its speaker is the voice, unless a nearer one was found."""
        if saying is None or self.saying is not None:
            return self
        quoted = Finding(dict(self.hedges), dict(self.told), purpose=self.purpose)
        quoted.say(saying)
        return quoted

    def settle(self, doubtful: frozenset[str]) -> tuple[Status, Token | None]:
        """The status that weighs most, and its cue; a doubtful speaker ("an unverified statement") casts doubt."""
        cues = self.told | self.hedges
        if self.saying is not None:
            speaker = self.saying.speaker
            for child in speaker.children if speaker is not None else ():
                if child.dep_ == "amod" and child.lemma_.lower() in doubtful:
                    cues.setdefault(Status.UNVERIFIED, child)
            cues.setdefault(Status.ATTRIBUTED, self.saying.word)
        status = next((one for one in _WEIGHT if one in cues), Status.ASSERTED)
        return status, cues.get(status)
