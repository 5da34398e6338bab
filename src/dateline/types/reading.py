"""A reading: stand-off layers over a report, each stamped with the stage that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from dateline.types.claim import Claim, Status, When
from dateline.types.parse import Doc, Phrase, Token
from dateline.types.place import Place
from dateline.types.report import Block, Report, Span


@dataclass(frozen=True)
class Passage:
    """One block as tokens, sentences, syntax and names.

    ``doc`` covers exactly ``report.text[block.start:block.end]``, so a token's place in the report is
    ``block.start + token.idx``. ``doc`` carries UD labels: ``pos_``, ``tag_`` (PTB), ``dep_``, ``head``,
    ``lemma_``, ``sents`` and ``ents``; ``doc.source`` is spaCy's own.
    """

    block: Block
    doc: Doc


@dataclass(frozen=True)
class Mark:
    """One labelled span of a layer."""

    span: Span
    label: str


@dataclass(frozen=True)
class Sentence(Mark):
    """A sentence; ``label`` is the kind of its block, ``left`` why it was left unparsed, None where it was parsed."""

    left: str | None = None


class Counted(StrEnum):
    """What a quantity counts. Persons are counted by what befell them, where the sentence tells it.

    ``PEOPLE`` are persons of whom nothing else is told, ``UNITS`` formations, ``EVENTS`` strikes, meetings
    and the like, ``TIME`` durations, ``SHARE`` parts in per cent. Dates and numbers of documents or models
    are no quantities at all.
    """

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    FIGHTERS = "fighters"
    PEOPLE = "people"
    POPULATION = "population"
    MONEY = "money"
    DISTANCE = "distance"
    AGE = "age"
    VEHICLES = "vehicles"
    WEAPONS = "weapons"
    UNITS = "units"
    EVENTS = "events"
    TIME = "time"
    SHARE = "share"
    ORDINAL = "ordinal"
    OTHER = "other"


@dataclass(frozen=True)
class Name(Mark):
    """What is named: ``label`` is "person", "organisation", "armed group", "place", "facility", "nationality",
    "weapon", "vehicle" or "misc". Weapons and vehicles are marked by common nouns too ("two tanks").

    For a person, ``title`` holds the words before the name ("Grand Ayatollah") and ``role`` the words beside it
    that say who that is ("the revered cleric").
    """

    title: Span | None = None
    role: Span | None = None


@dataclass(frozen=True)
class PlaceName(Mark):
    """The name of a place, and which place is meant; ``label`` is the place's name.

    ``place.precision`` is that of an event told to be there by the words right before the name ("near").
    """

    place: Place


@dataclass(frozen=True)
class Quantity(Mark):
    """A number as an interval and what it counts; ``label`` names the rule that made the interval.

    The rules stand in lexicon/numbers.yaml. Unknown bounds are None; whole numbers are ints. ``part_of`` is
    the span of the quantity that this one is a part of ("12 people, including three children").
    """

    low: float | None = None
    best: float | None = None
    high: float | None = None
    counted: Counted = Counted.OTHER
    part_of: Span | None = None


class TimeSort(StrEnum):
    """What a time expression tells: a day or a longer stretch with a name, a time of day, a length, a rhythm."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True)
class TimeExpression(Mark):
    """A time expression; ``label`` is the rule that read it.

    ``when`` are its days, None for durations, rhythms and "now", and where it is relative and the report has
    no publication date. ``value`` is what TimeML's TIMEX3 calls so: "2014-06-16", "2014-W25", "P3D",
    "PAST_REF"; relative to an unknown day of publication "DCT-P1W", to an unknown other time "REF-P1Y", a
    weekday "XXXX-WXX-1"; None where the words have no meaning ("31 February"). ``modifier`` is "start",
    "mid", "end", "approx", "more", "less", "before" or "after" ("late March"), ``bound`` what the preposition
    before says: "since", "until", "before" or "after"; both None where nothing does.
    """

    when: When | None = None
    value: str | None = None
    sort: TimeSort = TimeSort.DATE
    modifier: str | None = None
    bound: str | None = None


@dataclass(frozen=True)
class Reference(Mark):
    """A pronoun or definite phrase and the words it stands for; ``label`` is the name it resolves to."""

    antecedent: Span


@dataclass(frozen=True)
class Voice:
    """Who says something: ``span`` holds the words that name the voice, ``name`` its best name."""

    name: str
    span: Span


class Manner(StrEnum):
    """How a voice holds what it says; only the first four tell the reader that something is so."""

    SAY = "say"
    DOUBT = "doubt"
    DENY = "deny"
    SHOW = "show"
    ASK = "ask"
    URGE = "urge"
    JUDGE = "judge"
    BELIEVE = "believe"
    FEEL = "feel"
    INTEND = "intend"
    PERCEIVE = "perceive"
    DECIDE = "decide"


class Quoting(StrEnum):
    """Whether the words are the voice's own, the reporter's, or some of each."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class VoiceSort(StrEnum):
    """What kind of voice speaks."""

    REPORTER = "reporter"
    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICIAL = "official"
    WITNESSES = "witnesses"
    STATEMENT = "statement"
    SOCIAL_MEDIA = "social media"
    PICTURES = "pictures"
    CAPTION = "caption"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Attribution(Mark):
    """Something that a voice says, thinks, asks or wants.

    ``span`` is the cue ("said", "according to"), or the source or content where nothing marks it. ``label``
    is a ``Manner``. ``source`` holds the words that name the voice, all of them; None where nobody is named,
    and then ``absence`` says why. ``referent`` is what a pronoun among the sources stands for. ``content`` is
    in text order, the cue and source cut out of it. ``via`` names those through whom the words came, the
    nearest first: the reporters who were told, then the voices that repeat it.
    """

    content: tuple[Span, ...]
    source: Span | None
    quoting: Quoting
    sort: VoiceSort
    referent: Span | None = None
    via: tuple[Span, ...] = ()
    absence: str = ""

    @property
    def manner(self) -> Manner:
        """The label as a manner."""
        return Manner(self.label)


@dataclass(frozen=True)
class Standing(Mark):
    """How one event word stands: ``span`` is the word, ``label`` a ``Status``, ``cue`` the word that decided.

    ``voice`` is None for the reporter's own voice. ``purpose`` marks what something else is done for ("to
    retake the city"): it is part of that other act and tells nothing of its own. ``factuality`` runs from -3
    (did not happen) to 3 (did happen), as the reader's head rates the word; None where the reader has none.
    """

    voice: Voice | None = None
    cue: Span | None = None
    purpose: bool = False
    factuality: float | None = None

    @property
    def status(self) -> Status:
        """The label as a status."""
        return Status(self.label)


@dataclass(frozen=True)
class Layer:
    """All marks of one kind, with the stage and version that made them."""

    name: str
    stage: str
    version: str
    marks: tuple[Mark, ...]


M = TypeVar("M", bound=Mark)


@dataclass(frozen=True)
class Reading:
    """A report and what was read from it. ``passages`` follow the order of the report's blocks.

    ``claims`` are filled by the coding stage, in text order.
    """

    report: Report
    passages: tuple[Passage, ...]
    layers: tuple[Layer, ...] = ()
    claims: tuple[Claim, ...] = ()

    def layer(self, name: str) -> Layer:
        """The layer of that name; raises KeyError naming the layers there are."""
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise KeyError(f"no layer {name!r}; there are: {', '.join(found.name for found in self.layers)}")

    def marks(self, name: str, kind: type[M]) -> tuple[M, ...]:
        """The marks of one layer, all of the given type; raises KeyError for a layer that is not there."""
        return tuple(mark for mark in self.layer(name).marks if isinstance(mark, kind))

    def with_layer(self, layer: Layer) -> Reading:
        """A copy with one more layer."""
        return replace(self, layers=(*self.layers, layer))

    def sentences(self) -> Iterator[tuple[Passage, Phrase]]:
        """Every sentence with its passage, in text order."""
        for passage in self.passages:
            for sentence in passage.doc.sents:
                yield passage, sentence

    def within(self, passage: Passage, token: Token, marks: Iterable[Mark]) -> bool:
        """True where a token begins inside one of the marks."""
        start = passage.block.start + token.idx
        return any(mark.span.start <= start < mark.span.end for mark in marks)

    def span(self, passage: Passage, first: Token, last: Token) -> Span:
        """The report's span from the first to the last token, both included."""
        start = passage.block.start
        return self.report.span(start + first.idx, start + last.idx + len(last))
