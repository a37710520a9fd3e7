"""When a document of the planning-and-control cycle was written, where it does not say so.

The Gemeentewet sets the latest days: the budget of a year must be adopted and sent to the province before 15
November of the year before (articles 190 and 191), the accounts before 15 July of the year after (articles
197 to 200). The college offers them some six weeks to two months earlier, which is the day that is inferred.
"""

from __future__ import annotations

import datetime as dt

from corpus.document import DocumentType

_SPAN_FROM_THIS_YEAR = 5
"""Years in the range of a note that looks four years ahead and counts the current one in ("2024-2028")."""


def inferred_date(kind: DocumentType, title: str, years: tuple[int, ...]) -> dt.date | None:
    """The day that such a document is usually written on, None for kinds outside the cycle.

    A begroting over Y: 30 September of Y-1. Jaarstukken over Y: 1 May of Y+1. A zomernota or voorjaarsnota:
    1 June of the year in its title. A kadernota or perspectiefnota: 1 June of the year before, since it
    prepares the budget of that year, except where its range counts the current year in.
    """
    if not years:
        return None
    year = years[0]
    if kind == "begroting":
        return dt.date(year - 1, 9, 30)
    if kind == "jaarstukken":
        return dt.date(year + 1, 5, 1)
    if kind == "zomernota":
        prepares = any(word in title.casefold() for word in ("kader", "perspectief"))
        return dt.date(year - (prepares and len(years) < _SPAN_FROM_THIS_YEAR), 6, 1)
    return None


def is_plausible(date: dt.date, kind: DocumentType, title: str, years: tuple[int, ...]) -> bool:
    """Whether a date can be the writing of such a document: within half a year of the usual day.

    Files are saved again years later, and colophons are copied from last year's.
    """
    usual = inferred_date(kind, title, years)
    return usual is None or abs((date - usual).days) <= 183
