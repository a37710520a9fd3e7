"""Tagger of quantities: counted things with a unit that is not money.

A quantity is a number in digits or words with a unit of measure ("3,56 fte", "12 uur per week", "65%"), or
with a noun in the plural, adjectives between them included ("8 inhoudelijke thema's"). Numbers that name
something ("fase 3"), times of day, ordinals and the numbers of lists are none; dates and amounts win where
they overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.mention import Mention, Quantity
from tagging import numbers
from tagging.passage import Passage
from tagging.quantities import patterns
from tagging.quantities.words import NO_NOUNS, NOUNS_IN_EREN
from tagging.spans import just_before

_VOTES = re.compile(r"[ \xa0](?:voor|tegen)(?!\w)|\)")
"""What votes are followed by, where the verb of the same form is not."""
_ACCENTED_ONE = frozenset({"één", "eén"})


def find(passage: Passage) -> Iterator[Mention]:
    """The quantities of one passage, in order."""
    text, block = passage.text, passage.block
    position = block.body_start
    for match in patterns.candidates(text, position):
        if match.start() < position:
            continue
        unit = _unit(text, match, in_heading=block.kind == "heading")
        if unit is None:
            continue
        rule, what = unit
        position = what.end("unit")
        try:
            value = _quantity(match, what["unit"], text)
        except ValueError:
            continue
        near = just_before(patterns.APPROXIMATELY, text, match.start()) if value.approx else None
        yield passage.mention(match.start(), position, value, rule, *([near[0].strip()] if near else []))


def _unit(text: str, match: re.Match[str], *, in_heading: bool) -> tuple[str, re.Match[str]] | None:
    """What the number counts, and the rule that says so; None where it counts nothing."""
    measure = patterns.MEASURE.match(text, match.end())
    if measure and _is_measured(text, match, measure):
        return "unit", measure
    if patterns.PER.search(text, max(0, match.start() - 5), match.start()):
        return None
    nouns = patterns.NOUNS.match(text, match.end())
    if nouns and _is_counted(text, match, nouns, in_heading):
        return "plural", nouns
    return None


def _is_measured(text: str, match: re.Match[str], measure: re.Match[str]) -> bool:
    unit = measure["unit"]
    if patterns.POSTCODE.match(text, match.start()):
        return False
    if patterns.CASED.fullmatch(unit.casefold()) and not patterns.CASED.fullmatch(unit):
        return False
    if unit.casefold().startswith("uur"):
        clock = patterns.CLOCK.fullmatch(match["high"]) or (
            unit.casefold() == "uur" and just_before(patterns.CLOCK_BEFORE, text, match.start())
        )
        return not clock
    if unit[0].isalpha() and just_before(patterns.NAMED, text, match.start()):
        return False
    accented = match["high"].casefold() in _ACCENTED_ONE
    return not accented or bool(patterns.TIME_UNIT.match(unit))


def _is_counted(text: str, match: re.Match[str], nouns: re.Match[str], in_heading: bool) -> bool:
    number, noun = match["high"], nouns["noun"].casefold()
    if noun == "stemmen" and _VOTES.match(text, nouns.end()):
        return True
    if number.casefold() in _ACCENTED_ONE or len(noun) < 4 or noun in NO_NOUNS:
        return False
    if noun.endswith("eren") and not noun.endswith(NOUNS_IN_EREN):
        return False
    digits = number[0].isdigit()
    if digits and ("." in number and not re.fullmatch(numbers.GROUPED, number)):
        return False
    if digits and just_before(patterns.NAMED, text, match.start()):
        return False
    named = nouns["unit"][0].isupper() and not patterns.DEMONYM.match(nouns["unit"])
    starts = bool(just_before(patterns.SENTENCE_START, text, match.start()))
    if digits:
        return not named and not (starts and in_heading)
    if number.casefold() == "acht" and text[: match.start()].casefold().endswith("in "):
        return False
    return starts or not (number[0].isupper() and nouns["unit"][0].isupper())


def _quantity(match: re.Match[str], unit: str, text: str) -> Quantity:
    size = numbers.multiplier((match["size"] or "").strip())
    high = numbers.normal(numbers.value(match["high"]) * size)
    low: Decimal | None = None
    if match["low"]:
        low = numbers.normal(
            numbers.value(match["low"]) * (size if numbers.value(match["low"]) < 1000 else 1)
        )
    approx = match["sign"] == "+" or bool(just_before(patterns.APPROXIMATELY, text, match.start()))
    return Quantity(
        value=high if low is None else low,
        unit=re.sub(r"\s+", " ", unit),
        high=None if low is None else high,
        approx=approx,
    )
