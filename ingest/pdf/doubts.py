"""What only looks like a ruled table: marks on running text, shades, frames, parts of a larger table."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from itertools import pairwise

from ingest.pdf.cells import is_value, is_year
from ingest.pdf.columns import rows_of
from ingest.pdf.model import Box, Page, Segment, TableRow

_SNAP = 3.0
_NEAR = 18.0
_BESIDE = 60.0
"""Points right of a grid within which a figure may be of the same table."""
_LONGEST_CELL = 1800
"""Characters on average in a cell, from which a grid is a frame around text and no table."""
_MARKED = 0.5
"""Share of the lines beside a border that run on through it, from which shades are marks on running text."""
_CLOSE = 0.45
"""White space between two words of a sentence, in sizes of their letters, at most."""
_SURE_COLUMNS = 4
_LONGEST_LABEL = 110
_FILLED = 0.6
"""Share of the rows of a table with but one empty cell at most, from which its columns are sure."""
_FIGURES = frozenset("0123456789%€)-")
"""Ends of figures, which stand close to a border."""

_SEVERAL = re.compile(r"(?:(?:€\s?)?-?\d[\d.]*(?:,\d+)?%?(?:\s+|$)){2,}")
"""Several figures of one cell."""


def is_marked_text(segments: list[Segment], cells: list[Box]) -> bool:
    """Whether it is running text over shades, as of changes: most lines beside a border run on through it.

    Words on both sides of the border stand as close there as the words of a sentence do.
    """
    borders = sorted({cell[0] for cell in cells})
    through = [segment for segment in segments if _runs_through(segment, borders, cells)]
    if not through:
        return False
    bands = {(cell[1], cell[3]) for cell in cells if cell[0] > borders[0] + _SNAP}
    crossed = sum(any(top <= s.middle <= bottom for top, bottom in bands) for s in segments)
    return len(through) > _MARKED * crossed


def _runs_through(segment: Segment, borders: list[float], cells: list[Box]) -> bool:
    first, last = bisect(borders, segment.x0 + _SNAP), bisect_left(borders, segment.x1 - _SNAP)
    if first >= last or not segment.words:
        return False
    near, middle = _CLOSE * segment.size, segment.middle
    inside = [cell[0] for cell in cells if cell[1] <= middle <= cell[3] and cell[0] in borders[first:last]]
    return any(
        before.x0 < border < after.x1 and after.x0 - before.x1 < near
        for before, after in (pairwise(segment.words) if inside else ())
        if before.text[-1:] not in _FIGURES and after.text[:1] not in _FIGURES
        for border in inside
    )


def is_table(rows: list[TableRow]) -> bool:
    """Whether some row fills several cells, and the cells are no frames around text."""
    filled = sum(bool(cell) for row in rows for cell in row.cells)
    several = sum(1 for row in rows if sum(map(bool, row.cells)) >= 2)
    letters = sum(len(cell) for row in rows for cell in row.cells)
    return several >= 1 and filled >= 2 and letters / filled < _LONGEST_CELL


def is_doubtful(rows: list[TableRow]) -> bool:
    """Whether there are shades rather than rules.

    Several figures stand in one cell then, or there are columns that are never filled together.
    """
    if any(_SEVERAL.fullmatch(cell) for row in rows for cell in row.cells):
        return True
    if len(rows) < 3:
        return False
    filled = [
        {number for number, row in enumerate(rows) if row.cells[column]}
        for column in range(len(rows[0].cells))
    ]
    return any(not a & b for a, b in pairwise(filled))


def is_filled(rows: list[TableRow]) -> bool:
    """Whether the columns are sure once those never filled together are joined: most rows fill them.

    Every row with figures has its label then, and none holds the labels of several.
    """
    if len(rows[0].cells) < _SURE_COLUMNS:
        return False
    for row in rows:
        label, *rest = row.cells
        if len(label) > _LONGEST_LABEL or any(_SEVERAL.fullmatch(cell) for cell in row.cells):
            return False
        if not label and any(is_value(cell) and not is_year(cell) for cell in rest):
            return False
    return sum(row.cells.count("") <= 1 for row in rows) > _FILLED * len(rows)


def ends_in_figures(segments: list[Segment]) -> bool:
    """Whether the lines are short and many end in a figure, whose alignment tells the columns then."""
    rows = rows_of(segments)
    figures = sum(len(row) > 1 and is_value(row[-1].text.split()[-1]) for row in rows)
    longest = max(len(segment.text) for segment in segments)
    return figures >= (0.25 if longest < 60 else 0.4) * len(rows)


def _figures_beside(page: Page, box: Box) -> bool:
    """Figures stand right above or below: the grid is but the shaded header or total of a larger table."""
    return any(
        (0 <= segment.top - box[3] < _NEAR or 0 <= box[1] - segment.bottom < _NEAR) and is_value(segment.text)
        for segment in page.segments
        if box[0] <= segment.x0 <= box[2]
    )


def goes_on_beside(page: Page, box: Box, count: int) -> bool:
    """Whether a grid of `count` rows is part of the table seen: a shaded header, or all but a column."""
    return (count <= 2 and _figures_beside(page, box)) or _has_column_beside(page, box)


def _has_column_beside(page: Page, box: Box) -> bool:
    """The rows with figures have one more right of the grid."""
    rows = [row for row in rows_of(page.segments) if box[1] <= row[0].middle <= box[3] and row[0].x0 < box[2]]
    with_figures = beside = 0
    for row in rows:
        if any(is_value(segment.text) for segment in row if segment.x1 <= box[2] + 2):
            with_figures += 1
            after = next((segment for segment in row if segment.x0 >= box[2] - 1), None)
            beside += after is not None and after.x0 - box[2] < _BESIDE and is_value(after.text)
    return beside > 0.5 * with_figures
