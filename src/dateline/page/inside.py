"""The layer for furniture inside the report: what the rules of furniture.yaml take out of the body."""

from __future__ import annotations

from dateline.page.draft import Draft
from dateline.page.lines import Line
from dateline.page.rules import Rule, first_match, load_rules
from dateline.types import BlockKind

RUN_WORDS = 30
CROSSHEAD_WORDS = 12


def clear_inside(draft: Draft) -> None:
    """Take furniture out of the body and name what stands between its lines."""
    rules = load_rules()
    first, last = draft.first_body(), draft.last_body()
    index = first
    while index <= last:
        line = draft.lines[index]
        rule = first_match(line, rules)
        if rule is not None:
            draft.set(index, rule.kind, rule.reason)
            index = _clear_run(draft, rule, index, last)
        elif doubled(line.text) is not None:
            draft.set(index, BlockKind.CAPTION, "says the same twice, as a picture's caption and its text do")
        elif draft.kinds[index] is BlockKind.BODY and is_crosshead(line):
            draft.set(index, BlockKind.CROSSHEAD, "is a short line without a full stop between paragraphs")
        index += 1


def _clear_run(draft: Draft, rule: Rule, start: int, last: int) -> int:
    """Label the headlines that follow a line like "Read more"; gives the number of the run's last line."""
    index = start
    titled = len(draft.lines[start].words) > 4
    while rule.run and index < last:
        line = draft.lines[index + 1]
        if (line.ends and not line.text.endswith("?")) or len(line.words) > RUN_WORDS:
            break
        if titled and line.blank_before:
            break
        index += 1
        draft.set(index, BlockKind.FURNITURE, f"follows a line that {rule.reason}")
    return index


def is_crosshead(line: Line) -> bool:
    """Whether a line of the report is a heading between paragraphs."""
    return not line.ends and len(line.words) <= CROSSHEAD_WORDS


def doubled(text: str) -> str | None:
    """The text said once, where a line says it twice and then at most a credit; otherwise None."""
    words = text.split()
    for half in range(len(words) // 2, 3, -1):
        if words[:half] == words[half : 2 * half] and len(words) - 2 * half <= 6:
            return " ".join(words[half:])
    return None
