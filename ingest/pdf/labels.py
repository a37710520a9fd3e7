"""Small tables of words that only their alignment shows: reference lines of letters, labels with values."""

from __future__ import annotations

from ingest.pdf.columns import Row
from ingest.pdf.headers import find_header
from ingest.pdf.hyphens import join
from ingest.pdf.lists import is_marker
from ingest.pdf.model import Segment, Table, TableRow
from ingest.pdf.textlayer import GAP

_ALIGNED = 4.0
"""Points that the beginnings of the cells of a column may differ."""
_TIGHT = 1.6
"""Distance, in font sizes, up to which a line goes on the row above."""
_FURTHEST = 4.5
_LONGEST_LABEL = 60


def label_tables(rows: list[Row], page: int) -> list[Row]:
    """`rows` with each run of aligned rows of several pieces made a table, as one piece."""
    result: list[Row] = []
    number = 0
    while number < len(rows):
        run = _run(rows, number)
        if len(run) < 2:
            result.append(rows[number])
            number += 1
            continue
        used = sum(len(lines) for lines in run)
        result.append([_placeholder(run, page)])
        number += used
    return result


def _is_several(row: Row) -> bool:
    """Pieces with gaps between them, the first of which is a label and no list marker."""
    if len(row) < 2 or any(segment.table is not None for segment in row) or is_marker(row[0].text):
        return False
    return len(row[0].text) <= _LONGEST_LABEL and row[1].x0 - row[0].x1 >= GAP * row[0].size


def _run(rows: list[Row], first: int) -> list[list[Row]]:
    """Rows of a table from `first` on, each with the lines that go on in it."""
    if not _is_several(rows[first]):
        return []
    starts = [segment.x0 for segment in rows[first]]
    run: list[list[Row]] = [[rows[first]]]
    for row in rows[first + 1 :]:
        above = run[-1][-1]
        size = row[0].size or 1.0
        step = _top(row) - _top(above)
        if step > _FURTHEST * size or any(segment.table is not None for segment in row):
            break
        columns = [_column(segment.x0, starts) for segment in row]
        if _is_several(row) and columns[0] == 0:
            fresh = [segment.x0 for segment, n in zip(row, columns, strict=True) if n is None]
            if len(fresh) == len(row) - 1:
                break
            starts.extend(fresh)
            run.append([row])
        elif columns[0] and None not in columns and step < max(_TIGHT * size, _pitch(run)):
            run[-1].append(row)
        else:
            break
    return run


def _pitch(run: list[list[Row]]) -> float:
    """A little more than from the first row to the next; 0 where there is but one."""
    return 1.05 * (_top(run[1][0]) - _top(run[0][-1])) if len(run) > 1 else 0.0


def _top(row: Row) -> float:
    return min(segment.top for segment in row)


def _column(x: float, starts: list[float]) -> int | None:
    return next((number for number, start in enumerate(starts) if abs(start - x) <= _ALIGNED), None)


def _placeholder(run: list[list[Row]], page: int) -> Segment:
    every = [segment for lines in run for row in lines for segment in row]
    edges: list[float] = []
    for segment in sorted(every, key=lambda s: s.x0):
        if not edges or segment.x0 - edges[-1] > _ALIGNED:
            edges.append(segment.x0)
    rows = [_table_row(lines, edges, page) for lines in run]
    box = (
        min(segment.x0 for segment in every),
        min(segment.top for segment in every),
        max(segment.x1 for segment in every),
        max(segment.bottom for segment in every),
    )
    table = Table(box=box, rows=rows, edges=edges)
    find_header(table)
    return Segment("", *box, 0.0, table=table)


def _table_row(lines: list[Row], edges: list[float], page: int) -> TableRow:
    cells = [""] * len(edges)
    segments = [segment for row in lines for segment in row]
    for segment in segments:
        number = max(n for n, edge in enumerate(edges) if edge <= segment.x0 + 0.01)
        cells[number] = join(cells[number], segment.text, frozenset()) if cells[number] else segment.text
    box = (
        min(segment.x0 for segment in segments),
        min(segment.top for segment in segments),
        max(segment.x1 for segment in segments),
        max(segment.bottom for segment in segments),
    )
    sure = [segment.confidence for segment in segments if segment.confidence is not None]
    return TableRow(
        cells=cells,
        page=page,
        box=box,
        bold=all(segment.bold for segment in segments),
        confidence=sum(sure) / len(sure) if sure else None,
    )
