"""What stands around the name of a place and tells which place is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.gazetteer import Sort, fold
from dateline.lexicon.whereabouts import Phrase
from dateline.place.words import PlaceWords
from dateline.types import Relation

_BEHIND = 60  # characters behind a name in which a word of its kind or what it lies in can stand
_IN = re.compile(r"^\s*(?:,|\(|,?\s+(?:in|of|at)(?:\s+the)?)\s*(?:(?:\w+\s+){0,2}(?:of|the)\s+)?$")
_NEAR = re.compile(
    r"\b(?:near|outside|from|between|north|south|east|west|\w+-?(?:east|west)|miles?|km|kilomet(?:re|er)s?)\b"
)
_STATE = re.compile(r"^,\s+(?P<name>[A-Z][A-Za-z.]{1,6}(?:\s[A-Z]\.?[A-Za-z]{0,9})?)(?=[,.\s)]|$)")
_COMMA = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+(?:the\s+)?")
_BEFORE = 45  # characters before a name in which a phrase of whereabouts can stand
_LEADING = re.compile(r"(?:the\s+)?(?:(?:[\w-]+\s+)?(?:city|town|village|port|capital)\s+(?:of\s+)?)?$")
_LENGTH = re.compile(
    r"\d\s?(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|m)\s*(?:\([^()]*\)\s*)?(?:away\s+)?$"
)
_CAPITALS = 3
_APART = 90  # characters between two names that a phrase of distance can span


@dataclass(frozen=True, slots=True)
class Clues:
    """One mention of a place. Half-open offsets into the text.

    ``names`` are what to look up, the best first; ``sorts`` what the words beside it say it is, empty where none do;
    ``direction`` is a compass point or "C" before it ("northern Iraq"); ``inside`` are names of what it is said to
    lie in, ``beside`` folded names of places that it is said to lie near. ``behind`` is true where a short form of a
    unit can stand: behind a comma ("Pittsburgh, Pa."), with dots or in capitals. ``relation`` is what the words
    before say of an event there ("near").
    """

    start: int
    end: int
    names: tuple[str, ...]
    sorts: frozenset[Sort] = frozenset()
    direction: str | None = None
    inside: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    behind: bool = False
    relation: Relation | None = None


def read_clues(
    text: str,
    spans: Sequence[tuple[int, int]],
    words: PlaceWords,
    phrases: Sequence[Phrase],
    called: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> list[Clues]:
    """The clues of each mention; ``spans`` in text order, ``phrases`` those that tell a place by another.

    ``called`` are names of spans that tell a place without its name: "the Somali capital".
    """
    mentions = []
    listed = _listed(text, spans, words)
    for place, (start, end) in enumerate(spans):
        following = spans[place + 1] if place + 1 < len(spans) else None
        before = spans[place - 1] if place else None
        behind = text[end : end + _BEHIND]
        names, direction, own = _names(called.get((start, end), text[start:end]), words)
        kind = words.after_pattern.match(behind)
        if kind and kind["word"][0].isupper():
            names = (
                f"{text[start:end]} {kind['word']}",
                *names,
            )  # "Henry County", of which "Henry" is marked
        mentions.append(
            Clues(
                start,
                end,
                names,
                own or listed.get(start) or _sorts(text[max(0, start - 30) : start], behind, words),
                direction or _direction(text[max(0, start - 16) : start], words),
                tuple(_inside(text, end, behind, following)),
                tuple(_beside(text, before, (start, end), following)),
                _is_short(text, start, end),
                _relation(text[max(0, start - _BEFORE) : start], phrases),
            )
        )
    return mentions


def _listed(text: str, spans: Sequence[tuple[int, int]], words: PlaceWords) -> dict[int, frozenset[Sort]]:
    """ "Kunduz, Logar and Uruzgan provinces": the word in the plural tells of all in the list, by their starts."""
    found: dict[int, frozenset[Sort]] = {}
    for place, (_, end) in enumerate(spans):
        plural = words.plural_pattern.match(text[end : end + _BEHIND])
        back = place
        while plural and back and _COMMA.fullmatch(text[spans[back - 1][1] : spans[back][0]]):
            back -= 1
        if plural and back < place:
            found |= {start: words.plurals[plural["word"].lower()] for start, _ in spans[back : place + 1]}
    return found


def _names(name: str, words: PlaceWords) -> tuple[tuple[str, ...], str | None, frozenset[Sort]]:
    """The name and what is left of it without its direction and its word of kind; what these two say."""
    tokens = name.split()
    names, direction, sorts = [name], None, frozenset[Sort]()
    if len(tokens) > 1 and tokens[0].lower() == "the":
        tokens = tokens[1:]
    if len(tokens) > 1 and tokens[0].lower() in words.directions:
        direction, tokens = words.directions[tokens[0].lower()], tokens[1:]
        names.append(" ".join(tokens))
    if len(tokens) > 2 and tokens[1].lower() == "of" and tokens[0].lower() in words.before:
        sorts, tokens = words.before[tokens[0].lower()], tokens[2:]
        names.append(" ".join(tokens))
    for size in (3, 2, 1):
        tail = " ".join(tokens[-size:]).lower()
        if len(tokens) > size and (tail in words.after or tail in words.generic):
            sorts = sorts or words.after.get(tail, sorts)
            names.append(" ".join(tokens[:-size]))
            break
    if len(tokens) > 1 and tokens[0].lower() in words.before:
        sorts = sorts or words.before[tokens[0].lower()]
        names.append(" ".join(tokens[1:]))
    if name.endswith(("'s", "’s")):
        names.append(name[:-2])
    return tuple(dict.fromkeys(names)), direction, sorts


def _sorts(before: str, behind: str, words: PlaceWords) -> frozenset[Sort]:
    after = words.after_pattern.match(behind)
    if after and not behind[after.end() :].lower().startswith(" of "):
        return words.after[after["word"].lower()]
    left = words.before_pattern.search(before)
    return words.before[left["word"].lower()] if left else frozenset()


def _relation(before: str, phrases: Sequence[Phrase]) -> Relation | None:
    """How an event lies to a place, by the words right before its name."""
    bare = _LEADING.sub("", before)
    for phrase in phrases:
        for match in phrase.pattern.finditer(bare):
            told = not phrase.measured or _LENGTH.search(bare[: match.start()]) is not None
            if match.end() == len(bare) and told:
                return phrase.relation
    return None


def _is_short(text: str, start: int, end: int) -> bool:
    """True where a short form of a unit can stand: behind a comma, with dots, or three capitals and more ("NSW")."""
    name = text[start:end]
    capitals = len(name) >= _CAPITALS and name.isupper()
    return text[max(0, start - 2) : start] == ", " or "." in text[start : end + 1] or capitals


def _direction(before: str, words: PlaceWords) -> str | None:
    last = before.split()[-1].lower() if before.strip() and before[-1:].isspace() else ""
    return words.directions.get(last)


def _inside(text: str, end: int, behind: str, following: tuple[int, int] | None) -> list[str]:
    """Names of what a place lies in: "Muqdadiyah in Diyala", "Alexandria, La."."""
    found = {}
    state = _STATE.match(behind)
    if state:
        found[fold(state["name"])] = state["name"]
    if following is not None and _IN.match(text[end : following[0]]):
        name = text[slice(*following)]
        found[fold(name)] = name
    return list(found.values())


def _beside(
    text: str, before: tuple[int, int] | None, here: tuple[int, int], following: tuple[int, int] | None
) -> list[str]:
    """Folded names tied to this one by a distance: "Yathrib, 20 km north of Balad"."""
    found = []
    for left, right in ((before, here), (here, following)):
        if left is not None and right is not None:
            gap = text[left[1] : right[0]]
            if len(gap) < _APART and "." not in gap and _NEAR.search(gap):
                found.append(fold(text[slice(*(left if right == here else right))]))
    return found
