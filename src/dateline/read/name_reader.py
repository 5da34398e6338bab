"""The names of a report, settled and refined: armed groups, facilities, weapons, vehicles, titles and roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.lexicon import Lexicon
from dateline.lexicon.names import ARMED_GROUP, FACILITY, ORGANISATION
from dateline.read.roles import RoleFinder, Stretch
from dateline.read.settle import ACTOR_KINDS, Found, Settler
from dateline.read.things import things_of
from dateline.types import Layer, Name, Passage, Reading, Span
from dateline.types.parse import Doc, Phrase

COARSE = {FACILITY: "place", ARMED_GROUP: ORGANISATION}
"""What the fine kinds are in ``doc.ents``."""
THINGS = frozenset({"weapon", "vehicle"})
ACTS = frozenset({"attack", "strike", "airstrike", "bombardment", "shelling", "fire", "bombing"})


class NameReader:
    """Adds the layer "names" and settles the docs' ``ents``, which keep the coarse kinds and proper names only."""

    name = "names"
    version = "1"
    requires = frozenset({"passages"})
    gives = frozenset({"names"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.roles = RoleFinder(lexicon)

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its names; in text order, none over another."""
        docs = [passage.doc for passage in reading.passages]
        settled = Settler(docs, self.lexicon).settled()
        marks: list[Name] = []
        for number, passage in enumerate(reading.passages):
            names = [name for name in settled if name.passage == number]
            _write(passage.doc, names)
            marks += self._marks(reading, passage, names)
        return reading.with_layer(Layer(self.name, self.name, self.version, tuple(marks)))

    def _marks(self, reading: Reading, passage: Passage, names: Sequence[Found]) -> Iterator[Name]:
        doc = passage.doc
        things = list(things_of(doc, self.lexicon.arms))
        found = [self._fine(doc, name) for name in names if name.kind not in THINGS]
        found = [
            one for one in found if one[2] != "misc" or not any(_overlap(one, thing) for thing in things)
        ]
        taken = {place for start, end, _ in found for place in range(start, end)}
        for start, end, kind in [*things, *_things(doc, names), *self._peoples(doc)]:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append((start, end, kind))
        for start, end, kind in sorted(found):
            phrase = doc[start:end]
            title = self.roles.title(phrase) if kind == "person" else None
            role = self.roles.role(phrase) if kind == "person" else None
            span = reading.span(passage, phrase[0], phrase[-1])
            yield Name(span, kind, _span(reading, passage, title), _span(reading, passage, role))

    def _fine(self, doc: Doc, name: Found) -> tuple[int, int, str]:
        """Start, end and fine kind: what the lexicon knows of the name, then what its words say."""
        phrase = doc[name.start : name.end]
        if name.kind in {"nationality", *THINGS} or self.lexicon.is_country(phrase.text):
            return name.start, name.end, name.kind
        actor = self.lexicon.actors.find(phrase.text) if name.kind != "place" else None
        if actor is not None and actor.kind in ACTOR_KINDS:
            return name.start, name.end, ACTOR_KINDS[actor.kind]
        kind = self.lexicon.names.kind_of([token.text for token in phrase])
        if kind == FACILITY or (kind is not None and name.kind not in {"place", "person"}):
            return name.start, name.end, kind
        end = self._facility_end(phrase) if name.kind in {"place", "misc"} else None
        return (name.start, end, FACILITY) if end is not None else (name.start, name.end, name.kind)

    def _facility_end(self, name: Phrase) -> int | None:
        """The end of "Tishrin dam"; None for "Mosul airport", which goes by the town's name."""
        if name.root.dep_ != "compound" or name.end >= len(name.doc) or self.lexicon.places.knows(name.text):
            return None
        head = name.root.head
        near = name.end <= head.i <= name.end + 1 and head.pos_ == "NOUN"
        return head.i + 1 if near and self.lexicon.names.is_facility(head.lemma_.lower()) else None

    def _peoples(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """Capitalised words of nationality that nothing marked yet."""
        for token in doc:
            known = token.is_title and self.lexicon.actors.people_of(token.text) is not None
            if known and token.pos_ in {"ADJ", "PROPN", "NOUN"}:
                yield token.i, token.i + 1, "nationality"


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _things(doc: Doc, names: Sequence[Found]) -> Iterator[tuple[int, int, str]]:
    """Weapons and vehicles as the network marked them; "strikes" are acts."""
    for name in names:
        if name.kind in THINGS and doc[name.end - 1].lemma_.lower() not in ACTS:
            yield name.start, name.end, name.kind


def _write(doc: Doc, names: Sequence[Found]) -> None:
    """Put the settled names into the doc; common nouns for weapons and vehicles are no names there."""
    kept = [name for name in names if name.kind not in THINGS]
    doc.set_ents([Phrase(doc, name.start, name.end, name.kind) for name in kept])


def _span(reading: Reading, passage: Passage, stretch: Stretch | None) -> Span | None:
    return reading.span(passage, *stretch) if stretch is not None else None
