"""The edges of rules and shades, merged to the lines that the eye sees, as pdfplumber does.

Its own functions would take a quarter of a second to import in every process, and longer to run; a test shows
that these give the same.
"""

from __future__ import annotations

from collections.abc import Iterable

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
    """Edges that are less than `tolerance` apart moved to one line, those that touch on one line joined."""
    return [
        edge
        for upright in (False, True)
        for line in _lines([edge for edge in edges if edge.upright == upright], tolerance)
        for edge in _joined(line, tolerance)
    ]


def _lines(edges: list[Edge], tolerance: float) -> Iterable[list[Edge]]:
    """Edges of one direction by the line that they lie on, each moved to the middle of its line."""
    lines: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.place):
        if lines and edge.place <= lines[-1][-1].place + tolerance:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    for line in lines:
        middle = sum(edge.place for edge in line) / len(line)
        yield [Edge(edge.upright, middle, edge.start, edge.end) for edge in line]


def _joined(line: list[Edge], tolerance: float) -> list[Edge]:
    """Edges of one line; those less than `tolerance` apart, or lying over each other, as one."""
    found: list[Edge] = []
    for edge in sorted(line, key=lambda edge: edge.start):
        if found and edge.start <= found[-1].end + tolerance:
            last = found.pop()
            edge = Edge(edge.upright, edge.place, last.start, max(last.end, edge.end))
        found.append(edge)
    return found


def grids(cells: list[Box]) -> list[list[Box]]:
    """Cells by the table that they are of: those that touch in a corner, directly or through others."""
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
