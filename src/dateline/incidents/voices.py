"""Independent voices: whose word each claim of an incident is, however many papers carry it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import TypeVar

from dateline.incidents.telling import Telling
from dateline.lexicon.actors.known import bare, singulars
from dateline.sheet import Sheet, read_sheet
from dateline.types import Claim, Said, Value

T = TypeVar("T")
_TAIL = re.compile(r"\s*(?:,|\(|\b(?:for|of|from|in|at|on|near|with|by|who|loyal to)\b)\s*(?:the\s+)?")


class Authorities(Sheet):
    """Whose lower figure, told later, is taken for a correction."""

    kinds: frozenset[str]
    words: frozenset[str]


class VoiceWords(Sheet):
    """The words of ``voices.yaml``, which explains them."""

    speakers: frozenset[str]
    ranks: frozenset[str]
    unnamed: frozenset[str]
    bodies: frozenset[str]
    leading: frozenset[str]
    authorities: Authorities


@cache
def load_voice_words() -> VoiceWords:
    """The words that are shipped; raises CodebookError where they are wrong."""
    return read_sheet(resources.files("dateline.incidents") / "voices.yaml", VoiceWords)


@dataclass(frozen=True, slots=True)
class Heard:
    """A telling and whose word it is.

    ``name`` is who says it by the words of the report, None where neither source nor outlet is known;
    ``origin`` the independent voice that it counts under. ``day`` is the first on which that text was out,
    None where no report that carries it has a date. ``first`` is the report that carried it first. ``named`` is
    true for a source that can be told from others of its like.
    """

    telling: Telling
    name: str | None
    origin: str
    day: date | None
    first: str
    named: bool = False
    authority: bool = False

    @property
    def claim(self) -> Claim:
        """The claim that is told."""
        return self.telling.claim

    @property
    def copy(self) -> bool:
        """True where an earlier report of the incident carries the same text."""
        return self.claim.report_id != self.first

    def says(self, value: Value[T], reason: str, *, used: bool, partisan: bool) -> Said[T]:
        """What this telling says of a field, and what became of it."""
        return Said(
            claim_id=self.claim.id,
            report_id=self.claim.report_id,
            voice=self.name,
            origin=self.origin,
            status=self.claim.status,
            value=value,
            published=self.telling.published,
            partisan=partisan,
            used=used,
            reason=reason,
        )


def hear(tellings: Iterable[Telling], words: VoiceWords | None = None) -> tuple[Heard, ...]:
    """Whose word each telling of one incident is, in order of publication, report and place in the text.

    Copies of one dispatch count under the outlet that had it first. A source that can be told from others
    counts by its name in whatever paper; one that cannot ("officials") and the reporter's own words count
    under the outlet.
    """
    words = words or load_voice_words()
    ordered = sorted(tellings, key=lambda telling: telling.order)
    first = _first_of_each_text(ordered)
    heard = [_heard(telling, first[telling.text_id], words) for telling in ordered]
    sources = {one.origin for one in heard if one.named}
    same = _one_name(sorted({one.origin for one in heard}), sources)
    return tuple(replace(one, origin=same[one.origin]) for one in heard)


def count_voices(heard: Iterable[Heard]) -> int:
    """How many independent voices there are."""
    return len({one.origin for one in heard})


def _first_of_each_text(ordered: Sequence[Telling]) -> dict[str, Telling]:
    """The telling that had each text first; the report that gave the text its id goes before one of the same day."""
    first: dict[str, Telling] = {}
    for telling in ordered:
        held = first.get(telling.text_id)
        own = telling.claim.report_id == telling.text_id
        if held is None or (own and telling.published == held.published):
            first[telling.text_id] = telling
    return first


def _heard(telling: Telling, first: Telling, words: VoiceWords) -> Heard:
    outlet = first.outlet or f"report {first.claim.report_id}"
    said_by = telling.claim.said_by
    named = None if said_by is None else _named(telling.claim, said_by.value, words)
    name = said_by.value if said_by else telling.outlet
    authority = named is not None and _is_authority(telling.claim, words)
    return Heard(
        telling, name, named or outlet, first.published, first.claim.report_id, named is not None, authority
    )


def _named(claim: Claim, source: str, words: VoiceWords) -> str | None:
    """The name that a source counts by; None where it cannot be told from others of its like."""
    party = claim.party(source)
    if party is not None and party.known:
        return party.name
    phrase = _bare(source, words)
    cut = _TAIL.search(phrase, 1)
    head, tail = (phrase[: cut.start()], phrase[cut.end() :]) if cut else (phrase, "")
    last = head.split()[-1] if head.split() else ""
    if _is(last, words.speakers):
        body = tail or _body(head.split()[:-1], words)
        return _named(claim, body, words) if body else None
    if _is(last, words.unnamed) or not last:
        return None
    if _is(last, words.bodies) and not (last[0].isupper() and _has_name(head)):
        plain = [word for word in head.split()[:-1] if word.islower() or word.lower() in words.bodies]
        return " ".join([*plain, last]).lower()
    return phrase if _has_name(phrase) else None


def _body(parts: Sequence[str], words: VoiceWords) -> str:
    """ "The army's chief" of "the army's chief spokesman": the army."""
    while parts and parts[-1].lower() in words.ranks:
        parts = parts[:-1]
    return bare(" ".join(parts))


def _bare(source: str, words: VoiceWords) -> str:
    parts = source.split()
    while len(parts) > 1 and parts[0].lower() in words.leading:
        parts = parts[1:]
    return " ".join(parts)


def _is(word: str, listed: frozenset[str]) -> bool:
    return any(form in listed for form in singulars(word.lower()))


def _has_name(phrase: str) -> bool:
    """A capital tells a name, except on the first of several words: that may only begin a sentence."""
    parts = phrase.split()
    return any(part[:1].isupper() for part in (parts[1:] if len(parts) > 1 else parts))


def _is_authority(claim: Claim, words: VoiceWords) -> bool:
    if claim.said_by is None:
        return False
    party = claim.party(claim.said_by.value)
    if party is not None and party.kind in words.authorities.kinds:
        return True
    return any(_is(word, words.authorities.words) for word in claim.said_by.value.split())


def _one_name(origins: Sequence[str], sources: Set[str]) -> Mapping[str, str]:
    """Origins that name one voice, under one name; a source told more or less fully goes by the fullest.

    "Okell" is "Tomas Okell" where only one source bears that surname; outlets must bear the same name.
    """
    keys = {origin: tuple(_words(origin)) for origin in origins}
    same: dict[str, str] = {}
    for origin, key in keys.items():
        fuller = {keys[other] for other in sources if origin in sources and _fuller(keys[other], key)}
        longest = max((len(theirs) for theirs in fuller), default=0)
        tops = [theirs for theirs in fuller if len(theirs) == longest]
        wanted = tops[0] if len(tops) == 1 else key
        same[origin] = min(other for other, theirs in keys.items() if theirs == wanted)
    return same


def _words(origin: str) -> list[str]:
    return [word for word in re.findall(r"\w+", origin.casefold()) if word != "the"]


def _fuller(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    if not shorter or len(longer) <= len(shorter) or longer[-1] != shorter[-1]:
        return False
    return set(shorter) <= set(longer)
