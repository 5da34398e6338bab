"""Names of one report brought into line: countries are places, one string has one kind, a surname is its person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import fold
from dateline.lexicon.names import ARMED_GROUP, ORGANISATION
from dateline.types.parse import Doc, Phrase, Token

LONGEST_COUNTRY = 4
SHORTEST_SURNAME = 3
PLAIN = frozenset({"person", "organisation", "place", "misc"})
"""Kinds that a string may change between; peoples and things are known by their words."""


@dataclass(frozen=True, order=True)
class Found:
    """A name as half-open token indices of one doc of the report, counted by ``passage``."""

    passage: int
    start: int
    end: int
    kind: str


ACTOR_KINDS = {
    "rebel": ARMED_GROUP,
    "political militia": ARMED_GROUP,
    "identity militia": ARMED_GROUP,
    "state forces": ORGANISATION,
    "external": ORGANISATION,
    "organisation": ORGANISATION,
}
"""Kinds of the actor lexicon as kinds of names; states and civilians keep what they were found as."""
Words = tuple[str, ...]


class Settler:
    """Settles the names of one report; ``docs`` are its passages in text order."""

    def __init__(self, docs: Sequence[Doc], lexicon: Lexicon) -> None:
        self.docs = docs
        self.lexicon = lexicon

    def settled(self) -> list[Found]:
        """The names that the docs' ``ents`` hold, mended and completed, in text order."""
        names = [self._mended(number, name) for number, doc in enumerate(self.docs) for name in doc.ents]
        names = self._with_countries(names)
        names += self._abbreviations(names)
        names = self._agreed(sorted(names))
        names += self._repeated(names)
        return sorted(self._surnames(sorted(names)))

    def words(self, name: Found) -> Words:
        """The words of a name."""
        return tuple(token.text for token in self.docs[name.passage][name.start : name.end])

    def _mended(self, number: int, name: Phrase) -> Found:
        """One name of the network's: its rims and its kind by what the lexicon knows."""
        start = self._start(name)
        return Found(number, start, name.end, self._own_kind(name.doc[start : name.end].text, name.label_))

    def _start(self, name: Phrase) -> int:
        """Where a name begins: a person's after the titles, any at its first capital ("people of | Iraq")."""
        start = name.start
        words = [token.text for token in name]
        while name.label_ == "person" and start < name.end - 1 and self._is_title(name.doc[start]):
            start += 1
        if name.label_ in PLAIN and words[0].islower() and "of" in words:
            after = name.start + words.index("of") + 1
            start = after if after < name.end and name.doc[after].is_title else start
        return start

    def _is_title(self, token: Token) -> bool:
        state = token.lower_ == "state" and token.i > 0 and token.nbor(-1).lower_ == "of"
        return state or self.lexicon.titles.is_head(token.text)

    def _own_kind(self, text: str, kind: str) -> str:
        """A country is a place even where it acts; "UN" is no nationality. Persons may be called like either."""
        if kind == "person":
            return kind
        if self.lexicon.is_country(text):
            return "place"
        if kind == "nationality":
            return "organisation" if text.isupper() and len(text) > 1 else kind
        shared = kind == "place" and not text.endswith("s")  # "Rakhine" is a state and a people
        if self.lexicon.actors.people_of(text) is not None and not text.isupper() and not shared:
            return "nationality" if kind in PLAIN else kind
        actor = self.lexicon.actors.find(text) if kind in {"place", "misc"} else None
        acts = actor is not None and actor.kind in ACTOR_KINDS and not self.lexicon.places.knows(text)
        return "organisation" if acts else kind

    def _with_countries(self, names: list[Found]) -> list[Found]:
        """The names and the countries that nothing marked yet, or marked in part ("Saudi" of Saudi Arabia)."""
        settled: list[Found] = []
        for number, (doc, here) in enumerate(zip(self.docs, self._by_doc(names), strict=True)):
            spans = []
            for start, end in self._country_spans(doc):
                over = [name for name in here if name.start < end and start < name.end]
                whole = any((name.start, name.end) == (start, end) for name in over)
                if not whole and all(start <= name.start and name.end <= end for name in over):
                    spans.append((start, end))
            settled += [name for name in here if not any(a <= name.start < b for a, b in spans)]
            settled += [Found(number, start, end, "place") for start, end in spans]
        return sorted(settled)

    def _by_doc(self, names: Sequence[Found]) -> list[list[Found]]:
        """The names of each doc."""
        found: list[list[Found]] = [[] for _ in self.docs]
        for name in names:
            found[name.passage].append(name)
        return found

    def _free(self, names: Sequence[Found]) -> Iterator[tuple[int, Doc, set[int]]]:
        """Each doc with its number and the tokens that names have taken."""
        for number, (doc, here) in enumerate(zip(self.docs, self._by_doc(names), strict=True)):
            yield number, doc, {place for name in here for place in range(name.start, name.end)}

    def _country_spans(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Half-open stretches of proper nouns that name a country, the longest at each place."""
        end = 0
        for token in doc:
            capital = (token.is_title or token.is_upper) and token.lower_ != "the"
            if token.i < end or not capital or _is_part_of_name(token):
                continue
            for stop in range(min(token.i + LONGEST_COUNTRY, token.sent.end), token.i, -1):
                if doc[stop - 1].pos_ == "PROPN" and self.lexicon.is_country(doc[token.i : stop].text):
                    end = stop
                    yield token.i, stop
                    break

    def _abbreviations(self, names: list[Found]) -> Iterator[Found]:
        """Abbreviations of known actors that nothing marked ("IS"), but in sentences of capitals alone."""
        known = self.lexicon.actors.capitals
        for number, doc, taken in self._free(names):
            for token in doc:
                capitals = token.is_upper and token.is_alpha and len(token) > 1 and token.pos_ != "AUX"
                if not capitals or token.i in taken or fold(token.text) not in known:
                    continue
                if not token.sent.text.isupper():
                    yield Found(number, token.i, token.i + 1, self._own_kind(token.text, "organisation"))

    def _agreed(self, names: list[Found]) -> list[Found]:
        """Every string under the kind it mostly has; where two kinds come equally often, each as it is."""
        kinds: dict[Words, Counter[str]] = defaultdict(Counter)
        for name in names:
            if name.kind in PLAIN:
                kinds[self.words(name)][name.kind] += 1
        best: dict[Words, str] = {}
        for words, counts in kinds.items():
            (first, most), *others = counts.most_common()
            if others and most > others[0][1]:
                best[words] = first
        return [
            replace(name, kind=best.get(self.words(name), name.kind)) if name.kind in PLAIN else name
            for name in names
        ]

    def _repeated(self, names: list[Found]) -> Iterator[Found]:
        """Strings that were marked at least twice, where they stand unmarked as proper nouns."""
        counts = Counter((self.words(name), name.kind) for name in names if name.kind in PLAIN - {"misc"})
        known = {words: kind for (words, kind), count in counts.items() if count > 1}
        by_first: dict[str, list[Words]] = defaultdict(list)
        for words in sorted(known, key=lambda words: (-len(words), words)):
            by_first[words[0]].append(words)
        for number, doc, taken in self._free(names):
            for token in doc:
                for words in by_first.get(token.text, ()):
                    span = doc[token.i : token.i + len(words)]
                    if tuple(word.text for word in span) == words and self._is_free(list(span), taken):
                        taken.update(range(span.start, span.end))
                        yield Found(number, span.start, span.end, known[words])
                        break

    @staticmethod
    def _is_free(tokens: Sequence[Token], taken: set[int]) -> bool:
        proper = all(token.pos_ in {"PROPN", "PUNCT", "ADP"} for token in tokens)
        inside = _is_part_of_name(tokens[0]) and tokens[0].head not in tokens
        return proper and not inside and all(token.i not in taken for token in tokens)

    def _surnames(self, names: list[Found]) -> list[Found]:
        """After "Lena Ortiz" a lone "Ortiz" is her, marked or not, unless it is mostly something else."""
        alone = Counter((self.words(name)[0], name.kind) for name in names if name.end - name.start == 1)
        first_at: dict[str, tuple[int, int]] = {}
        for name in sorted(names):
            words = self.words(name)
            surname = words[-1]
            others = sum(alone[surname, kind] for kind in ("place", "organisation"))
            if name.kind == "person" and len(words) > 1 and len(surname) >= SHORTEST_SURNAME and others < 2:
                first_at.setdefault(surname, (name.passage, name.end))
        settled = []
        for name in names:
            at = first_at.get(self.words(name)[0]) if name.end - name.start == 1 else None
            after = at is not None and at <= (name.passage, name.start) and name.kind in PLAIN
            settled.append(replace(name, kind="person") if after else name)
        return [*settled, *self._bare_surnames(settled, first_at)]

    def _bare_surnames(self, names: list[Found], first_at: dict[str, tuple[int, int]]) -> Iterator[Found]:
        for number, doc, taken in self._free(names):
            for token in doc:
                at = first_at.get(token.text)
                free = token.i not in taken and token.pos_ == "PROPN" and not _is_part_of_name(token)
                if at is not None and at <= (number, token.i) and free:
                    yield Found(number, token.i, token.i + 1, "person")


def _is_part_of_name(token: Token) -> bool:
    """The second word of "Michael Jordan", and the first where the second hangs on it."""
    if token.dep_ == "flat" and token.head.pos_ == "PROPN":
        return True
    return any(child.dep_ == "flat" and child.pos_ == "PROPN" for child in token.children)
