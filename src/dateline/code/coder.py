"""The coding stage: every event word of a reading becomes a claim with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from dateline.code.confidence import Confidence
from dateline.code.draft import Draft, claims_of
from dateline.code.drafter import Drafter
from dateline.code.join import join_sentence
from dateline.code.match import Matcher, antecedents
from dateline.code.mentions import join_mentions
from dateline.code.second_reader import SecondReader
from dateline.code.setting import Setting
from dateline.code.sharing import share_participants
from dateline.code.story import set_dates
from dateline.code.tolls import add_tolls
from dateline.codebook import Codebook
from dateline.lexicon import Lexicon
from dateline.types import Claim, Reading


@dataclass(frozen=True)
class Coder:
    """Codes one reading after the codebook."""

    codebook: Codebook
    lexicon: Lexicon
    confidence: Confidence
    name: str = "code"
    version: str = "1"
    requires: frozenset[str] = frozenset(
        {"passages", "names", "references", "quantities", "times", "attributions", "standings"}
    )
    gives: frozenset[str] = frozenset({"claims"})

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its claims."""
        return replace(reading, claims=self.claims(reading))

    def claims(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims of a report in text order; each has been checked against the report's text."""
        drafter = Drafter(reading, self.codebook, self.lexicon)
        drafts = [(draft, self.confidence.of(draft)) for draft in self._drafts(reading, drafter)]
        claims = claims_of(reading, drafts, self._versions(reading))
        for claim in claims:
            claim.check(reading.report)
        return tuple(drafter.namer.scene.with_parties(claim) for claim in claims)

    def drafts(self, reading: Reading) -> list[Draft]:
        """What becomes the claims: the words behind each are still at hand."""
        return self._drafts(reading, Drafter(reading, self.codebook, self.lexicon))

    def _drafts(self, reading: Reading, drafter: Drafter) -> list[Draft]:
        matcher = Matcher(self.codebook, self.lexicon, antecedents(reading), self._second)
        drafts: list[Draft] = []
        for passage, sentence in reading.sentences():
            triggers = matcher.triggers(sentence)
            told = [drafter.draft(passage, trigger) for trigger in triggers]
            joined = join_sentence([draft for draft in told if draft is not None], self.lexicon)
            figures = drafter.figures.quantities
            drafts += add_tolls(joined, reading, passage, sentence, figures, self.lexicon.counted)
        shared = share_participants(join_mentions(drafts), reading, self.lexicon)
        dated = set_dates(shared, reading, self.lexicon)
        return Setting(reading, self.lexicon, drafter.places).placed(dated)

    @cached_property
    def _second(self) -> SecondReader:
        return SecondReader.of(self.codebook)

    def _versions(self, reading: Reading) -> str:
        """What made the claims, for ``coded_by``: codebook, this stage and the reader."""
        read = reading.layer("sentences").version
        return f"codebook@{self.codebook.version} code@{self.version} read@{read}"
