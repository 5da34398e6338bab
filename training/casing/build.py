"""Make cases.txt: the words that running text writes with capitals, and the lower-case words no dictionary has.

    python training/casing/build.py --gold DIR --out src/dateline/page/cases.txt

Reads the training halves of EWT and GUM's open genres (UD's columns). A word counts where it does not begin
its sentence. Words stand alone, so that no text can be put together from them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lemminflect import getAllLemmas

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*\Z")
LEAST = 2
"""Times a form must have been seen: single ones are mostly slips and headlines."""
LONGEST_INITIALS = 3
"""Letters up to which a word in capitals is taken for an abbreviation; longer ones are mostly shouted."""
MOSTLY, OFTEN = 0.95, 5
"""Share and number of capitals from which a word that a dictionary has too is a name wherever it stands."""


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    files = [
        options.gold / "ud_ewt" / "train.conllu",
        *sorted((options.gold / "gum" / "train").rglob("*.conllu")),
    ]
    for file in files:
        for word in words(file):
            forms[word.lower()][word] += 1
    kept = [best for lower, seen in forms.items() if (best := form(lower, seen)) is not None]
    options.out.write_text("".join(f"{word}\n" for word in sorted(kept)), encoding="utf-8")


def words(file: Path) -> Iterator[str]:
    """The words of a treebank that do not begin a sentence or a quotation; shouted sentences are left out."""
    for block in file.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        tokens = [row[1] for row in rows if row[0].isdigit()]
        letters = [token for token in tokens if token.isalpha()]
        if sum(token[:1].isupper() for token in letters) > 0.5 * len(letters):
            continue
        for before, token in pairwise(tokens):
            if WORD.match(token) and before not in {'"', "“", "'", "‘", ":", ".", "-", "*"}:
                yield token


def form(lower: str, seen: Counter[str]) -> str | None:
    """The form to keep: with capitals where that is the rule, in lower case where no dictionary has it."""
    best, times = min(seen.items(), key=lambda item: (-item[1], item[0]))
    share = times / sum(seen.values())
    if times < LEAST or share <= 0.5 or len(lower) < 2:
        return None
    ordinary = bool(getAllLemmas(lower))
    if best.isupper() and len(best) > LONGEST_INITIALS:
        return None
    if best != lower:
        return best if not ordinary or (share >= MOSTLY and times >= OFTEN) else None
    return None if ordinary else lower


if __name__ == "__main__":
    main()
