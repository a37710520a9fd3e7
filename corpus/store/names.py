"""When two spellings are one name, and which names stand nearest to a mistyped one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DASHES = re.compile(r"[-‐‑‒–—_/\s]+")


def fold(name: str) -> str:
    """The form that names are compared in: no case, no accents, dashes and slashes as one space.

    "Groot-Driene" and "groot driene" are one name.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _DASHES.sub(" ", plain).strip()


def nearest(word: str, names: Iterable[str], limit: int = 5) -> list[str]:
    """The names most like `word`, best first, for an error message."""
    from difflib import get_close_matches  # only when something was mistyped

    by_fold = {fold(name): name for name in names}
    wanted = fold(word)
    close = get_close_matches(wanted, by_fold, n=limit, cutoff=0.6)
    if len(close) < limit:
        starts = [f for f in by_fold if wanted[:3] and f.startswith(wanted[:3]) and f not in close]
        close += sorted(starts)[: limit - len(close)]
    return [by_fold[f] for f in close]


def matching(word: str, names: Iterable[str]) -> list[str]:
    """Every name that holds all words of `word`; none for no words.

    "Schelberg" stands for "Sander Schelberg"; "Driene" for both "Groot Driene" and "Klein Driene".
    """
    words = set(fold(word).split())
    return [name for name in names if words and words <= set(fold(name).split())]
