"""What a report tells of violence, word by word: each event word with the claim that it became part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.code.draft import Draft
from dateline.code.drafter import Drafter
from dateline.code.match import Matcher, antecedents
from dateline.codebook import Codebook
from dateline.evaluate.muc_parties import Parties, Party
from dateline.evaluate.muc_sheet import MucSheet
from dateline.lexicon import Lexicon
from dateline.types import Claim, Count, Reading, Status, Value


@dataclass(frozen=True)
class Telling:
    """One event word as part of one claim: its type of incident, who did it to whom.

    What the word itself leaves open (who, when, where) is the claim's.
    """

    type: str
    draft: Draft
    claim: Claim
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    tried: bool

    @property
    def counts(self) -> tuple[Value[Count], ...]:
        """The figures of the word, else of its claim."""
        return self.draft.counts or self.claim.counts


class Tellings:
    """Reads the tellings of one report off its claims."""

    def __init__(
        self, reading: Reading, codebook: Codebook, lexicon: Lexicon, sheet: MucSheet, parties: Parties
    ) -> None:
        self.reading = reading
        self.sheet = sheet
        self.parties = parties
        self.matcher = Matcher(codebook, lexicon, antecedents(reading))
        self.drafter = Drafter(reading, codebook, lexicon)

    def __iter__(self) -> Iterator[Telling]:
        for passage, sentence in self.reading.sentences():
            for trigger in self.matcher.triggers(sentence):
                if trigger.kind not in self.sheet.types:
                    continue
                draft = self.drafter.draft(passage, trigger)
                claim = None if draft is None else self._claim(draft)
                if draft is not None and claim is not None:
                    yield self._telling(draft, claim)

    def _claim(self, draft: Draft) -> Claim | None:
        """The violent claim whose evidence holds the word, the shortest of several."""
        start = draft.passage.block.start + draft.token.idx
        holding = [
            (span.end - span.start, number)
            for number, claim in enumerate(self.reading.claims)
            if claim.kind in self.sheet.types
            for span in claim.evidence
            if span.start <= start < span.end
        ]
        return self.reading.claims[min(holding)[1]] if holding else None

    def _telling(self, draft: Draft, claim: Claim) -> Telling:
        actors = draft.actor or claim.actor
        targets = draft.target or claim.target
        return Telling(
            self._type(draft),
            draft,
            claim,
            tuple(party for value in actors for party in self.parties.of(value)),
            tuple(party for value in targets for party in self.parties.of(value)),
            claim.status is Status.PLANNED and self._is_tried(draft),
        )

    def _is_tried(self, draft: Draft) -> bool:
        """ "Tried to kidnap", "a failed attack": begun, and not brought to its end."""
        token = draft.token
        return token.head.lemma_.lower() in self.sheet.trying or any(
            child.lemma_.lower() in self.sheet.trying for child in token.children if child.i < token.i
        )

    def _type(self, draft: Draft) -> str:
        """The type of incident that the word tells; a bomb among its words makes an attack a bombing."""
        kind = self.sheet.types[draft.kind]
        lemma = draft.token.lemma_.lower()
        names = {lemma, draft.trigger.entry.trigger}
        if draft.kind == "destruction":
            if names & self.sheet.burning:
                return "arson"
            if names & self.sheet.robbing:
                return "robbery"
        blast = names & self.sheet.bombs or any(
            word.lemma_.lower() in self.sheet.bombs for word in draft.words
        )
        return "bombing" if kind == "attack" and draft.kind != "air_strike" and blast else kind
