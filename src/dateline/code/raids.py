"""A raid on people who do not fight is no battle, whatever word tells it."""

from __future__ import annotations

from dateline.code.draft import Draft
from dateline.lexicon import Lexicon
from dateline.syntax import case_of, children
from dateline.types.parse import Token


def kills_the_helpless(raid: Draft, deaths: Draft, lexicon: Lexicon) -> bool:
    """ "Rebels attacked the village, killing nine farmers": the dead are no fighters, and nothing armed was hit."""
    if not (raid.has("at large") and deaths.has("generic") and deaths.has("means")):
        return False
    if not lexicon.is_a(raid.token.lemma_.lower(), "raids"):
        return False
    victims = [_counted(token) for token in deaths.trigger.slots.get("object", ())]
    aimed = [token for slot in raid.trigger.entry.frame.target for token in raid.trigger.slots.get(slot, ())]
    return any(lexicon.is_a(one.lemma_.lower(), "civilians") for one in victims) and all(
        _is_unarmed(one, lexicon) for one in (*victims, *aimed)
    )


def _counted(token: Token) -> Token:
    """The villagers of "dozens of villagers"."""
    inner = [child for child in children(token, "nmod") if case_of(child) == "of"]
    return inner[0] if inner and token.pos_ in {"NOUN", "NUM"} else token


def _is_unarmed(token: Token, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    return token.ent_type_ == "place" or any(
        lexicon.is_a(lemma, name) for name in ("civilians", "settlements", "homesteads")
    )
