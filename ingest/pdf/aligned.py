"""Financial tables without rules: rows that end in figures, read by the columns that the figures stand in."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from ingest.pdf.cells import UNIT, is_value, is_year
from ingest.pdf.columns import Row, rows_of
from ingest.pdf.headers import is_title
from ingest.pdf.hyphens import join
from ingest.pdf.model import Page, Segment, Table, TableRow, Word

_RUN = re.compile(r"\d\S*\s+[-–(+€]?\s?\d|€")
_FURTHEST = 4.0
"""Distance between two rows of a table, in font sizes."""
_MOST_BETWEEN = 8
"""Rows without figures, such as subheadings, between two rows with them."""
_LONGEST_LABEL = 110
_MOST_HEADER_ROWS = 5


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


def aligned_tables(page: Page) -> list[Table]:
    """The tables of a page that only their alignment shows. Their text is taken out of its segments."""
    lines = [Line(_cells(row), row) for row in rows_of(page.segments)]
    if sum(line.has_figures for line in lines) < 2:
        return []
    tables = []
    taken: set[int] = set()
    number = 0
    while number < len(lines):
        last = _run(lines, number) if lines[number].has_figures else number
        if last - number < 1 or sum(line.has_figures for line in lines[number : last + 1]) < 2:
            number += 1
            continue
        columns = _columns(lines[number : last + 1])
        first = _header_start(lines, number, columns)
        header, body = lines[first:number], lines[number : last + 1]
        tables.append(_table(page, header, body, columns))
        taken.update(id(segment) for line in lines[first : last + 1] for segment in line.row)
        number = last + 1
    page.segments = [segment for segment in page.segments if id(segment) not in taken]
    return tables


def _cells(row: Row) -> list[Cell]:
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


def _run(lines: list[Line], first: int) -> int:
    """Last line of the table whose first line with figures is `first`."""
    last, between = first, 0
    reach, start = lines[first].values[0].x0, lines[first].cells[0].x0
    for number in range(first + 1, len(lines)):
        line, above = lines[number], lines[number - 1]
        shares = _shares_column(line, lines[first : last + 1])
        reachable = 1.5 * _FURTHEST if shares and len(line.values) > 1 else _FURTHEST
        if line.top - above.top > reachable * max(line.size, above.size):
            break
        if line.has_figures or (line.is_years and len(line.cells) > 1):
            if not shares and abs(line.cells[0].x0 - start) > 3 * line.size:
                break
            last, between = number, 0
            reach = min(reach, line.values[0].x0) if shares else reach
        elif between < _MOST_BETWEEN and (_is_label(line, reach) or (shares and len(line.cells) == 1)):
            between += 1
        else:
            break
    if last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], reach):
        last += 1
    return last


def _is_label(line: Line, reach: float) -> bool:
    if is_title(line.cells[0].text):
        return False
    text = " ".join(cell.text for cell in line.cells)
    return line.cells[-1].x1 < reach + 4 * line.size and len(text) <= _LONGEST_LABEL


def _goes_on(line: Line, following: Line, reach: float) -> bool:
    """The label of a row runs on in the next line."""
    tight = following.top - line.top < 1.5 * line.size
    text = following.cells[0].text
    return tight and len(following.cells) == 1 and text[:1].islower() and following.cells[0].x1 < reach


def _shares_column(line: Line, lines: list[Line]) -> bool:
    known = [cell for other in lines for cell in other.values]
    return any(_overlap(cell, other) > 0 for cell in line.values for other in known)


def _overlap(a: Cell | Column, b: Cell | Column) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _columns(lines: list[Line]) -> list[Column]:
    """Columns as the stretches that cells share; a cell that would bridge two of them is left out."""
    cells = [cell for line in lines if line.has_figures for cell in line.cells]
    columns: list[Column] = []
    for cell in sorted(cells, key=lambda c: (not c.value, c.x1 - c.x0)):
        touching = [column for column in columns if _overlap(cell, column) > -1.0]
        if not touching:
            columns.append(Column(cell.x0, cell.x1))
        elif len(touching) == 1:
            column = touching[0]
            column.x0, column.x1 = min(column.x0, cell.x0), max(column.x1, cell.x1)
    return sorted(columns, key=lambda column: column.x0)


def _borders(columns: list[Column]) -> list[float]:
    return [(a.x1 + b.x0) / 2 for a, b in pairwise(columns)]


def _covered(cell: Cell, columns: list[Column], borders: list[float]) -> list[int]:
    """Numbers of the columns that a cell stands in: those whose middle it covers, else the nearest."""
    if not cell.value:
        middles = [n for n, c in enumerate(columns) if cell.x0 - 2 <= (c.x0 + c.x1) / 2 <= cell.x1 + 2]
        if len(middles) > 1:
            return middles
    best = max(range(len(columns)), key=lambda n: _overlap(cell, columns[n]))
    if _overlap(cell, columns[best]) > 0:
        return [best]
    middle = (cell.x0 + cell.x1) / 2
    return [sum(border < middle for border in borders)]


def _header_start(lines: list[Line], first: int, columns: list[Column]) -> int:
    """First line of the header above the first line with figures; section labels may stand between."""
    start = number = first
    label = lines[first].cells[0]
    values = [column for column in columns if column.x0 > label.x0 + 1] or columns
    while number > 0 and first - number < _MOST_HEADER_ROWS:
        line, below = lines[number - 1], lines[number]
        if below.top - line.bottom > 1.3 * line.size or line.has_figures:
            break
        number -= 1
        if _heads(line, values):
            start = number
        elif len(line.cells) > 1 or line.cells[0].x1 > values[0].x0 or _is_head(line.cells[0].text):
            break
    return start


def _heads(line: Line, values: list[Column]) -> bool:
    """Whether a line stands above the columns of figures, as their header."""
    over = [cell for cell in line.cells if any(_overlap(cell, column) > -4 for column in values)]
    if not over or sum(len(cell.text) for cell in line.cells) > 160:
        return False
    first = line.cells[0]
    if len(line.cells) == 1 and first.x0 < values[0].x0 - line.size and first.x1 > values[0].x0:
        return len(first.text) <= 30 and not is_title(first.text)
    rest = [cell for cell in line.cells[1:] if not UNIT.search(cell.text)]
    return bool(rest) or not _is_head(first.text)


def _is_head(text: str) -> bool:
    return is_title(text) or text.endswith((".", ";"))


def _table(page: Page, header: list[Line], body: list[Line], columns: list[Column]) -> Table:
    borders = _borders(columns)
    while header and len(header[-1].cells) == 1 and not _heads(header[-1], columns[1:] or columns):
        header, body = header[:-1], [header[-1], *body]
    rows: list[TableRow] = []
    pending: TableRow | None = None
    above: Line | None = None
    for number, line in enumerate(body):
        row = _row(page, line, columns, borders)
        following = body[number + 1] if number + 1 < len(body) else None
        if pending is not None:
            row = _merged(pending, row)
            pending = None
        elif rows and above is not None and _wraps(above, line):
            rows[-1] = _merged(rows[-1], row)
            above = line
            continue
        if following is not None and _leads(line, following):
            pending = row
        else:
            rows.append(row)
        above = line
    every = [segment for line in header + body for segment in line.row]
    return Table(
        box=(
            min(segment.x0 for segment in every),
            min(segment.top for segment in every),
            max(segment.x1 for segment in every),
            max(segment.bottom for segment in every),
        ),
        rows=rows,
        edges=[column.x0 for column in columns],
        header=_header(header, columns, borders) if header else [],
        header_rows=[_row(page, line, columns, borders) for line in header],
    )


def _wraps(above: Line, line: Line) -> bool:
    """`line` is the second line of the label of the row above."""
    if line.values or len(line.cells) != 1:
        return False
    text = line.cells[0].text
    tight = line.top - above.top < 1.45 * line.size
    return tight and (text[:1].islower() or text[:1] in "(/&") and line.bold == above.cells[0].segment.bold


def _leads(line: Line, following: Line) -> bool:
    """`line` is the first line of a label whose figures stand on the next."""
    if line.values or len(line.cells) > 2:
        return False
    pitch, label = following.top - line.top, following.cells[0]
    if label.value:
        return pitch < 1.1 * line.size
    if pitch >= 1.45 * line.size or abs(label.x0 - line.cells[-1].x0) > 2 * line.size:
        return False
    return label.text[:1].islower() or label.text[:1] in "(/&" or len(line.cells) == 2


def _row(page: Page, line: Line, columns: list[Column], borders: list[float]) -> TableRow:
    texts = [""] * len(columns)
    for cell in line.cells:
        number = _covered(cell, columns, borders)[0]
        texts[number] = f"{texts[number]} {cell.text}".strip()
    first, last = line.row[0], line.row[-1]
    box = (first.x0, line.top, last.x1, line.bottom)
    return TableRow(cells=texts, page=page.number, box=box, bold=line.bold, confidence=first.confidence)


def _merged(first: TableRow, second: TableRow) -> TableRow:
    cells = [
        join(a, b, frozenset()) if a and b else a or b for a, b in zip(first.cells, second.cells, strict=True)
    ]
    box = (
        min(first.box[0], second.box[0]),
        min(first.box[1], second.box[1]),
        max(first.box[2], second.box[2]),
        max(first.box[3], second.box[3]),
    )
    return TableRow(cells, first.page, box, first.bold and second.bold, first.confidence)


def _header(lines: list[Line], columns: list[Column], borders: list[float]) -> list[str]:
    """Header of each column: all that stands above it, what spans several columns for each of them."""
    texts = [""] * len(columns)
    for line in lines:
        for cell in line.cells:
            for number in _covered(cell, columns, borders):
                texts[number] = f"{texts[number]} {cell.text}".strip()
    return texts
