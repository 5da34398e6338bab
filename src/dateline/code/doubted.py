""" "The claim could not be verified", "there was no confirmation": doubt that a report casts on what was just said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.code.draft import Draft
from dateline.code.status import Stander
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, is_passive
from dateline.types import Passage, Reading, Status
from dateline.types.parse import Phrase, Token

_BACK = 2
"""Sentences that the doubt reaches back over: the claim may end with a sentence that only names its voice."""
_BOTH = frozenset({"neither", "either", "both"})
_OUT_OF_REACH = frozenset({"possible", "impossible", "difficult", "hard", "able", "unable"})


class Doubts:
    """Finds the sentences of one report that leave what somebody said unverified."""

    def __init__(self, reading: Reading, lexicon: Lexicon, stander: Stander) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.stander = stander

    def cast(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts, those unverified that such a sentence points back at."""
        doubted: set[int] = set()
        sentences = list(self.reading.sentences())
        for place, (passage, sentence) in enumerate(sentences):
            word = next((word for word in sentence if self._is_doubt(passage, word)), None)
            if word is None:
                continue
            before = sentences[max(place - _BACK, 0) : place + 1]
            doubted.update(id(draft) for draft in self._meant(word, before, drafts))
        return [replace(one, status=Status.UNVERIFIED) if id(one) in doubted else one for one in drafts]

    def _is_doubt(self, passage: Passage, word: Token) -> bool:
        if not self.lexicon.is_a(word.lemma_.lower(), "verifying") or not self._fails(passage, word):
            return False
        held = [child for child in word.children if basic(child) in {"nsubj", "obj"} or _is_of(child)]
        if word.pos_ == "VERB":
            held = [child for child in held if is_passive(word) or child.dep_ == "obj"]
            return any(self._points_back(one) for one in held)
        return word.pos_ == "NOUN" and all(
            self._points_back(one) for one in held if one.dep_ != "nsubj" and _is_of(one)
        )

    def _fails(self, passage: Passage, word: Token) -> bool:
        """ "Could not be verified", "was unable to verify", "no confirmation"; not "the army did not confirm it"."""
        standing = self.stander.standings.get(passage.block.start + word.idx)
        status = standing.status if standing is not None else None
        over = word.head
        if word.pos_ == "VERB" and word.dep_ in {"xcomp", "csubj", "advcl", "acl", "ccomp"}:
            hard = over.lemma_.lower() in _OUT_OF_REACH and over.pos_ == "ADJ"
            return hard and status in {Status.DENIED, Status.HYPOTHETICAL}
        able = any(child.tag_ == "MD" for child in children(word, "aux"))
        return status is Status.DENIED and (word.pos_ == "NOUN" or able or is_passive(word))

    def _points_back(self, word: Token) -> bool:
        """ "The claim", "it", "the army's figures", "the attack"."""
        lemma = word.lemma_.lower()
        if word.lower_ in _BOTH or self.lexicon.is_a(lemma, "tellings"):
            return True
        return self.lexicon.is_a(lemma, "happenings") and any(children(word, "det"))

    def _meant(
        self, word: Token, sentences: Sequence[tuple[Passage, Phrase]], drafts: Sequence[Draft]
    ) -> Iterator[Draft]:
        """What was said last before the word, and with it what the same voice said right before that.

        "Neither claim" takes two voices.
        """
        voices: list[str] = []
        most = 2 if any(one.lower_ in _BOTH for one in word.sent) else 1
        for passage, sentence in reversed(sentences):
            told = [one for one in drafts if _stands_in(one, passage, sentence, word)]
            for draft in reversed(told):
                voice = draft.said_by.value if draft.said_by is not None else ""
                if draft.status is not Status.ATTRIBUTED or (voice not in voices and len(voices) == most):
                    return
                voices += [voice] if voice not in voices else []
                yield draft


def _is_of(child: Token) -> bool:
    return basic(child) == "nmod" and case_of(child) == "of"


def _stands_in(draft: Draft, passage: Passage, sentence: Phrase, before: Token) -> bool:
    """True where a sentence tells the draft, ahead of a word if that is its own."""
    told = ((draft.passage, draft.token), *((home, trigger.token) for home, trigger in draft.retold))
    last = before.i if before.doc is passage.doc else len(passage.doc)
    return any(
        home is passage and sentence.start <= token.i < min(sentence.end, last) for home, token in told
    )
