"""The cells between rules: for each crossing, the smallest rectangle to its right and below.

The same cells as pdfplumber finds, many times faster, because rules are told apart by number: after merging,
two crossings are joined exactly when they lie on the same rule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ingest.pdf.edges import Edge
from ingest.pdf.model import Box

Point = tuple[float, float]


def cells_between(edges: list[Edge], tolerance: float) -> list[Box]:
    """Cells of the grids that merged `edges` make; rules cross when they miss each other by `tolerance`."""
    uprights = [edge for edge in edges if edge.upright]
    levels = sorted((edge for edge in edges if not edge.upright), key=lambda edge: edge.place)
    heights = [edge.place for edge in levels]
    crossings: dict[Point, tuple[int, int]] = {}
    for number, upright in enumerate(uprights):
        x = upright.place
        first = bisect_left(heights, upright.start - tolerance)
        last = bisect_right(heights, upright.end + tolerance)
        for other in range(first, last):
            level = levels[other]
            if level.start - tolerance <= x <= level.end + tolerance:
                crossings[x, level.place] = (number, other)
    down: dict[int, list[float]] = {}
    across: dict[int, list[float]] = {}
    for (x, y), (upright_number, level_number) in sorted(crossings.items()):
        down.setdefault(upright_number, []).append(y)
        across.setdefault(level_number, []).append(x)
    found = (_smallest(point, crossings, down, across) for point in crossings)
    return [cell for cell in found if cell is not None]


def _smallest(
    point: Point,
    crossings: dict[Point, tuple[int, int]],
    down: dict[int, list[float]],
    across: dict[int, list[float]],
) -> Box | None:
    x, y = point
    upright, level = crossings[point]
    column, row = down[upright], across[level]
    for below in column[bisect_right(column, y) :]:
        floor = crossings[x, below][1]
        for right in row[bisect_right(row, x) :]:
            corner = crossings.get((right, below))
            if corner is not None and corner[1] == floor and corner[0] == crossings[right, y][0]:
                return x, y, right, below
    return None
