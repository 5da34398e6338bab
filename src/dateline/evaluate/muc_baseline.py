"""The naive baseline for MUC: a keyword makes a template, and the nearest listed words fill it."""

from __future__ import annotations

import re

from dateline.evaluate.muc_keys import Fill, Template
from dateline.evaluate.muc_texts import Message

TYPES = {
    "BOMBING": r"BOMB\w*|EXPLO\w*|DYNAMIT\w*",
    "KIDNAPPING": r"KIDNAP\w*|ABDUCT\w*|HOSTAGE\w*",
    "ARSON": r"ARSON|SET FIRE|BURNED",
    "ATTACK": r"KILL\w*|MURDER\w*|ASSASSINAT\w*|ATTACK\w*",
}
WORDS = {
    9: r"GUERRILLAS|TERRORISTS|REBELS|GUNMEN",
    10: r"FMLN|ELN|SHINING PATH|ARMY|EXTRADITABLES",
    12: r"BUS|HOUSE|BUILDING|OFFICE|VEHICLE|CAR",
    6: r"BOMB|DYNAMITE|MACHINEGUN|GRENADE",
}


def keyword_templates(message: Message) -> tuple[Template, ...]:
    """One template for each type whose keyword stands in the text, with the first listed word for each slot."""
    text = message.body.upper()
    fills = {
        slot: (Fill((found.group(),)),)
        for slot, words in WORDS.items()
        if (found := re.search(rf"\b(?:{words})\b", text)) is not None
    }
    kinds = [kind for kind, words in TYPES.items() if re.search(rf"\b(?:{words})\b", text)]
    return tuple(
        Template(message.id, number, False, {4: (Fill((kind,)),), **fills})
        for number, kind in enumerate(kinds[:1], start=1)
    )
