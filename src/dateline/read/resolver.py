"""Goes through a report's mentions in order: each is known or new, and each pronoun stands for something or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.lexicon import Lexicon
from dateline.read.aliases import aliases
from dateline.read.clues import Setting
from dateline.read.entities import Book, Entity
from dateline.read.mentions import Mention, MentionFinder
from dateline.read.pronouns import Candidate, candidates
from dateline.read.standins import StandIns, nearest
from dateline.read.voices import QuotationVoices, VoiceFinder
from dateline.syntax import basic, case_of, children
from dateline.types import Passage, Reading
from dateline.types.parse import Doc, Phrase, Token

Choice = Callable[[Mention, Sequence[Candidate]], Candidate]
_SPEAKERS = frozenset({"person", "group", "people", "name", "place"})
Edges = tuple[Passage, Token, Token]


@dataclass(frozen=True)
class Resolved:
    """A mention that stands for something named before: the first and last word of that name."""

    mention: Mention
    antecedent: Edges


class Quotations:
    """Who speaks where, by the quotations of each passage."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.finder = VoiceFinder(lexicon)
        self._voices = QuotationVoices(self.finder)
        self._spans: list[tuple[int, int, Token | None]] = []

    def enter(self, doc: Doc) -> None:
        """Go on to the next passage."""
        self._spans = [
            (start, end, saying.speaker if saying is not None else None)
            for start, end, saying in self._voices.speakers(doc)
        ]

    def at(self, token: Token) -> tuple[bool, Token | None]:
        """Whether a token is quoted, and the word that names who speaks there."""
        for start, end, speaker in self._spans:
            if start <= token.i < end:
                return True, speaker
        return False, None


class Resolver:
    """Resolves one report. ``choose`` picks among the candidates for a pronoun of the third person."""

    def __init__(self, lexicon: Lexicon, sorts: Mapping[str, str], choose: Choice) -> None:
        self.lexicon = lexicon
        self.words = lexicon.references
        self.choose = choose
        self.finder = MentionFinder(lexicon, sorts)
        self.stand_ins = StandIns(lexicon)
        self.quotations = Quotations(lexicon)
        self.book = Book(lexicon)

    def resolve(self, reading: Reading) -> Iterator[Resolved]:
        """All that stands for something named before, in text order."""
        doc, order = None, 0
        for number, (passage, sentence) in enumerate(reading.sentences()):
            if passage.doc is not doc:
                doc = passage.doc
                self.quotations.enter(doc)
            mentions = list(self.finder.find(passage, sentence, number, order))
            order += len(mentions)
            for mention in mentions:
                found = self._settle(mention)
                if found is not None:
                    yield Resolved(mention, found)
            self._learn_aliases(sentence)

    def _settle(self, mention: Mention) -> Edges | None:
        if mention.form == "speaker":
            return self._speaker(mention)
        if mention.form == "there":
            place = nearest(mention, self.book, lambda entity: entity.sort == "place")
            return place.edges() if place is not None else None
        if mention.is_pronoun:
            entity = self._maker(mention) or self._body(mention, self._chosen(mention))
            found = entity.edges() if entity is not None else None
            if entity is not None:
                self.book.put(mention, entity)
            return found
        return self._nominal(mention)

    def _nominal(self, mention: Mention) -> Edges | None:
        """A name again, shorter than before, or a phrase that stands for a name."""
        known = self.book.known(mention)
        if known is not None and known.name is None and known.first.form != "indefinite":
            known = None  # "the group" again: still the group that was named
        entity = known or self.stand_ins.find(mention, self.book)
        found = entity.edges() if entity is not None and entity.name is not None else None
        if known is None and entity is not None:
            self.book.put(mention, entity)
            return found
        self.book.take(mention)
        return found if found is not None and self._tells_more(mention, found) else None

    def _tells_more(self, mention: Mention, found: Edges) -> bool:
        """True where the earlier name is longer and the lexicon does not know both by one name."""
        _, first, last = found
        name, text = " ".join(first.doc[first.i : last.i + 1].text.split()), mention.text()
        if mention.token.dep_ == "appos" or name.lower() == text.lower():
            return False
        if mention.form != "name":
            return self.words.stand_ins.get(mention.token.lemma_.lower()) is not None and _is_bare(mention)
        known = self.lexicon.actors.find(text)
        return len(name) > len(text) and known is None

    def _chosen(self, mention: Mention) -> Entity | None:
        quoted, voice = self.quotations.at(mention.token)
        speaker = self._entity_of(mention, voice)
        saying = mention.role == "subject" and self.quotations.finder.saying(mention.token.head) is not None
        setting = Setting(quoted, speaker, saying, mention.token.lower_ in self.words.reflexive)
        return self.choose(mention, candidates(mention, self.book, setting)).entity

    def _entity_of(self, mention: Mention, voice: Token | None) -> Entity | None:
        """The entity of the word that names a speaker, before or after what is said."""
        if voice is None:
            return None
        entity = self.book.of(voice)
        if entity is None and voice.pos_ in {"NOUN", "PROPN"}:
            named = self.finder.nominal(mention.passage, voice, mention.sentence, mention.order)
            entity = self.book.known(named) or Entity(named)
        return entity

    def _speaker(self, mention: Mention) -> Edges | None:
        """ "I" and "we": who is quoted; outside quotations the body whose acts the report tells."""
        quoted, voice = self.quotations.at(mention.token)
        entity = self._entity_of(mention, voice) if quoted else self.book.issuer()
        if entity is None or entity.sort not in _SPEAKERS:
            return None
        return entity.edges()

    def _maker(self, mention: Mention) -> Entity | None:
        """ "A statement from X says that it …": who made the statement."""
        for subject in self._sayers(mention):
            for maker in children(subject, "nmod"):
                entity = self.book.of(maker) if case_of(maker) in {"from", "by"} else None
                if entity is not None and entity.sort == "group":
                    return entity
        return None

    def _body(self, mention: Mention, chosen: Entity | None) -> Entity | None:
        """ "Pakistan's army said that it …": not Pakistan but the army that says so."""
        for subject in self._sayers(mention):
            body = self.book.of(subject)
            owned = any(self.book.of(owner) is chosen for owner in children(subject, "nmod:poss"))
            if chosen is not None and owned and body is not None and body.sort == "group":
                return body
        return chosen

    def _sayers(self, mention: Mention) -> list[Token]:
        """Who says the clause that "it" or "they" is the subject of."""
        token = mention.token
        if mention.form not in {"it", "they"} or mention.role != "subject" or basic(token.head) != "ccomp":
            return []
        saying = token.head.head
        said = self.lexicon.voices.manner_of(saying.lemma_.lower()) is not None
        return children(saying, "nsubj") if said else []

    def _learn_aliases(self, sentence: Phrase) -> None:
        for alias in aliases(sentence, self.words.known_as):
            first, last = alias.name
            heads = (
                first.doc[first.i : last.i + 1].root,
                first.doc[alias.other[0].i : alias.other[1].i + 1].root,
            )
            entity = next((one for one in map(self.book.of, heads) if one is not None), None)
            if entity is not None:
                other = first.doc[alias.other[0].i : alias.other[1].i + 1].text
                self.book.call(entity, alias.name, other)


def _is_bare(mention: Mention) -> bool:
    return not any(child.dep_ in {"amod", "compound", "nmod"} for child in mention.token.children)
