"""The layer for furniture inside the report: what the rules of furniture.yaml take out of the body."""

from __future__ import annotations

from dateline.page.draft import Draft
from dateline.page.lines import Line
from dateline.page.rules import Rule, first_match, load_rules
from dateline.types import BlockKind

RUN_WORDS = 30
HEADING_WORDS = 20
CROSSHEAD_WORDS = 12
APART = 0.7
"""Share of the report's paragraphs with a blank line before them from which all are taken to have one."""


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
        elif first < last and doubled(line.text) is not None:  # the only line there is, is the report
            draft.set(index, BlockKind.CAPTION, "says the same twice, as a picture's caption and its text do")
        elif first < last and draft.kinds[index] is BlockKind.BODY and is_crosshead(line):
            draft.set(index, BlockKind.CROSSHEAD, "is a short line without a full stop between paragraphs")
        index += 1


def _clear_run(draft: Draft, rule: Rule, start: int, last: int) -> int:
    """Label the headlines that follow a line like "Read more"; gives the number of the run's last line."""
    index = start
    titled = len(draft.lines[start].words) > (5 if rule.most is None else 4)
    while rule.run and index < last:
        line = draft.lines[index + 1]
        if (line.ends and not line.text.endswith("?")) or len(line.words) > RUN_WORDS:
            break
        if titled and line.blank_before:
            break
        index += 1
        draft.set(index, BlockKind.FURNITURE, f"follows a line that {rule.reason}")
    return _clear_teasers(draft, rule, index) if rule.run and not titled else index


def _clear_teasers(draft: Draft, rule: Rule, index: int) -> int:
    """Label the first lines of other stories, each right under its headline, where paragraphs stand apart.

    Such a list ends a report: what is left of the body must be headlines with their texts, and nothing else.
    """
    body = [draft.lines[number] for number in draft.of(BlockKind.BODY) if number < index]
    rest = range(index + 1, draft.last_body() + 1)
    texts = [number for number in rest if draft.lines[number].ends]
    apart = bool(body) and sum(line.blank_before for line in body) >= APART * len(body)
    under = all(not draft.lines[number].blank_before for number in texts)
    if not (apart and texts and under and is_heading(draft.lines[index])):
        return index
    for number in rest:
        draft.set(number, BlockKind.FURNITURE, f"is another story's, behind a line that {rule.reason}")
    return rest[-1]


def clear_headings(draft: Draft) -> None:
    """Take lists of links out of the body: headings in a row.

    On the news pages of the benchmark 81 to 99 % of headings that follow each other without a blank line are
    furniture (70 % of the longest, in long lists), and 59 to 80 % of those that another heading follows at
    all; headings of four to eight words are left, there it is even. A list after a colon is text.
    """
    index = draft.first_body()
    last = draft.last_body()
    while 0 <= index <= last:
        end = index
        while end <= last and is_heading(draft.lines[end]):
            end += 1
        if end - index > 1 and not (index and draft.lines[index - 1].text.endswith(":")):
            _clear_row(draft, index, end)
        index = max(end, index + 1)


def _clear_row(draft: Draft, start: int, end: int) -> None:
    """Label the headings of a row, half-open, that are links: those close together, and all but the last."""
    for index in range(start, end):
        close = index > start and not draft.lines[index].blank_before
        close = close or (index + 1 < end and not draft.lines[index + 1].blank_before)
        before = index + 1 < end and not 4 <= len(draft.lines[index].words) <= 8
        if (close or before) and draft.kinds[index] in (BlockKind.BODY, BlockKind.CROSSHEAD):
            draft.set(index, BlockKind.FURNITURE, "is one of several headings in a row, as links are")


def is_heading(line: Line) -> bool:
    """Whether a line has the shape of a heading or a link: short, no full stop, no small letter first."""
    shape = not line.ends or line.text.endswith("?")
    return shape and len(line.words) < HEADING_WORDS and not line.text[:1].islower()


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
