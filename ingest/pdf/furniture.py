"""Running headers and footers and page numbers: what stands in the same place on page after page."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

from ingest.pdf.columns import rows_of
from ingest.pdf.model import Page, Segment

_ZONE = 0.11
"""Share of the height of a page, at the top and at the bottom, in which furniture stands."""
_MOST_PIECES = 4
"""A row of so many pieces is the header of a table."""
_STEP = 3.0
_DEEPEST = 4
"""Rows from the edge that can be furniture."""
_WORD = r"(?:pagina|pag\.?|blz\.?|blad|bladzijde|page|p\.)\s*"
_OF = r"(?:\s*(?:van|/|of|\|)\s*\d{1,4})?"
_NUMBER = re.compile(
    rf"(?:[-–|]\s*)?(?:{_WORD})?(?:\d{{1,4}}|[ivxlc]{{1,6}}){_OF}(?:\s*[-–|])?", re.IGNORECASE
)
_WORDED = re.compile(rf"(?:[-–|]\s*)?{_WORD}\d{{1,4}}{_OF}", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d+")


def remove_furniture(pages: list[Page]) -> None:
    """Take the running headers, running footers and page numbers out of the segments of `pages`."""
    zones = [_zone(page) for page in pages]
    seen: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for page, segments in zip(pages, zones, strict=True):
        for segment in segments:
            seen[_key(segment, page)][_height(segment, page)].add(page.number)
    filled = sum(1 for page in pages if page.segments)
    recurring = {
        (key, height)
        for key, heights in seen.items()
        for height in heights
        if _repeats(set().union(*(heights.get(near, ()) for near in range(height - 1, height + 2))), filled)
    }
    for page, segments in zip(pages, zones, strict=True):
        gone = {
            id(segment)
            for segment in segments
            if _LETTER.search(segment.text) and (_key(segment, page), _height(segment, page)) in recurring
        }
        gone |= {id(segment) for segment in segments if _is_page_number(segment, page, segments, gone)}
        if gone:
            page.segments = [segment for segment in page.segments if id(segment) not in gone]


def _zone(page: Page) -> list[Segment]:
    """Segments of the few rows next to the top and the bottom edge."""
    top, bottom = page.height * _ZONE, page.height * (1 - _ZONE)
    near = [s for s in page.segments if s.bottom < top or s.top > bottom]
    upper = rows_of([s for s in near if s.bottom < top])[:_DEEPEST]
    lower = rows_of([s for s in near if s.top > bottom])[-_DEEPEST:]
    near = [segment for row in upper + lower if len(row) < _MOST_PIECES for segment in row]
    return near + [s for s in page.segments if _is_beside(s, page) and s.bottom >= top]


def _is_beside(segment: Segment, page: Page) -> bool:
    """In the right margin of the upper part of the page, where letters repeat their reference."""
    return segment.x0 > 0.68 * page.width and segment.bottom < 0.35 * page.height


def _key(segment: Segment, page: Page) -> str:
    """The same for a line that recurs with another number: its words, and its half of the page."""
    side = "top" if segment.top < page.height / 2 else "bottom"
    words = segment.text if _is_beside(segment, page) else _DIGITS.sub("#", segment.text)
    return f"{side} {words.casefold()}"


def _height(segment: Segment, page: Page) -> int:
    """Distance from the edge of its half of the page, in steps; a recurring line may be one of them off."""
    top = segment.top < page.height / 2
    return round((segment.top if top else page.height - segment.bottom) / _STEP)


def _repeats(numbers: set[int], filled: int) -> bool:
    """On three pages or more, of which two near each other, or on all pages of a short document."""
    if len(numbers) >= 3:
        ordered = sorted(numbers)
        return any(b - a <= 2 for a, b in itertools.pairwise(ordered))
    return len(numbers) == 2 and filled <= 3


def _is_page_number(segment: Segment, page: Page, zone: list[Segment], gone: set[int]) -> bool:
    """A number at the edge of the page, alone on its row but for furniture, or said to be a page's."""
    if not _NUMBER.fullmatch(segment.text):
        return False
    if _WORDED.fullmatch(segment.text):
        return True
    beside = [s for s in zone if s is not segment and abs(s.middle - segment.middle) < segment.height / 2]
    alone = all(id(other) in gone for other in beside)
    return alone and (segment.bottom < page.height * 0.08 or segment.top > page.height * 0.9)
