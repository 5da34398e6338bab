"""A claim in the making: one trigger with its participants, place, time, figures, voice and status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from spacy.tokens import Token

from dateline.code.clause import extent, governing
from dateline.code.figures import Figures
from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.code.places import PlaceFinder
from dateline.code.weapons import WeaponFinder
from dateline.codebook import Codebook
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic
from dateline.types import (
    Absence,
    BlockKind,
    Claim,
    Count,
    Located,
    Passage,
    Reading,
    Standing,
    Status,
    TimeExpression,
    Value,
    When,
)

# What lies further back than this is not the period a report is about; dev reports: 45 to 120 days tie.
_PERIOD = timedelta(days=60)
_ACTOR_SLOTS = ("subject", "by", "possessive", "modifier", "compound")
_NOBODY = frozenset({"people", "person", "other", "those", "victim", "dead", "wounded", "individual", "life"})
_BODIES_OF_PEOPLE = frozenset({"country", "nation", "state", "community", "camp", "side"})
_AGENTS = (
    "people",
    "persons",
    "fighters",
    "forces",
    "states",
    "organisations",
    "leaders",
    "police",
    "armed",
    "protesters",
    "aircraft",
    "ships",
)
_ARMED_FAMILIES = frozenset({"fighting", "one-sided violence"})
_SITES = frozenset({"on", "in", "at", "of", "near", "inside", "outside", "across", "around"})
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_NAMING_SLOTS = frozenset({"modifier", "compound"})


@dataclass(frozen=True)
class Draft:
    """One trigger's claim before it is joined with what else tells the same event."""

    passage: Passage
    trigger: Trigger
    kind: str
    coded_by: str
    status: Status
    words: tuple[Token, ...]
    actor: tuple[Value[str], ...]
    target: tuple[Value[str], ...]
    place: tuple[Located, ...]
    date: Value[When] | None
    counts: tuple[Value[Count], ...]
    weapon: Value[str] | None
    said_by: Value[str] | None
    definite: bool
    events: int | None = None
    purpose: bool = False
    speech: bool = False
    physical: bool = True
    also: tuple[tuple[Passage, tuple[Token, ...]], ...] = ()

    @property
    def token(self) -> Token:
        """The trigger's word."""
        return self.trigger.token

    @property
    def headline(self) -> bool:
        """True where the claim stands in the headline or standfirst."""
        return self.passage.block.kind in {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CROSSHEAD}

    @property
    def filled(self) -> int:
        """How many fields are filled: the more, the more informative the mention."""
        single = sum(value is not None for value in (self.date, self.weapon))
        return len(self.actor) + len(self.target) + len(self.place) + 2 * len(self.counts) + single


class Drafter:
    """Drafts the claims of one report."""

    def __init__(self, reading: Reading, codebook: Codebook, lexicon: Lexicon) -> None:
        self.reading = reading
        self.codebook = codebook
        self.lexicon = lexicon
        self.namer = Namer(reading, lexicon)
        self.places = PlaceFinder(reading, lexicon)
        self.figures = Figures(reading, lexicon)
        self.weapons = WeaponFinder(reading, lexicon)
        self.standings = {mark.span.start: mark for mark in reading.marks("standings", Standing)}
        self.times = reading.marks("times", TimeExpression)

    def draft(self, passage: Passage, trigger: Trigger) -> Draft | None:
        """The trigger's claim; None for a bare noun of event that tells nothing ("an end to the violence")."""
        token = trigger.token
        words = tuple(extent(token, self.lexicon))
        draft = Draft(
            passage=passage,
            trigger=trigger,
            kind=trigger.kind,
            coded_by=trigger.entry.name,
            status=Status.ASSERTED,
            words=words,
            actor=self._actor(passage, trigger),
            target=self._target(passage, trigger),
            place=self._place(passage, trigger),
            date=self._date(passage, words),
            counts=self.figures.counts(passage, trigger),
            weapon=self._weapon(passage, trigger),
            said_by=None,
            definite=self._definite(token),
            events=self.figures.events(passage, token),
            speech=self.codebook.pages[trigger.kind].speech,
            physical=self.codebook.pages[trigger.kind].family != "politics",
        )
        standing = self.standings.get(passage.block.start + token.idx)
        if self._bare(draft):
            return None
        stood = self._stand(draft, standing)
        return replace(stood, purpose=standing is not None and standing.purpose)

    def _bare(self, draft: Draft) -> bool:
        token = draft.token
        if token.pos_ not in {"NOUN", "PROPN"}:
            told = draft.actor or draft.target or draft.counts or draft.place
            return not told and not self.codebook.pages[draft.kind].speech
        if token.dep_ == "compound" and not self.lexicon.is_a(token.head.lemma_.lower(), "happenings"):
            return True  # "fighting position", "attack aircraft": a kind of thing, not an event
        if draft.actor or draft.target or draft.counts or draft.date:
            return False
        if not draft.definite and (self._shown(token) or (draft.place and governing(token, self.lexicon))):
            return False
        own_place = any(
            draft.words[0].i <= word.i <= draft.words[-1].i and word.ent_type_ == "place"
            for word in draft.words
        )
        return not (own_place and draft.place)

    def _shown(self, token: Token) -> bool:
        """ "Pictures show killings": the event is what the saying says."""
        return token.dep_ == "obj" and self.lexicon.voices.manner_of(token.head.lemma_.lower()) is not None

    @staticmethod
    def _definite(token: Token) -> bool:
        return any(child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children)

    def _actor(self, passage: Passage, trigger: Trigger) -> tuple[Value[str], ...]:
        slots = trigger.entry.frame.actor
        if slots and trigger.token.pos_ in {"NOUN", "PROPN"}:
            slots = (*slots, *(slot for slot in _ACTOR_SLOTS if slot not in slots))
        elif slots and not trigger.slots.get("subject") and "object" not in trigger.entry.frame.target:
            slots = (*slots, "object")  # "we are committed": a participle that says what its subject does
        for slot in slots:
            values = self._named(passage, trigger, slot)
            if values:
                return values
        return ()

    def _place(self, passage: Passage, trigger: Trigger) -> tuple[Located, ...]:
        """What is done by speaking is done nowhere: the places in it are those of what is spoken of."""
        if self.codebook.pages[trigger.kind].speech and not trigger.entry.frame.place:
            return ()
        return self.places.places(passage, trigger)

    def _weapon(self, passage: Passage, trigger: Trigger) -> Value[str] | None:
        if self.codebook.pages[trigger.kind].family not in _ARMED_FAMILIES:
            return None
        return self.weapons.weapon(passage, trigger)

    def _target(self, passage: Passage, trigger: Trigger) -> tuple[Value[str], ...]:
        slots = trigger.entry.frame.target
        if slots and trigger.token.pos_ in {"NOUN", "PROPN"}:
            slots = (*slots, "object")
        for slot in slots:
            values = self._named(passage, trigger, slot, is_target=True)
            if values:
                return values
        return ()

    def _named(
        self, passage: Passage, trigger: Trigger, slot: str, *, is_target: bool = False
    ) -> tuple[Value[str], ...]:
        values = []
        for filler in trigger.slots.get(slot, ()):
            filler = antecedent(filler)
            if not self._may_take_part(passage, trigger, filler, slot, is_target):
                continue
            if slot in _NAMING_SLOTS:
                if not self.namer.is_actor_like(filler):
                    continue
                span = self.reading.span(passage, filler, filler)
                name = self.namer.people_or_actor(filler)
                values.append(Value.read(self.reading.report, name, (span,), "names", 0.8))
                continue
            value = self._speaker(passage, trigger, filler) or self.namer.value(passage, filler)
            if value is not None:
                values.append(value)
        return tuple(values)

    def _speaker(self, passage: Passage, trigger: Trigger, filler: Token) -> Value[str] | None:
        """ "We", "I": whoever says the clause."""
        if filler.lower_ not in _FIRST_PERSON:
            return None
        voice = self._voice(self.standings.get(passage.block.start + trigger.token.idx))
        if voice is None:
            return None
        own = self.reading.span(passage, filler, filler)
        return Value.read(self.reading.report, voice.value, (own, *voice.evidence), "speaker", 0.8)

    def _may_take_part(
        self, passage: Passage, trigger: Trigger, filler: Token, slot: str, is_target: bool
    ) -> bool:
        """People, groups, states and things take part; times, places and other events do not."""
        if filler.pos_ in {"VERB", "ADV", "SYM", "PUNCT"} or self._is_time(passage, filler):
            return False
        lemma = filler.lemma_.lower()
        if self.lexicon.is_a(lemma, "happenings") or self.lexicon.is_a(lemma, "times"):
            return False
        speech = self.codebook.pages[trigger.kind].speech
        if filler.ent_type_ == "place":
            if is_target and basic(filler) in {"obl", "nmod"}:
                return (speech or slot not in _SITES) and self._is_country(passage, filler)
            if not is_target and not speech:
                return self._is_country(passage, filler)
        if is_target:
            return lemma not in _NOBODY
        return self._may_act(filler, lemma)

    def _may_act(self, filler: Token, lemma: str) -> bool:
        """People, groups, states, names and pronouns act; things and places do not."""
        if lemma in _BODIES_OF_PEOPLE or filler.pos_ in {"PROPN", "PRON", "DET", "NUM"} or filler.ent_type_:
            return not self.lexicon.is_a(lemma, "means")
        return any(self.lexicon.is_a(lemma, name) for name in _AGENTS) or self.namer.is_actor_like(filler)

    def _is_country(self, passage: Passage, filler: Token) -> bool:
        name = next(
            (entity.text for entity in passage.doc.ents if entity.start <= filler.i < entity.end), filler.text
        )
        actor = self.lexicon.actors.find(name)
        return actor is not None or self.lexicon.places.capital_of(name) is not None

    def _is_time(self, passage: Passage, token: Token) -> bool:
        start = passage.block.start + token.idx
        return any(mark.span.start <= start < mark.span.end for mark in self.times)

    def _date(self, passage: Passage, words: tuple[Token, ...]) -> Value[When] | None:
        """The date in the trigger's own words, else in the clause above as far as a saying."""
        found = self._date_among(passage, words)
        node = words[0].sent.root if not words else max(words, key=lambda word: -_depth(word))
        while found is None and node.head.i != node.i and basic(node) != "parataxis":
            node = node.head
            own = tuple(
                word
                for child in node.children
                if basic(child) in {"obl", "nmod", "advmod"}
                for word in child.subtree
            )
            found = self._date_among(passage, own)
        return found

    def _date_among(self, passage: Passage, words: tuple[Token, ...]) -> Value[When] | None:
        starts = {passage.block.start + word.idx for word in words}
        for mark in self.times:
            if mark.when is not None and any(mark.span.start <= start < mark.span.end for start in starts):
                return Value.read(self.reading.report, mark.when, (mark.span,), f"times/{mark.label}")
        return None

    def _stand(self, draft: Draft, standing: Standing | None) -> Draft:
        """Status and voice from the standing of the trigger, as the frame and the kind let them be."""
        status = standing.status if standing is not None else Status.ASSERTED
        said_by = self._voice(standing)
        page = self.codebook.pages[draft.kind]
        if (
            page.speech
            and status in {Status.ATTRIBUTED, Status.UNVERIFIED}
            and self._speaks_itself(draft, standing)
        ):
            status, said_by = Status.ASSERTED, None
        if draft.trigger.entry.frame.status is not None:
            status = draft.trigger.entry.frame.status
        if status in {Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED} and self._is_past(draft):
            status = Status.BACKGROUND
        return replace(draft, status=status, said_by=said_by)

    def _voice(self, standing: Standing | None) -> Value[str] | None:
        if standing is None or standing.voice is None:
            return None
        span = standing.voice.span
        reference = self.namer.references.get(span.start)
        short = span.end - span.start < 6
        if reference is not None and short:
            name = self.namer.canonical(reference.label)
            return Value.read(self.reading.report, name, (span, reference.antecedent), "reference", 0.7)
        return Value.read(self.reading.report, self.namer.canonical(standing.voice.name), (span,), "voices")

    @staticmethod
    def _speaks_itself(draft: Draft, standing: Standing | None) -> bool:
        """ "He said he condemned it", "we condemn": the act is done by the saying itself."""
        if standing is None or standing.voice is None:
            return False
        if not draft.actor:
            return True
        voice = standing.voice.span
        return any(span.overlap(voice) for value in draft.actor for span in value.evidence)

    def _is_past(self, draft: Draft) -> bool:
        published = self.reading.report.published
        if draft.date is not None and published is not None:
            return draft.date.value.end < published - _PERIOD
        return any(word.lower_ in {"ago"} and _years(word) for word in draft.words)

    def claims(self, drafts: list[Draft]) -> tuple[Claim, ...]:
        """Drafts as claims, in text order, with ids that depend on the report's text alone."""
        report = self.reading.report
        made: dict[str, Claim] = {}
        for draft in drafts:
            own = self.reading.span(draft.passage, draft.words[0], draft.words[-1])
            voice = draft.said_by.original if draft.said_by else ""
            key = f"{report.id}|{draft.kind}|{own.start}|{own.end}|{draft.token.idx}|{voice}"
            claim = Claim(
                id=sha256(key.encode()).hexdigest()[:16],
                report_id=report.id,
                kind=draft.kind,
                status=draft.status,
                evidence=(own, *(self.reading.span(home, words[0], words[-1]) for home, words in draft.also)),
                actor=draft.actor,
                target=draft.target,
                place=draft.place,
                date=draft.date,
                counts=draft.counts,
                weapon=draft.weapon,
                said_by=draft.said_by,
                confidence=self._confidence(draft),
                coded_by=f"{draft.coded_by} codebook@{self.codebook.version}",
                absent=tuple(_absences(draft)),
            )
            made[claim.id] = claim
        return tuple(sorted(made.values(), key=lambda claim: (claim.evidence[0].start, claim.kind, claim.id)))

    @staticmethod
    def _confidence(draft: Draft) -> float:
        """A plain score until it is calibrated: how much of the claim was found, and how surely."""
        values = (*draft.actor, *draft.target)
        surest = min((value.confidence for value in values), default=0.6)
        return round(0.4 + 0.05 * min(draft.filled, 6) + 0.2 * surest, 2)


def _depth(word: Token) -> int:
    depth = 0
    while word.head.i != word.i:
        word, depth = word.head, depth + 1
    return depth


def _years(word: Token) -> bool:
    return any(child.lemma_.lower() in {"year", "decade", "century"} for child in word.children)


def _absences(draft: Draft) -> list[Absence]:
    absent = []
    if not draft.actor:
        absent.append(Absence("actor", "no agent stands with the event word"))
    if not draft.target and draft.trigger.entry.frame.target:
        absent.append(Absence("target", "nothing stands in the frame's target slots"))
    if not draft.place:
        absent.append(Absence("place", "no place in the clause or above it"))
    if draft.date is None:
        absent.append(Absence("date", "no resolved time expression in the clause or above it"))
    return absent
