"""A garden path of parsers: in "gunmen believed to be rebels killed two" nobody believes anything.

Who is believed to be something is the subject of the finite verb behind.
"""

from __future__ import annotations

from collections.abc import Sequence

_BELIEVED = frozenset(
    {"believed", "thought", "suspected", "said", "alleged", "understood", "presumed", "assumed"}
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "conj"})
_NAMED = frozenset({"xcomp", "obl", "ccomp"})
_BEING = frozenset({"be", "belong"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def believed_to_be(
    words: Sequence[str], tags: list[str], heads: list[int], relations: list[str]
) -> list[tuple[int, int]]:
    """Participles that were taken for the verb, with the finite verb of what they were said to believe, from 1."""
    found = []
    for n in range(len(words) - 2):
        to_be = words[n + 1].lower() == "to" and words[n + 2].lower() in _BEING
        if not to_be or words[n].lower() not in _BELIEVED or _subject(n, heads, relations) is None:
            continue
        finite = next((m for m in range(n + 3, len(words)) if tags[m] in _FINITE), None)
        if finite is None:
            continue
        verb = heads[finite] - 1 if relations[finite].startswith("aux") else finite
        marked = any(heads[m] == verb + 1 and relations[m] == "mark" for m in range(n + 1))
        if heads[verb] == n + 1 and relations[verb] in _CLAUSES and not marked:
            found.append((n, verb + 1))
    return found


def _subject(verb: int, heads: list[int], relations: list[str]) -> int | None:
    """The subject before a verb; None where it has none."""
    return next((m for m in range(verb) if heads[m] == verb + 1 and relations[m] in _SUBJECTS), None)


def hang_believed(n: int, verb: int, words: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Hang the participle on its noun, what that is believed to be on the participle, and the noun on the verb."""
    subject, wrong = _subject(n, heads, relations), _subject(verb - 1, heads, relations)
    assert subject is not None
    passive = any(head == verb and relations[m] == "aux:pass" and m > n + 2 for m, head in enumerate(heads))
    heads[verb - 1], relations[verb - 1] = heads[n], relations[n]
    for m, head in enumerate(heads):
        if head == n + 1 and (m < n or m >= verb or relations[m] == "punct"):
            heads[m] = verb
    if wrong is not None and wrong > n:
        heads[wrong], relations[wrong] = n + 1, "xcomp"
    named = next((m for m in range(n + 3, verb) if heads[m] == n + 1 and relations[m] in _NAMED), None)
    if named is not None and words[n + 2].lower() == "be":
        relations[named] = "xcomp"
        heads[n + 1], relations[n + 1] = named + 1, "mark"
        heads[n + 2], relations[n + 2] = named + 1, "cop"
    heads[subject], relations[subject] = verb, "nsubj:pass" if passive else "nsubj"
    heads[n], relations[n] = subject + 1, "acl"
