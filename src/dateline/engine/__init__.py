"""A language model in the place of our coder: the same claims, and every value quotes the report or is dropped."""

from dateline.engine.address import Address, read_address
from dateline.engine.coder import ModelCoder
from dateline.engine.dropped import Dropped, dropped_from
from dateline.engine.estimate import Estimate, Price, estimate, read_length, read_price

__all__ = [
    "Address",
    "Dropped",
    "Estimate",
    "ModelCoder",
    "Price",
    "dropped_from",
    "estimate",
    "read_address",
    "read_length",
    "read_price",
]
