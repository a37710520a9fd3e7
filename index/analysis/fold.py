"""Folding: the same word in any case, with or without its accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents and apostrophes: "Café's" and "cafes" are one form."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`´")
