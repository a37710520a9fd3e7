"""Function words, from the list beside this module."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


def lines(name: str) -> list[str]:
    """Lines of a word list of this package, without comments and blanks."""
    text = resources.files("index.analysis").joinpath(name).read_text(encoding="utf-8")
    return [line for raw in text.splitlines() if (line := raw.split("#")[0].strip())]


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Folded function words of Dutch."""
    return frozenset(lines("stopwords.txt"))
