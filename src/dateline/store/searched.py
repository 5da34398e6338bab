"""Words as they are searched."""

from __future__ import annotations

import unicodedata

from dateline.store.columns import storable


def searched(text: str) -> str:
    """Words without accents, capitals and doubled white space; "Ḥamā" is found by "hama"."""
    apart = unicodedata.normalize("NFKD", storable(text))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())
