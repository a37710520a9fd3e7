"""Which first rows of a ruled table are its header, and what each column is called."""

from __future__ import annotations

import re
from functools import reduce

from ingest.pdf.cells import UNIT, is_value, is_year
from ingest.pdf.hyphens import join
from ingest.pdf.model import Table, TableRow

_MOST = 6
_CAPTION = re.compile(
    r"(?:tabel|overzicht|bijlage|staat van|specificatie|verloop|recapitulatie)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:\w+\W+){4,}\w+[.;]$")
"""The end of a sentence of five words or more."""


def find_header(table: Table) -> None:
    """Move the header rows of `table` from its rows to its header."""
    count = 0
    while count < min(_MOST, len(table.rows) - 1) and _is_header(
        table.rows[count], table.rows[count + 1 :], count
    ):
        count += 1
    if not count:
        return
    table.header_rows, table.rows = table.rows[:count], table.rows[count:]
    titles = [cell for cell in table.header_rows[0].cells if cell]
    if count > 1 and len(titles) == 1 and is_title(titles[0]):
        table.title_row = table.header_rows.pop(0)
    table.header = combined(table.header_rows)


def combined(rows: list[TableRow]) -> list[str]:
    """Texts of each column over several header rows as one."""
    columns = zip(*(row.cells for row in rows), strict=True)
    return [_joined([cell for cell in column if cell]) for column in columns]


def _joined(texts: list[str]) -> str:
    """Texts under one another as one, words that their line ends broke made whole ("Boek-", "waarde")."""
    return reduce(lambda above, below: join(above, below, frozenset()), texts) if texts else ""


def _is_header(row: TableRow, rest: list[TableRow], number: int) -> bool:
    filled = [cell for cell in row.cells if cell]
    if not filled or any(len(cell) > 120 or _SENTENCE.search(cell) for cell in filled):
        return False
    figures = [cell for cell in filled if is_value(cell) and not is_year(cell)]
    if figures:
        return False
    if row.bold and not all(other.bold for other in rest):
        return len(filled) > 1 or number == 0 or not row.cells[0]
    below = [any(is_value(cell) for cell in other.cells[1:]) for other in rest]
    if len(filled) > 1 and sum(below) > 0.5 * len(below) and not any(is_value(cell) for cell in filled):
        return number == 0 or any(is_year(cell) for cell in filled)
    if any(is_year(cell) for cell in filled[1:] or filled) and sum(below) > 0.5 * len(below):
        return True
    return number == 0 and len(filled) > 2 and _are_names(filled) and _is_longer(rest, filled)


def _are_names(cells: list[str]) -> bool:
    return all(
        len(cell) <= 40 and not any(c.isdigit() for c in cell) and cell[-1] not in ".:;," for cell in cells
    )


def _is_longer(rest: list[TableRow], header: list[str]) -> bool:
    cells = [cell for row in rest for cell in row.cells if cell]
    return bool(cells) and sum(map(len, cells)) / len(cells) > 1.3 * sum(map(len, header)) / len(header)


def is_title(text: str) -> bool:
    """Whether a line opens as the title of a table does."""
    return bool(_CAPTION.match(text))


def is_caption(text: str) -> bool:
    """Whether the line above a table is its title or states its unit."""
    return len(text) <= 160 and bool(_CAPTION.match(text) or UNIT.search(text))
