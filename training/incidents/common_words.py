"""Count in which share of texts common words stand: the rarity of a word where a store has few reports.

    python training/incidents/common_words.py --gold GOLD --out src/dateline/incidents/common_words.tsv

Counts GUM's documents (CC BY) and those of re3d that may train (CENTCOM, Department of State, the United Kingdom,
Australia, Wikipedia). A word in four documents or more is written, with the share of documents that it stands in.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.incidents.words import words_of

LOOKED_AT_ONLY = {"bbc-online", "delegation-of-the-european-union-to-syria"}
LEAST = 4


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    texts = list(documents(options.gold))
    counts = Counter(word for text in texts for word in set(words_of(text)))
    lines = [
        f"{word}\t{count / len(texts):.3f}\n" for word, count in sorted(counts.items()) if count >= LEAST
    ]
    options.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(texts)} documents, {len(lines)} words")


def documents(gold: Path) -> Iterator[str]:
    """The texts that are counted."""
    for path in sorted((gold / "gum").glob("*/dep/*.conllu")):
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        yield " ".join(row[1] for row in rows if len(row) > 1 and row[0].isdigit())
    for path in sorted((gold / "re3d").glob("*/documents.json")):
        if path.parent.name not in LOOKED_AT_ONLY:
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip():
                    yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
