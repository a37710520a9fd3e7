"""Rows and header of a table without rules, labels over several lines made whole."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from ingest.pdf.figures import Column, Line, borders_of, columns_under
from ingest.pdf.hyphens import join
from ingest.pdf.model import Page, Table, TableRow


def table_of(page: Page, header: list[Line], body: list[Line], columns: list[Column]) -> Table:
    borders = borders_of(columns)
    usual = _pitch(body)
    rows: list[TableRow] = []
    pending: TableRow | None = None
    above: Line | None = None
    for number, line in enumerate(body):
        row = _row(page, line, columns, borders)
        following = body[number + 1] if number + 1 < len(body) else None
        if pending is not None:
            row = _merged(pending, row)
            pending = None
        elif (
            rows
            and above is not None
            and (_wraps(above, line) or _shares_row(above, line, rows[-1], row, usual))
        ):
            rows[-1] = _merged(rows[-1], row)
            above = line
            continue
        if following is not None and _leads(line, following, usual):
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
        ends=[column.x1 for column in columns],
        header=_header(header, columns, borders) if header else [],
        header_rows=[_row(page, line, columns, borders) for line in header],
    )


def _pitch(body: list[Line]) -> float:
    """Usual distance between two rows; 0 where there are none next to each other."""
    steps = [b.top - a.top for a, b in pairwise(body) if a.has_figures and b.has_figures]
    return median(steps) if steps else 0.0


def _shares_row(above: Line, line: Line, row: TableRow, fresh: TableRow, usual: float) -> bool:
    """Both are of one row whose label runs over two lines, its figures set halfway or at either of them."""
    if line.top - above.top > 0.75 * usual or not (above.values or line.values):
        return False
    if any(a and b for a, b in zip(row.cells[1:], fresh.cells[1:], strict=True)):
        return False
    if above.cells[0].value or line.cells[0].value:
        return True
    return not line.values and above.bottom - above.cells[0].segment.bottom > 0.2 * above.size


def _wraps(above: Line, line: Line) -> bool:
    """`line` is the second line of the label of the row above."""
    if line.values or len(line.cells) != 1:
        return False
    text = line.cells[0].text
    tight = line.top - above.top < 1.45 * line.size
    return tight and (text[:1].islower() or text[:1] in "(/&") and line.bold == above.cells[0].segment.bold


def _leads(line: Line, following: Line, usual: float) -> bool:
    """`line` is the first line of a label whose figures stand on the next."""
    if line.values or len(line.cells) > 2:
        return False
    pitch, label = following.top - line.top, following.cells[0]
    if label.value:
        return pitch < 1.1 * line.size
    numbered = len(line.cells) == 2 and line.cells[0].value
    lower = label.text[:1].islower() and not line.cells[0].text.endswith(":")
    loose = (lower or numbered) and line.bold == label.segment.bold
    tight = max(1.45 * line.size, 1.1 * usual) if loose else 1.45 * line.size
    if pitch >= tight or abs(label.x0 - line.cells[-1].x0) > 2 * line.size:
        return False
    return label.text[:1].islower() or label.text[:1] in "(/&" or len(line.cells) == 2


def _row(page: Page, line: Line, columns: list[Column], borders: list[float]) -> TableRow:
    texts = [""] * len(columns)
    for cell in line.cells:
        number = columns_under(cell, columns, borders)[0]
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
            for number in columns_under(cell, columns, borders):
                texts[number] = f"{texts[number]} {cell.text}".strip()
    return texts
