"""An answer held against its report: what quotes it becomes claims, the rest is dropped with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from dateline.codebook import Codebook
from dateline.engine.answer import Answered, Quoted, QuotedCount, Told
from dateline.engine.days import Days
from dateline.engine.dropped import NOT_THERE, Dropped, UnfitError
from dateline.engine.figures import Figures
from dateline.engine.parties import ORIGIN, Parties, words_of
from dateline.engine.places import Places
from dateline.engine.quotes import Quotes
from dateline.engine.slots import Slots
from dateline.lexicon import Lexicon
from dateline.types import Claim, Count, CountKind, EventWord, Reading, Span, Status, Value

LONGEST_WEAPON = 100
_NOWHERE = Quoted(quote="")


@dataclass
class Verified:
    """The claims of one report so far, and what was dropped; both grow while answers are held against it."""

    claims: dict[str, Claim] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)

    def in_order(self) -> tuple[Claim, ...]:
        """The claims in text order."""
        order = sorted(self.claims.values(), key=lambda one: (one.evidence[0].start, one.kind, one.id))
        return tuple(order)


class Verifier:
    """Holds answers against one report. ``versions`` goes to ``coded_by``, behind the event word."""

    def __init__(self, reading: Reading, codebook: Codebook, lexicon: Lexicon, versions: str) -> None:
        self.reading = reading
        self.codebook = codebook
        self.versions = versions
        self.quotes = Quotes(reading)
        self.parties = Parties(reading, self.quotes, lexicon)
        self.figures = Figures(reading, self.quotes, lexicon)
        self.places = Places(reading, self.quotes)
        self.days = Days(reading, self.quotes)

    def hold(self, answered: Answered, found: Verified) -> None:
        """Add to ``found`` what the answer proposes."""
        for told in answered.claims:
            try:
                claim, dropped = self._claim(told)
            except UnfitError as unfit:
                found.dropped.append(self._dropped(told.clause, str(unfit)))
                continue
            claim.check(self.reading.report)
            if claim.id in found.claims:
                found.dropped.append(self._dropped(told.clause, "is told twice"))
                continue
            found.claims[claim.id] = claim
            found.dropped += dropped
        found.dropped += [self._dropped(_NOWHERE, "is no claim as asked")] * answered.unusable
        found.dropped += [self._dropped(_NOWHERE, "is one claim too many")] * answered.too_many

    def _claim(self, told: Told) -> tuple[Claim, list[Dropped]]:
        """A claim and what it could not keep; raises UnfitError where its event or its voice is not in the report."""
        if told.kind not in self.codebook.pages:
            raise UnfitError("is of no kind of the codebook")
        clause, word = self._event(told)
        said_by = self._voice(told, clause)
        slots = Slots(self._place_of)
        claim = Claim(
            id=self._id(told.kind, word, said_by),
            report_id=self.reading.report.id,
            kind=told.kind,
            status=told.status,
            evidence=(clause,),
            said_by=said_by,
            triggers=(EventWord(word, f"{told.kind}/model:{self._lemma(word)}"),),
            coded_by=f"{told.kind}/model:{self._lemma(word)} {self.versions}",
        )
        if told.status is Status.ATTRIBUTED and said_by is None:
            slots.drop("status", told.clause, "is attributed to nobody, and so unverified")
            claim = replace(claim, status=Status.UNVERIFIED)
        claim = slots.with_absences(self._filled(claim, told, slots))
        return self.parties.with_parties(replace(claim, confidence=slots.share)), slots.dropped

    def _event(self, told: Told) -> tuple[Span, Span]:
        """The clause and the word in it that evokes the event."""
        clause = self.quotes.find(told.clause.quote, self.quotes.sentence(told.clause.sentence))
        if clause is None:
            raise UnfitError(NOT_THERE)
        word = self.quotes.within(told.event_word, clause)
        if word is None:
            raise UnfitError("has no event word in its clause")
        return clause, word

    def _voice(self, told: Told, clause: Span) -> Value[str] | None:
        """Who says it; a claim whose voice is made up is none, and is not the reporter's instead."""
        if told.said_by is None or not told.said_by.quote.strip():
            return None
        try:
            return self.parties.value(told.said_by, clause)
        except UnfitError as unfit:
            raise UnfitError(f"has a voice that {unfit}") from unfit

    def _filled(self, claim: Claim, told: Told, slots: Slots) -> Claim:
        clause = claim.evidence[0]
        counts = self._counts(told, clause, slots)
        return replace(
            claim,
            actor=slots.each("actor", told.actor, lambda one: self.parties.value(one, clause)),
            target=slots.each("target", told.target, lambda one: self.parties.value(one, clause)),
            place=slots.each("place", told.place, lambda one: self.places.located(one, clause)),
            date=slots.one("date", told.date, lambda one: self.days.dated(one, clause, summed=bool(counts))),
            counts=counts,
            weapon=slots.one("weapon", told.weapon, lambda one: self._weapon(one, clause)),
        )

    def _counts(self, told: Told, clause: Span, slots: Slots) -> tuple[Value[Count], ...]:
        """One figure of each sort: those that stand in several places are not ours to add up."""
        kept: dict[CountKind, Value[Count]] = {}

        def read(quoted: QuotedCount) -> Value[Count]:
            if quoted.what in kept:
                raise UnfitError("is a second figure of its sort")
            kept[quoted.what] = self.figures.value(quoted, clause)
            return kept[quoted.what]

        return slots.each("count", told.counts, read)

    def _weapon(self, quoted: Quoted, clause: Span) -> Value[str]:
        span = self.quotes.find(quoted.quote, self.quotes.sentence(quoted.sentence) or clause)
        if span is None:
            raise UnfitError(NOT_THERE)
        if span.end - span.start > LONGEST_WEAPON:
            raise UnfitError("is no weapon but a whole passage")
        words = " ".join(self.reading.report.quote(span).split())
        return Value.read(self.reading.report, words, (span,), ORIGIN)

    def _id(self, kind: str, word: Span, said_by: Value[str] | None) -> str:
        """Depends on what is told, where, and by whom: the same event told again by the same voice gets the same id."""
        voice = said_by.original if said_by else ""
        key = f"{self.reading.report.id}|model|{kind}|{word.start}|{word.end}|{voice}"
        return sha256(key.encode()).hexdigest()[:16]

    def _lemma(self, word: Span) -> str:
        phrase = words_of(self.quotes.passage(word), word)
        return phrase.root.lemma_.lower() if phrase is not None else self.reading.report.quote(word).lower()

    def _dropped(self, quoted: Quoted, reason: str) -> Dropped:
        return Dropped(self._place_of(quoted), reason, "claim", quoted.quote)

    def _place_of(self, quoted: Quoted) -> Span:
        return self.quotes.sentence(quoted.sentence) or self.quotes.sentences[0]
