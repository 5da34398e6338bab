"""Which words of a sentence evoke which kind: frames of the codebook laid over the syntax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dateline.code.second_reader import SecondReader
from dateline.code.slots import Slots, read_slots
from dateline.codebook import Codebook, Entry
from dateline.lexicon import Lexicon
from dateline.syntax import case_of
from dateline.types import Reading, Reference

_MEASURES = frozenset(
    {"group", "groups", "number", "handful", "crowd", "crowds", "band", "wave", "waves", "majority"}
)
_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True)
class Trigger:
    """A word that evokes a kind, the frame it does so by, and what stands in its slots."""

    token: Token
    entry: Entry
    slots: Slots

    @property
    def kind(self) -> str:
        """The kind of event evoked."""
        return self.entry.kind


class Matcher:
    """Finds the triggers of a sentence."""

    def __init__(
        self,
        codebook: Codebook,
        lexicon: Lexicon,
        antecedents: Mapping[tuple[int, int], Token] | None = None,
        second: SecondReader | None = None,
    ) -> None:
        self.codebook = codebook
        self.lexicon = lexicon
        self.antecedents = antecedents or {}
        self.second = second or SecondReader.of(codebook)

    def triggers(self, sentence: Phrase) -> list[Trigger]:
        """At most one trigger for each word, in text order."""
        found = [trigger for trigger in map(self.trigger, sentence) if trigger is not None]
        companions = {
            word.i
            for trigger in found
            for word in _beside(trigger.token)
            if trigger.entry.companion in {word.lower_, word.lemma_.lower()}
        }
        return [trigger for trigger in found if trigger.token.i not in companions]

    def trigger(self, token: Token) -> Trigger | None:
        """The strongest frame that the word evokes where it stands, or None."""
        if token.dep_ == "amod" and token.pos_ in {"VERB", "ADJ"}:
            return None  # "outlawed party", "gutted houses": what a thing is like, not what happened
        candidates = list(self._candidates(token))
        slots = read_slots(token, self.lexicon) if candidates else {}
        fitting = [entry for entry in candidates if self._fits(entry, token, slots)]
        barred = {entry.kind for entry in fitting if entry.negative}
        fitting = [entry for entry in fitting if not entry.negative and entry.kind not in barred]
        if not fitting:
            own = self.second.proposes(token, barred)
            return Trigger(token, own, slots or read_slots(token, self.lexicon)) if own is not None else None
        best = min(fitting, key=lambda entry: self._order(entry, token))
        return None if self.second.doubts(token, best.kind) else Trigger(token, best, slots)

    def _order(self, entry: Entry, token: Token) -> tuple[int, float, tuple[int, int, str, int, int]]:
        """The strongest frame first; of equals the one whose kind the encoder prefers, then as the codebook has it."""
        return -entry.strength, -round(self.second.chance(token, entry.kind), 3), entry.order

    def _candidates(self, token: Token) -> Iterator[Entry]:
        part = _PARTS.get(token.pos_)
        if part is None:
            return
        lemma = token.lemma_.lower()
        yield from self.codebook.entries(part, lemma)
        if token.tag_ in {"VBG", "VBN"} and part != "verbs":
            return
        if part == "verbs" and token.tag_ == "VBG":
            yield from self.codebook.entries("nouns", token.lower_)

    def _fits(self, entry: Entry, token: Token, slots: Slots) -> bool:
        if entry.companion is not None and not _companion(token, entry.companion):
            return False
        frame = entry.frame
        return all(self._holds(slots, slot, words) for slot, words in frame.needs.items()) and not any(
            self._holds(slots, slot, words) for slot, words in frame.unless.items()
        )

    def _holds(self, slots: Slots, slot: str, words: tuple[str, ...]) -> bool:
        return any(self.is_one_of(filler, words) for filler in slots.get(slot, ()))

    def is_one_of(self, token: Token, words: tuple[str, ...]) -> bool:
        """True where the token, or a compound word before it, is one of these lemmas or in one of these classes.

        A pronoun that refers to something is what it refers to.
        """
        token = self.antecedents.get(place_of(token), token)
        inner = self._measured(token)
        if inner is not None and self.is_one_of(inner, words):
            return True
        own = {token.lemma_.lower(), token.lower_}
        parts = own | {
            child.lemma_.lower() for child in token.children if child.dep_ in {"compound", "flat", "amod"}
        }
        for word in words:
            if not word.startswith("@"):
                if word.lower() in parts:
                    return True
            elif self._in_class(token, own, word[1:]):
                return True
        return False

    def _measured(self, token: Token) -> Token | None:
        """The soldiers of "hundreds of soldiers", the rebels of "a group of rebels"."""
        if (
            token.pos_ != "NUM"
            and token.lower_ not in self.lexicon.numbers.vague
            and token.lower_ not in _MEASURES
        ):
            return None
        return next(
            (child for child in token.children if child.dep_ == "nmod" and case_of(child) == "of"), None
        )

    def _in_class(self, token: Token, own: set[str], name: str) -> bool:
        label = token.ent_type_
        if name == "time":
            return (token.like_num and len(token) == 4) or self.lexicon.is_a(token.lemma_.lower(), "times")
        if name == "name":
            return token.pos_ == "PROPN" or bool(label)
        if name in {"place_name", "places"} and self._is_known_place(token):
            return True
        if name.endswith("_name"):
            return label == name.removesuffix("_name")
        if any(self.lexicon.is_a(word, name) for word in own):
            return True
        if name == "people" and (label == "person" or token.tag_ in {"NNPS"}):
            return True
        if name == "organisations" and label == "organisation":
            return True
        actor = self.lexicon.actors.find(token.text)
        return actor is not None and name in actor.classes

    def _is_known_place(self, token: Token) -> bool:
        if token.ent_type_ == "place":
            return True
        return (
            token.pos_ == "PROPN"
            and token.ent_type_ != "organisation"
            and self.lexicon.places.knows(token.text)
        )


def place_of(token: Token) -> tuple[int, int]:
    """A token's identity among the docs of one reading."""
    return id(token.doc), token.i


def antecedents(reading: Reading) -> dict[tuple[int, int], Token]:
    """The head word that each resolved pronoun or phrase of a reading refers to."""
    tokens = {passage.block.start + token.idx: token for passage in reading.passages for token in passage.doc}
    found = {}
    for mark in reading.marks("references", Reference):
        own, first = tokens.get(mark.span.start), tokens.get(mark.antecedent.start)
        if own is None or first is None:
            continue
        head = first
        while (
            head.head.i != head.i and head.head.idx - first.idx < mark.antecedent.end - mark.antecedent.start
        ):
            if head.head.i < first.i:
                break
            head = head.head
        found[place_of(own)] = head
    return found


def _companion(token: Token, companion: str) -> bool:
    """True where the particle, adverb or complement stands with the trigger."""
    if any(companion in {word.lower_, word.lemma_.lower()} for word in _beside(token)):
        return True
    return any(case_of(child) == companion and child.i > token.i for child in token.children)


def _beside(token: Token) -> list[Token]:
    """Words that may complete a verb: its near children, and the word right after it wherever it hangs."""
    near = [child for child in token.children if abs(child.i - token.i) <= 6]
    if token.i + 1 < len(token.doc):
        near.append(token.doc[token.i + 1])
    return near
