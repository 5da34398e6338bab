"""The most memory that each of the compared holds by itself: ``python -m benchmarks.memory NAME`` prints megabytes.

Each runs in a process of its own: in one, what is loaded first would pay for what all share.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.texts import Page, pages
from dateline.errors import DatelineError

PAGES = 6
"""After some pages the peak hardly moves."""
STATUS = Path("/proc/self/status")


def peaks() -> dict[str, int]:
    """Megabytes by name, but for the whole, which ``sqlite.py`` tells; raises DatelineError where one of them fails."""
    return {name: _peak_of(name) for name in RUNS}


def peak() -> int:
    """The most memory that this process ever held, in megabytes.

    Of Linux's two records the one that begins anew with each program: the other goes on from the process that
    started this one.
    """
    if STATUS.exists():
        lines = STATUS.read_text(encoding="utf-8").splitlines()
        return round(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024)
    return round(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)
    )


def peak_of_children() -> int:
    """The most memory that any process forked from this one held until it ended, in megabytes."""
    unit = 1024 if sys.platform == "linux" else 2**20
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit)


def _peak_of(name: str) -> int:
    command = [sys.executable, "-m", "benchmarks.memory", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DatelineError(f"the memory of {name!r} could not be measured: {done.stderr.strip()}")
    return int(done.stdout)


def _page(some: Sequence[Page]) -> None:
    from dateline.page import PageReader

    reader = PageReader()
    for page in some:
        reader(page.capture)


def _encoder(some: Sequence[Page]) -> None:
    from dateline.read.encoder import Encoder

    encoder = Encoder()
    for page in some:
        words = page.text.split()
        list(encoder.score([words[start : start + 25] for start in range(0, len(words), 25)]))


def _trafilatura(some: Sequence[Page]) -> None:
    import trafilatura

    for page in some:
        trafilatura.bare_extraction(page.html.decode(), url=page.url, with_metadata=True)


def _cnn(some: Sequence[Page]) -> None:
    from benchmarks.small_cnn import parse, small_cnn

    nlp = small_cnn()
    for page in some:
        parse(nlp, page.text.split("\n\n"))


RUNS: Mapping[str, Callable[[Sequence[Page]], None]] = {
    "page": _page,
    "the bare encoder": _encoder,
    "trafilatura": _trafilatura,
    "spaCy's small CNN": _cnn,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of them over some pages and print the most memory held."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("name", choices=RUNS)
    RUNS[parser.parse_args(arguments).name](pages(PAGES))
    sys.stdout.write(f"{peak()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
