"""The text of a page put into the cells of a grid, row by row."""

from __future__ import annotations

from ingest.pdf.cells import cell_text, is_value
from ingest.pdf.model import Box, Page, Segment, TableRow, Word
from ingest.pdf.stacks import Band, Piece, unstacked

_TOLERANCE = 3.0
_SEVERAL = 3
"""Columns that hold lines of a cell without rules in it, at least, where these are cells of their own."""
_ASTRAY = 0.1
"""Share of such lines that may run on into the next column."""


def grid_rows(
    page: Page, cells: list[Box], columns: list[float], levels: list[float], inside: list[Segment]
) -> tuple[list[TableRow], list[float]]:
    """Rows of the table, and the left edges of those of its columns that hold text.

    `columns` and `levels` are where cells begin from left to right and from top to bottom. Shades split
    rows and columns that the eye sees as one: bands whose text stands on the same line are one row, and
    a cell over several bands that has a line of text for each gives each its own.
    """
    placed = _place(inside, cells, columns)
    bands: list[Band] = [{} for _ in levels]
    alone: list[list[Segment]] = [[] for _ in levels]
    for cell, pieces in placed.items():
        column = max((n for n, x in enumerate(columns) if x <= cell[0] + _TOLERANCE), default=0)
        first = max((n for n, y in enumerate(levels) if y <= cell[1] + _TOLERANCE), default=0)
        last = max((n for n, y in enumerate(levels) if y < cell[3] - _TOLERANCE), default=first)
        wide = _is_wide(cell, pieces, columns)
        shares = _shares(pieces, levels, first, last)
        a_line_each = len({round(segment.middle) for segment, _ in pieces}) <= len({n for n, _ in shares})
        sure = first == last or a_line_each
        for number, piece in shares:
            own = _column(piece[0], columns) if wide else column
            bands[number].setdefault(own, []).append(piece)
            if sure:
                alone[number].append(piece[0])
    merged = _merge(bands, alone)
    used = sorted({column for band in merged for column in band})
    box_right = max(cell[2] for cell in cells)
    rows = [_row(page, band, used, columns, box_right) for band in unstacked(merged) if band]
    return rows, [columns[number] for number in used]


def join_columns(rows: list[TableRow], columns: list[float]) -> list[float]:
    """Make one of neighbouring columns that no row fills both of, as shades leave them; the columns left."""
    number = 0
    while len(rows) > 2 and number + 1 < len(columns):
        if len(columns) > 2 and not any(row.cells[number] and row.cells[number + 1] for row in rows):
            for row in rows:
                row.cells[number : number + 2] = [row.cells[number] or row.cells[number + 1]]
            columns = columns[: number + 1] + columns[number + 2 :]
        else:
            number += 1
    return columns


def _place(segments: list[Segment], cells: list[Box], columns: list[float]) -> dict[Box, list[Piece]]:
    """The words of the segments by the cell that their middle lies in."""
    placed: dict[Box, list[Piece]] = {}
    bands: dict[tuple[float, float], list[Box]] = {}
    for cell in cells:
        bands.setdefault((cell[1], cell[3]), []).append(cell)
    for segment in segments:
        middle = segment.middle
        here = [cell for (top, bottom), row in bands.items() if top <= middle <= bottom for cell in row]
        whole = _at(here, segment.x0 + 1)
        if whole is not None and segment.x1 <= whole[2] + 2:
            placed.setdefault(whole, []).append((segment, segment.words or []))
            continue
        parts: dict[Box, list[Word]] = {}
        nearest = whole or _hole(here, columns, segment.x0 + 1)
        nearest = nearest or min(cells, key=lambda cell: _distance(cell, segment))
        for word in segment.words or []:
            parts.setdefault(_at(here, (word.x0 + word.x1) / 2) or nearest, []).append(word)
        for cell, words in parts.items():
            placed.setdefault(cell, []).append((segment, words))
        if not segment.words:
            placed.setdefault(nearest, []).append((segment, []))
    return placed


def _at(cells: list[Box], x: float) -> Box | None:
    return next((cell for cell in cells if cell[0] <= x <= cell[2]), None)


def _hole(row: list[Box], columns: list[float], x: float) -> Box | None:
    """The place of a cell that has no rules of its own, in a row that has other cells."""
    if not row:
        return None
    left = max((start for start in columns if start <= x), default=columns[0])
    right = min((start for start in columns if start > left), default=max(cell[2] for cell in row))
    _, top, _, bottom = min(row, key=lambda cell: cell[3] - cell[1])
    return left, top, right, bottom


def _distance(cell: Box, segment: Segment) -> float:
    x = (segment.x0 + segment.x1) / 2
    across = max(cell[0] - x, 0.0, x - cell[2])
    down = max(cell[1] - segment.middle, 0.0, segment.middle - cell[3])
    return across + down


def _is_wide(cell: Box, pieces: list[Piece], columns: list[float]) -> bool:
    """Whether a cell over several columns, with no rules in it, holds a figure or lines for each of them."""
    starts = [start for start in columns if cell[0] - _TOLERANCE <= start < cell[2] - _TOLERANCE]
    if len(starts) < 2 or len(pieces) < 2:
        return False
    if all(is_value(cell_text([piece])) for piece in pieces):
        return True
    if len(pieces) < _SEVERAL:
        return False
    numbers = [_within(segment, starts) for segment, _ in pieces]
    return numbers.count(None) <= _ASTRAY * len(numbers) and len({*numbers} - {None}) >= _SEVERAL


def _within(segment: Segment, starts: list[float]) -> int | None:
    """Number of the column that a piece stands in; None where it runs on into the next."""
    first = sum(start <= segment.x0 + _TOLERANCE for start in starts)
    return first if first == sum(start <= segment.x1 - _TOLERANCE for start in starts) else None


def _column(segment: Segment, columns: list[float]) -> int:
    middle = (segment.x0 + segment.x1) / 2
    return max((number for number, start in enumerate(columns) if start <= middle), default=0)


def _shares(pieces: list[Piece], levels: list[float], first: int, last: int) -> list[tuple[int, Piece]]:
    """The band of each piece of a cell that covers the bands `first` to `last`.

    Two lines over two bands may be one label that wraps; figures do not.
    """
    figures = last > first and all(is_value(cell_text([piece])) for piece in pieces)
    if last - first >= 2 or figures:
        lines: list[float] = []
        for segment, _ in sorted(pieces, key=lambda piece: piece[0].middle):
            if not lines or segment.middle - lines[-1] > 0.45 * segment.height:
                lines.append(segment.middle)
        if len(lines) >= 0.7 * (last - first + 1):
            return [(_band(piece[0].middle, levels, first, last), piece) for piece in pieces]
    return [(first, piece) for piece in pieces]


def _band(middle: float, levels: list[float], first: int, last: int) -> int:
    return max((n for n in range(first, last + 1) if levels[n] <= middle), default=first)


def _merge(bands: list[Band], alone: list[list[Segment]]) -> list[Band]:
    """Bands that hold pieces of the same line of text as one."""
    merged: list[Band] = []
    before: list[Segment] = []
    for band, here in zip(bands, alone, strict=True):
        if not band:
            continue
        if merged and _share_line(before, here):
            for column, pieces in band.items():
                merged[-1].setdefault(column, []).extend(pieces)
            before = before + here
        else:
            merged.append(dict(band))
            before = here
    return merged


def _share_line(above: list[Segment], below: list[Segment]) -> bool:
    return any(abs(a.middle - b.middle) < 0.4 * min(a.height, b.height) for a in above for b in below)


def _row(page: Page, band: Band, used: list[int], columns: list[float], right: float) -> TableRow:
    segments = [segment for pieces in band.values() for segment, _ in pieces]
    cells = [cell_text(band[number]) if number in band else "" for number in used]
    top, bottom = min(s.top for s in segments), max(s.bottom for s in segments)
    confidences = [s.confidence for s in segments if s.confidence is not None]
    return TableRow(
        cells=cells,
        page=page.number,
        box=(columns[0], top, right, bottom),
        bold=all(segment.bold for segment in segments),
        confidence=sum(confidences) / len(confidences) if confidences else None,
    )
