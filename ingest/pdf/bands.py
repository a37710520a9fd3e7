"""Tables whose rows are parted by rules from side to side, and whose columns by white space alone."""

from __future__ import annotations

from ingest.pdf.cells import cell_text
from ingest.pdf.model import Box, Page, Segment, TableRow

_GUTTER = 3.0
"""Points of white space between two columns, at least, through all rows."""
_FEWEST_COLUMNS = 3
_FEWEST_LINES = 2
"""Lines of text in most rows: rows of one line each are told by their figures."""


def banded_rows(page: Page, cells: list[Box], inside: list[Segment]) -> tuple[list[TableRow], list[float]]:
    """A row for each band of a frame that holds several columns of lines, and where its columns begin.

    No rows where the bands hold but one or two columns, or a single line each.
    """
    columns = _columns(inside)
    if len(columns) < _FEWEST_COLUMNS:
        return [], []
    rows, tall = [], 0
    for cell in sorted(cells, key=lambda box: box[1]):
        band = [segment for segment in inside if cell[1] <= segment.middle <= cell[3]]
        if band:
            rows.append(_row(page, cell, band, columns))
            tall += max(s.top for s in band) - min(s.top for s in band) > _FEWEST_LINES * band[0].height
    filled = sum(sum(map(bool, row.cells)) >= _FEWEST_COLUMNS for row in rows)
    if 2 * tall <= len(rows) or 2 * filled <= len(rows):
        return [], []
    return rows, [left for left, _ in columns]


def _columns(segments: list[Segment]) -> list[tuple[float, float]]:
    """Left and right of the columns: stretches that no gutter runs through, "€" with its figures."""
    found: list[tuple[float, float]] = []
    signs = [segment for segment in segments if segment.text == "€"]
    for segment in sorted(segments, key=lambda s: s.x0):
        if segment in signs:
            continue
        if found and segment.x0 - found[-1][1] < _GUTTER:
            found[-1] = (found[-1][0], max(found[-1][1], segment.x1))
        else:
            found.append((segment.x0, segment.x1))
    return found


def _row(page: Page, cell: Box, band: list[Segment], columns: list[tuple[float, float]]) -> TableRow:
    parts: list[list[Segment]] = [[] for _ in columns]
    for segment in band:
        behind = (number for number, (_, right) in enumerate(columns) if segment.x0 < right)
        parts[next(behind, len(columns) - 1)].append(segment)
    return TableRow(
        cells=[cell_text([(segment, segment.words or []) for segment in part]) for part in parts],
        page=page.number,
        box=(cell[0], min(s.top for s in band), cell[2], max(s.bottom for s in band)),
        bold=all(segment.bold for segment in band),
    )
