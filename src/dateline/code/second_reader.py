"""The encoder as a second reader of event words: it settles ties of frames, doubts them, and proposes its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dateline.codebook import Codebook, Entry, Frame, KindPage
from dateline.syntax import kind_chances
from dateline.types.parse import Token

_DOUBTFUL = 0.02
_CERTAIN = 0.9
# Chosen on the coded reports and two sets beside them. Doubting below .05 costs the first .02 of F1, for frames know
# these reports better than the encoder does; on reports that no frame was written for, it gains .01.
_PARTS = {"VERB": "verbs", "NOUN": "nouns", "PROPN": "nouns"}


@dataclass(frozen=True)
class SecondReader:
    """What the encoder says of words that frames evoke kinds by, or that no frame knows.

    ``typical`` is, for each kind and part of speech, the roles that most of its frames fill by the same slots.
    Without an encoder of ours, and for kinds that it was not taught, it has no opinion.
    """

    typical: Mapping[tuple[str, str], Frame]

    @staticmethod
    def of(codebook: Codebook) -> SecondReader:
        """The second reader for a codebook."""
        return SecondReader(
            {
                (page.kind, part): frame
                for page in codebook.pages.values()
                for part in ("verbs", "nouns")
                if (frame := _typical(page, part)) is not None
            }
        )

    def chance(self, token: Token, kind: str) -> float:
        """Chance that the word tells an event of the kind; 0 where nobody asks the encoder."""
        chances = kind_chances(token)
        return (chances.of(token, kind) or 0.0) if chances is not None else 0.0

    def doubts(self, token: Token, kind: str) -> bool:
        """True where the encoder takes the word for no event at all, and knows the kind."""
        chances = kind_chances(token)
        return chances is not None and kind in chances.kinds and chances.of_any(token) < _DOUBTFUL

    def proposes(self, token: Token, barred: Collection[str]) -> Entry | None:
        """An entry of its own for a word that no frame fits; None below certainty or where frames bar the kind."""
        part = _PARTS.get(token.pos_)
        chances = kind_chances(token) if part is not None else None
        if chances is None or part is None or chances.of_any(token) < _CERTAIN:
            return None
        kind, chance = chances.likeliest(token)
        frame = self.typical.get((kind, part))
        if chance < _CERTAIN or kind in barred or frame is None:
            return None
        return Entry(kind, 100, 0, frame, token.lemma_.lower(), None, negative=False)


def _typical(page: KindPage, part: str) -> Frame | None:
    """The roles of most of a page's frames for a part of speech, without words or conditions of their own."""
    frames = [frame for frame in page.frames if getattr(frame, part)]
    if not frames:
        return None
    roles = Counter((frame.actor, frame.target, tuple(sorted(frame.place.items()))) for frame in frames)
    (actor, target, place), _ = roles.most_common(1)[0]
    return frames[0].model_copy(
        update={
            "needs": {},
            "unless": {},
            "actor": actor,
            "target": target,
            "place": dict(place),
            "status": None,
        }
    )
