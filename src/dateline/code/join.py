"""One event told by several words becomes one claim, with all its evidence."""

from __future__ import annotations

from dataclasses import replace

from dateline.code.doers import is_none
from dateline.code.draft import Draft
from dateline.code.match import Trigger
from dateline.code.raids import kills_the_helpless
from dateline.code.same_event import meant_for, reaches, same_happening
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of
from dateline.types import Control, Count, CountKind, Passage, Status, Value
from dateline.types.parse import Token

# No single battle told in the news of a day kills more: the figure is that of a war.
_WAR_TOLL = 200
_UNDOING = frozenset({"politics", "coercion"})
_OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED})


def join_sentence(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Join the drafts of one sentence that tell the same event.

    Purposes that join nothing are left out; bare mentions that join nothing stay, marked as bare.
    """
    left = [_with_culprit(draft, drafts) for draft in drafts]
    apart: dict[tuple[int, int], tuple[Draft, Draft]] = {}
    while pair := _pair(left, lexicon, apart):
        main, other = pair
        whole = _absorb(main, other, lexicon)
        if kills_the_helpless(main, other, lexicon):
            whole = replace(whole, page=other.page)
        left = [whole if draft is main else draft for draft in left if draft is not other]
    left = [draft for draft in left if not any(_undone_by(one, draft) for one in left)]
    full = [draft for draft in left if not draft.bare]
    told = [
        draft
        for draft in full
        if not draft.purpose and not any(_content_of(one, draft, lexicon) for one in full)
    ]
    told = [draft for draft in told if not (_hurt_nobody(draft, lexicon) and _beside_violence(draft, told))]
    return sorted([*told, *(draft for draft in left if draft.bare)], key=lambda draft: draft.token.i)


def _pair(
    drafts: list[Draft], lexicon: Lexicon, apart: dict[tuple[int, int], tuple[Draft, Draft]]
) -> tuple[Draft, Draft] | None:
    """The first two drafts that tell one event, the one that names it before the other; None where no two do.

    ``apart`` holds the pairs that do not, so that none is asked about twice.
    """
    for pair in ((one, two) for one in drafts for two in drafts if one is not two):
        key = id(pair[0]), id(pair[1])
        if key not in apart:
            if same_happening(*pair, lexicon):
                return pair
            apart[key] = pair
    return None


def _with_culprit(draft: Draft, drafts: list[Draft]) -> Draft:
    """ "Condemned the attack by X": who did what is condemned is the one accused."""
    if not draft.has("tells deeds") or draft.target:
        return draft
    for other in drafts:
        if other is not draft and not other.page.speech and other.actor and reaches(other.token, draft.token):
            return replace(draft, target=other.actor)
    return draft


def _undone_by(main: Draft, other: Draft) -> bool:
    """ "Lifted the siege of the town", "a state of siege": the siege is what the frame of another act asks for."""
    if main.page.speech or main.page.family not in _UNDOING or other.page.control is not Control.BESIEGED:
        return False
    if main.kind == other.kind or not {value.value for value in other.actor} <= {
        value.value for value in main.actor
    }:
        return False
    needs, slots = main.trigger.entry.frame.needs, main.trigger.slots
    return any(other.token in slots.get(slot, ()) for slot in ("object", "of") if slot in needs)


def _is_reported(word: Token, lexicon: Lexicon) -> bool:
    """ "Reports that troops had left", "allegations of shelling"."""
    told = lexicon.voices.nouns_of_doubt | {"report"}
    return basic(word) in {"acl", "nmod"} and word.head.lemma_.lower() in told


def _content_of(speech: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """ "Vowed to kill", "committed to supporting", "called for a truce": what is only spoken of in an act of speaking.

    What somebody is accused of did happen by that voice, and stays a claim.
    """
    if not speech.page.speech or speech.has("tells deeds") or other is speech:
        return False
    node = other.token
    if other.status is Status.DENIED and _is_reported(node, lexicon):
        return False  # "rejected reports that troops had left": that they did is denied
    for _ in range(6):
        if node.head.i == node.i:
            return False
        relation = basic(node)
        if node.head.i == speech.token.i:
            return (
                relation in {"xcomp", "acl"}
                or (relation == "obj" and other.status in _OPEN)
                or (relation == "advcl" and node.tag_ in {"VB", "VBG"})
                or (relation in {"obl", "nmod"} and case_of(node) in {"for", "to"})
            )
        if (
            relation not in {"xcomp", "acl", "advcl", "conj", "obj", "obl", "nmod"}
            or node.dep_ == "acl:relcl"
        ):
            return False
        node = node.head
    return False


def _absorb(main: Draft, other: Draft, lexicon: Lexicon) -> Draft:
    if _toll_of_war(main, other):
        main, other = other, main
    words = {word.i: word for word in (*main.words, *(() if other.purpose else other.words))}
    status = main.status
    harmless = _hurt_nobody(other, lexicon)
    if harmless and status is Status.DENIED and not is_none(main.token, lexicon):
        status = Status.ASSERTED if main.said_by is None else Status.ATTRIBUTED
    changes = not other.purpose and not harmless and not meant_for(main, other)
    if other.status is not status and Status.ASSERTED in {status, other.status} and changes:
        status = _weightier(status, other.status)
    suffered = {
        value.value for value in main.target
    }  # the convoy of "an attack on a convoy that killed nine"
    return replace(
        main,
        status=status,
        words=tuple(words[index] for index in sorted(words)),
        actor=main.actor or tuple(value for value in other.actor if value.value not in suffered),
        target=main.target or other.target,
        place=main.place or other.place,
        date=main.date or other.date,
        counts=add_counts(main.counts, other.counts),
        weapon=main.weapon or other.weapon,
        said_by=main.said_by or other.said_by,
        bare=main.bare and other.bare,
        retold=told_by(main, other),
        coded_by=f"{main.coded_by}+{other.coded_by}",
    )


def _hurt_nobody(draft: Draft, lexicon: Lexicon) -> bool:
    """ "No casualties were reported", "nobody was hurt": an attack that harmed none did happen."""
    counts = bool(draft.trigger.entry.frame.count)
    if draft.status is not Status.DENIED or not (draft.has("toll") or draft.has("outcome") or counts):
        return False
    slots = draft.trigger.slots
    told = (draft.token, *slots.get("subject", ()), *slots.get("object", ()))
    return any(is_none(token, lexicon) for token in told)


def _beside_violence(draft: Draft, drafts: list[Draft]) -> bool:
    """ "A mine exploded but no one was hurt": the harm that was not done is a figure of the explosion."""
    return draft.has("toll") and any(other.violent and other is not draft for other in drafts)


def _toll_of_war(main: Draft, other: Draft) -> bool:
    """ "2,500 have been killed in the fighting": a toll of a war at large, not of one battle."""
    if not (main.has("at large") and other.has("toll") and main.definite):
        return False
    return any((value.value.best or value.value.low or 0) >= _WAR_TOLL for value in other.counts)


def _weightier(one: Status, two: Status) -> Status:
    return two if one is Status.ASSERTED else one


def told_by(main: Draft, other: Draft) -> tuple[tuple[Passage, Trigger], ...]:
    """The other words that tell the event of both."""
    return (*main.retold, (other.passage, other.trigger), *other.retold)


def add_counts(first: tuple[Value[Count], ...], second: tuple[Value[Count], ...]) -> tuple[Value[Count], ...]:
    """The figures of both, the first one's where both give a sort."""
    kinds: dict[CountKind, Value[Count]] = {}
    for value in (*first, *second):
        kinds.setdefault(value.value.what, value)
    return tuple(kinds[what] for what in CountKind if what in kinds)
