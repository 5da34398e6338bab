"""Score coding on MUC-3 and MUC-4: incidents made of claims, by five slots and by the 24 of 1992."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.muc_baseline import keyword_templates
from dateline.evaluate.muc_fills import Filler
from dateline.evaluate.muc_five import FILES, Five, Tally, add, five_of, load_processed, tally
from dateline.evaluate.muc_incidents import Incidents
from dateline.evaluate.muc_keys import Template, load_keys
from dateline.evaluate.muc_official import as_rows
from dateline.evaluate.muc_parties import Parties
from dateline.evaluate.muc_perpetrators import Perpetrators
from dateline.evaluate.muc_places import Areas, load_areas
from dateline.evaluate.muc_sheet import load_muc_sheet
from dateline.evaluate.muc_slots import SlotFiller
from dateline.evaluate.muc_tellings import Tellings
from dateline.evaluate.muc_texts import FOLDERS, Message, folders, load_messages
from dateline.evaluate.muc_write import written
from dateline.pipeline import Pipeline
from dateline.types import Capture, Reading

Scores = dict[str, Any]
Answers = dict[str, tuple[Template, ...]]
Keys = Answers
TESTS = "tst"
OTHERS = {"GTT, a BERT trained on dev: five slots and type, F1 on tst3 and tst4": 50.2}


def score_muc(root: Path, line: Pipeline, *, responses: Path | None = None, dev: bool = False) -> Scores:
    """Scores for each folder of test texts and for all of them together, or for the development texts.

    Where there are no test texts the development texts are scored. Writes the filled templates to
    ``responses`` in the layout of the keys. Raises GoldError.
    """
    if responses is not None:
        _check(responses)
    areas = load_areas(root)
    parts: dict[str, tuple[Answers, Answers, Keys]] = {}
    for folder in _wanted(root, dev):
        messages = list(load_messages(folder))
        ours = {message.id: templates_of(message, line, areas) for message in messages}
        naive = {message.id: keyword_templates(message) for message in messages}
        parts[folder.name] = (ours, naive, load_keys(folder))
    if responses is not None:
        answers = {message: made for ours, _, _ in parts.values() for message, made in ours.items()}
        _write(responses, written(answers))
    gold = _five_gold(root)
    scores = {name: _scores(*part, gold) for name, part in parts.items()}
    if len(parts) > 1:
        together: tuple[Answers, Answers, Keys] = ({}, {}, {})
        for part in parts.values():
            for whole, some in zip(together, part, strict=True):
                whole.update(some)
        scores["tests"] = _scores(*together, gold)
    return {**scores, "others": OTHERS}


def _wanted(root: Path, dev: bool) -> list[Path]:
    tests = [folder for folder in folders(root) if folder.name.startswith(TESTS)]
    others = [folder for folder in folders(root) if not folder.name.startswith(TESTS)]
    wanted = others if dev or not tests else tests
    if not wanted:
        raise GoldError(f"{root} holds no folder of texts: {', '.join(FOLDERS)}")
    return wanted


def _check(file: Path) -> None:
    """Raise GoldError for a file that cannot be written, before the minutes that reading takes."""
    if file.is_dir():
        raise GoldError(f"{file} cannot be written: it is a folder")
    if not file.parent.is_dir():
        raise GoldError(f"{file} cannot be written: there is no folder {file.parent}")


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="ascii", errors="replace")
    except OSError as error:
        raise GoldError(f"{file} cannot be written: {error.strerror or error}") from error


def templates_of(message: Message, line: Pipeline, areas: Areas) -> tuple[Template, ...]:
    """The templates of one message, numbered from 1."""
    published = message.day.isoformat() if message.day else None
    capture = Capture(message.body.encode(), media_type="text/plain; charset=utf-8", published=published)
    return fill(message, line(capture), line, areas)


def fill(message: Message, reading: Reading, line: Pipeline, areas: Areas) -> tuple[Template, ...]:
    """The templates of one message that has been read; no two have the same slots."""
    sheet = load_muc_sheet()
    parties = Parties(reading, line.lexicon, sheet)
    happenings = Incidents(line.lexicon, sheet).form(
        Tellings(reading, line.codebook, line.lexicon, sheet, parties)
    )
    perpetrators = Perpetrators(reading, line.lexicon, sheet, parties).assign(happenings)
    slots = SlotFiller(message, sheet, areas, Filler(reading, sheet, parties))
    made: list[Template] = []
    for happening, some in zip(happenings, perpetrators, strict=True):
        template = slots.template(len(made) + 1, happening, some)
        if all(template.slots != other.slots for other in made):
            made.append(template)
    return tuple(made)


def _five_gold(root: Path) -> dict[str, tuple[Five, ...]]:
    """The templates of the processed files, where there are any."""
    found: dict[str, tuple[Five, ...]] = {}
    for name in FILES:
        file = root / "processed" / name
        if file.is_file():
            found.update(load_processed(file))
    return found


def _scores(
    ours: Answers,
    naive: Answers,
    keys: Mapping[str, Sequence[Template]],
    gold: Mapping[str, tuple[Five, ...]],
) -> Scores:
    """Scores of one set of messages; a message without keys is left out."""
    wanted = {message: gold.get(message) or tuple(map(five_of, key)) for message, key in keys.items()}
    return {
        "messages": len(keys),
        "five": _five(ours, wanted),
        "keyword_baseline": _five(naive, wanted)["all"],
        "slots_1992": as_rows(ours, keys).scores(),
    }


def _five(ours: Answers, gold: Mapping[str, Sequence[Five]]) -> Scores:
    total = Tally()
    for message, templates in gold.items():
        found = [five_of(template) for template in ours.get(message, ())]
        add(total, tally([one for place, one in enumerate(found) if one not in found[:place]], templates))
    return total.scores()
