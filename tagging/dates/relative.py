"""Expressions that count from the document's date ("vorige week", "komende twee jaar", "afgelopen zomer")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from corpus.mention import Granularity
from tagging.dates import intervals
from tagging.dates.intervals import Interval
from tagging.dates.patterns import DAYS, DIRECTIONS, MONTHS, WEEKDAYS
from tagging.numbers import value

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
    """The interval of an expression, and how it was written."""

    interval: Interval
    granularity: Granularity
    relative: bool = False


Group = dict[str, str | None]
"""The named parts of an expression, as `patterns` names them."""


def relative_year(direction: str | None, around: Around) -> int | None:
    """The year that "dit jaar" or "volgend jaar" is; in a section on a past year "dit jaar" is that year."""
    offset = DIRECTIONS[(direction or "").casefold()]
    if around.reference is None:
        return around.section if offset == 0 else None
    if offset == 0 and around.section and around.section < around.reference.year:
        return around.section
    return around.reference.year + offset


def nearby(
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


def span(groups: Group, around: Around) -> Resolved | None:
    """So many days, weeks, months or years up to the document's date, or from it."""
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


def relative(groups: Group, around: Around) -> Resolved | None:
    """A year, month, week, weekend or day beside the document's own."""
    if groups["thisyear"]:
        year = relative_year(groups["thisyear"], around)
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
        return nearby(lambda year: intervals.month(year, MONTHS[unit]), direction, around, "month")
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
