"""Text layers that a scanner put behind its image: each word as high as its letters, in lines torn apart."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

import msgspec

from ingest.pdf.columns import Row, rows_of
from ingest.pdf.model import Page, Segment

_COVERED = 0.8
"""Share of the page that its images cover, from which it is a scan."""
_UNLIKE = 1.15
"""Times its smallest size that the largest of a line is, where the sizes tell nothing."""
_UNEVEN = 0.5
_GAP = 1.6
"""White space up to which words are of one line, in its sizes: a short word between them may be missing."""
_FEWEST_STARTS = 5
"""Pieces that begin in one place, from which a column begins there."""


def even(page: Page) -> None:
    """Join the pieces of the lines of a scanned page again, and give lines of about one height one size.

    Only where most lines hold pieces of several sizes: other layers tell their sizes and gaps rightly.
    """
    if not page.segments or not _is_scan(page):
        return
    rows = rows_of(page.segments)
    several = [row for row in rows if len(row) > 1]
    uneven = sum(max(s.size for s in row) > _UNLIKE * min(s.size for s in row) for row in several)
    if len(several) < _FEWEST_STARTS or uneven <= _UNEVEN * len(several):
        return
    usual = median(max(segment.size for segment in row) for row in several)
    starts = [segment.x0 for segment in page.segments]
    left = min(starts)
    columns = {
        round(x) for x in starts if x > left + usual and sum(abs(x - y) < 1 for y in starts) >= _FEWEST_STARTS
    }
    page.segments = [piece for row in rows for piece in _pieces(row, usual, columns)]


def _is_scan(page: Page) -> bool:
    """Whether images cover the page; scanners cut theirs into strips."""
    covered = sum((p.x1 - p.x0) * (p.bottom - p.top) for p in page.pictures)
    return covered > _COVERED * page.width * page.height


def _pieces(row: Row, usual: float, columns: set[int]) -> list[Segment]:
    pieces: list[Row] = [[row[0]]]
    for before, segment in pairwise(row):
        begins = bool(columns & {round(segment.x0) + shift for shift in (-1, 0, 1)})
        if segment.x0 - before.x1 < (0.5 if begins else _GAP) * usual:
            pieces[-1].append(segment)
        else:
            pieces.append([segment])
    return [_joined(piece, usual) for piece in pieces]


def _joined(piece: Row, usual: float) -> Segment:
    size = max(segment.size for segment in piece)
    words = [word for segment in piece for word in segment.words or []]
    return msgspec.structs.replace(
        piece[0],
        text=" ".join(segment.text for segment in piece),
        top=min(segment.top for segment in piece),
        x1=piece[-1].x1,
        bottom=max(segment.bottom for segment in piece),
        size=usual if 0.5 * usual <= size <= 1.45 * usual else size,
        words=words or None,
        length=piece[-1].start + piece[-1].length - piece[0].start,
    )
