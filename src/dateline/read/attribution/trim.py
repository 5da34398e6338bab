"""Where a content ends and the reporter, or the next saying, goes on."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dateline.read.attribution.draft import Draft, subtree
from dateline.syntax import basic, has_subject
from dateline.types.parse import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})


def trim(doc: Doc, drafts: Sequence[Draft], aside: Set[int], citing: Set[str]) -> None:
    """Cut from every content what its voice no longer says; words inside quotation marks always stay.

    ``citing`` are verbs by which whoever speaks names what it rests on: "…, citing the figures".
    """
    cues = {draft.word.i: draft for draft in drafts}
    for draft in drafts:
        _end_at_quote(doc, draft, aside)
        for place in sorted(draft.content - aside):
            if place not in draft.content:
                continue
            word = doc[place]
            other = cues.get(place)
            if other is not None and other is not draft and _is_next_saying(draft, other, citing):
                draft.content -= subtree(word)
                other.source, other.head = set(draft.source), draft.head
                other.content -= other.source
            elif _is_aside(word, draft) or _is_comment(word, draft) or _is_new_sentence(word):
                draft.content -= subtree(word) - aside
        _shorten_source(draft, cues)


def _end_at_quote(doc: Doc, draft: Draft, aside: Set[int]) -> None:
    """ "“We left,” she said, and the guards agreed": after a quoted sentence and its tag only quotations go on."""
    before = [place for place in draft.content & aside if place < draft.word.i]
    if before and min(draft.content) in aside and _ends_sentence(doc, max(before)):
        end = max(before)
        draft.content -= {place for place in draft.content if place > end} - aside


def _ends_sentence(doc: Doc, place: int) -> bool:
    """True where a full stop or comma stands before the closing mark at this place, or after it."""
    near = [word.text[-1] for word in doc[max(place - 1, 0) : place + 2]]
    return any(mark in ".,!?…" for mark in near)


def _is_next_saying(draft: Draft, other: Draft, citing: Set[str]) -> bool:
    """True for a verb that the parse put under the content though it tells what the same voice says next.

    "He said they would leave and warned against …", "said it was over, adding that …".
    """
    verb = other.word
    if verb.i < draft.word.i or has_subject(verb):
        return False
    if not other.clausal and verb.lemma_.lower() not in citing:
        return False
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and _after_comma(verb)
    if verb.dep_ == "conj" and verb.tag_ in _FINITE and verb.tag_ == draft.word.tag_:
        return _form(verb.head) != verb.tag_
    return False


def _form(verb: Token) -> str:
    """The tag of a clause's finite verb: of its first auxiliary or copula, else its own."""
    first = next(
        (child for child in verb.children if basic(child) in {"aux", "cop"} and child.i < verb.i), verb
    )
    return str(first.tag_)


def _after_comma(word: Token) -> bool:
    edge = word.left_edge
    return edge.text == "," or (edge.i > 0 and edge.nbor(-1).text == ",")


def _is_aside(word: Token, draft: Draft) -> bool:
    """ "…, which has denied it": a clause that ends the content and only adds to its last noun."""
    if word.dep_ != "acl:relcl" or not _after_comma(word):
        return False
    opener = next((one for one in word.subtree if not one.is_punct), word)
    last = max(subtree(word))
    return opener.tag_ in _RELATIVE and not any(place > last + 1 for place in draft.content)


def _is_comment(word: Token, draft: Draft) -> bool:
    """ "…, putting his name at risk": a participle after a comma that ends what was said before it."""
    if word.dep_ != "advcl" or word.tag_ != "VBG" or has_subject(word) or not _after_comma(word):
        return False
    last = max(subtree(word))
    return word.i > draft.word.i and not any(place > last + 1 for place in draft.content)


def _is_new_sentence(word: Token) -> bool:
    """What follows a semicolon and has a subject of its own."""
    if basic(word) not in {"parataxis", "conj"} or not has_subject(word):
        return False
    edge = word.left_edge
    return edge.text == ";" or (edge.i > 0 and edge.nbor(-1).text == ";")


def _shorten_source(draft: Draft, cues: dict[int, Draft]) -> None:
    """ "The mayor, who warned of it, said": a source ends before an attribution of its own."""
    if draft.head is None:
        return
    for child in draft.head.children:
        words = subtree(child)
        if child.dep_ == "acl:relcl" and child.i > draft.head.i and words & set(cues):
            draft.source -= words
