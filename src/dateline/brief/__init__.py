"""The situation report: what is said to have happened, by whom, with every sentence footnoted."""

from dateline.brief.compose import compose
from dateline.brief.model import Brief
from dateline.brief.records import Records, StoreRecords
from dateline.brief.scope import Scope, find_scope

__all__ = ["Brief", "Records", "Scope", "StoreRecords", "compose", "find_scope"]
