"""What one claim of a report tells another: who carried out a list of strikes, whom the condemned act is blamed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.code.draft import Draft
from dateline.lexicon import Lexicon
from dateline.types import Name, Passage, Reading, Span, Status, Value
from dateline.types.parse import Phrase

_GROUND_WON = frozenset({"territory_taken", "air_strike"})


def share_participants(drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> list[Draft]:
    """The drafts with the participants that a report tells only once; nobody is replaced."""
    return _enemies(_culprits(_items(drafts), reading), reading, lexicon)


def _items(drafts: list[Draft]) -> list[Draft]:
    """ "Coalition forces conducted 12 strikes … Near Hawija, two strikes destroyed a bunker": the items' actor.

    A list has one lead; where two actors led events of a kind, its items stay without one.
    """
    shared: list[Draft] = []
    for draft in drafts:
        leads = [one for one in shared if one.kind == draft.kind and one.actor and not one.headline]
        if draft.has("means") and not draft.actor and draft.events is not None and len(_actors(leads)) == 1:
            draft = replace(draft, actor=leads[0].actor)
        shared.append(draft)
    return shared


def _culprits(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """ "We condemn the attack … The group claimed it": who did the deed that is told here or in the next sentence."""
    order = {_place(passage, sentence): n for n, (passage, sentence) in enumerate(reading.sentences())}
    deeds = [draft for draft in drafts if draft.violent and draft.actor and draft.status.happened]
    return [
        _blaming(draft, deeds, order) if draft.has("tells deeds") and not draft.target else draft
        for draft in drafts
    ]


def _blaming(draft: Draft, deeds: list[Draft], order: Mapping[tuple[int, int], int]) -> Draft:
    here = order[_place(draft.passage, draft.token.sent)]
    near = [
        deed
        for deed in deeds
        if 0 <= order[_place(deed.passage, deed.token.sent)] - here <= 1 and not _same(draft, deed)
    ]
    return replace(draft, target=near[0].actor) if len(_actors(near)) == 1 else draft


def _place(passage: Passage, sentence: Phrase) -> tuple[int, int]:
    return passage.block.start, sentence.start


def _enemies(drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> list[Draft]:
    """ "The army retook the town", in a report that names one armed group and no other: the town was theirs."""
    groups: dict[str, Span] = {}
    for mark in reading.marks("names", Name):
        actor = lexicon.actors.find(" ".join(reading.report.quote(mark.span).split()))
        if actor is not None and "fighters" in actor.classes:
            groups.setdefault(actor.name, mark.span)
    if len(groups) != 1:
        return drafts
    [(name, span)] = groups.items()
    enemy = Value.read(reading.report, name, (span,), "enemy", 0.5)
    return [
        replace(draft, target=(*draft.target, enemy)) if _on_nobody(draft, enemy, lexicon) else draft
        for draft in drafts
    ]


def _on_nobody(draft: Draft, enemy: Value[str], lexicon: Lexicon) -> bool:
    """True for force that somebody uses on things alone, or on nobody told: "the strike destroyed a bridge"."""
    if not draft.has("against enemies") or not draft.actor or draft.status is Status.HYPOTHETICAL:
        return False
    own = any(value.value == enemy.value for value in (*draft.actor, *draft.target))
    return not own and not any(_is_named(value.value, lexicon) for value in draft.target)


def _is_named(name: str, lexicon: Lexicon) -> bool:
    return name[:1].isupper() and not lexicon.is_a(name.split()[0].lower(), "means")


def _actors(drafts: Iterable[Draft]) -> set[frozenset[str]]:
    return {frozenset(value.value for value in draft.actor) for draft in drafts}


def _same(accuser: Draft, deed: Draft) -> bool:
    return bool({value.value for value in accuser.actor} & {value.value for value in deed.actor})
