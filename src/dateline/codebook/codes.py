"""The codes of a claim in other schemes, by the crosswalk of its kind."""

from __future__ import annotations

import re

from lemminflect import getLemma

from dateline.codebook.crosswalk import Codes, Slots, codes_of
from dateline.codebook.load import Codebook
from dateline.lexicon import Lexicon
from dateline.types import Claim, Value

_FRAME = re.compile(r"([a-z_]+)/(?:\d+|model):(.+?)(?=\+[a-z_]+/(?:\d+|model):|$)")


def codes_for(claim: Claim, codebook: Codebook, lexicon: Lexicon) -> Codes:
    """PLOVER, ACLED, UCDP and CAMEO codes of a claim; raises KeyError for a kind the codebook does not have."""
    names = {
        "actor": _values(*claim.actor),
        "target": _values(*claim.target),
        "weapon": _values(*([claim.weapon] if claim.weapon else [])),
    }

    def holds(condition: str, words: Slots) -> bool:
        if condition == "word":
            return not triggers_of(claim).isdisjoint(words)
        return any(_is_one_of(name, words, lexicon) for name in names[condition])

    return codes_of(codebook.pages[claim.kind].crosswalk, holds)


def triggers_of(claim: Claim) -> frozenset[str]:
    """The triggers that evoked a claim as its frames write them, those of its own kind.

    ``coded_by`` names the frames: "battle/3:gun+down+killing/1:die …".
    """
    frames = claim.coded_by.partition(" ")[0]
    return frozenset(trigger for kind, trigger in _FRAME.findall(frames) if kind == claim.kind)


def _values(*values: Value[str]) -> tuple[str, ...]:
    """What the report calls them and what we do: "the rebels", "Free Syrian Army"."""
    return tuple(name for value in values for name in (value.value, value.original))


def _is_one_of(name: str, words: Slots, lexicon: Lexicon) -> bool:
    parts = name.lower().split()
    own = {*parts[-1:], *(getLemma(parts[-1], "NOUN") if parts else ())}
    actor = lexicon.actors.find(name)
    for word in words:
        if not word.startswith("@"):
            if word in own or word in parts:
                return True
        elif own & lexicon.classes[word[1:]] or (actor is not None and word[1:] in actor.classes):
            return True
    return False
