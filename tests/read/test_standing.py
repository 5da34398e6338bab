"""Did it happen, and who says so."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.read.component import HAPPENED
from dateline.read.standing import StandingReader
from dateline.types import Standing


def _standing(pipeline: Pipeline, text: str, word: str) -> Standing:
    reading = pipeline(capture_text(text))
    start = reading.report.text.index(word)
    return next(mark for mark in reading.marks("standings", Standing) if mark.span.start == start)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Rebels shelled the town on Friday.", "shelled", "asserted"),
        ("Rebels did not shell the town.", "shell", "denied"),
        ("The army will shell the town.", "shell", "planned"),
        ("The army could shell the town.", "shell", "hypothetical"),
        ("If rebels shell the town, people will flee.", "shell", "hypothetical"),
        ("Officials said rebels shelled the town.", "shelled", "attributed"),
        ("Rebels shelled the town, officials said.", "shelled", "attributed"),
        ("According to residents, rebels shelled the town.", "shelled", "attributed"),
        ("Rebels reportedly shelled the town.", "shelled", "unverified"),
        ("Rebels are said to have shelled the town.", "shelled", "unverified"),
        ("The army denied that it had shelled the town.", "shelled", "denied"),
        ("The army is planning to shell the town.", "shell", "planned"),
        ("Residents fear an attack on the town.", "attack", "hypothetical"),
        ("The army failed to capture the town.", "capture", "denied"),
        ("Officials put the toll at 12.", "put", "attributed"),
        ("The army said in a statement that it had shelled the town.", "shelled", "attributed"),
        ("The army did not mention casualties.", "casualties", "hypothetical"),
        ("The army did not say that it had shelled the town.", "shelled", "hypothetical"),
        ("The army did not mention the attack.", "attack", "asserted"),
        ("There were no reports of casualties.", "casualties", "denied"),
        ("Officials put the prisoners on a bus.", "put", "asserted"),
        ("Pictures show killings in the town.", "killings", "attributed"),
        ("Pictures appear to show soldiers beating prisoners.", "beating", "unverified"),
        ("It had become the latest town to fall to rebels.", "fall", "asserted"),
        ("The evacuation did not take place.", "evacuation", "denied"),
        ("The convoy could not reach the town.", "reach", "denied"),
        ("The convoy may not reach the town.", "reach", "hypothetical"),
        ("Nobody was wounded in the raid.", "wounded", "denied"),
        ("Soldiers entered the camp without firing.", "firing", "denied"),
        ("Police prevented the crowd from burning the office.", "burning", "denied"),
        ("The guards failed to prevent the attack on the town.", "attack", "asserted"),
        ("The rebels managed to capture the town.", "capture", "asserted"),
        ("The rebels stopped shelling the town.", "shelling", "asserted"),
        ("The army is going to shell the town.", "shell", "planned"),
        ("Rebels to withdraw from the town", "withdraw", "planned"),
        ("Ministers urged the rebels to leave the town.", "leave", "hypothetical"),
        ("Did the rebels shell the town?", "shell", "hypothetical"),
        ("Residents did not want to leave the town.", "leave", "hypothetical"),
        ("The council rejected the request of the rebels.", "request", "asserted"),
        ("The governor was accused of killing two farmers.", "killing", "unverified"),
        ("Two men were charged with killing a farmer.", "killing", "unverified"),
        ("Clerics insisted that the prisoners be freed.", "freed", "hypothetical"),
        ("The wounded were to be moved out of the town.", "moved", "planned"),
        ("Envoys prepared for a meeting to be held in Oslo.", "held", "planned"),
        (
            "The ministers condemned in the strongest possible terms attacks on the town.",
            "attacks",
            "asserted",
        ),
        ("Its destruction would be a crime.", "destruction", "hypothetical"),
        ("A man believed to be responsible for a blast was sought.", "blast", "asserted"),
        ("The money is helping keep the schools open; teachers keep coming.", "keep", "asserted"),
        ("They called for the release of the men taken in May.", "taken", "asserted"),
        ("With operations continuing, support is vital.", "continuing", "asserted"),
        ("The raid, whose start was reported on Friday, went on.", "start", "unverified"),
    ],
)
def test_status(pipeline: Pipeline, text: str, word: str, status: str) -> None:
    assert _standing(pipeline, text, word).label == status


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("Officials said rebels shelled the town.", "shelled", "Officials"),
        ("Rebels shelled the town, according to two doctors.", "shelled", "two doctors"),
        ("“Rebels shelled the town,” the mayor said.", "shelled", "mayor"),
        ("The gunmen are said by neighbours to have burned homes.", "burned", "neighbours"),
    ],
)
def test_voice(pipeline: Pipeline, text: str, word: str, voice: str) -> None:
    found = _standing(pipeline, text, word).voice
    assert found is not None
    assert found.name == voice


def test_a_relative_clause_is_the_reporters_own(pipeline: Pipeline) -> None:
    text = "Officials said the rebels, who captured the town in May, would leave."
    assert _standing(pipeline, text, "captured").voice is None


def test_what_a_minister_is_announced_to_say_is_said_by_the_minister(pipeline: Pipeline) -> None:
    text = (
        "A statement on the truce\n\nSpeaking today, the minister said:\n\n"
        "The regime has shelled Homs again this week. We ask it to stop."
    )
    standing = _standing(pipeline, text, "shelled")
    assert standing.voice is not None
    assert "minister" in standing.voice.name


def test_a_purpose_is_marked(pipeline: Pipeline) -> None:
    assert _standing(pipeline, "Troops moved north to retake the town.", "retake").purpose
    assert not _standing(pipeline, "Troops retook the town.", "retook").purpose


def test_the_word_that_decided_is_the_cue(pipeline: Pipeline) -> None:
    text = "Police prevented the crowd from burning the office."
    cue = _standing(pipeline, text, "burning").cue
    assert cue is not None
    assert text[cue.start : cue.end] == "prevented"


def test_an_announced_voice_goes_on_where_it_speaks_of_itself(pipeline: Pipeline) -> None:
    text = (
        "A statement on the truce\n\nSpeaking today, the minister said:\n\n"
        "We believe that the truce matters. The regime has shelled Homs again this week."
    )
    standing = _standing(pipeline, text, "shelled")
    assert standing.voice is not None
    assert "minister" in standing.voice.name


@pytest.mark.parametrize(
    ("text", "number", "word", "status"),
    [
        ("Rebels shelled the town.", -2.0, "shelled", "hypothetical"),
        ("Rebels shelled the town.", 2.0, "shelled", "asserted"),
        ("Rebels shelled the town.", -2.0, "town", "asserted"),
        ("Rebels did not shell the town.", -2.0, "shell", "denied"),
    ],
)
def test_a_verb_that_the_network_doubts_is_open(
    pipeline: Pipeline, text: str, number: float, word: str, status: str
) -> None:
    reading = pipeline.reader.read(pipeline.page(capture_text(text)))
    for passage in reading.passages:
        passage.doc.user_data[HAPPENED] = (number,) * len(passage.doc)
    marks = StandingReader(pipeline.lexicon)(reading).marks("standings", Standing)
    found = next(mark for mark in marks if reading.report.quote(mark.span) == word)
    assert (found.label, found.factuality) == (status, number)


@pytest.mark.parametrize(
    ("text", "word", "status", "voice"),
    [
        ("Officials confirmed reports that rebels shelled the town.", "shelled", "attributed", "Officials"),
        ("Officials denied reports that rebels shelled the town.", "shelled", "denied", "Officials"),
        ("There were reports that rebels shelled the town.", "shelled", "unverified", "reports"),
        ("Elders accused the army and other forces of heavy shelling.", "shelling", "attributed", "Elders"),
        ("Elders accused the army of bombing a clinic.", "bombing", "attributed", "Elders"),
        ("The court charged two men with killing a trader.", "killing", "attributed", "court"),
        ("The mayor warned that more people could flee.", "flee", "hypothetical", "mayor"),
        ("The mayor hopes that people will return.", "return", "hypothetical", None),
        ("The envoy blamed a blast claimed by rebels that killed nine.", "killed", "asserted", None),
    ],
)
def test_who_vouches(pipeline: Pipeline, text: str, word: str, status: str, voice: str | None) -> None:
    found = _standing(pipeline, text, word)
    assert (found.label, found.voice.name if found.voice else None) == (status, voice)


ANNOUNCED = """The foreign minister, Ann Hill, said:

Rebels shelled the town. This report shows that the shelling went on.

The army bombed the port.

The mayor said she had left. Gunmen looted the market.
"""


def test_what_is_announced_goes_on_until_another_voice_takes_over(pipeline: Pipeline) -> None:
    assert _standing(pipeline, ANNOUNCED, "shelled").label == "attributed"
    bombed = _standing(pipeline, ANNOUNCED, "bombed")
    assert bombed.voice is not None
    assert bombed.voice.name == "foreign minister"
    assert _standing(pipeline, ANNOUNCED, "looted").voice is None
