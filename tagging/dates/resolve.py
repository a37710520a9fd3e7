"""From a date expression as written to its interval of days, with what is known around it.

What cannot be known (a month without a year in a document without a date) gives None, never a guess.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from tagging.dates import intervals
from tagging.dates.patterns import DECADES, MONTHS, month_number, part_named, season_named
from tagging.dates.relative import Around, Group, Resolved, nearby, relative, relative_year, span
from tagging.numbers import ORDINALS, value


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
        return relative_year(groups["direction"], around), True
    return (around.year_of(month) if month else around.year), False


def _iso(groups: Group, _: Around) -> Resolved:
    return Resolved(intervals.day(*(int(groups[name] or 0) for name in ("year", "month", "day"))), "day")


def _numeric(groups: Group, _: Around) -> Resolved:
    year = int(groups["year"] or 0)
    numbers = (int(groups[name] or 0) for name in ("month", "day"))
    return Resolved(intervals.day(year if year > 99 else 2000 + year, *numbers), "day")


def _slash(groups: Group, around: Around) -> Resolved | None:
    month = int(groups["month"] or 0)
    year = around.year_of(month)
    return Resolved(intervals.day(year, month, int(groups["day"] or 0)), "day") if year else None


def _short(groups: Group, _: Around) -> Resolved:
    return Resolved(intervals.year(2000 + int(groups["two"] or 0)), "year")


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


def _quarters(groups: Group, around: Around) -> Resolved | None:
    """The first or last so many quarters or months of a year."""
    year, relative = _year(groups, around)
    count = int(value(groups["count"] or ""))
    count *= 3 if groups["each"] == "kwartalen" else 1
    if not year or not 0 < count < 12:
        return None
    first = (groups["side"] or "").casefold() == "eerste"
    interval = intervals.months(year, 1, count) if first else intervals.months(year, 13 - count, 12)
    return Resolved(interval, "range", relative)


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
        return nearby(lambda year: intervals.season(year, name), groups["nearby"], around, "part")
    year, relative = _year(groups, around)
    return Resolved(intervals.season(year, name), "part", relative) if year else None


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
    part = part_named(groups["closing"] or groups["part"] or "")
    number, relative = _year(groups, around)
    relative = relative or bool(groups["closing"])
    return Resolved(intervals.part_of_year(number, part), "part", relative) if number and part else None


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
    "quarters": _quarters,
    "slash": _slash,
    "short": _short,
    "q": _quarter,
    "half": _half,
    "season": _season,
    "week": _week,
    "school": _school,
    "part": _part,
    "span": span,
    "relative": relative,
    "range": _range,
    "decade": _decade,
    "year": _whole_year,
    "glued": _whole_year,
}
