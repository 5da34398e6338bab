"""What is wrong on a page is found, with its line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook import layers, load_own_codebook, review
from dateline.errors import CodebookError
from dateline.lexicon import Lexicon, load_lexicon
from tests.codebook.pages import extend, write


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_our_codebook_is_in_order(lexicon: Lexicon) -> None:
    assert review(layers(None), lexicon.classes) == []


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        (
            "frames:\n  - verbs: [ring]\n    needs:\n      whom: [town]\n",
            ":6: the slot 'whom' is no relation; there are: subject, object, indirect, ",
        ),
        ("frames:\n  - verbs: [ring]\n    unless: {aboard: [x]}\n", ":5: the slot 'aboard' is no relation"),
        (
            "frames:\n  - verbs: [ring]\n    actor:\n      - subject\n      - agent\n",
            ":7: the slot 'agent' is no relation",
        ),
        ("frames:\n  - verbs: [ring]\n    target: patient\n", ":5: the slot 'patient' is no relation"),
        ("frames:\n  - verbs: [ring]\n    place: {at: whereto}\n", ":5: the slot 'whereto' is no relation"),
        (
            "frames:\n  - verbs: [ring]\n    actor: possessive\n",
            ":5: verbs have no slot 'possessive'; it belongs to nouns",
        ),
        ("without:\n  - nouns: [ring]\n    needs: {indirect: [bell]}\n", ":5: nouns have no slot 'indirect'"),
        ("frames:\n  - verbs:\n      - ring\n      - Ring\n", ":6: 'Ring' can match nothing: write 'ring'"),
        ("frames:\n  - verbs: [ring off]\n", ":4: 'ring off' is no trigger"),
        ("frames:\n  - verbs: [ring+]\n", ":4: 'ring+' is no trigger"),
        ("frames:\n  - nouns: ['@towns']\n", ":4: '@towns' is a class"),
        ("excludes: [rings of towns (encircling)]\n", ":3: unknown kind 'encircling'; there are: abduction, "),
        (
            "examples:\n  - text: Rebels ringed it.\n    claims:\n      - {kind: ringing}\n",
            ":6: unknown kind 'ringing'; there are: abduction, ",
        ),
        (
            "crosswalk:\n  plover: {type: FIGHT}\n  acled: null\n  ucdp: null\n  cameo: null\n",
            ":4: PLOVER has no type 'FIGHT'; there are: AGREE, ",
        ),
        (
            "crosswalk:\n  plover: {type: PROTEST, mode: sit-in}\n  acled: null\n  ucdp: null\n  cameo: null\n",
            ":4: PLOVER PROTEST has no mode 'sit-in'; there are: demo, riot, strike, ",
        ),
        (
            "crosswalk:\n  plover: {type: AGREE, mode: sign}\n  acled: null\n  ucdp: null\n  cameo: null\n",
            ":4: PLOVER AGREE has no mode 'sign'; there are: none, write null",
        ),
        (
            "crosswalk:\n  plover: null\n  acled: Siege\n  ucdp: null\n  cameo: null\n",
            ":5: ACLED has no sub-event type 'Siege'; there are: Armed clash; ",
        ),
        (
            'crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: "199"\n',
            ":7: CAMEO has no code '199'; under 19 there are: 190, 191, 192, 193, 194, 195, 196",
        ),
        (
            'crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: "99"\n',
            ":7: CAMEO has no code '99'; its roots are 01, 02, ",
        ),
        (
            "crosswalk:\n  plover: null\n  acled: null\n  ucdp: 4\n  cameo: null\n",
            ":6: crosswalk.ucdp: Input should be 1, 2 or 3",
        ),
        (
            "crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: null\n"
            "  where:\n    - {word: [ring], acled: Siege}\n",
            ":9: ACLED has no sub-event type 'Siege'",
        ),
        (
            "crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: null\n  where:\n    - {acled: Other}\n",
            ":9: crosswalk.where.0: Value error, needs a condition: word, actor, target, weapon",
        ),
        (
            "crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: null\n  where:\n    - {word: ring}\n",
            ":9: crosswalk.where.0: Value error, names no code of plover, acled, ucdp, cameo",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, rest: str, reason: str) -> None:
    path = extend(tmp_path, "siege", rest)
    with pytest.raises(CodebookError) as caught:
        load_own_codebook(tmp_path)
    assert str(caught.value).startswith(f"{path}{reason}")


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("frames:\n  - verbs: [ring]\n    needs:\n      object:\n        - town\n        - '@towns'\n", 8),
        (
            "crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: null\n"
            "  where:\n    - {target: '@place_name', ucdp: 1}\n",
            9,
        ),
    ],
)  # fmt: skip
def test_a_class_nobody_wrote_is_found(tmp_path: Path, rest: str, line: int, lexicon: Lexicon) -> None:
    path = extend(tmp_path, "siege", rest)
    (found,) = review(layers(tmp_path), lexicon.classes)
    assert str(found).startswith(f"{path}:{line}: the class '@")
    assert "there are: @" in str(found)


def test_a_page_that_is_not_complete_is_told_what_it_lacks(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write(tmp_path, "siege", examples="  - {text: Rebels ate., claims: [{kind: siege}]}")
    text = path.read_text(encoding="utf-8").replace("[He sleeps., She reads., They eat.]", "[He sleeps.]")
    path.write_text(text.replace("includes: [one thing]\n", ""), encoding="utf-8")
    assert [str(finding) for finding in review(layers(tmp_path), lexicon.classes)] == [
        f"{path}:1: the page of 'siege' has no includes",
        f"{path}:7: 0 examples tell a 'siege' and its fields, at least 5 are needed",
        f"{path}:9: 1 counterexamples, at least 3 are needed",
    ]


def test_a_crosswalk_names_triggers_that_its_page_has(tmp_path: Path, lexicon: Lexicon) -> None:
    codes = "crosswalk:\n  plover: null\n  acled: null\n  ucdp: null\n  cameo: null\n"
    path = extend(tmp_path, "siege", f"{codes}  where:\n    - {{word: [siege, picnic], ucdp: 1}}\n")
    assert [str(finding) for finding in review(layers(tmp_path), lexicon.classes)] == [
        f"{path}:9: no frame has the trigger 'picnic'"
    ]


def test_half_a_bracket_is_a_phrase_cut_at_its_comma(tmp_path: Path) -> None:
    path = extend(tmp_path, "siege", "excludes: [taking people (arrest, abduction)]\n")
    with pytest.raises(CodebookError) as caught:
        load_own_codebook(tmp_path)
    assert str(caught.value).startswith(f"{path}:3: half a bracket in 'taking people (arrest'")


def test_a_sentence_that_stands_twice_is_found(tmp_path: Path, lexicon: Lexicon) -> None:
    extend(tmp_path, "siege", "counterexamples: [He sat., He sat.]\n")
    (found,) = review(layers(tmp_path), lexicon.classes)
    assert "'He sat.' stands twice" in str(found)


@pytest.mark.parametrize("path", ["object.of.owner", "clause.object", "speaker", "owner", "from.holder"])
def test_an_actor_may_be_found_by_a_path(tmp_path: Path, path: str) -> None:
    extend(tmp_path, "siege", f"frames:\n  - verbs: [ring]\n    actor: {path}\n")
    assert load_own_codebook(tmp_path).pages["siege"].frames[-1].actor == (path,)


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ("actor: holder", "'holder' needs a slot before it: write object.holder"),
        ("target: object.owner.of", "the slot 'owner' is no relation"),
        ("target: object.whose", "the slot 'whose' is no relation; there are: subject, "),
        ("target: possessive.of", "verbs have no slot 'possessive'"),
        ("needs: {speaker: [king]}", "the slot 'speaker' is no relation"),
        ("unless: {clause.object: [king]}", "the slot 'clause.object' is no relation"),
    ],
)
def test_a_path_that_leads_nowhere_is_found(tmp_path: Path, frame: str, reason: str) -> None:
    path = extend(tmp_path, "siege", f"frames:\n  - verbs: [ring]\n    {frame}\n")
    with pytest.raises(CodebookError) as caught:
        load_own_codebook(tmp_path)
    assert str(caught.value).startswith(f"{path}:5: {reason}")
