""" "This has already happened in the north": what a pronoun takes up of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.code.draft import Draft
from dateline.code.drafter import Drafter
from dateline.code.match import Trigger
from dateline.code.slots import read_slots
from dateline.code.telling import Telling
from dateline.syntax import basic, case_of, surface_subject
from dateline.types.parse import Phrase, Token

_HAPPEN = frozenset({"happen", "occur"})
_TAKING_UP = frozenset({"this", "that"})
_TIMES = frozenset({"before", "after", "since", "during"})


def take_up(
    drafts: Sequence[Draft], before: Sequence[Draft], telling: Telling, drafter: Drafter
) -> list[Draft]:
    """The drafts of a sentence with what it says happened of that which the sentence before only feared or planned.

    ``before`` are the drafts of the sentence before; the last of them is meant. What it tells as done stays one
    claim. The event by which the time is told ("even before the offensive") is none of its own.
    """
    verb = _happening(telling.sentence)
    meant = next((draft for draft in reversed(before) if not draft.page.speech), None)
    if verb is None or meant is None or meant.status.happened:
        return list(drafts)
    slots = read_slots(verb, drafter.lexicon)
    found = drafter.draft(telling.passage, Trigger(verb, meant.trigger.entry, slots))
    if found is None:
        return list(drafts)
    told = replace(found, actor=meant.actor, target=meant.target, bare=False)
    return sorted(
        [told, *(one for one in drafts if not _tells_time(one, verb))], key=lambda draft: draft.token.i
    )


def _happening(sentence: Phrase) -> Token | None:
    """The verb of "this happened", "that had begun to occur"; None where there is none."""
    for verb in sentence:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _HAPPEN:
            subject = surface_subject(verb)
            if subject is not None and subject.pos_ == "PRON" and subject.lower_ in _TAKING_UP:
                return verb
    return None


def _tells_time(draft: Draft, verb: Token) -> bool:
    token = draft.token
    named = draft.actor or draft.target or draft.counts
    return basic(token) == "obl" and token.head.i == verb.i and case_of(token) in _TIMES and not named
