"""Stems: which written forms are inflections of one word.

PyStemmer's `dutch` (the stemmer of Kraaij and Pohlmann) ranked the judged queries best (nDCG@10 .848), before
its `dutch_porter` (.843), simplemma's lemmas (.842) and no stemming at all (.828).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SHORTEST = 4
"""Shorter words are left as they are: what is cut from them is seldom an ending."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer  # late: a question that is only a name does without it

    return Stemmer.Stemmer("dutch")


@lru_cache(maxsize=262144)
def stem(form: str) -> str:
    """The stem of a folded form of an ordinary word.

    What holds a digit or is shorter than SHORTEST is its own stem. Names and abbreviations are not told
    apart here: the vocabulary knows from their spelling which forms are only ever names.
    """
    if len(form) < SHORTEST or not form.isalpha():
        return form
    stemmed: str = _stemmer().stemWord(form)
    return stemmed
