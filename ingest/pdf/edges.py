"""The edges of rules and shades, merged by pdfplumber to the lines that the eye sees, and cells to grids.

pdfplumber is loaded for the first page that holds rules, not before.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ingest.pdf.model import Box


class Edge(msgspec.Struct, frozen=True, gc=False):
    """A straight line, upright or level."""

    upright: bool
    place: float
    """Its x when upright, its distance from the top when level."""
    start: float
    end: float
    """Where it begins and ends in the other direction."""

    @property
    def length(self) -> float:
        return self.end - self.start


def merged(edges: list[Edge], tolerance: float) -> list[Edge]:
    """Edges less than `tolerance` apart moved to one line, and those that touch on one line joined."""
    from pdfplumber.table import merge_edges

    lines = merge_edges([_sides(edge) for edge in edges], tolerance, tolerance, tolerance, tolerance)
    return [
        Edge(True, line["x0"], line["top"], line["bottom"])
        if line["orientation"] == "v"
        else Edge(False, line["top"], line["x0"], line["x1"])
        for line in lines
    ]


def _sides(edge: Edge) -> dict[str, Any]:
    """The edge as pdfplumber writes one."""
    size = {"width": 0.0, "height": edge.length} if edge.upright else {"width": edge.length, "height": 0.0}
    if edge.upright:
        sides = {"x0": edge.place, "x1": edge.place, "top": edge.start, "bottom": edge.end}
    else:
        sides = {"x0": edge.start, "x1": edge.end, "top": edge.place, "bottom": edge.place}
    return {"orientation": "v" if edge.upright else "h", "object_type": "line", **sides, **size}


def grids(cells: list[Box]) -> list[list[Box]]:
    """Cells by the table that they are of: those that touch in a corner, directly or through others.

    Unlike pdfplumber's own, this keeps a cell that stands alone, and its time grows with the cells alone.
    """
    by_corner: dict[tuple[float, float], list[int]] = {}
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            by_corner.setdefault(corner, []).append(number)
    left = dict.fromkeys(range(len(cells)))
    found = []
    while left:
        table = {next(iter(left))}
        waiting = list(table)
        while waiting:
            x0, top, x1, bottom = cells[waiting.pop()]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                fresh = [number for number in by_corner[corner] if number not in table]
                table.update(fresh)
                waiting.extend(fresh)
        for number in table:
            del left[number]
        found.append([cells[number] for number in sorted(table)])
    return found
