"""The intervals of days that Dutch date expressions stand for.

Conventions of the annotation guide: begin of a year is January to March, medio May to August, eind October to
December; of a month days 1-10, 11-20 and 21 to its end; voorjaar March to May, zomer June to August, najaar
September to November, winter December to February. Weeks are those of ISO 8601, Monday to Sunday. A school
year runs from 1 August to 31 July, as the education acts have it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

Interval = tuple[dt.date, dt.date]
Part = Literal["begin", "medio", "eind"]
Season = Literal["voorjaar", "zomer", "zomerreces", "najaar", "winter"]

_YEAR_PARTS: dict[Part, tuple[int, int]] = {"begin": (1, 3), "medio": (5, 8), "eind": (10, 12)}
_SEASONS: dict[Season, tuple[int, int]] = {
    "voorjaar": (3, 5),
    "zomer": (6, 8),
    "zomerreces": (7, 8),
    "najaar": (9, 11),
    "winter": (12, 14),
}
"""First and last month; of the recess of councils, July and August whatever weeks a council takes."""


def day(year: int, month: int, number: int) -> Interval:
    """One day. Raises ValueError when there is no such day."""
    date = dt.date(year, month, number)
    return date, date


def months(year: int, first: int, last: int) -> Interval:
    """The first to the last month of a year; months above 12 run on into the next."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    start = dt.date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return start, dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def month(year: int, number: int) -> Interval:
    return months(year, number, number)


def year(number: int) -> Interval:
    return months(number, 1, 12)


def quarter(of_year: int, first: int, last: int | None = None) -> Interval:
    """One quarter, or the first to the last of several. Raises ValueError when there is no such quarter."""
    last = last or first
    if not 1 <= first <= last <= 4:
        raise ValueError(f"no such quarters: {first} to {last}")
    return months(of_year, 3 * first - 2, 3 * last)


def half(of_year: int, number: int) -> Interval:
    return months(of_year, 6 * number - 5, 6 * number)


def part_of_year(of_year: int, part: Part) -> Interval:
    return months(of_year, *_YEAR_PARTS[part])


def part_of_month(of_year: int, of_month: int, part: Part) -> Interval:
    start, end = month(of_year, of_month)
    bounds = {"begin": (1, 10), "medio": (11, 20), "eind": (21, end.day)}[part]
    return start.replace(day=bounds[0]), end.replace(day=bounds[1])


def half_of_month(of_year: int, of_month: int, number: int) -> Interval:
    start, end = month(of_year, of_month)
    return (start, end.replace(day=15)) if number == 1 else (start.replace(day=16), end)


def season(of_year: int, name: Season) -> Interval:
    """The season that starts in a year; the winter of 2024 ends in February 2025."""
    return months(of_year, *_SEASONS[name])


def school_year(first_year: int) -> Interval:
    return months(first_year, 8, 19)


def week(of_year: int, number: int) -> Interval:
    """A week by its ISO number. Raises ValueError when the year has no such week."""
    monday = dt.date.fromisocalendar(of_year, number, 1)
    return monday, monday + dt.timedelta(days=6)


def week_of(date: dt.date, offset: int = 0) -> Interval:
    """The week that a day lies in, or one so many weeks later."""
    monday = date - dt.timedelta(days=date.weekday()) + dt.timedelta(weeks=offset)
    return monday, monday + dt.timedelta(days=6)


def shift(date: dt.date, *, years: int = 0, months: int = 0, days: int = 0) -> dt.date:
    """The date so much later; the last day of the month where the month has no such day."""
    total = date.year * 12 + date.month - 1 + years * 12 + months
    in_year, in_month = divmod(total, 12)
    last = calendar.monthrange(in_year, in_month + 1)[1]
    return date.replace(year=in_year, month=in_month + 1, day=min(date.day, last)) + dt.timedelta(days=days)
