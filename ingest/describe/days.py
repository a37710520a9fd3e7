"""Full dates in the head of a document: the day it was written, never a span."""

from __future__ import annotations

import datetime as dt
import re

MONTHS: tuple[str, ...] = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?\\.?" for name in MONTHS) + r"|mrt\.?"
DAY = re.compile(
    rf"""(?<![\d.,/-])(?:
        (?P<d1>\d{{1,2}})(?:e)?\ (?P<month>{_MONTH})\ (?P<y1>(?:19|20)\d\d)
      | (?P<d2>\d{{1,2}})\s?[-./]\s?(?P<m2>\d{{1,2}})\s?[-./]\s?(?P<y2>(?:19|20)\d\d)
      | (?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)
    )(?!\d|\.\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_STAMP = re.compile(
    r"([0-3]) ?(\d) ?(JAN|FEB|MRT|MAA|APR|MEI|JUN|JUL|AUG|SEP|OKT|NOV|DEC)[A-Z]*\.? ?(20\d\d)"
)
"""A rubber stamp on paper, whose figures stand apart."""
MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def first_day(text: str) -> dt.date | None:
    """The first full date in the text that exists in the calendar."""
    for match in DAY.finditer(text):
        day = _date(match)
        if day:
            return day
    return None


def first_of_month(text: str) -> dt.date | None:
    """The first day of the first month with a year in the text ("oktober 2023")."""
    match = MONTH_YEAR.search(text)
    return dt.date(int(match["year"]), _number(match["month"]), 1) if match else None


def stamped_day(line: str) -> dt.date | None:
    """The day of a line that is a date stamp and nothing else ("0 9 AUG 2022")."""
    match = _STAMP.fullmatch(line.strip())
    try:
        return match and dt.date(int(match[4]), _number(match[3]), int(match[1] + match[2]))
    except ValueError:
        return None


def _date(match: re.Match[str]) -> dt.date | None:
    if match["y1"]:
        parts = int(match["y1"]), _number(match["month"]), int(match["d1"])
    elif match["y2"]:
        parts = int(match["y2"]), int(match["m2"]), int(match["d2"])
    else:
        parts = int(match["y3"]), int(match["m3"]), int(match["d3"])
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def _number(name: str) -> int:
    short = name.casefold()[:3]
    return 3 if short == "mrt" else next(i for i, m in enumerate(MONTHS, start=1) if m.startswith(short))
