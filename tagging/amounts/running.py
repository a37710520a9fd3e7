"""Sums in running text: a sign before the number, a unit after it, or the sign of a neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tagging.amounts import patterns, values
from tagging.amounts.tables import Column
from tagging.numbers import value
from tagging.spans import Taken, just_before

_LOOK_BACK = 40
"""Farthest that a number stands before its unit ("vijfentwintig duizend euro")."""
_NEAR = 60


@dataclass
class Sum:
    """One amount as found, before its surroundings are read; offsets are into the block's text."""

    start: int
    end: int
    eur: Decimal
    cue: str
    high: Decimal | None = None
    negative: bool = False
    implicit: bool = False
    column: Column | None = None


def inline(text: str) -> Iterator[Sum]:
    """Sums in running text: a euro sign before the number, or a unit after it."""
    done = 0
    for match in patterns.SIGN_FIRST.finditer(text):
        one = _sign_first(text, match)
        if one:
            yield one
            done = one.end
    for unit in patterns.SIZE_WORD.finditer(text):
        if unit.start() < done and "€" in text[max(0, unit.start() - _LOOK_BACK) : unit.start()]:
            continue
        one = _unit_last(text, unit)
        if one:
            yield one


def _sign_first(text: str, match: re.Match[str]) -> Sum | None:
    start, end = match.start("start"), match.end()
    if just_before(patterns.UNIT_NOTATION, text, start):
        return None
    prefix = text[start : start + 2]
    low, low_size = match["low"], match["lowsize"]
    negative = match["inner"] is not None or match["sign"] == "-/-"
    if match["sign"] and not negative:
        negative = match.start("sign") == 0 or (
            text[match.end("sign")] != " " and text[match.start() - 1] in " \t("
        )
    if match["high"]:
        is_range = match["link"].strip() != "en" or just_before(patterns.BETWEEN, text, match.start())
        shared = match["again"] or match["highsize"] or "." in match["high"] or not low_size
        try:
            if is_range and shared:
                lower, upper = values.pair(low, low_size, match["high"], match["highsize"])
                return Sum(start, end, lower, "range", upper, negative)
        except ValueError:
            pass
        end = match.end("lowsize") if low_size else match.end("low")
        tail = re.compile(patterns.TAIL).match(text, end)
        end = tail.end() if tail else end
    size = low_size or _borrowed(text, end, low)
    return Sum(start, end, values.number(low, size, prefix), "sign first", negative=negative)


def _borrowed(text: str, end: int, low: str) -> str | None:
    """The multiplier that a small number shares with the next one."""
    later = patterns.BORROWED.match(text, end) if len(low) <= len("99,9") else None
    return later["size"] if later else None


def _unit_last(text: str, unit: re.Match[str]) -> Sum | None:
    """The sum that ends in this unit, or none; the longest that reaches back from it."""
    name = "euro last" if unit[0].casefold() in ("euro", "€", "eur") else "size alone"
    pattern = patterns.COMPILED[name]
    begin = max(0, unit.start() - _LOOK_BACK)
    for start in _number_starts(text, begin, unit.start()):
        match = pattern.match(text, start)
        if match and match.start() <= unit.start() < match.end():
            one = _read(text, match, name)
            if one:
                return one
    return None


_NUMBER_START = re.compile(
    r"(?<![\w.,/€-])(?:\d|(?:een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    r"der|veer|twintig|tachtig|honderd|duizend|ander|half))",
    re.IGNORECASE,
)


def _number_starts(text: str, begin: int, end: int) -> Iterator[int]:
    for match in _NUMBER_START.finditer(text, begin, end):
        yield match.start()


def _read(text: str, match: re.Match[str], name: str) -> Sum | None:
    start, end = match.start(), match.end()
    implicit = name == "size alone"
    if implicit and not _is_money(text, match):
        return None
    if just_before(patterns.UNIT_NOTATION, text, start):
        return None
    try:
        if match["low"]:
            is_range = match["link"].strip() != "en" or just_before(patterns.BETWEEN, text, start)
            if not is_range:
                return None
            lower, upper = values.pair(match["low"], match["lowsize"], match["high"], match["highsize"])
            return Sum(start, end, lower, "range", upper, implicit=implicit)
        return Sum(start, end, values.number(match["high"], match["highsize"]), name, implicit=implicit)
    except ValueError:
        return None


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether a number with "miljoen" or "k" is money: no counted noun follows, words of money are near."""
    sentence = text[max(0, match.start() - 2 * _NEAR) : match.end() + _NEAR]
    if match["highsize"].casefold() == "k":
        return len(match["high"]) > 1 and bool(patterns.MONEY_WORDS.search(sentence))
    if not patterns.GOES_ON.match(text, match.end()):
        return False
    if patterns.SET_ASIDE.match(text, match.end()):
        return True
    return bool(patterns.MONEY_WORDS.search(sentence)) or "€" in sentence


def elided(text: str, found: list[Sum], spans: Taken) -> Iterator[Sum]:
    """Numbers of an enumeration that share the euro sign of their neighbour; `spans` are those of `found`.

    Nothing but a link may stand between two neighbours, so that only what comes next to a sum can share its
    sign: once to the right and once to the left along the text.
    """
    if all(one.implicit for one in found):
        return
    bare = [
        Sum(match.start(), match.end(), value(match["number"]), "shared sign", implicit=True)
        for match in patterns.ELIDED.finditer(text)
        if "." in match["number"] and not spans.overlaps(*match.span())
    ]
    row = sorted([*found, *bare], key=lambda one: one.start)
    waiting = {id(one) for one in bare}
    for neighbours in (pairwise(row), ((after, one) for one, after in pairwise(reversed(row)))):
        for one, after in neighbours:
            if (id(one) in waiting) != (id(after) in waiting) and _linked(text, one, after):
                waiting -= {id(one), id(after)}
    yield from (one for one in bare if id(one) not in waiting)


def _linked(text: str, one: Sum, other: Sum) -> bool:
    if one.end >= other.start:
        return False
    if patterns.ELIDED_LINK.fullmatch(text, one.end, other.start):
        return True
    purpose = patterns.ELIDED_PURPOSE.fullmatch(text, one.end, other.start)
    return bool(purpose and patterns.GOES_ON.match(text, other.end))
