"""Actors of the world: states and their bodies, armed groups, organisations, leaders by year, and actors by words."""

from dateline.lexicon.actors.actor import Actor, fold
from dateline.lexicon.actors.describe import describe
from dateline.lexicon.actors.known import Actors
from dateline.lexicon.actors.load import load_actors

__all__ = ["Actor", "Actors", "describe", "fold", "load_actors"]
