"""English text into words as the UD treebanks have them, by spaCy's tokenizer with a few rules changed."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import cast

from spacy.lang.en import English
from spacy.lang.punctuation import TOKENIZER_INFIXES
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from dateline.sheet import Sheet, read_sheet

Words = tuple[str, ...]
WHOLE = re.compile(r"\d+(?:[-/.]\d+){2,}|\d{3}-\d{4}")
"""Dates, telephone numbers and addresses in digits stay whole."""
RUNS = (r"[!?]{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"--+", r"(?P<rule>[^\w\s])(?P=rule){3,}")
"""Repeated marks are one word; cut one by one, a line of them takes spaCy time in its square."""


class Abbreviations(Sheet):
    """Words that carry a full stop of their own."""

    before_names: Words
    anywhere: Words


class WordsSheet(Sheet):
    """words.yaml."""

    abbreviations: Abbreviations
    prefixes: Words
    starters: Words
    sayings: Words


@cache
def words_sheet() -> WordsSheet:
    """The sheet that says how words and sentences are cut; raises CodebookError where it is wrong."""
    return read_sheet(files("dateline.read") / "words.yaml", WordsSheet)


def blank_english() -> Language:
    """A blank English pipeline whose tokenizer cuts as the treebanks do."""
    nlp = English()
    sheet = words_sheet()
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    defaults = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex(_infixes(sheet.prefixes)).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or ()), "-"]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *(defaults.suffixes or ()), "—", "–"]).search
    tokenizer.token_match = WHOLE.fullmatch
    tokenizer.rules = {word: parts for word, parts in tokenizer.rules.items() if "/" not in word}
    for word in (*sheet.abbreviations.before_names, *sheet.abbreviations.anywhere):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def _infixes(prefixes: Words) -> list[str]:
    """spaCy's infixes, with hyphens cut between letters and digits too, but not after a prefix."""
    kept = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in prefixes)
    others = [rule for rule in TOKENIZER_INFIXES if "---" not in rule]
    return [
        *others,
        rf"(?<=[^\W_]){kept}-(?=[^\W_])",
        r"(?<=[^\W_])[~–](?=[^\W_])",
        r"--+|——|—",
        r"(?<=[.,;:!?)\]”’\"])–",
        r"(?<=[A-Z]\.)-(?=[A-Za-z])",
        r"\)(?=\S)|(?<=[^\W_])[(\[](?=[^\W_])",
        r"(?<=\))[.,:;]",
        r"(?<=[^\W_])[.,;:](?=\[\d)|(?<=[\w.,;:”\"’)])\[(?=\d)",
        r"(?<=[.,?!])[”\"’](?=\w)|(?<=[a-z][a-z])[.?!](?=[”\"’][A-Z])",
    ]
