"""Abbreviations that the texts explain themselves: "Long form (LF)" and "LF (long form)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.analysis.fold import fold
from index.analysis.tokens import words_of

_SHORT = r"[A-Z][A-Za-z&.]{1,8}"
_AFTER = re.compile(
    rf"(?P<long>[^().;:!?\t]{{5,120}}?)\s*"
    rf"\((?:(?:hierna|ook wel|afgekort)[: ]+)?[‘'\"]?(?P<short>{_SHORT})[’'\"]?\)"
)
_BEFORE = re.compile(rf"\b(?P<short>{_SHORT})\s*\((?P<long>[^()\t]{{5,120}})\)")


def pairs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Folded abbreviations with the folded words that they stand for, as far as the letters bear it out."""
    if "(" not in text:
        return
    for match in _AFTER.finditer(text):
        found = _words_for(match["short"], match["long"], anchored=False)
        if found:
            yield found
    for match in _BEFORE.finditer(text):
        found = _words_for(match["short"], match["long"], anchored=True)
        if found:
            yield found


def _words_for(short: str, long: str, anchored: bool) -> tuple[str, tuple[str, ...]] | None:
    """The abbreviation and the fewest words that spell it, at the end of `long`, or at its start."""
    letters = "".join(c for c in short if c.isalpha())
    if len(letters) < 2 or sum(c.isupper() for c in letters) < 2:
        return None
    words = list(words_of(long))
    target = letters.lower()
    for count in range(1, min(len(words), len(letters) * 2 + 2) + 1):
        chosen = words[:count] if anchored else words[-count:]
        if chosen[0][:1] == target[0] and _spells(target, " ".join(chosen)):
            return fold(short.replace(".", "")), tuple(chosen)
    return None


def _spells(letters: str, words: str) -> bool:
    """Whether the letters stand in the words in this order, the first at the start of the first word.

    Later letters must open a word, or (in a compound such as wijkuitvoeringsplan) stand after some
    letters of one. As many letters as there are words of weight must open a word.
    """
    if not words or words[0] != letters[0] or len(words.replace(" ", "")) < 2 * len(letters):
        return False
    starts = {0} | {i + 1 for i, c in enumerate(words) if c == " "}

    @cache
    def most(letter: int, at: int) -> int:
        """The most letters from `letter` on that open a word, matched from `at` on; -1 for no match."""
        if letter == len(letters):
            return 0
        best = -1
        for index in range(at, len(words)):
            if words[index] == letters[letter]:
                rest = most(letter + 1, index + 1)
                if rest >= 0:
                    best = max(best, rest + (index in starts))
        return best

    opening = most(0, 0)
    return opening == len(letters) or (opening >= 1 and opening >= min(len(starts), len(letters)))
