"""Who a name is: the actors of the pages, the bodies that every state has, and leaders by year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.lexicon.actors.actor import Actor, fold

Countries = frozenset[str] | None
_LONGEST_PEOPLE = 4
_LONGEST_BODY = 4
_POSSESSIVE = re.compile(r"['’][sS]?$")
_BRACKETS = re.compile(r"\s*[(\[][^(\[]*[)\]]$")  # "the Free Syrian Army (FSA)"


@dataclass(frozen=True, slots=True)
class State:
    """A state: ISO code, the adjective its bodies go by, its name as a side in UCDP's data."""

    code: str
    adjective: str
    ucdp: str


@dataclass(frozen=True, slots=True)
class Nouns:
    """Words that tell what an actor is; ``kinds`` maps folded nouns to kind (None: open) and sector."""

    kinds: Mapping[str, tuple[str | None, str]]
    followers: frozenset[str]
    members: frozenset[str]
    doubts: frozenset[str]
    titles: frozenset[str]

    def of(self, words: str) -> tuple[str | None, str] | None:
        """Kind and sector by the longest end of a phrase that is listed, in singular or plural, else None."""
        parts = fold(words).split()
        for start in range(max(len(parts) - 3, 0), len(parts)):
            for form in singulars(" ".join(parts[start:])):
                if form in self.kinds:
                    return self.kinds[form]
        return None


@dataclass(frozen=True)
class Actors:
    """Look-up by folded name. ``peoples`` maps folded names and adjectives of states to their codes."""

    by_name: Mapping[str, tuple[Actor, ...]]
    capitals: frozenset[str]
    small: frozenset[str]
    demonyms: Mapping[str, str]
    states: Mapping[str, State]
    peoples: Mapping[str, str]
    bodies: Mapping[str, tuple[str, str, str, frozenset[str]]]
    own_bodies: Mapping[tuple[str, str], Actor]
    nouns: Nouns
    leaders: Mapping[str, tuple[Actor, ...]]

    def find(self, name: str, on: date | None = None, countries: Countries = None) -> Actor | None:
        """The actor of that name or alias, None where nobody is known by it or several are.

        ``on`` is the report's date: an actor outside its years is not chosen, and leaders are known only with
        a date. ``countries`` are those that the report is about; they decide between actors of one name, and
        where they are given, a leader's surname counts only in the leader's own country. Asked with neither,
        as the reading does, it is the first on the pages. An abbreviation is known in capitals only: "CAR" is
        a country, "car" is not.
        """
        folded = fold(name)
        bare = _BRACKETS.sub("", name)
        if bare != name and folded not in self.by_name:
            return self.find(bare, on, countries)
        if not folded or not self._is_name(name, folded):
            return None
        found = self._one(self.by_name.get(folded, ()), on, countries)
        if found is not None or " " not in folded:
            return found if found is not None or on is None else self.leader(name, on, countries)
        found = self._body(name) or self._followers(name, on, countries)
        return found if found is not None or on is None else self._led(name, on, countries)

    def people_of(self, adjective: str) -> str | None:
        """The country or people an adjective names ("Iraqi" -> "Iraq"), None for any other word."""
        return self.demonyms.get(adjective.lower())

    def country_of(self, name: str) -> str | None:
        """The ISO code of a state by its name, adjective or capital, None for anything else."""
        folded = fold(name)
        if folded in self.capitals and not _in_capitals(name):
            return None
        code = self.peoples.get(folded)
        if code is None:
            held = self.by_name.get(folded, ())
            code = held[0].country if len(held) == 1 and held[0].kind == "government" else None
        return code

    def was_leader(self, name: str, on: date) -> bool:
        """Whether the name is that of leaders who were all out of office before that year."""
        held = self.leaders.get(fold(name), ())
        return bool(held) and all(one.years and max(last for _, last in one.years) < on.year for one in held)

    def leader(self, name: str, on: date, countries: Countries = None) -> Actor | None:
        """Who held an office under that name in the year of ``on``; a surname alone must point at one person."""
        folded = fold(name)
        held = [one for one in self.leaders.get(folded, ()) if one.active(on)]
        if countries is not None and " " not in folded:
            held = [one for one in held if one.at_home(countries)]
        one_person = len({(one.name, one.country) for one in held}) == 1
        return held[0] if one_person and name[:1].isupper() else None

    def _is_name(self, name: str, folded: str) -> bool:
        """True unless it is written small while the lexicon writes it large."""
        if folded in self.capitals:
            return _in_capitals(name)
        return not (name.islower() and folded in self.by_name and folded not in self.small)

    def _one(self, held: Sequence[Actor], on: date | None, countries: Countries) -> Actor | None:
        active = [one for one in held if one.active(on)]
        if on is None and countries is None:
            return active[0] if active else None
        if len(active) > 1 and countries is not None:
            active = [one for one in active if one.at_home(countries)]
        return active[0] if len(active) == 1 else None

    def _body(self, name: str) -> Actor | None:
        """ "Iraqi police", "Pakistan's army", "government of Peru"."""
        for people, word in _splits(name):
            code = self.country_of(people) if word in self.bodies else None
            if code is not None:
                return self.body(code, word)
        return None

    def body(self, code: str, word: str) -> Actor:
        """The body of a state that a word means; KeyError for a word that bodies.yaml does not have."""
        named, kind, sector, classes = self.bodies[word]
        own = self.own_bodies.get((code, named))
        state = self.states[code]
        name = f"{state.adjective} {named}"
        return own or Actor(name, kind, code, sector, state.ucdp, classes=classes)

    def _followers(self, name: str, on: date | None, countries: Countries) -> Actor | None:
        """ "Al-Shabaab militants", "members of the FARC", "suspected PKK rebels": the group itself."""
        words = [word for word in name.split() if word]
        if fold(words[0]) in {"the", "a"}:
            words = words[1:]
        while len(words) > 1 and words[0].lower() in self.nouns.doubts:
            words = words[1:]
        if len(words) > 2 and words[0].lower() in self.nouns.members and words[1].lower() in {"of", "from"}:
            return self._group(" ".join(words[2:]), on, countries)
        if len(words) > 1 and words[-1].lower() in self.nouns.followers:
            return self._group(" ".join(words[:-1]), on, countries)
        return None

    def _group(self, name: str, on: date | None, countries: Countries) -> Actor | None:
        folded = fold(name)
        if not self._is_name(name, folded):
            return None
        found = self._one(self.by_name.get(folded, ()), on, countries)
        return found if found is not None and "fighters" in found.classes else None

    def _led(self, name: str, on: date, countries: Countries) -> Actor | None:
        """ "President Assad", "US President Donald Trump" are the leader, "Assad's forces" those of the state."""
        whole = self.leader(name, on, countries)
        if whole is not None:
            return whole
        for people, word in _splits(name):
            if word in self.bodies and people[:1].isupper():
                leader = self.leader(people, on, countries) or self._titled(people, on, countries)
                leader = leader or self.leader(people, on)
                if leader is not None and leader.kind == "government" and leader.country is not None:
                    return self.body(leader.country, word)
        return self._titled(name, on, countries)

    def _titled(self, name: str, on: date, countries: Countries) -> Actor | None:
        """A leader after title and country; the country, where it is told, must be the leader's own."""
        words = name.split()
        own: Countries = None
        for end in range(min(len(words) - 1, _LONGEST_PEOPLE), 0, -1):
            code = self.country_of(bare(" ".join(words[:end])))
            if code is not None:
                own, words = frozenset({code}), words[end:]
                break
        start = next((n for n, word in enumerate(words) if fold(word) not in self.nouns.titles), len(words))
        rest = " ".join(words[start:])
        if not start or not rest:
            return None
        if own is None:
            return self.leader(rest, on, countries) or self.leader(rest, on)
        found = self.leader(rest, on, own)
        return found if found is not None and found.at_home(own) else None


def singulars(phrase: str) -> Iterator[str]:
    """The phrase, and what it may be the plural of."""
    yield phrase
    if phrase.endswith("men"):
        yield phrase.removesuffix("men") + "man"
    if phrase.endswith("ies"):
        yield phrase.removesuffix("ies") + "y"
    if phrase.endswith("es"):
        yield phrase.removesuffix("es")
    if phrase.endswith("s"):
        yield phrase.removesuffix("s")


def _splits(name: str) -> Iterator[tuple[str, str]]:
    """A phrase as who and folded body: "Iraq's armed forces" -> ("Iraq", "armed forces")."""
    words = name.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    for cut in range(max(1, len(words) - _LONGEST_BODY), len(words)):
        people = " ".join(words[:cut])
        yield bare(people), fold(" ".join(words[cut:]))
    lower = [word.lower() for word in words]
    if "of" in lower[1:-1]:
        cut = lower.index("of", 1)
        rest = words[cut + 1 :]
        yield " ".join(rest[1:] if rest[0].lower() == "the" else rest), fold(" ".join(words[:cut]))


def bare(people: str) -> str:
    """A name without its possessive ending."""
    return _POSSESSIVE.sub("", people)


def _in_capitals(name: str) -> bool:
    bare = name.removeprefix("the ").removeprefix("The ")
    return bare.replace(".", "").replace("’", "").replace("'", "")[:2].isupper()
