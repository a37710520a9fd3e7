"""Levels of headings, from numbering, from what returns, and from marks that cannot be trusted alone."""

from __future__ import annotations

import re

import msgspec

from ingest.plain.furniture import fold
from ingest.plain.headings import ACTIVITY, YEAR

_ANNEX = re.compile(r"bijlagen?(?:\s+\w{1,4})?\s*(?::|$)", re.IGNORECASE)


class Title(msgspec.Struct, kw_only=True):
    """A heading in the making."""

    text: str
    block: int
    """Index of its block."""
    number: str = ""
    """Section number that opens it."""
    marked: int = 0
    """Level by its Markdown mark, 0 without one."""
    names_section: bool = False
    """Whether a list or a table beside it repeats its words."""


def levels(titles: list[Title]) -> list[int]:
    """For each heading, its level from 1 to 6."""
    own = _marked(titles) if any(title.marked for title in titles) else _unmarked(titles)
    return [max(1, min(6, level)) for level in own]


def _marked(titles: list[Title]) -> list[int]:
    """The marked levels, put right where converters flatten them: what has no number stands under the last
    number of the same level, and a heading that returns under every subject stands under the subject."""
    result: list[int] = []
    numbered = subject = 0
    for title in titles:
        level = title.marked or subject + 1
        if title.number:
            level = title.marked or numbered or 1
            numbered = subject = level
        elif ACTIVITY.fullmatch(title.text):
            level = max(level, subject + 1)
        else:
            if title.marked:
                level = max(level, numbered + 1) if numbered else level
                subject = level
        result.append(level)
    return result


def _unmarked(titles: list[Title]) -> list[int]:
    """Levels by numbering and by order.

    A title on top stands above everything; numbers give depth; a name that a list or table repeats opens a
    section; a heading right under a heading is its child; a year holds the headings that return under years.
    """
    under_years = _under_years(titles)
    base = int(bool(titles) and not titles[0].number and not YEAR.fullmatch(titles[0].text))
    is_numbered = any(title.number for title in titles)
    first_year: int | None = None
    result: list[int] = []
    section = base
    for index, title in enumerate(titles):
        number = title.number
        above = titles[index - 1] if index else None
        adjacent = above is not None and title.block == above.block + 1
        if index == 0 and base:
            level = 1
        elif _ANNEX.match(title.text):
            level = section = 1
        elif number:
            level = section = base + number.count(".") + 1
            first_year = None
        elif index in under_years:
            level = result[under_years[index]] + 1
        elif first_year is not None and YEAR.fullmatch(title.text):
            level = result[first_year]
        elif title.names_section and not is_numbered:
            level = section = base + 1
        elif adjacent and index > 1 - base and result[-1] > section:
            level = result[-1] + 1
        else:
            level = section + 1
        if first_year is None and YEAR.fullmatch(title.text):
            first_year = index
        result.append(level)
    return result


def _under_years(titles: list[Title]) -> dict[int, int]:
    """For each heading that belongs to a year standing alone as heading, the index of that year's heading.

    Between two years everything does; after the last year, what stood under an earlier one too.
    """
    years = [index for index, title in enumerate(titles) if YEAR.fullmatch(title.text)]
    belongs: dict[int, int] = {}
    seen: set[str] = set()
    for place, year in enumerate(years):
        follows = years[place + 1] if place + 1 < len(years) else None
        for index in range(year + 1, follows if follows is not None else len(titles)):
            title = titles[index]
            if title.number:
                break
            if follows is None and fold(title.text) not in seen:
                break
            seen.add(fold(title.text))
            belongs[index] = year
    return belongs
