"""How the brief calls voices and sides: with an article where English wants one, victims without their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.brief.phrases import Wording
from dateline.types import Claim, Party, Value

_PREPOSITION = re.compile(r" (?:of|in|for|at|on|from|to|with|near) ")
_DETERMINER = re.compile(r"(?i)(?:the|an?|some|many|several|two|three|his|her|their|its|one|another|\d\S*) ")
_PARTICLE = re.compile(r"(?:al|el|bin|ibn|abu|umm|de|da|del|van|von|der|la|le|y)[- ]?", re.IGNORECASE)
_MANY = re.compile(r"(?i)(?:[^s]s|people|men|women|children|police|personnel|staff|clergy|media)")
_FIGURE = re.compile(r"(?:at least |up to )?(\d[\d,]*)")
_PEOPLES = ("is", "ans", "ese", "ish")
_LONGEST = 90


def joined(entries: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(entries) < 2:
        return "".join(entries)
    return f"{', '.join(entries[:-1])} and {entries[-1]}"


def opened(text: str) -> str:
    """With a capital at the start."""
    return text[:1].upper() + text[1:]


def is_many(entries: Sequence[str]) -> bool:
    """Whether the words take a plural verb: a guess by their form."""
    if len(entries) != 1:
        return True
    figure = _FIGURE.match(entries[0])
    if figure is not None:
        return figure[1] != "1"
    words = _PREPOSITION.split(entries[0])[0].split()
    last = words[-1] if words else ""
    return _MANY.fullmatch(last[-2:] if last.endswith("s") else last) is not None and last[:1].islower()


def voice_of(claim: Claim, wording: Wording) -> str | None:
    """Who says it, None for the outlet itself."""
    value = claim.said_by
    return None if value is None else called(value.value, claim.party(value.value), wording)


def called(name: str, party: Party | None, wording: Wording) -> str:
    """A side or voice as it stands in the middle of a sentence: "the governor of Nineveh", "a police colonel"."""
    name = " ".join(name.split())
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0] + "…"
    first, _, rest = name.partition(" ")
    if name[:1].isupper() and first.lower() in wording.common | {"the"} and not (party and party.known):
        name = f"{first.lower()} {rest}".strip()
    if _DETERMINER.match(name):
        return name
    if name.startswith(wording.the):
        return f"the {name}"
    last = _PREPOSITION.split(name)[0].split()[-1]
    if party is not None and party.known and last not in wording.definite:
        return name
    return f"{_article(name, wording)}{name}" if last[:1].islower() else name


def _article(name: str, wording: Wording) -> str:
    """The article of a common noun."""
    head = _PREPOSITION.split(name)[0]
    last = head.split()[-1]
    if is_many([name]) or last in wording.bare or head in wording.bare:
        return ""
    if head in wording.definite or last in wording.definite or "’s " in head or "'s " in head:
        return "the "
    return "an " if name[0] in "aeiouAEIO" else "a "


def sides(
    claim: Claim, values: Sequence[Value[str]], wording: Wording, *, victims: bool = False
) -> list[str]:
    """Those of one side, each once; a victim who may be a private person goes without a name."""
    places = {value.value.name for located in claim.place for value in located.values()}
    names = []
    for value in values:
        if value.value.lower() in wording.pronouns or (victims and value.value in places):
            continue
        party = claim.party(value.value)
        hidden = victims and may_be_private(value.value, party, wording)
        names.append(wording.withheld if hidden else called(value.value, party, wording))
    return list(dict.fromkeys(names))


def may_be_private(name: str, party: Party | None, wording: Wording) -> bool:
    """Whether words may be the name of somebody who is not in public life.

    So taken is every name that the lexicon does not know and that is written like a person's.
    """
    if party is not None and (party.known or party.kind not in {None, "civilians"}):
        return False
    words = name.replace("-", " ").split()
    named = [word for word in words if not _PARTICLE.fullmatch(word)]
    if not named or not all(word[:1].isupper() for word in named):
        return bool(re.search(r"(?:^| )[A-Z][a-z]+ [A-Z][a-z]+", name)) and named[-1][:1].isupper()
    last = named[-1].lower()
    return not (last in wording.bodies or last in wording.common or last.endswith(_PEOPLES))
