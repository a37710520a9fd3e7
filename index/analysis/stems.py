"""Stems: which written forms are inflections of one word.

PyStemmer's `dutch` (the stemmer of Kraaij and Pohlmann) ranked the judged queries best, before its
`dutch_porter`, simplemma's lemmas and no stemming at all. What it leaves apart is brought together here:
plurals whose vowel changes, -'s, verbs in -eren, and the -t and -d of verbs where no noun ends so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from index.analysis.stopwords import lines

SHORTEST = 4
"""Shorter words are left as they are: what is cut from them is seldom an ending."""
LONGEST_PLURAL = 9
_VERBAL = frozenset(("aan", "bij", "door", "her", "mis", "onder", "over", "toe", "uit", "voor"))
_UNSTRESSED = ("be", "ge", "ont", "over", "ver")
"""What makes a verb of what looks like a plural: uit-dagen, over-leden, aanbe-steden."""
_LOAN = re.compile(r"(?P<word>.*(?:[aci]t|ss|mot)or)en")
"""Indicatoren, sectoren, professoren; a watertoren is one tower."""
_LONG = "(?:aa|ee|oo|oe|ou|eu|ij)"
_THIRD_PERSON = re.compile(rf"(?P<word>.+(?:eer|{_LONG}[fglm]|(?:aa|oo)n|[eio]?uw))t")
"""Verhoogt, benoemt, bouwt, schrijft, investeert: after such a vowel and consonant no noun ends in -t."""
_PREFIXED = re.compile(
    rf"(?P<word>(?:be|ver|her|ont)[^aeiou].*(?:e[elr]|ng|{_LONG}[fglmnvwz]|[eio]?uw|ig))[dt]"
)
"""Verhoogd, benoemd, vernieuwd, verbetert, vervangt; gebouwd is the stemmer's."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer  # late: a question that is only a name does without it

    return Stemmer.Stemmer("dutch")


@lru_cache(maxsize=1)
def _plurals() -> dict[str, tuple[str, bool]]:
    """The word of each plural, and whether any compound of it is one as well."""
    rows = (line.split() for line in lines("plurals.txt"))
    return {plural.lstrip("+"): (word, plural.startswith("+")) for plural, word in rows}


@lru_cache(maxsize=262144)
def stem(form: str) -> str:
    """The stem of a folded form of an ordinary word.

    What holds a digit or is shorter than SHORTEST is its own stem. Names and abbreviations are not told
    apart here: the vocabulary knows from their spelling which forms are only ever names.
    """
    form = form.removesuffix("'s")
    if len(form) < SHORTEST or not form.isalpha():
        return form
    stemmed: str = _stemmer().stemWord(_base(form))
    return f"{stemmed[:-3]}er" if len(stemmed) > 5 and stemmed.endswith("eer") else stemmed


def _base(form: str) -> str:
    """A form nearer to its word, where the stemmer needs help."""
    for length in range(min(LONGEST_PLURAL, len(form)), 3, -1):
        word, always = _plurals().get(form[-length:], ("", False))
        before = form[:-length]
        if word and (not before or (len(before) > 1 and _is_compounded(before, always))):
            return before + word
    if form.endswith("ici") and len(form) > 5:
        return f"{form[:-1]}us"
    for ending in (_LOAN, _THIRD_PERSON, _PREFIXED):
        if found := ending.fullmatch(form):
            return found["word"]
    return form


def _is_compounded(before: str, always: bool) -> bool:
    """Whether what stands before a plural makes a compound with it, and no verb."""
    if always:
        return not before.endswith("ge")
    return len(before) > 2 and before not in _VERBAL and not before.endswith(_UNSTRESSED)
