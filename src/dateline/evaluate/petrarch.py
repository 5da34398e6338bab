"""Score events as triples of source, CAMEO code and target, from the raw text on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.code.actor_codes import ActorCoder, CodeSheet, load_actor_codes
from dateline.code.acts import ActReader
from dateline.code.events import coded_events
from dateline.code.sides import SideFinder
from dateline.codebook.acts import ActBook, load_acts
from dateline.evaluate.petrarch_gold import Coded, Triple, load_petrarch
from dateline.evaluate.shares import precision_recall_f1
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline

Scores = dict[str, Any]

_WAYS: dict[str, Callable[[Triple], Triple]] = {
    "exact": lambda event: event,
    "root": lambda event: (event[0], event[1][:2], event[2]),
    "root_and_country": lambda event: (event[0][:3], event[1][:2], event[2][:3]),
    "root_alone": lambda event: ("", event[1][:2], ""),
    "countries_alone": lambda event: (event[0][:3], "", event[2][:3]),
}
"""What of a triple must be the same: all of it, the root of the code, and of an actor the first three letters."""


def score_petrarch(folder: Path, line: Pipeline) -> Scores:
    """For each file precision, recall and F1 of the triples, in five ways.

    The baseline takes the first act of a sentence and the first two countries it names.
    """
    book, sheet = load_acts(), load_actor_codes()
    return {
        name: _score(found.records, line, book, sheet) | {"dropped": len(found.dropped)}
        for name, found in load_petrarch(folder).items()
    }


def _score(records: Sequence[Coded], line: Pipeline, book: ActBook, sheet: CodeSheet) -> Scores:
    gold, ours, naive = [record.events for record in records], [], []
    for record in records:
        reading = read_text(line, record.name, record.text, record.day)
        acts = ActReader(reading, book, line.codebook, line.lexicon)
        coder = ActorCoder(reading, line.lexicon, sheet)
        events = coded_events(acts, SideFinder(acts, line.lexicon), coder)
        ours.append([(event.source, event.code, event.target) for event in events])
        naive.append(list(_naive(acts, coder)))
    return {
        "records": len(records),
        "events": sum(map(len, gold)),
        **{way: _prf(gold, ours, same) for way, same in _WAYS.items()},
        "baseline": {way: _prf(gold, naive, same)["f1"] for way, same in _WAYS.items()},
    }


def _naive(acts: ActReader, coder: ActorCoder) -> Iterator[Triple]:
    told = [act for passage, sentence in acts.reading.sentences() for act in acts.acts(passage, sentence)]
    words = [token.text for passage in acts.reading.passages for token in passage.doc]
    countries = list(
        dict.fromkeys(code for word in words if word[:1].isupper() and (code := coder.code(word)))
    )
    if told and len(countries) > 1:
        yield countries[0], told[0].code, countries[1]


def _prf(
    gold: Sequence[Sequence[Triple]], found: Sequence[Sequence[Triple]], same: Callable[[Triple], Triple]
) -> Scores:
    hits = sum(
        (Counter(map(same, wanted)) & Counter(map(same, given))).total()
        for wanted, given in zip(gold, found, strict=True)
    )
    wanted, given = sum(map(len, gold)), sum(map(len, found))
    return precision_recall_f1(hits, given, wanted)
