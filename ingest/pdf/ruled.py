"""Tables with drawn rules: pdfplumber's way from edges to cells, fed with what pdfium knows of the page."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from itertools import pairwise

from ingest.pdf.bands import banded_rows
from ingest.pdf.cells import is_value, is_year
from ingest.pdf.columns import rows_of
from ingest.pdf.crossings import cells_between
from ingest.pdf.edges import Edge, grids, merged
from ingest.pdf.grid import grid_rows, join_columns
from ingest.pdf.model import Box, Page, Segment, Table, TableRow

_THIN = 3.0
"""Points up to which a path is a rule; a wider one is a cell or a shade, with four edges."""
_SHORTEST = 4.0
_SNAP = 3.0
_STUB = 8.0
"""Length up to which an upright closes nothing."""
_MOST_EDGES = 3000
"""A page with more edges is a drawing."""
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


def ruled_tables(page: Page) -> list[Table]:
    """The ruled tables of a page. Their text is taken out of the segments of the page."""
    edges = _edges(page)
    upright = sum(edge.upright for edge in edges)
    if upright < 2 or len(edges) - upright < 1 or len(edges) > _MOST_EDGES:
        return []
    tables = []
    for cells in _beside(_cells(edges)):
        table = _table(page, cells, edges)
        if table is not None:
            tables.append(table)
    return tables


def _edges(page: Page) -> list[Edge]:
    edges: list[Edge] = []
    for x0, top, x1, bottom in page.rules:
        width, height = x1 - x0, bottom - top
        if width >= page.width * 0.98 and height >= page.height * 0.5:
            continue
        if height <= _THIN and width >= _SHORTEST:
            edges.append(Edge(False, (top + bottom) / 2, x0, x1))
        elif width <= _THIN and height >= _SHORTEST:
            edges.append(Edge(True, (x0 + x1) / 2, top, bottom))
        elif width > _THIN and height > _THIN:
            edges += (Edge(False, top, x0, x1), Edge(False, bottom, x0, x1))
            edges += (Edge(True, x0, top, bottom), Edge(True, x1, top, bottom))
    return edges


def _cells(edges: list[Edge]) -> list[list[Box]]:
    """Cells of each grid; uprights that no rule closes are closed where they end."""
    lines = merged(edges, _SNAP)
    lines += _closing(lines)
    return [[_rounded(cell) for cell in grid] for grid in grids(cells_between(lines, _SNAP))]


def _rounded(cell: Box) -> Box:
    x0, top, x1, bottom = cell
    return (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def _closing(edges: list[Edge]) -> list[Edge]:
    """Rules for the ends of uprights that stand open at the top or the bottom, as at a page end."""
    uprights = [edge for edge in edges if edge.upright and edge.length > _STUB]
    levels = [edge for edge in edges if not edge.upright]
    added = []
    for side in ("start", "end"):
        ends: dict[int, list[float]] = {}
        for edge in uprights:
            place = getattr(edge, side)
            closed = any(
                abs(level.place - place) <= _SNAP and level.start - _SNAP <= edge.place <= level.end + _SNAP
                for level in levels
            )
            if not closed:
                ends.setdefault(round(place / 2), []).append(edge.place)
        for key, places in ends.items():
            if len(places) >= 2:
                added.append(Edge(False, key * 2.0, min(places), max(places)))
    return added


def _beside(grids: list[list[Box]]) -> list[list[Box]]:
    """Boxes of one cell that stand next to each other make one row."""
    rows: dict[tuple[int, int], list[Box]] = {}
    result = []
    for grid in grids:
        if len(grid) == 1:
            rows.setdefault((round(grid[0][1] / 4), round(grid[0][3] / 4)), []).append(grid[0])
        else:
            result.append(grid)
    result.extend(cells for cells in rows.values() if 2 <= len(cells) <= 4)
    return result


def _table(page: Page, cells: list[Box], edges: list[Edge]) -> Table | None:
    box = (
        min(cell[0] for cell in cells),
        min(cell[1] for cell in cells),
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )
    columns = _distinct([cell[0] for cell in cells])
    levels = _distinct([cell[1] for cell in cells])
    inside = [segment for segment in page.segments if _within(segment, box)]
    if len(columns) < 2:
        rows, columns = banded_rows(page, cells, inside)
    elif _is_marked_text(inside, cells):
        return None
    else:
        rows, columns = grid_rows(page, cells, columns, levels, inside)
    if not _is_table(rows):
        return None
    doubtful = _is_doubtful(rows) and _ends_in_figures(inside)
    columns = join_columns(rows, columns)
    if doubtful and not _is_filled(rows):
        return None
    if (len(rows) <= 2 and _figures_beside(page, box)) or _goes_on_beside(page, box):
        return None
    taken = {id(segment) for segment in inside}
    page.segments = [segment for segment in page.segments if id(segment) not in taken]
    return Table(
        box=box,
        rows=rows,
        edges=columns,
        open_top=not _has_rule(edges, box, box[1]),
        open_bottom=not _has_rule(edges, box, box[3]),
    )


def _is_marked_text(segments: list[Segment], cells: list[Box]) -> bool:
    """Running text over shades, as of marked changes: most lines that a border crosses run on through it.

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


def _is_table(rows: list[TableRow]) -> bool:
    filled = sum(bool(cell) for row in rows for cell in row.cells)
    several = sum(1 for row in rows if sum(map(bool, row.cells)) >= 2)
    letters = sum(len(cell) for row in rows for cell in row.cells)
    return several >= 1 and filled >= 2 and letters / filled < _LONGEST_CELL


def _is_doubtful(rows: list[TableRow]) -> bool:
    """Shades rather than rules: several figures in one cell, or columns that are never filled together."""
    if any(_SEVERAL.fullmatch(cell) for row in rows for cell in row.cells):
        return True
    if len(rows) < 3:
        return False
    filled = [
        {number for number, row in enumerate(rows) if row.cells[column]}
        for column in range(len(rows[0].cells))
    ]
    return any(not a & b for a, b in pairwise(filled))


def _is_filled(rows: list[TableRow]) -> bool:
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


def _ends_in_figures(segments: list[Segment]) -> bool:
    """Short lines, many of which end in a figure, so that the alignment of the figures tells the columns."""
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


def _goes_on_beside(page: Page, box: Box) -> bool:
    """The rows with figures have one more right of the grid, which is but a part of the table seen."""
    rows = [row for row in rows_of(page.segments) if box[1] <= row[0].middle <= box[3] and row[0].x0 < box[2]]
    with_figures = beside = 0
    for row in rows:
        if any(is_value(segment.text) for segment in row if segment.x1 <= box[2] + 2):
            with_figures += 1
            after = next((segment for segment in row if segment.x0 >= box[2] - 1), None)
            beside += after is not None and after.x0 - box[2] < _BESIDE and is_value(after.text)
    return beside > 0.5 * with_figures


def _has_rule(edges: list[Edge], box: Box, level: float) -> bool:
    middle = (box[0] + box[2]) / 2
    near = [edge for edge in edges if not edge.upright and abs(edge.place - level) <= _SNAP]
    return any(edge.start <= middle <= edge.end for edge in near) or (
        sum(edge.length for edge in near) > 0.5 * (box[2] - box[0])
    )


def _distinct(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _within(segment: Segment, box: Box) -> bool:
    return box[0] - 2 <= (segment.x0 + segment.x1) / 2 <= box[2] + 2 and box[1] <= segment.middle <= box[3]
