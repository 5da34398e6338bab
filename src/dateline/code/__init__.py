"""Coding: a reading and the codebook become claims."""

from dateline.code.coder import Coder

__all__ = ["Coder"]
