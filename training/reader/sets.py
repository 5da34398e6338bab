"""Which sentences a run learns from, and how they are drawn anew for each epoch."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from data import Sentence, Tagger, read_columns, read_conllu, read_gum
from ewt_names import with_names
from factuality import bare_events, with_events
from marked import read_marked
from swaps import swap
from templates import fill
from variants import dress

from dateline.evaluate.name_sets import load_name_sets

Sets = dict[str, list[Sentence]]


def read_trees(gold: Path) -> Sets:
    """The two treebanks' training parts as they are."""
    ewt = list(read_conllu(gold / "ud_ewt" / "train.conllu"))
    return {"ewt": ewt, "gum": list(read_gum(gold / "gum" / "train", ewt))}


def training_sets(gold: Path, trees: Sets, names: Iterable[str], fold: int | None = None) -> Sets:
    """The named sets under ``gold``; re3d and UNER without their documents of one fold."""
    read = {
        "ewt": lambda: with_events(list(with_names(trees["ewt"])), gold / "uds_factuality" / "train.jsonl"),
        "gum": lambda: trees["gum"],
        "meantime": lambda: bare_events(gold / "factuality_meantime" / "train.jsonl"),
        "wikigold": lambda: wikigold(gold / "ner_open"),
        "wnut17": lambda: wnut17(gold / "ner_open"),
        "btc": lambda: list(tweets(gold / "ner_open")),
        "re3d": lambda: read_marked([one for one in load_name_sets(gold) if one.name == "re3d"], fold),
        "uner": lambda: read_marked([one for one in load_name_sets(gold) if one.name == "uner_ewt"], fold),
    }
    return {name: read[name]() for name in names}


def wikigold(folder: Path) -> list[Sentence]:
    file = folder / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    return list(read_columns(file, "wikigold", ("weapon", "vehicle")))


def wnut17(folder: Path) -> list[Sentence]:
    file = folder / "WNUT17" / "CONLL-format" / "data" / "train" / "wnut17train.conll"
    return list(read_columns(file, "wnut17", ("nationality", "weapon", "vehicle")))


def tweets(folder: Path) -> Iterator[Sentence]:
    """The Broad Twitter Corpus without replies."""
    for file in sorted((folder / "BTC" / "CONLL-format" / "data").glob("*.conll")):
        for sentence in read_columns(file, "btc", ("nationality", "weapon", "vehicle", "misc")):
            if not any(word.startswith("@") or word == "RT" for word in sentence.words):
                yield sentence


def held_out(gold: Path, trees: Sets) -> Sets:
    """The sentences that a run is watched on; none is learnt from."""
    dev = list(read_conllu(gold / "ud_ewt" / "dev.conllu"))
    return {
        "ewt": with_events(dev, gold / "uds_factuality" / "dev.jsonl"),
        "gum": list(read_gum(gold / "gum" / "dev", trees["ewt"])),
    }


def epoch_of(
    sets: Sets, shares: dict[str, float], tagger: Tagger, config: dict[str, Any], chance: random.Random
) -> list[Sentence]:
    """Each set in its share and our own sentences, dressed anew."""
    drawn = fill(config["own_sentences"], tagger, chance)
    for name, sentences in sets.items():
        share = shares[name]
        drawn += sentences * int(share) + chance.sample(sentences, int(len(sentences) * (share % 1)))
    swapped = config["variants"]["swap"]
    return [dress(swap(sentence, swapped, chance), config["variants"], chance) for sentence in drawn]
