"""re3d marks mentions ("the moderate Syrian Opposition", "a tank"); here they become names.

The rules, in order, so that gold, training labels and other sets agree on what a name is:

1. Mentions that fewer than half of the readers agreed on are left out; of nested ones the widest counts.
2. A weapon or vehicle is the whole mention without article and number. Acts ("strikes") are no weapons.
3. Any other name is the capitalised words of its mention, joined by "of", "and" and their like; titles
   ("Foreign Secretary") belong to no person's name, and "City, Country" is two names.
4. Words of nationality are nationalities; a country is a place even where it acts.
5. A name that is not the whole mention ("ISIL" in "ISIL-held areas") takes the kind it has elsewhere.
6. What stands capitalised in a mention beside its name is *open*: neither asked for nor wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.evaluate.mention_words import Word, folded, lexicon, mention_words, words_of
from dateline.evaluate.named import Interval, Name

THINGS = frozenset({"weapon", "vehicle"})
SURE = 0.5
"""re3d keeps every reader's span; those below this share of agreement are left out."""
Known = Mapping[str, str]


@dataclass(frozen=True)
class Mention:
    """One marked span, half-open, with re3d's own type and the share of readers that agreed."""

    start: int
    end: int
    type: str
    confidence: float


@dataclass(frozen=True)
class Names:
    """What one text asks for, and the intervals in which a found name is neither right nor wrong."""

    asked: tuple[Name, ...]
    open: tuple[Interval, ...]


def known_kinds(texts: Iterable[tuple[str, Sequence[Mention]]]) -> Known:
    """For names that are whole mentions somewhere: the kind they mostly have, by folded words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, mentions in texts:
        for mention in outermost(mentions):
            words = [word for word in words_of(text, mention.start, mention.end) if not word.is_small]
            if words and all(word.is_capital or word.is_link for word in words):
                counts[folded(words)][mention_words().kinds[mention.type]] += 1
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in counts.items()}


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions that most readers agreed on and that no wider one covers; of equal ones the surest."""
    sure = [one for one in mentions if one.confidence >= SURE and one.type in mention_words().kinds]
    kept: list[Mention] = []
    for one in sorted(
        sure, key=lambda one: (one.start - one.end, one.start, one.type == "Location", one.type)
    ):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def names_of(text: str, mentions: Sequence[Mention], known: Known) -> Names:
    """The names of one text and what is left open."""
    asked: list[Name] = []
    left: list[Interval] = []
    for mention in outermost(mentions):
        found = list(_names_in(text, mention, known))
        asked += found
        left += _open_parts(text, mention, found)
    return Names(tuple(sorted(asked)), tuple(left))


def _names_in(text: str, mention: Mention, known: Known) -> Iterator[Name]:
    words = words_of(text, mention.start, mention.end)
    kind = mention_words().kinds[mention.type]
    if kind in THINGS:
        yield from _thing(words, kind)
        return
    if kind == "nationality":
        yield from (_name([word], kind) for word in words if word.is_capital)
        return
    for part in _parts(words, kind):
        part = _untitled(part) if kind == "person" else part
        run = _run(text, part, kind)
        if not run:
            continue
        if all(word.is_people for word in run):
            yield from (_name([word], "nationality") for word in run)
            continue
        settled = _kind(part, run, kind, known)
        if settled is not None:
            yield _name(run, settled)


def _thing(words: list[Word], kind: str) -> Iterator[Name]:
    while words and (words[0].is_small or words[0].text.isdigit()):
        words = words[1:]
    if words and words[-1].lower not in mention_words().acts:
        yield _name(words, kind)


def _parts(words: list[Word], kind: str) -> list[list[Word]]:
    """The mention cut at its commas; what follows a person's name says what the person is."""
    commas = [place for place, word in enumerate(words) if word.text in {",", "("}]
    if not commas or kind == "organisation":
        return [words]
    cuts = [0, *(place + 1 for place in commas)], [*commas, len(words)]
    parts = [words[start:end] for start, end in zip(*cuts, strict=True)]
    if kind == "place":
        return parts
    named = [part for part in parts if any(word.is_capital and not word.is_title for word in part)]
    return named[:1]


def _untitled(words: list[Word]) -> list[Word]:
    """What follows the last title that has a name after it; nothing where titles are all there is."""
    last = max((place for place, word in enumerate(words) if word.is_capital), default=0)
    heads = [place for place, word in enumerate(words[:last]) if lexicon().titles.is_head(word.text)]
    words = words[heads[-1] + 1 :] if heads else words
    if [word.lower for word in words[:2]] == ["of", "state"]:
        words = words[2:]
    return words if any(word.is_capital and not word.is_title for word in words) else []


def _run(text: str, words: list[Word], kind: str) -> list[Word]:
    """The run of capitalised words that is the name; empty where there is none or more than one."""
    runs: list[list[Word]] = [[]]
    for place, word in enumerate(words):
        joins = runs[-1] or _is_particle(words, place)
        if (word.is_capital and not word.is_small) or (joins and word.is_link):
            runs[-1].append(word)
        elif word.text != '"':
            runs.append([])
    runs = [run for run in map(_bare, runs) if run]
    if len(runs) > 1:
        runs = [run for run in runs if not all(word.is_people for word in run)]
    if not runs or (len(runs) > 1 and kind == "person"):
        return []
    first = runs[0]
    if all(word.is_title or word.is_people for word in first) and any(word.is_title for word in first):
        return []
    if kind == "person" and lexicon().titles.is_head(first[-1].text) and len(first) > 2:
        return []
    if len(first) == 1 and _opens_sentence(text, first[0]) and not _is_sure(first[0], text):
        return []
    return first


def _is_particle(words: list[Word], place: int) -> bool:
    """The article of "al-Hilla", the "de" of "de Mistura"."""
    after = words[place + 1 : place + 3]
    sheet, text = mention_words(), words[place].text
    hyphened = text in sheet.hyphened and [word.text for word in after[:1]] == ["-"]
    return (hyphened or text in sheet.particles) and any(word.is_capital for word in after)


def _bare(run: list[Word]) -> list[Word]:
    while run and not run[-1].is_capital:
        run = run[:-1]
    return run if len(run) > 1 or (run and len(run[0].text) > 1) else []


def _kind(words: list[Word], run: list[Word], kind: str, known: Known) -> str | None:
    """The kind of a run of words in a mention; None leaves it open."""
    if kind != "person" and lexicon().is_country(" ".join(word.text for word in run)):
        return "place"
    if folded(run) in known:
        return known[folded(run)]
    rest = [word for word in words if word not in run and not word.is_small]
    before = {word.lower for word in rest if word.end <= run[0].start}
    after = [word.text for word in rest if word.start >= run[-1].end]
    if kind in {"person", "organisation"} and before & mention_words().prepositions:
        return None
    if after[:1] == ["-"] or (kind != "place" and after[:1] and after[0].islower()):
        return None
    return kind


def _opens_sentence(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".?!:\n"


def _is_sure(word: Word, text: str) -> bool:
    """A lone word at the start of a sentence is a name where its capitals do not come from there."""
    if word.text.isupper() and len(word.text) > 1:
        return True
    if lexicon().is_country(word.text) or word.is_people:
        return True
    places = (match.start() for match in re.finditer(rf"\b{re.escape(word.text)}\b", text))
    return any(not _opens_sentence(text, Word(place, place + len(word.text), word.text)) for place in places)


def _open_parts(text: str, mention: Mention, found: Sequence[Name]) -> Iterator[Interval]:
    """The capitalised words of a mention outside its names; titles stay closed: they are no names."""
    for word in words_of(text, mention.start, mention.end):
        inside = any(name.start <= word.start < name.end for name in found if name.kind not in THINGS)
        capital = word.is_capital and not word.is_small
        if capital and not inside and (mention.type != "Person" or not word.is_title):
            yield word.start, word.end


def _name(words: Sequence[Word], kind: str) -> Name:
    return Name(words[0].start, words[-1].end, kind)
