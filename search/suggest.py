"""What a mistyped question may have meant, by the words of the corpus itself."""

from __future__ import annotations

import re
from collections.abc import Set

from rapidfuzz import fuzz, process

from index.analysis import tokenize
from index.vocabulary import Vocabulary

CLOSE = 75.0
"""Likeness (0 to 100) below which a word is not what was meant."""
VERY_CLOSE = 90.0
"""Likeness of a word that the corpus holds only once, which may be a slip itself."""


def suggestion(question: str, unknown: Set[str], vocabulary: Vocabulary) -> str | None:
    """The question with its unknown forms replaced, or None where nothing is near enough."""
    if not unknown:
        return None
    known = vocabulary.common(1)
    replaced, changed, end = [], False, 0
    for match in re.finditer(r"\S+", question):
        for token in tokenize(match[0]):
            near = nearest(token.form, known) if token.form in unknown else None
            if near:
                start = match.start() + token.start
                replaced.append(question[end:start] + near)
                end = match.start() + token.end
                changed = True
    return "".join([*replaced, question[end:]]) if changed else None


def nearest(form: str, known: dict[str, int]) -> str | None:
    """The known form most like this one; of equally near ones the most frequent."""
    if len(form) < 4:
        return None
    found = process.extract(form, known.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=20)
    found = [item for item in found if known[item[0]] > 1 or item[1] >= VERY_CLOSE]
    if not found:
        return None
    best = max(found, key=lambda item: (round(item[1]), item[0][0] == form[0], known[item[0]]))
    return str(best[0])
