"""What each lexicon sheet holds, as checked models: the shape a political scientist edits."""

from __future__ import annotations

from pydantic import Field, RootModel

from dateline.sheet import Sheet
from dateline.types import VoiceSort

Words = tuple[str, ...]


class SayingVerbs(Sheet):
    """Verbs that hand a clause over to another voice, by manner."""

    say: Words
    doubt: Words
    deny: Words
    show: Words
    question: Words
    warn: Words
    accuse: Words
    tell_of: Words


class DoubtPassives(Sheet):
    """ "Is said to have …" verbs, and verbs of seeming."""

    verbs: Words
    raising: Words


class Responsibility(Sheet):
    """ "Claimed responsibility for": the verbs that take it, and the nouns it goes by."""

    claim: Words
    nouns: Words


class Reckoning(Sheet):
    """ "Put the toll at": the verbs that say a figure, and the nouns it is said of."""

    verbs: Words
    nouns: Words


class VoicesSheet(Sheet):
    """voices.yaml."""

    verbs: SayingVerbs
    phrases: Words
    adverbs_of_doubt: Words
    passives_of_doubt: DoubtPassives
    adjectives_of_doubt: Words
    nouns_of_doubt: Words
    responsibility: Responsibility
    reckoning: Reckoning
    sorts: dict[VoiceSort, Words]


class Governors(Sheet):
    """Words that set a status on the event under them, by part of speech, and words beside the event."""

    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    predicates: Words = ()
    modals: Words = ()
    markers: Words = ()
    prepositions: Words = ()
    adverbs: Words = ()


class Plans(Governors):
    """``attitudes`` are verbs whose negation leaves the event open, ``acts`` nouns that announce an act."""

    attitudes: Words
    acts: Words
    times: Words


class Denials(Governors):
    """``ends`` stop what was going on; ``spoken`` are nouns that stay said when what they say is turned down.

    ``foiling`` are verbs whose object is the plan of somebody else.
    """

    negations: Words
    pronouns: Words
    certain_modals: Words
    ends: Words
    foiling: Words
    spoken: Words


class Factives(Sheet):
    """Words that let the status over them through, presuppose what is under them, or reach their purpose.

    ``answerable`` are words for a part that somebody may have had in what did happen, ``owned_up`` those for saying so.
    """

    verbs: Words
    adjectives: Words
    nouns: Words
    presupposing: Words
    reached: Words
    when_past: Words
    done: Words
    answerable: Words
    owned_up: Words


class ModalitySheet(Sheet):
    """modality.yaml."""

    planned: Plans
    hypothetical: Governors
    denied: Denials
    factive: Factives


class LightVerbGroup(Sheet):
    """Verbs whose object is the event, and verb + preposition pairs that do the same."""

    verbs: Words = ()
    prepositions: dict[str, Words] = Field(default_factory=dict)


class LightVerbsSheet(Sheet):
    """light_verbs.yaml."""

    carry: Words
    actor: LightVerbGroup
    target: LightVerbGroup
    subject: LightVerbGroup


class VagueNumber(Sheet):
    """A vague number word and its interval."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


class Classes(RootModel[dict[str, Words]]):
    """classes.yaml: name -> lemmas."""
