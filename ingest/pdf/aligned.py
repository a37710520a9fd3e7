"""Financial tables without rules: rows that end in figures, read by the columns that the figures stand in."""

from __future__ import annotations

import re

from ingest.pdf.aligned_rows import table_of
from ingest.pdf.cells import UNIT, is_year
from ingest.pdf.columns import rows_of
from ingest.pdf.figures import Column, Line, cells_of, columns_of, holds_figures, overlap
from ingest.pdf.headers import is_title
from ingest.pdf.model import Page, Table

_FURTHEST = 4.0
"""Distance between two rows of a table, in font sizes."""
_MOST_BETWEEN = 8
"""Rows without figures, such as subheadings, between two rows with them."""
_LONGEST_LABEL = 110
_MOST_HEADER_ROWS = 5
_FEWEST_COLUMNS = 3
"""Columns, that of the labels included, of a table of a single row."""
_DATED_HEADER = 4.0
"""White space, in font sizes, below a header that gives each column its year."""
_YEAR = re.compile(r"\b(?:19|20)\d\d$")


def aligned_tables(page: Page) -> list[Table]:
    """The tables of a page that only their alignment shows. Their text is taken out of its segments."""
    if sum(map(holds_figures, page.segments)) < 2:
        return []
    lines = [Line(cells_of(row), row) for row in rows_of(page.segments)]
    if not any(line.has_figures for line in lines):
        return []
    tables = []
    taken: set[int] = set()
    number = 0
    while number < len(lines):
        last = _run(lines, number) if lines[number].has_figures else number
        if not any(line.has_figures for line in lines[number : last + 1]):
            number += 1
            continue
        columns = columns_of(lines[number : last + 1])
        first = _header_start(lines, number, columns)
        alone = sum(line.has_figures for line in lines[number : last + 1]) < 2
        if alone and not any(_heads_all(line, columns) for line in lines[first:number]):
            number += 1
            continue
        below = number
        while (
            below > first and len(lines[below - 1].cells) == 1 and not _heads(lines[below - 1], columns[1:])
        ):
            below -= 1
        header, body = lines[first:below], lines[below : last + 1]
        tables.append(table_of(page, header, body, columns))
        taken.update(id(segment) for line in lines[first : last + 1] for segment in line.row)
        number = last + 1
    page.segments = [segment for segment in page.segments if id(segment) not in taken]
    return tables


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
    return any(overlap(cell, other) > 0 for cell in line.values for other in known)


def _header_start(lines: list[Line], first: int, columns: list[Column]) -> int:
    """First line of the header above the first line with figures; section labels may stand between."""
    start = number = first
    label = lines[first].cells[0]
    values = [column for column in columns if column.x0 > label.x0 + 1] or columns
    while number > 0 and first - number < _MOST_HEADER_ROWS:
        line, below = lines[number - 1], lines[number]
        furthest = _DATED_HEADER if _is_dated(line, values) else 1.3
        if below.top - line.bottom > furthest * line.size or line.has_figures:
            break
        number -= 1
        if _heads(line, values):
            start = number
        elif len(line.cells) > 1 or line.cells[0].x1 > values[0].x0 or _is_head(line.cells[0].text):
            break
    return start


def _is_dated(line: Line, values: list[Column]) -> bool:
    """Every column of figures has its year or date in this line."""
    over = [cell for cell in line.cells if any(overlap(cell, column) > 0 for column in values)]
    return len(over) >= max(2, len(values)) and all(_YEAR.search(cell.text) for cell in over)


def _heads(line: Line, values: list[Column]) -> bool:
    """Whether a line stands above the columns of figures, as their header."""
    over = [cell for cell in line.cells if any(overlap(cell, column) > -4 for column in values)]
    if not over or sum(len(cell.text) for cell in line.cells) > 160:
        return False
    first = line.cells[0]
    if len(line.cells) == 1 and first.x0 < values[0].x0 - line.size and first.x1 > values[0].x0:
        return len(first.text) <= 30 and not is_title(first.text)
    rest = [cell for cell in line.cells[1:] if not UNIT.search(cell.text)]
    return bool(rest) or not _is_head(first.text)


def _heads_all(line: Line, columns: list[Column]) -> bool:
    """Whether a line gives each of several columns its name, so that a single row below makes a table."""
    if len(columns) < _FEWEST_COLUMNS or len(line.cells) != len(columns):
        return False
    if any(cell.value and not is_year(cell.text) for cell in line.cells):
        return False
    return all(overlap(cell, column) > 0 for cell, column in zip(line.cells, columns, strict=True))


def _is_head(text: str) -> bool:
    return is_title(text) or text.endswith((".", ";"))
