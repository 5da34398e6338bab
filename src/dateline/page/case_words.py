"""What the truecaser knows: our lexicon, a dictionary, and the word list made by training/casing/build.py."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources

import yaml

from dateline.lexicon.actors import load_actors
from dateline.lexicon.gazetteer import load_known_places
from dateline.lexicon.titles import load_titles
from dateline.page.casing import Truecaser

KEPT = 50_000
"""Words whose look-up in the dictionary is remembered; without a bound they would fill the memory of a long run."""
MOST_INITIALS = 4
"""Letters of an actor's name that is taken for an abbreviation, whether or not the pages write it in capitals."""


@cache
def load_truecaser() -> Truecaser:
    """The truecaser, read once."""
    root, here = resources.files("dateline.lexicon"), resources.files("dateline.page")
    sheet = yaml.safe_load((here / "casing.yaml").read_text("utf-8"))
    words = {name: frozenset(listed) for name, listed in sheet.items() if name != "abbreviations"}
    cases = (here / "cases.txt").read_text("utf-8").split()
    actors, places = load_actors(root), load_known_places()
    ordinary = _dictionary(words["small"])
    initials = {name for name in actors.by_name if len(name) <= MOST_INITIALS and not places.knows(name)}
    short = {
        name: name.upper() for name in actors.capitals | initials if name.isalpha() and not ordinary(name)
    }
    peoples = {people: people[:1].upper() + people[1:] for people in actors.demonyms}
    forms = {**peoples, **short, **{case.lower(): case for case in (*sheet["abbreviations"], *cases)}}
    small = words["small"] | words["plain"]
    return Truecaser(
        cases={lower: form for lower, form in forms.items() if lower not in small},
        names=frozenset({*actors.by_name, *places.names}),
        countries=frozenset(places.capitals),
        titles=load_titles(root / "titles.yaml"),
        words=words,
        ordinary=ordinary,
    )


def _dictionary(small: frozenset[str]) -> Callable[[str], bool]:
    from lemminflect import getAllLemmas

    @lru_cache(KEPT)
    def ordinary(word: str) -> bool:
        return word in small or bool(getAllLemmas(word))

    return ordinary
