"""Loads the sets that factuality is scored on: rated words, TimeML's subordination links."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.errors import GoldError

RATED = ("uds_factuality", "factuality_meantime")
TIMEML = "timeml"


@dataclass(frozen=True)
class RatedSentence:
    """A sentence that is cut into words; ``ratings`` are (index of the word, number from -3 to 3)."""

    words: tuple[str, ...]
    ratings: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class RatedSet:
    """One split of one set."""

    name: str
    split: str
    sentences: tuple[RatedSentence, ...]


@dataclass(frozen=True)
class LinkedEvent:
    """An event that subordination links stand over: half-open offsets into the text of its document.

    ``links`` are the relation types of all links over it, ``above`` those over the events that govern it
    (all the way up), ``negated``, ``modal`` and ``future`` what is marked on the event itself.
    """

    start: int
    end: int
    links: frozenset[str]
    above: frozenset[str]
    negated: bool = False
    modal: bool = False
    future: bool = False


@dataclass(frozen=True)
class LinkedDocument:
    """The text of one TimeML document of a corpus (its folder) and its subordinated events, in text order."""

    name: str
    corpus: str
    text: str
    events: tuple[LinkedEvent, ...]


def load_rated(gold: Path) -> list[RatedSet]:
    """Every split but ``train`` of the rated sets under ``gold``; an empty list where there is none."""
    return [
        RatedSet(name, file.stem, tuple(read_rated(file)))
        for name in RATED
        for file in sorted((gold / name).glob("*.jsonl"))
        if file.stem != "train"
    ]


def read_rated(file: Path) -> Iterator[RatedSentence]:
    """Sentences of one file, blank words left out; raises GoldError with file and line."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            words = str(record["text"]).split(" ")
            ratings = [(int(target["span1"][0]), float(target["label"])) for target in record["targets"]]
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise GoldError(f"{file}:{number}: no text with rated targets ({error})") from error
        if any(not 0 <= place < len(words) or not -3 <= rating <= 3 for place, rating in ratings):
            raise GoldError(f"{file}:{number}: a target outside the words or a rating outside -3..3")
        yield _without_blanks(words, ratings)


def _without_blanks(words: list[str], ratings: list[tuple[int, float]]) -> RatedSentence:
    kept = {old: new for new, old in enumerate(place for place, word in enumerate(words) if word.strip())}
    return RatedSentence(
        tuple(words[place] for place in kept),
        tuple((kept[place], rating) for place, rating in ratings if place in kept),
    )


def load_linked(gold: Path) -> list[LinkedDocument]:
    """The TimeML documents under ``gold``, by path; an empty list where there is none."""
    return [read_linked(file) for file in sorted((gold / TIMEML).rglob("*.tml"))]


def read_linked(file: Path) -> LinkedDocument:
    """One document; links whose events are not in the text are left out. Raises GoldError for bad XML."""
    try:
        root = ElementTree.parse(file).getroot()
    except ElementTree.ParseError as error:
        raise GoldError(f"{file}:{error.position[0]}: {error.msg}") from error
    body = root.find("TEXT")
    if body is None:
        raise GoldError(f"{file}:1: no TEXT")
    text, places = _text_and_events(body)
    instances = {one.get("eiid", ""): one for one in root.iter("MAKEINSTANCE")}
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in root.iter("SLINK"):
        governor, event = link.get("eventInstanceID", ""), link.get("subordinatedEventInstance", "")
        links[event].append((link.get("relType", ""), governor))
    events = []
    for event, over in links.items():
        place = places.get(instances[event].get("eventID", "")) if event in instances else None
        if place is not None:
            events.append(_event(place, instances[event], over, links))
    return LinkedDocument(file.stem, file.parent.name, text, tuple(sorted(events, key=lambda one: one.start)))


def _event(
    place: tuple[int, int],
    instance: ElementTree.Element,
    over: list[tuple[str, str]],
    links: dict[str, list[tuple[str, str]]],
) -> LinkedEvent:
    return LinkedEvent(
        *place,
        links=frozenset(relation for relation, _ in over),
        above=frozenset(_above([governor for _, governor in over], links)),
        negated=instance.get("polarity") == "NEG",
        modal=(instance.get("modality") or "none").lower() not in {"none", ""},
        future=instance.get("tense") == "FUTURE",
    )


def _above(governors: list[str], links: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """Relation types of the links over the governors, and over what governs those."""
    seen, left = set[str](), list(governors)
    while left:
        governor = left.pop()
        if governor not in seen:
            seen.add(governor)
            yield from (relation for relation, _ in links.get(governor, ()))
            left.extend(above for _, above in links.get(governor, ()))


def _text_and_events(body: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The plain text of TEXT and the offsets of its EVENT tags by ``eid``."""
    places: dict[str, tuple[int, int]] = {}
    parts: list[str] = []
    length = 0

    def take(text: str | None) -> None:
        nonlocal length
        if text:
            parts.append(text)
            length += len(text)

    def walk(element: ElementTree.Element) -> None:
        start = length
        take(element.text)
        for child in element:
            walk(child)
            take(child.tail)
        if element.tag == "EVENT":
            places[element.get("eid", "")] = (start, length)

    walk(body)
    return "".join(parts), places
