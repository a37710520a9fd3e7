"""Numbers that a word processor counts by itself, as it shows them."""

from __future__ import annotations

import msgspec

DEEPEST = 10
"""Levels of a list that word processors have."""
HIGHEST = 32_767
"""Number that a list may start at in Word."""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """How one level of a numbered list looks."""

    style: str
    """decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet or none."""
    pattern: str = "%1."
    """"%2" stands for the number of level 2, counted from 1."""
    start: int = 1


class Counter:
    """The numbers of one list, level by level."""

    def __init__(self, levels: dict[int, Level]) -> None:
        self._levels = levels
        self._counts: dict[int, int] = {}

    def next(self, level: int) -> str:
        """The marker of the next item at `level` (from 0): "•" for a glyph, empty for none."""
        own = self._levels.get(level)
        if own is None or own.style == "bullet":
            return "•"
        for deeper in [other for other in self._counts if other > level]:
            del self._counts[deeper]
        self._counts[level] = self._counts.get(level, own.start - 1) + 1
        if own.style == "none":
            return ""
        marker = own.pattern
        for other in range(level, -1, -1):
            style = self._levels.get(other, own)
            count = self._counts.get(other, style.start)
            marker = marker.replace(f"%{other + 1}", number(count, style.style))
        return marker.strip()


def number(count: int, style: str) -> str:
    """`count` written in a list style: 3, c, C, iii or III."""
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (count // value)
            count %= value
        return roman if style == "lowerRoman" else roman.upper()
    return str(count)


_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
