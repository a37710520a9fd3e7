"""Lines of a table without rules: their cells, and the columns that the cells stand in."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from ingest.pdf.cells import is_value, is_year
from ingest.pdf.columns import Row
from ingest.pdf.model import Segment, Word

_RUN = re.compile(r"\d\S*\s+[-–(+€]?\s?\d|€")


class Cell(msgspec.Struct):
    text: str
    x0: float
    x1: float
    segment: Segment
    value: bool


class Line(msgspec.Struct):
    """One line of a table: its cells from left to right."""

    cells: list[Cell]
    row: Row

    @property
    def values(self) -> list[Cell]:
        """The figures at its end."""
        found: list[Cell] = []
        for cell in reversed(self.cells):
            if not cell.value:
                break
            found.append(cell)
        return found[::-1]

    @property
    def top(self) -> float:
        return min(segment.top for segment in self.row)

    @property
    def bottom(self) -> float:
        return max(segment.bottom for segment in self.row)

    @property
    def size(self) -> float:
        return self.row[0].size

    @property
    def is_years(self) -> bool:
        values = self.values
        return bool(values) and all(is_year(cell.text) for cell in values)

    @property
    def has_figures(self) -> bool:
        """A label or several figures, with figures at the end, that are more than years."""
        values = self.values
        return len(self.cells) >= 2 and bool(values) and not self.is_years

    @property
    def bold(self) -> bool:
        return all(cell.segment.bold for cell in self.cells)


class Column(msgspec.Struct):
    x0: float
    x1: float


def holds_figures(segment: Segment) -> bool:
    """Whether a piece is a figure or, as far as can be seen without its places, several of them."""
    return is_value(segment.text) or bool(segment.words and _RUN.search(segment.text))


def cells_of(row: Row) -> list[Cell]:
    """Cells of a row: its pieces, figures that stand close together taken apart, "€" with its figure."""
    cells: list[Cell] = []
    for segment in row:
        parts = _apart(segment) if segment.words and _RUN.search(segment.text) else None
        if parts:
            cells.extend(Cell(word.text, word.x0, word.x1, segment, True) for word in parts)
        else:
            text = segment.text
            cells.append(Cell(text, segment.x0, segment.x1, segment, is_value(text)))
    glued: list[Cell] = []
    for cell in cells:
        if glued and glued[-1].text in ("€", "-/-", "€ -") and is_value(cell.text):
            before = glued.pop()
            cell = Cell(f"{before.text} {cell.text}", cell.x0, cell.x1, cell.segment, True)
        glued.append(cell)
    return glued


def _apart(segment: Segment) -> list[Word] | None:
    """The figures that a piece consists of, where it holds several and nothing else."""
    words = segment.words or []
    parts: list[Word] = []
    for word in words:
        if parts and parts[-1].text in ("€", "-", "–") and word.x0 - parts[-1].x1 < segment.size:
            before = parts.pop()
            word = Word(f"{before.text} {word.text}", before.x0, word.top, word.x1, word.bottom, word.start)
        parts.append(word)
    return parts if len(parts) > 1 and all(is_value(word.text) for word in parts) else None


def overlap(a: Cell | Column, b: Cell | Column) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def columns_of(lines: list[Line]) -> list[Column]:
    """Columns as the stretches that cells share; a cell that would bridge two of them is left out."""
    cells = [cell for line in lines if line.has_figures for cell in line.cells]
    columns: list[Column] = []
    for cell in sorted(cells, key=lambda c: (not c.value, c.x1 - c.x0)):
        touching = [column for column in columns if overlap(cell, column) > -1.0]
        if not touching:
            columns.append(Column(cell.x0, cell.x1))
        elif len(touching) == 1:
            column = touching[0]
            column.x0, column.x1 = min(column.x0, cell.x0), max(column.x1, cell.x1)
    return sorted(columns, key=lambda column: column.x0)


def borders_of(columns: list[Column]) -> list[float]:
    return [(a.x1 + b.x0) / 2 for a, b in pairwise(columns)]


def columns_under(cell: Cell, columns: list[Column], borders: list[float]) -> list[int]:
    """Numbers of the columns that a cell stands in: those whose middle it covers, else the nearest."""
    if not cell.value:
        middles = [n for n, c in enumerate(columns) if cell.x0 - 2 <= (c.x0 + c.x1) / 2 <= cell.x1 + 2]
        if len(middles) > 1:
            return middles
    best = max(range(len(columns)), key=lambda n: overlap(cell, columns[n]))
    if overlap(cell, columns[best]) > 0:
        return [best]
    middle = (cell.x0 + cell.x1) / 2
    return [sum(border < middle for border in borders)]
