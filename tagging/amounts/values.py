"""From an amount as written to euros."""

from __future__ import annotations

import re
from decimal import Decimal

from tagging import numbers

_TIMES_PREFIX = {"k": 1_000, "m": 1_000_000}


def number(text: str, size: str | None, prefix: str = "") -> Decimal:
    """Euros of a number with its multiplier, and of a sign such as "k€" before it.

    Raises ValueError when the text is no number.
    """
    plain = re.sub(r"(?<=[\d.])[ \xa0](?=\d{3})", "", text)
    factor = numbers.multiplier((size or "").strip())
    sign = prefix[:1].casefold()
    if sign in _TIMES_PREFIX and prefix[1:2] == "€":
        factor *= _TIMES_PREFIX[sign]
    return numbers.normal(numbers.value(plain) * factor)


def pair(low: str, low_size: str | None, high: str, high_size: str | None) -> tuple[Decimal, Decimal]:
    """Both ends of a range; the lower shares the multiplier of the upper, as in "1 tot 2 miljoen".

    Raises ValueError when they are no range.
    """
    upper = number(high, high_size)
    lower = number(low, low_size)
    if not low_size and high_size and lower < 1000:
        lower = number(low, high_size)
    if not lower < upper:
        raise ValueError(f"no range: {low} to {high}")
    return lower, upper
