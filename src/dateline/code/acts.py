"""Which acts a sentence tells: who does what to whom, as tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.code.match import Matcher, Trigger, antecedents, place_of
from dateline.codebook import Codebook
from dateline.codebook.acts import ActBook
from dateline.lexicon import Lexicon
from dateline.syntax import antecedent, basic, surface_subject
from dateline.types import Passage, Reading, Standing, Status
from dateline.types.parse import Phrase, Token

_ACTOR = {"verbs": ("subject",), "nouns": ("by", "possessive", "subject", "modifier", "compound", "from")}
_TARGET = ("object", "against", "with", "to", "on", "of", "in", "for", "at", "indirect", "from")

_PARTIES = (
    "@name",
    "@states",
    "@organisations",
    "@leaders",
    "@people",
    "@fighters",
    "@forces",
    "@protesters",
)
_AHEAD = frozenset({"will", "would", "may", "might", "could", "shall", "'ll", "’ll"})
_NOT = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True)
class Act:
    """An act by a CAMEO code. ``origin`` names the frame.

    ``status`` is how the word stands in its sentence, and ``voice`` who says so, empty for the reporter;
    ``plover`` is the type where the frame has one of its own.
    """

    token: Token
    code: str
    origin: str
    actors: tuple[Token, ...]
    targets: tuple[Token, ...]
    status: Status
    voice: tuple[Token, ...] = ()
    plover: str | None = None


class ActReader:
    """Finds the acts of one reading: by the pages of acts first, by the codebook's kinds where these fit none."""

    def __init__(self, reading: Reading, book: ActBook, codebook: Codebook, lexicon: Lexicon) -> None:
        self.reading = reading
        self.book = book
        self.codebook = codebook
        referents = antecedents(reading)
        self._acts = Matcher(book.frames, lexicon, referents)
        self._kinds = Matcher(codebook, lexicon, referents)
        self._standings = {mark.span.start: mark for mark in reading.marks("standings", Standing)}

    def acts(self, passage: Passage, sentence: Phrase) -> list[Act]:
        """The acts of a sentence in text order, at most one for each word."""
        found = [[*self._urged(passage, token)] or [*self._of(passage, token)] for token in sentence]
        return [act for acts in found for act in acts[:1]]

    def is_party(self, token: Token) -> bool:
        """True for a word that names people, a group, a state or a place."""
        return self._acts.is_one_of(token, _PARTIES)

    def referent(self, token: Token) -> Token:
        """What a pronoun or a definite phrase stands for; any other word is returned as it is."""
        return self._acts.antecedents.get(place_of(token), token) if token.pos_ in {"PRON", "DET"} else token

    def standing(self, passage: Passage, token: Token) -> Standing | None:
        """How a word stands, None for words that tell of nothing."""
        return self._standings.get(passage.block.start + token.idx)

    def _of(self, passage: Passage, token: Token) -> Iterator[Act]:
        trigger = self._acts.trigger(token)
        code = trigger.kind if trigger is not None else None
        if trigger is None:
            trigger = self._kinds.trigger(token)
            code = self.codebook.pages[trigger.kind].crosswalk.cameo if trigger is not None else None
        if trigger is not None and code is not None:
            yield Act(
                token=token,
                code=code,
                origin=trigger.entry.name,
                actors=self._fillers(trigger, self._actor_slots(trigger)),
                targets=self._fillers(trigger, self._target_slots(trigger)),
                status=self._status(passage, token, self.book.page(code).done_by),
                voice=self._voice(passage, self.standing(passage, token)),
                plover=getattr(trigger.entry.frame, "plover", None),
            )

    def _urged(self, passage: Passage, token: Token) -> Iterator[Act]:
        """ "The envoy said both sides must disarm": the voice asks it of the subject."""
        modals = {child.lemma_.lower() for child in token.children if basic(child) == "aux"}
        for page in self.book.pages.values():
            standing = self.standing(passage, token)
            if modals.isdisjoint(page.modals) or standing is None or standing.voice is None:
                continue
            subject = surface_subject(token)
            yield Act(
                token=token,
                code=f"{page.cameo}0",
                origin=f"{page.cameo}/modal",
                actors=self._voice(passage, standing),
                targets=() if subject is None else (subject,),
                status=Status.ATTRIBUTED,
            )

    @staticmethod
    def _voice(passage: Passage, standing: Standing | None) -> tuple[Token, ...]:
        """The words that name who says it, their head first; () for the reporter."""
        span = standing.voice.span if standing is not None and standing.voice is not None else None
        if span is None:
            return ()
        start = passage.block.start
        words = [token for token in passage.doc if span.start <= start + token.idx < span.end]
        return tuple(sorted(words, key=lambda word: (word.head in words and word.head != word, word.i)))

    @staticmethod
    def _actor_slots(trigger: Trigger) -> tuple[str, ...]:
        if trigger.entry.frame.actor:
            return trigger.entry.frame.actor
        return _ACTOR["nouns" if trigger.token.pos_ in {"NOUN", "PROPN"} else "verbs"]

    def _fillers(self, trigger: Trigger, slots: tuple[str, ...]) -> tuple[Token, ...]:
        """What fills these slots, in the order of the slots, each word once; what a pronoun stands for."""
        fillers = [antecedent(filler) for slot in slots for filler in trigger.slots.get(slot, ())]
        found = {token.i: token for token in map(self.referent, fillers)}
        return tuple(found.values())

    @staticmethod
    def _target_slots(trigger: Trigger) -> tuple[str, ...]:
        slots = trigger.entry.frame.target or _TARGET
        return ("indirect", *slots) if "object" in slots else slots  # "urged the union to vote"

    def _status(self, passage: Passage, token: Token, done_by: tuple[str, ...]) -> Status:
        """How an act stands; what something else is done for, and what is decided, is as good as done."""
        standing = self.standing(passage, token)
        if standing is None:
            return Status.ASSERTED
        decided = {token.head.lemma_.lower(), token.head.head.lemma_.lower()}.intersection(done_by)
        status = self._if_told(standing.status, token)
        if status is Status.PLANNED and (standing.purpose or decided):
            return Status.ASSERTED
        return status

    @staticmethod
    def _if_told(status: Status, token: Token) -> Status:
        """What only holds under a condition is refused ("will not lift it unless ...") or planned ("will")."""
        own = {word.lower_ for word in token.children}
        if status is not Status.HYPOTHETICAL or own.isdisjoint(_NOT | _AHEAD) or "have" in own:
            return status  # "may have attacked" is no plan
        return Status.PLANNED if own.isdisjoint(_NOT) else Status.DENIED
