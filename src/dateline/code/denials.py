"""A part in an event that somebody denies: "denied involvement in the attack", "its fighters had no role in it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.code.clause import core
from dateline.code.draft import Draft
from dateline.code.match import Trigger
from dateline.code.names import Namer
from dateline.code.status import Stander
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, surface_subject
from dateline.types import Passage, Reading, Status, Value
from dateline.types.parse import Token

_EVENTS_BEHIND = frozenset({"in", "for", "with", "to", "behind"})
_PREDICATES = frozenset({"ADJ", "VERB"})
_OWN = frozenset({"its", "their", "our", "his", "her"})
_NO_PARTY = frozenset({"this", "that", "these", "those"})
_MUTUAL = frozenset({"link", "connect", "relate"})
_CLAIMED = frozenset({"responsibility"})
_FAMILIES = frozenset({"fighting", "one-sided violence"})


@dataclass(frozen=True)
class Denial:
    """The word for the part that is denied, the verb it hangs on or itself, and who is said to have had no part."""

    passage: Passage
    word: Token
    verb: Token
    who: Token | None


class Denials:
    """Adds what is denied so to the claims of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon, namer: Namer, stander: Stander) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.namer = namer
        self.stander = stander

    def added(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with a denied one for each denial that some event of the report is meant by.

        The denial is then no act of speaking of its own.
        """
        found: list[Draft] = []
        verbs: set[Token] = set()
        for denial in self._denials():
            event = self._event(denial, drafts)
            if event is None:
                continue
            verbs |= {denial.verb, denial.verb.head}
            made = self._denied(denial, event)
            if made is not None and not any(
                one.passage is made.passage and one.words == made.words for one in found
            ):
                found.append(made)
        kept = [
            draft for draft in drafts if not (draft.page.speech and draft.token in verbs and _denies(draft))
        ]
        return [*kept, *found]

    def _denials(self) -> Iterator[Denial]:
        for passage, sentence in self.reading.sentences():
            for word in sentence:
                denial = self._denial(passage, word)
                if denial is not None:
                    yield denial

    def _denial(self, passage: Passage, word: Token) -> Denial | None:
        lemma, verb = word.lemma_.lower(), word.head
        part = lemma in self.lexicon.modality.answerable and not _is_mutual(word)
        if part and word.pos_ in _PREDICATES and word.tag_ != "VBG":
            denied = self._status(passage, word) is Status.DENIED
            return Denial(passage, word, word, surface_subject(word)) if denied else None
        if basic(word) != "obj" or verb.pos_ != "VERB":
            return None
        if self._is_denying(verb):
            said = (part or lemma in _CLAIMED) and not self._is_negated(verb)
            return Denial(passage, word, verb, _owner(word) or surface_subject(verb)) if said else None
        nothing = word.lower_ == "nothing" and verb.lemma_ == "have"
        held = (
            part and verb.lemma_ in {"have", "play", "take"} and self._status(passage, verb) is Status.DENIED
        )
        return (
            Denial(passage, verb if nothing else word, verb, surface_subject(verb))
            if nothing or held
            else None
        )

    def _is_denying(self, verb: Token) -> bool:
        """ "Denied", "ruled out"."""
        lemma, manner_of = verb.lemma_.lower(), self.lexicon.voices.manner_of
        particles = (child.lower_ for child in children(verb, "compound"))
        return "deny" in {manner_of(lemma), *(manner_of(f"{lemma}+{one}") for one in particles)}

    def _status(self, passage: Passage, word: Token) -> Status | None:
        standing = self.stander.standings.get(passage.block.start + word.idx)
        return standing.status if standing is not None else None

    def _is_negated(self, verb: Token) -> bool:
        return any(child.lower_ in self.lexicon.modality.negations for child in children(verb, "advmod"))

    def _event(self, denial: Denial, drafts: Sequence[Draft]) -> Draft | None:
        """The event that is meant: the one named beside the part, else the violence last told before."""
        told = [draft for draft in drafts if draft.page.family in _FAMILIES]
        beside = {
            word
            for node in (denial.word, denial.verb, *denial.verb.children)
            for child in node.children
            if child.i > denial.word.i and case_of(child) in _EVENTS_BEHIND
            for word in child.subtree
        }
        named = next((one for one in told if _words(one, denial.passage) & beside), None)
        if named is not None:
            return named if named.status is not Status.DENIED else None
        if denial.who is not None and self._is_no_party(denial.passage, denial.who):
            return None
        start = denial.passage.block.start + denial.word.idx
        before = [one for one in told if one.harmed and one.passage.block.start + one.token.idx < start]
        return before[-1] if before else None

    def _is_no_party(self, passage: Passage, who: Token) -> bool:
        """ "This has nothing to do with us", "they were not linked", said of attacks: no one's part is denied."""
        mark = self.namer.references.get(passage.block.start + who.idx)
        meant = [who.lemma_.lower(), *([mark.label.lower().split()[-1]] if mark is not None else [])]
        named = any(
            self.lexicon.is_a(word, "attacks") or self.lexicon.is_a(word, "happenings") for word in meant
        )
        return named or who.lower_ in _NO_PARTY

    def _denied(self, denial: Denial, event: Draft) -> Draft | None:
        trigger = Trigger(denial.word, event.trigger.entry, {})
        voice = self.stander.speaker(denial.passage, trigger) or self._denier(denial)
        who = self._who(denial, voice)
        if who is None:
            return None
        words = {word.i: word for top in (denial.verb, *_saying(denial)) for word in core(top)}
        return replace(
            event,
            passage=denial.passage,
            trigger=trigger,
            status=Status.DENIED,
            words=tuple(words[place] for place in sorted(words)),
            actor=(who,),
            counts=event.counts if event.passage is denial.passage else (),
            said_by=voice,
            also=(),
            retold=(),
        )

    def _denier(self, denial: Denial) -> Value[str] | None:
        """Who rules it out, where the verb is one of denying."""
        subject = surface_subject(denial.verb) if self._is_denying(denial.verb) else None
        return self.namer.value(denial.passage, subject) if subject is not None else None

    def _who(self, denial: Denial, voice: Value[str] | None) -> Value[str] | None:
        """Whose part it is; "its fighters" are those of whoever denies it, and so are "we"."""
        who = denial.who
        if who is None:
            return voice
        owner = next((child for child in children(who, "nmod:poss") if child.lower_ in _OWN), None)
        if owner is not None:
            return voice or self.namer.value(denial.passage, owner)
        if who.lower_ in {"we", "i"}:
            return voice
        return self.namer.value(denial.passage, who) or voice


def _is_mutual(word: Token) -> bool:
    """ "The attacks were not linked": with one another, not to a party."""
    return word.lemma_.lower() in _MUTUAL and not any(
        case_of(child) in _EVENTS_BEHIND for child in word.children
    )


def _denies(draft: Draft) -> bool:
    return draft.status is Status.ASSERTED and not draft.has("tells deeds")


def _owner(part: Token) -> Token | None:
    """ "Ruled out Taliban involvement", "the involvement of its troops": whose part it is; "any" is nobody."""
    for child in part.children:
        own = basic(child) == "nmod" and (child.dep_ == "nmod:poss" or case_of(child) == "of")
        if (own or child.dep_ == "compound") and child.lower_ not in _OWN:
            return child
    return None


def _saying(denial: Denial) -> list[Token]:
    """The verb over "denied that it was involved"."""
    return [denial.verb.head] if denial.verb.dep_ in {"ccomp", "xcomp"} else []


def _words(draft: Draft, passage: Passage) -> set[Token]:
    """The event words of a draft that stand in a passage."""
    told = [(draft.passage, draft.trigger), *draft.retold]
    return {trigger.token for home, trigger in told if home is passage}
