"""From a date expression as written to its interval of days, with what is known around it.

What cannot be known (a month without a year in a document without a date) gives None, never a guess.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.mention import Granularity
from tagging.dates import intervals
from tagging.dates.intervals import Interval
from tagging.dates.patterns import (
    DAYS,
    DECADES,
    DIRECTIONS,
    MONTHS,
    WEEKDAYS,
    month_number,
    part_named,
    season_named,
)
from tagging.numbers import ORDINALS, value

_MONTHS_NEAR = 3
"""A month so near across the turn of the year is in the other year ("in januari" in a text of December)."""


@dataclass(frozen=True)
class Around:
    """What an expression without a year, or relative to a day, is resolved with."""

    reference: dt.date | None = None
    """Date of the document or of the part that it stands in."""
    section: int | None = None
    """Year of the section."""
    near: int | None = None
    """Year that the words around it give."""
    side: int = 0
    """-1 when it is said to be past ("jl."), 1 when it is said to come ("a.s.")."""

    def year_of(self, month: int) -> int | None:
        """The year that a month without one is in."""
        if self.side and self.reference:
            year = self.reference.year
            if self.side > 0:
                return year + (month < self.reference.month)
            return year - (month > self.reference.month)
        if self.near or self.section or not self.reference:
            return self.near or self.section
        ahead = month - self.reference.month
        if ahead <= _MONTHS_NEAR - 12:
            return self.reference.year + 1
        return self.reference.year - 1 if ahead >= 12 - _MONTHS_NEAR else self.reference.year

    @property
    def year(self) -> int | None:
        """The year of an expression such as "eerste kwartaal"."""
        return self.near or self.section or (self.reference.year if self.reference else None)


@dataclass(frozen=True)
class Resolved:
    interval: Interval
    granularity: Granularity
    relative: bool = False


Group = dict[str, str | None]


def written_year(groups: Group) -> int | None:
    """The year that stands in the expression itself, the last one of a range."""
    for name in ("year", "joined", "before", "shortyear", "boundyear", "winter", "last", "first"):
        text = groups.get(name)
        if text and re.fullmatch(r"\d{4}", text):
            return int(text)
    return None


def resolve(form: str, groups: Group, around: Around) -> Resolved | None:
    """The interval of an expression, or None where it is none (31 februari) or cannot be known."""
    try:
        return _READERS[form](groups, around)
    except (ValueError, OverflowError):
        return None


def _year(groups: Group, around: Around, month: int | None = None) -> tuple[int | None, bool]:
    """The year of an expression, and whether it follows from the document's date by a word for it."""
    written = written_year(groups)
    if written:
        return written, False
    if groups.get("direction"):
        return _relative_year(groups["direction"], around), True
    return (around.year_of(month) if month else around.year), False


def _relative_year(direction: str | None, around: Around) -> int | None:
    offset = DIRECTIONS[(direction or "").casefold()]
    if around.reference is None:
        return around.section if offset == 0 else None
    if offset == 0 and around.section and around.section < around.reference.year:
        return around.section
    return around.reference.year + offset


def _iso(groups: Group, _: Around) -> Resolved:
    return Resolved(intervals.day(*(int(groups[name] or 0) for name in ("year", "month", "day"))), "day")


def _numeric(groups: Group, _: Around) -> Resolved:
    year = int(groups["year"] or 0)
    numbers = (int(groups[name] or 0) for name in ("month", "day"))
    return Resolved(intervals.day(year if year > 99 else 2000 + year, *numbers), "day")


def _day(groups: Group, around: Around) -> Resolved | None:
    month = month_number(groups["month"] or "")
    year, relative = _year(groups, around, month)
    if not year:
        return None
    start, end = intervals.day(year, month, int(groups["day"] or 0))
    if groups["first"]:
        start = dt.date(year, month, int(groups["first"]))
        return Resolved((start, end), "range", relative) if start < end else None
    return Resolved((start, end), "day", relative)


def _month(groups: Group, around: Around) -> Resolved | None:
    month = month_number(groups["month"] or groups["short"] or "")
    year, relative = _year(groups, around, month)
    if not year:
        return None
    part = part_named(groups["part"] or "")
    if part:
        return Resolved(intervals.part_of_month(year, month, part), "part", relative)
    return Resolved(intervals.month(year, month), "month", relative)


def _quarter(groups: Group, around: Around) -> Resolved | None:
    first, last = (_ordinal(groups[name]) for name in ("first", "last"))
    year, relative = _year(groups, around, 3 * (first or 1))
    if not year or not first:
        return None
    interval = intervals.quarter(year, first, last)
    return Resolved(interval, "range" if last else "quarter", relative)


def _ordinal(text: str | None) -> int | None:
    word = (text or "").casefold()
    if not word:
        return None
    return int(word[0]) if word[0].isdigit() else 4 if word == "laatste" else ORDINALS[word]


def _half(groups: Group, around: Around) -> Resolved | None:
    number = 1 if (groups["which"] or "").casefold().startswith(("e", "1")) else 2
    month = MONTHS.get((groups["month"] or "").casefold())
    year, relative = _year(groups, around, month)
    if not year:
        return None
    interval = intervals.half_of_month(year, month, number) if month else intervals.half(year, number)
    return Resolved(interval, "part", relative)


def _season(groups: Group, around: Around) -> Resolved | None:
    name = season_named(groups["season"] or "")
    if groups["nearby"] and not written_year(groups):
        return _nearby(lambda year: intervals.season(year, name), groups["nearby"], around, "part")
    year, relative = _year(groups, around)
    return Resolved(intervals.season(year, name), "part", relative) if year else None


def _nearby(
    at: Callable[[int], Interval], direction: str, around: Around, granularity: Granularity
) -> Resolved | None:
    """What comes back every year, before, around or after the document's date ("afgelopen zomer")."""
    today = around.reference
    if not today:
        return None
    candidates = [at(year) for year in range(today.year - 2, today.year + 3)]
    offset = DIRECTIONS[direction.casefold()]
    if offset < 0:
        chosen = max(interval for interval in candidates if interval[1] < today)
    elif offset > 0:
        chosen = min(interval for interval in candidates if interval[0] > today)
    else:
        chosen = min(
            candidates, key=lambda interval: abs(interval[0] + (interval[1] - interval[0]) / 2 - today)
        )
    return Resolved(chosen, granularity, relative=True)


def _week(groups: Group, around: Around) -> Resolved | None:
    first, last = int(groups["first"] or 0), int(groups["last"] or groups["first"] or 0)
    year, relative = _year(groups, around)
    if not year or last < first:
        return None
    interval = intervals.week(year, first)[0], intervals.week(year, last)[1]
    return Resolved(interval, "range" if last > first else "week", relative)


def _school(groups: Group, _: Around) -> Resolved | None:
    year = int(groups["year"] or 0)
    follows = (year + 1) % 100 == int(groups["next"] or 0)
    return Resolved(intervals.school_year(year), "range") if follows else None


def _part(groups: Group, around: Around) -> Resolved | None:
    if groups["bound"]:
        year = int(groups["boundyear"] or 0)
        first = groups["bound"].casefold() == "primo"
        return Resolved(intervals.day(year, *((1, 1) if first else (12, 31))), "day")
    part = part_named(groups["part"] or "")
    number, relative = _year(groups, around)
    return Resolved(intervals.part_of_year(number, part), "part", relative) if number and part else None


def _span(groups: Group, around: Around) -> Resolved | None:
    count = value(groups["count"] or "")
    unit = (groups["unit"] or "").casefold()
    if not around.reference:
        return None
    months = {"maanden": 1, "kwartalen": 3, "jaar": 12, "jaren": 12}.get(unit, 0) * count
    days = {"dagen": 1, "weken": 7}.get(unit, 0) * count
    sign = DIRECTIONS[(groups["nearby"] or "").casefold()]
    other = intervals.shift(around.reference, months=sign * int(months), days=sign * int(days))
    one_day = dt.timedelta(days=1)
    interval = (other, around.reference - one_day) if sign < 0 else (around.reference, other - one_day)
    return Resolved(interval, "range", relative=True)


def _relative(groups: Group, around: Around) -> Resolved | None:
    if groups["thisyear"]:
        year = _relative_year(groups["thisyear"], around)
        return Resolved(intervals.year(year), "year", relative=True) if year else None
    today = around.reference
    if not today:
        return None
    if groups["daily"]:
        date = today + dt.timedelta(days=DAYS[groups["daily"].casefold()])
        return Resolved((date, date), "day", relative=True)
    if groups["weekday"]:
        past = (groups["side"] or "").casefold().startswith("j")
        return Resolved(_weekday(groups["weekday"], -1 if past else 1, today), "day", relative=True)
    direction, unit = groups["nearby"] or "", (groups["unit"] or "").casefold()
    offset = DIRECTIONS[direction.casefold()]
    if unit in MONTHS:
        return _nearby(lambda year: intervals.month(year, MONTHS[unit]), direction, around, "month")
    if unit in WEEKDAYS:
        return Resolved(_weekday(unit, offset, today), "day", relative=True)
    return _unit(unit, offset, today)


def _unit(unit: str, offset: int, today: dt.date) -> Resolved:
    interval: Interval
    granularity: Granularity
    if unit == "week":
        interval, granularity = intervals.week_of(today, offset), "week"
    elif unit == "weekend":
        monday, sunday = intervals.week_of(today, offset)
        interval, granularity = (monday + dt.timedelta(days=5), sunday), "range"
    elif unit == "maand":
        interval, granularity = intervals.month(today.year, today.month), "month"
        shifted = intervals.shift(interval[0], months=offset)
        interval = intervals.month(shifted.year, shifted.month)
    elif unit == "kwartaal":
        first = today.month - (today.month - 1) % 3
        shifted = intervals.shift(today.replace(month=first, day=1), months=3 * offset)
        interval, granularity = intervals.months(shifted.year, shifted.month, shifted.month + 2), "quarter"
    else:
        other = intervals.shift(today, months=6 * (offset or 1))
        one_day = dt.timedelta(days=1)
        interval = (other, today - one_day) if offset < 0 else (today, other - one_day)
        granularity = "range"
    return Resolved(interval, granularity, relative=True)


def _weekday(name: str, offset: int, today: dt.date) -> Interval:
    """The last such day before today, or the first one after it ("deze" looks ahead, today included)."""
    ahead = (WEEKDAYS.index(name.casefold()) - today.weekday()) % 7
    if offset < 0:
        ahead -= 7
    elif offset > 0 and ahead == 0:
        ahead = 7
    date = today + dt.timedelta(days=ahead)
    return date, date


def _range(groups: Group, _: Around) -> Resolved | None:
    first = int(groups["first"] or 0)
    short = groups["short"] or groups["next"]
    last = int(groups["last"]) if groups["last"] else first - first % 100 + int(short or 0)
    if not first < last <= first + 80 or (groups["next"] and last != first + 1):
        return None
    return Resolved((intervals.year(first)[0], intervals.year(last)[1]), "range")


def _decade(groups: Group, _: Around) -> Resolved:
    first = 1900 + 10 * int(groups["tens"]) if groups["tens"] else DECADES[(groups["word"] or "").casefold()]
    return Resolved((dt.date(first, 1, 1), dt.date(first + 9, 12, 31)), "range")


def _whole_year(groups: Group, _: Around) -> Resolved:
    return Resolved(intervals.year(int(groups["year"] or 0)), "year")


_READERS: dict[str, Callable[[Group, Around], Resolved | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "q": _quarter,
    "half": _half,
    "season": _season,
    "week": _week,
    "school": _school,
    "part": _part,
    "span": _span,
    "relative": _relative,
    "range": _range,
    "decade": _decade,
    "year": _whole_year,
    "glued": _whole_year,
}
