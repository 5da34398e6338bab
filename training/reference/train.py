"""Train the pronoun ranker on GUM's coreference, score it in folds by document, and write its weights.

    python training/reference/train.py --gold DIR --weights src/dateline/read/weights/pronouns.json

The gold folder holds gum/train/tsv. Weights of features and sorts of nouns go into the file, no text.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from dateline.evaluate.coreference import GoldDocument, load_coreference
from dateline.evaluate.reference import Answer, Chains, readings
from dateline.lexicon import Lexicon, load_lexicon
from dateline.read.entities import Entity
from dateline.read.mentions import Mention
from dateline.read.pronouns import Candidate, Ranker
from dateline.read.reader import Reader
from dateline.read.resolver import Resolver
from dateline.types import Reading
from dateline.types.parse import Doc

CONFIG = Path(__file__).with_name("config.toml")
SORTS = {"person": "person", "organization": "group", "place": "place", "animal": "animal", "abstract": "abstract",
         "event": "event", "time": "time", "object": "thing", "plant": "thing", "substance": "thing"}  # fmt: skip
Numbers = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Case:
    """One pronoun with its candidates, which of them are right, and which was taken."""

    form: str
    genre: str
    candidates: tuple[Candidate, ...]
    right: tuple[bool, ...]
    scope: bool
    taken: int


@dataclass(frozen=True)
class Document:
    """One gold document and its parse."""

    gold: GoldDocument
    reading: Reading

    @property
    def doc(self) -> Doc:
        return self.reading.passages[0].doc


def main() -> None:
    """Score in folds, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    gold = load_coreference(arguments.gold)["train"]
    lexicon = load_lexicon()
    documents = [Document(*pair) for pair in zip(gold, readings(Reader.load(), gold, lexicon), strict=True)]
    documents.sort(key=lambda one: one.gold.name)
    say(json.dumps(score_folds(documents, lexicon, config), indent=2))
    sorts, weights = train(documents, lexicon, config)
    text = json.dumps({"sorts": sorts, "weights": weights}, ensure_ascii=False, indent=0)
    arguments.weights.write_text(text + "\n", encoding="utf-8")
    say(f"{arguments.weights}: {len(weights)} weights, {len(sorts)} nouns")


def say(text: str) -> None:
    """Tell the person who waits."""
    sys.stderr.write(f"{text}\n")


def train(
    documents: Sequence[Document], lexicon: Lexicon, config: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, float]]:
    """Sorts of nouns and weights of features; earlier pronouns count as gold resolves them."""
    sorts = sorts_of(documents, config["sorts"])
    found = [case for one in documents for case in cases(one, lexicon, sorts, first_right)]
    return sorts, fit(found, config)


def sorts_of(documents: Iterable[Document], config: Mapping[str, Any]) -> dict[str, str]:
    """Lemma -> sort of the common nouns that gold nearly always marks as one kind."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in documents:
        for mention in one.gold.mentions:
            head = one.doc[mention.start : mention.end].root
            if head.pos_ == "NOUN" and mention.kind in SORTS:
                counts[head.lemma_.lower()][SORTS[mention.kind]] += 1
    best = {lemma: kinds.most_common(1)[0] for lemma, kinds in sorted(counts.items())}
    return {
        lemma: sort
        for lemma, (sort, count) in best.items()
        if count >= config["least"] and count >= config["share"] * counts[lemma].total()
    }


Policy = Callable[[Sequence[Candidate], Sequence[bool]], int]


def first_right(_: Sequence[Candidate], right: Sequence[bool]) -> int:
    """The candidate that gold takes; nobody where none is right."""
    return right.index(True) if True in right else len(right) - 1


def ranked(weights: Mapping[str, float]) -> Policy:
    """The candidate that the ranker takes."""
    ranker = Ranker(weights)
    return lambda candidates, _: list(candidates).index(ranker.best(candidates))


def cases(one: Document, lexicon: Lexicon, sorts: Mapping[str, str], policy: Policy) -> list[Case]:
    """Every pronoun of the third person of a document that goes to the ranker."""
    chains = Chains(one.gold)
    found: list[Case] = []

    def choose(mention: Mention, candidates: Sequence[Candidate]) -> Candidate:
        own = chains.at(mention.token.i)
        scope = own is not None and bool(chains.antecedents(own))
        right = tuple(
            (not scope) if one.entity is None else own is not None and chains.is_right(own, answer(one.entity))
            for one in candidates
        )
        taken = policy(candidates, right)
        found.append(Case(mention.form, chains.gold.genre, tuple(candidates), right, scope, taken))
        return candidates[taken]

    for _ in Resolver(lexicon, sorts, choose).resolve(one.reading):
        pass
    return found


def answer(entity: Entity) -> Answer:
    """What the stage would give for the entity."""
    _, first, last = entity.edges()
    return Answer(first.i, last.i + 1, first.doc[first.i : last.i + 1].root.i)


def fit(found: Sequence[Case], config: Mapping[str, Any]) -> dict[str, float]:
    """Weights by which the right candidates, all together, are likeliest; cases without any are left out."""
    used = [case for case in found if any(case.right)]
    counts = Counter(name for case in used for one in case.candidates for name in set(one.features))
    column = {name: n for n, name in enumerate(sorted(counts)) if counts[name] >= config["least"]}
    column = {name: n for n, name in enumerate(column)}
    rows = [[column[name] for name in one.features if name in column] for case in used for one in case.candidates]
    matrix = sparse.csr_matrix(
        (np.ones(sum(map(len, rows))), np.concatenate(rows), np.cumsum([0, *map(len, rows)])),
        shape=(len(rows), len(column)),
    )
    group = np.repeat(np.arange(len(used)), [len(case.candidates) for case in used])
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    right = np.array([flag for case in used for flag in case.right], dtype=np.float64)
    weight = np.array([config["genres"].get(case.genre, 1.0) for case in used])

    def loss(values: Numbers) -> tuple[float, Numbers]:
        scores = matrix @ values
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        every, good = np.add.reduceat(likely, starts), np.add.reduceat(likely * right, starts)
        slope = likely / every[group] - likely * right / good[group]
        total = weight @ (np.log(every) - np.log(good)) + 0.5 * config["l2"] * (values @ values)
        return float(total), matrix.T @ (slope * weight[group]) + config["l2"] * values

    fitted = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    kept = zip(column, fitted.tolist(), strict=True)
    return {name: round(value, config["decimals"]) for name, value in kept if abs(value) >= config["smallest"]}


def score_folds(
    documents: Sequence[Document], lexicon: Lexicon, config: Mapping[str, Any]
) -> dict[str, dict[str, float]]:
    """Accuracy and precision by genre and form, each document read by weights that never saw it."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    folds = config["folds"]
    for fold in range(folds):
        rest = [one for n, one in enumerate(documents) if n % folds != fold]
        sorts, weights = train(rest, lexicon, config)
        for one in documents[fold::folds]:
            for case in cases(one, lexicon, sorts, ranked(weights)):
                for key in ("all", case.genre, case.form):
                    tallies[key]["pronouns"] += case.scope
                    tallies[key]["right"] += case.scope and case.right[case.taken]
                    tallies[key]["resolved"] += case.candidates[case.taken].entity is not None
    return {
        key: {
            "pronouns": tally["pronouns"],
            "accuracy": round(100 * tally["right"] / max(1, tally["pronouns"]), 2),
            "precision": round(100 * tally["right"] / max(1, tally["resolved"]), 2),
        }
        for key, tally in sorted(tallies.items())
    }


if __name__ == "__main__":
    main()
