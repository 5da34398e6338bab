"""Which words of a sentence evoke which kind: frames of the codebook laid over the syntax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from dateline.code.second_reader import SecondReader
from dateline.code.slots import Slots, read_slots
from dateline.codebook import Codebook, Entry
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, surface_subject
from dateline.types import Reading, Reference, Status
from dateline.types.parse import Phrase, Token

_OF = ("of", "out of")  # "three out of four of the bridges"
_IN_NAME = frozenset({"compound", "flat", "amod"})
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


@dataclass(slots=True)
class _Filler:
    """The word that a filler of a slot stands for, and what it is; ``classes`` are those that were asked for."""

    token: Token
    measured: tuple[Token, ...]
    own: frozenset[str]
    parts: frozenset[str]
    classes: dict[str, bool] = field(default_factory=dict)


class Matcher:
    """Finds the triggers of a sentence. It keeps what it found out of words: none may change meanwhile."""

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
        self._fillers: dict[Token, _Filler] = {}

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
        if token.pos_ not in _PARTS:
            return None
        if token.dep_ == "amod" and token.pos_ in {"VERB", "ADJ"}:
            return None  # "outlawed party", "gutted houses": what a thing is like, not what happened
        if _says_which(token) or self._only_foretells(token) or self._is_pleaded(token):
            return None
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

    def _only_foretells(self, token: Token) -> bool:
        """ "Warned that others could attack": what somebody else may do is no threat of whoever warns."""
        if token.lemma_.lower() not in self.lexicon.voices.warning:
            return False
        return any(_may_happen(clause, self.lexicon) for clause in token.children if clause.dep_ == "ccomp")

    def _is_pleaded(self, token: Token) -> bool:
        """ "Pleaded guilty": what one says of oneself accuses nobody."""
        return token.dep_ == "xcomp" and self.lexicon.is_a(token.head.lemma_.lower(), "pleading")

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
        for slot, words in frame.needs.items():
            if not self._holds(slots, slot, words):
                return False
        return not any(self._holds(slots, slot, words) for slot, words in frame.unless.items())

    def _holds(self, slots: Slots, slot: str, words: tuple[str, ...]) -> bool:
        fillers = slots.get(slot)
        return fillers is not None and any(self.is_one_of(filler, words) for filler in fillers)

    def is_one_of(self, token: Token, words: tuple[str, ...]) -> bool:
        """True where the token, or a compound word before it, is one of these lemmas or in one of these classes.

        A pronoun that refers to something is what it refers to.
        """
        filler = self._fillers.get(token) or self._filler(token)
        if any(self.is_one_of(inner, words) for inner in filler.measured):
            return True
        lemmas, classes = _sorted_out(words)
        return not filler.parts.isdisjoint(lemmas) or any(self._is_of(filler, name) for name in classes)

    def _filler(self, token: Token) -> _Filler:
        """What is asked of a word by frame after frame, looked up once."""
        meant = self.antecedents.get(place_of(token), token)
        own = frozenset({meant.lemma_.lower(), meant.lower_})
        said = own.union({token.lemma_.lower()} if token.pos_ == "PRON" else ())
        beside = (child.lemma_.lower() for child in meant.children if child.dep_ in _IN_NAME)
        filler = self._fillers[token] = _Filler(meant, self._measured(meant), own, said.union(beside))
        return filler

    def _is_of(self, filler: _Filler, name: str) -> bool:
        found = filler.classes.get(name)
        if found is None:
            found = filler.classes[name] = self._in_class(filler.token, filler.own, name)
        return found

    def _measured(self, token: Token) -> tuple[Token, ...]:
        """The soldiers of "hundreds of soldiers", the rebels of "a group of rebels"; the people and the killed of
        "the number of people killed"."""
        measure = token.pos_ == "NUM" or token.lower_ in self.lexicon.numbers.vague
        if not measure and not self.lexicon.is_a(token.lemma_.lower(), "gatherings"):
            return ()
        inner = [child for child in token.children if basic(child) in {"nmod", "obl"}]
        held = [child for case in _OF for child in inner if case_of(child) == case][:1]
        return (*held, *(word for child in held for word in child.children if _tells_of(word)))

    def _in_class(self, token: Token, own: frozenset[str], name: str) -> bool:
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


@cache
def _sorted_out(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The lemmas and the @classes of a condition."""
    lemmas = frozenset(word.lower() for word in words if not word.startswith("@"))
    return lemmas, tuple(word[1:] for word in words if word.startswith("@"))


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


def _may_happen(clause: Token, lexicon: Lexicon) -> bool:
    """ "Militias could attack"; "it could attack" and "they would" are what the speaker means to do."""
    subject = surface_subject(clause)
    if subject is None or subject.pos_ == "PRON":
        return False
    modals = (child.lower_ for child in clause.children if child.dep_ == "aux" and child.lower_ != "would")
    return any(lexicon.modality.modals.get(modal) is Status.HYPOTHETICAL for modal in modals)


def _tells_of(clause: Token) -> bool:
    """The clause of "people killed" and "people who have died"."""
    return clause.dep_ in {"acl", "acl:relcl"} and clause.tag_ in {"VBN", "VBD"}


def _says_which(token: Token) -> bool:
    """ "Were among the dead", "among those killed": whom a toll told before counts, no new one."""
    over = token.head if token.dep_ == "acl" and token.tag_ == "VBN" else token
    those = token.nbor(-1) if over is not token and token.i > 0 else None
    if those is not None and those.lower_ == "those" and case_of(those) == "of":
        return not any(basic(child) == "obl" for child in token.children)  # "the families of those killed"
    return over.pos_ in {"ADJ", "DET", "PRON"} and case_of(over) in {"among", "amongst"}


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
