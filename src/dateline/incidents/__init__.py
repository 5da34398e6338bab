"""Claims of many reports that tell one happening, as incidents that keep every voice."""

from dateline.incidents.join import Group, join
from dateline.incidents.outline import Outline, Story, outlines, stand_in

__all__ = ["Group", "Outline", "Story", "join", "outlines", "stand_in"]
