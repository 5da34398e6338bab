"""Two processes whose sets and dicts are ordered otherwise write the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
HARD = (
    "Gunmen killed 12 people in B\u0430ghd\u0430d on Monday. The army shelled Baiji, and ISIS, and the police, and "
    "Kurdish fighters said that at least 1,700 were killed near Mosul, 10 km north of Tikrit, or between Tikrit and "
    "Samarra. He denied it. “‘They’ attacked them,” Ali Hassan said. Iraqi warplanes bombed Tikrit, and a suicide "
    "bomber wounded dozens of Shia pilgrims in Baghdad on 16 June 2014.\n\nIn all 40 died, among them 3 children.\n"
)


@pytest.mark.parametrize("names", [("baiji-evening-ledger.html", "tikrit-northern-mail.txt", "wire.jsonl")])
def test_any_hash_seed_gives_the_same_bytes(tmp_path: Path, names: tuple[str, ...]) -> None:
    (tmp_path / "hard.txt").write_text(HARD, encoding="utf-8")
    code = (
        "import json, sys; from dateline.api import read_each; from dateline.record import record\n"
        "for name in sys.argv[1:]:\n"
        "    for reading in read_each(name): print(json.dumps(record(reading)), reading.layers)"
    )
    sources = [*(str(EXAMPLES / name) for name in names), str(tmp_path / "hard.txt")]
    digests = set()
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", code, *sources],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout.count(b"\n") >= len(sources)
        digests.add(sha256(done.stdout).hexdigest())
    assert len(digests) == 1
