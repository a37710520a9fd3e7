"""The years that a document is about."""

from __future__ import annotations

import re
from collections import Counter

from corpus.document import Block, DocumentType
from ingest.describe.kinds import PERIODIC, kind_of_words

_RANGE = re.compile(r"(?<!\d)(?P<first>20\d\d)\s?(?:[-–/]|t/m|tot en met)\s?(?P<last>(?:20)?\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d-])20\d\d(?![\d-])")
_LONGEST = 12
"""Years; a longer range is no period that a document covers."""


def years_in(text: str) -> tuple[int, ...]:
    """The years that a title covers: those of its range, else its single year; empty where it has none."""
    for match in _RANGE.finditer(text):
        first = int(match["first"])
        last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
        if first <= last <= first + _LONGEST:
            return tuple(range(first, last + 1))
    years = {int(year) for year in _YEAR.findall(text)}
    return (years.pop(),) if len(years) == 1 else ()


def years_of(kind: DocumentType, titles: list[str], blocks: list[Block]) -> tuple[int, ...]:
    """The years covered, the first the one it is about.

    Taken from the title that names the kind, or from the line under it; of a periodic document without such a
    title from its headings ("Wat we doen in 2026") when these agree. Of other kinds only a range counts.
    """
    for index, title in enumerate(titles if kind != "onbekend" else []):
        years = years_in(title)
        if not years or (kind not in PERIODIC and len(years) == 1):
            continue
        above = titles[index - 1] if index else ""
        if kind_of_words(title) == kind or (kind_of_words(above) == kind and not years_in(above)):
            return years
    if kind not in PERIODIC or kind == "collegeprogramma":
        return ()
    counted = Counter(
        years[0] for block in blocks if block.kind == "heading" and len(years := years_in(block.text)) == 1
    )
    if not counted:
        return ()
    year, times = counted.most_common(1)[0]
    return (year,) if times * 2 > counted.total() else ()
