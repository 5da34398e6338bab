"""Coding: a reading and the codebook become claims."""

from dateline.code.coder import Coder
from dateline.code.confidence import Confidence, load_confidence

__all__ = ["Coder", "Confidence", "load_confidence"]
