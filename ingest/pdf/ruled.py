"""Tables with drawn rules: pdfplumber's way from edges to cells, fed with what pdfium knows of the page."""

from __future__ import annotations

from ingest.pdf.bands import banded_rows
from ingest.pdf.crossings import cells_between
from ingest.pdf.doubts import (
    ends_in_figures,
    goes_on_beside,
    is_doubtful,
    is_filled,
    is_marked_text,
    is_table,
)
from ingest.pdf.edges import Edge, grids, merged
from ingest.pdf.grid import grid_rows, join_columns
from ingest.pdf.model import Box, Page, Segment, Table

_THIN = 3.0
"""Points up to which a path is a rule; a wider one is a cell or a shade, with four edges."""
_SHORTEST = 4.0
_SNAP = 3.0
_STUB = 8.0
"""Length up to which an upright closes nothing."""
_MOST_EDGES = 3000
"""A page with more edges is a drawing."""


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
    elif is_marked_text(inside, cells):
        return None
    else:
        rows, columns = grid_rows(page, cells, columns, levels, inside)
    if not is_table(rows):
        return None
    doubtful = is_doubtful(rows) and ends_in_figures(inside)
    columns = join_columns(rows, columns)
    if doubtful and not is_filled(rows):
        return None
    if goes_on_beside(page, box, len(rows)):
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
