"""Claims of many reports that tell one happening, as incidents that keep every voice."""

from dateline.incidents.build import build
from dateline.incidents.corrected import CORRECTABLE, FIELDS, parse_correction, write_correction
from dateline.incidents.corrections import as_corrected
from dateline.incidents.group import Group
from dateline.incidents.identity import Kept, incident_id, keep_ids
from dateline.incidents.join import Joining, Known, join, joining
from dateline.incidents.outline import Outline, Story, outlines, stand_in
from dateline.incidents.rulings import Rulings, in_force, rulings
from dateline.incidents.table import Corpus, Rarities, Rarity
from dateline.incidents.telling import Telling

__all__ = [
    "CORRECTABLE",
    "FIELDS",
    "Corpus",
    "Group",
    "Joining",
    "Kept",
    "Known",
    "Outline",
    "Rarities",
    "Rarity",
    "Rulings",
    "Story",
    "Telling",
    "as_corrected",
    "build",
    "in_force",
    "incident_id",
    "join",
    "joining",
    "keep_ids",
    "outlines",
    "parse_correction",
    "rulings",
    "stand_in",
    "write_correction",
]
