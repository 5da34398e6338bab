"""The lexicon: actors, voices, hedges, numbers and word classes as sheets of data, and their loader."""

from dateline.lexicon.counted import PERSONS, CountedWords
from dateline.lexicon.lexicon import Lexicon, load_lexicon
from dateline.lexicon.numbers import Numbers

__all__ = ["PERSONS", "CountedWords", "Lexicon", "Numbers", "load_lexicon"]
