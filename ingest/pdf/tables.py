"""All tables of a page, and tables that go on over pages."""

from __future__ import annotations

from collections.abc import Container

from ingest.pdf.aligned import aligned_tables
from ingest.pdf.headers import find_header
from ingest.pdf.hyphens import join
from ingest.pdf.model import Page, Segment, Table, TableRow
from ingest.pdf.ruled import ruled_tables

_SHIFT = 12.0
"""Points that the columns of a table may be off on its next page."""


def place_tables(page: Page) -> None:
    """Find the tables of a page and put each in the place of its text."""
    tables = ruled_tables(page)
    for table in tables:
        find_header(table)
    tables += aligned_tables(page)
    for table in tables:
        x0, top, x1, bottom = table.box
        page.segments.append(Segment("", x0, top, x1, bottom, 0.0, table=table))


def continues(table: Table, following: Table) -> bool:
    """Whether `following`, first on its page, is more of `table`, the last of the page before."""
    if len(table.edges) != len(following.edges):
        return False
    if following.header and table.header == following.header:
        return True
    near = _near(table.edges, following.edges) or (
        _near(table.ends[1:], following.ends[1:]) and abs(table.edges[0] - following.edges[0]) <= _SHIFT
    )
    return near and (not following.header or not table.header)


def _near(places: list[float], others: list[float]) -> bool:
    """Whether columns begin, or end, in the same places; not where these are not known."""
    if not places or len(places) != len(others):
        return False
    return all(abs(a - b) <= _SHIFT for a, b in zip(places, others, strict=True))


def extend(table: Table, following: Table, known: Container[str]) -> None:
    """Add the rows of `following`; a row that the page end broke is made whole."""
    rows = list(following.rows)
    if following.header and not table.header:
        rows = following.header_rows + rows
    if rows and table.rows and _is_broken(table, following, rows[0]):
        last = table.rows[-1]
        last.cells = [
            join(a, b, known) if a and b else a or b for a, b in zip(last.cells, rows[0].cells, strict=True)
        ]
        rows = rows[1:]
    table.rows.extend(rows)
    table.open_bottom = following.open_bottom


def _is_broken(table: Table, following: Table, row: TableRow) -> bool:
    """The first row of the next page is the rest of the last row of this one."""
    if table.open_bottom and following.open_top:
        return True
    last = table.rows[-1]
    pairs = [(a, b) for a, b in zip(last.cells, row.cells, strict=True) if b]
    if row.cells[0] or not pairs:
        return False
    return all(a and (b[0].islower() or a[-1] not in ".;:!?") for a, b in pairs)
