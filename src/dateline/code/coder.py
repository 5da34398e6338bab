"""The coding stage: every event word of a reading becomes a claim with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from dateline.code.confidence import Confidence
from dateline.code.denials import Denials
from dateline.code.doubted import Doubts
from dateline.code.draft import Draft, claims_of
from dateline.code.drafter import Drafter
from dateline.code.join import join_sentence
from dateline.code.match import Matcher, antecedents
from dateline.code.mentions import join_mentions
from dateline.code.other_tolls import other_tolls
from dateline.code.second_reader import SecondReader
from dateline.code.setting import Setting
from dateline.code.sharing import share_participants
from dateline.code.story import set_dates
from dateline.code.taken_up import take_up
from dateline.code.telling import Tellings, find_tellings
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
        """The reading with its claims; its report's notes say where something was too long to be coded."""
        tellings = self._tellings(reading)
        report = replace(reading.report, notes=(*reading.report.notes, *tellings.notes))
        return replace(reading, report=report, claims=self._claims(reading, tellings))

    def claims(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims of a report in text order; each has been checked against the report's text."""
        return self._claims(reading, self._tellings(reading))

    def _claims(self, reading: Reading, tellings: Tellings) -> tuple[Claim, ...]:
        drafter = Drafter(reading, self.codebook, self.lexicon)
        drafts = [(draft, self.confidence.of(draft)) for draft in self._drafts(reading, drafter, tellings)]
        claims = claims_of(reading, drafts, self._versions(reading))
        for claim in claims:
            claim.check(reading.report)
        return tuple(drafter.namer.scene.with_parties(claim) for claim in claims)

    def drafts(self, reading: Reading) -> list[Draft]:
        """What becomes the claims: the words behind each are still at hand."""
        drafter = Drafter(reading, self.codebook, self.lexicon)
        return self._drafts(reading, drafter, self._tellings(reading))

    def _tellings(self, reading: Reading) -> Tellings:
        matcher = Matcher(self.codebook, self.lexicon, antecedents(reading), self._second)
        return find_tellings(reading, matcher)

    def _drafts(self, reading: Reading, drafter: Drafter, tellings: Tellings) -> list[Draft]:
        drafts: list[Draft] = []
        before: list[Draft] = []
        for telling in tellings.coded:
            passage, sentence = telling.passage, telling.sentence
            told = [drafter.draft(passage, trigger) for trigger in telling.triggers]
            joined = join_sentence([draft for draft in told if draft is not None], self.lexicon)
            joined = take_up(joined, before, telling, drafter)
            figures = drafter.figures.quantities
            before = add_tolls(joined, reading, passage, sentence, figures, self.lexicon.counted)
            drafts += before
            drafts += other_tolls(before, reading, passage, sentence, figures, drafter.namer, self.lexicon)
        shared = share_participants(join_mentions(drafts), reading, self.lexicon)
        dated = set_dates(shared, reading, self.lexicon)
        placed = Setting(reading, self.lexicon, drafter.places).placed(dated)
        doubted = Doubts(reading, self.lexicon, drafter.stander).cast(placed)
        return Denials(reading, self.lexicon, drafter.namer, drafter.stander).added(doubted)

    @cached_property
    def _second(self) -> SecondReader:
        return SecondReader.of(self.codebook)

    def _versions(self, reading: Reading) -> str:
        """What made the claims, for ``coded_by``: codebook, this stage and the reader."""
        read = reading.layer("sentences").version
        return f"codebook@{self.codebook.version} code@{self.version} read@{read}"
