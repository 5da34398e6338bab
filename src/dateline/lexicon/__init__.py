"""The lexicon: actors, voices, hedges, numbers and word classes as sheets of data, and their loader."""

from dateline.lexicon.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
