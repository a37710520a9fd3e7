"""Tables of text exports: rows with tabs, rows between pipes, and rows exported one cell a line."""

from __future__ import annotations

import re

import msgspec

from ingest.plain.lines import Line

COLUMN_TITLE = re.compile(
    r"(?:programma(?:/paragraaf)?|paragraaf|taakveld|portefeuillehouder(?:\(s\)|s)?|wethouder|verantwoordelijke?"
    r"|bedrag(?:en)?|budget|begroot|begroting|realisatie|rekening|raming|verschil|saldo|lasten|baten|toelichting"
    r"|planning|termijn|datum|gereed|status|stand van zaken|voortgang|actie|activiteit|maatregel(?:en)?"
    r"|beheersmaatregel(?:en)?|risico|kans|impact|effect|indicator|eenheid|bron|nr\.?|nummer|zaaknummer"
    r"|kenmerk|onderwerp|agendapunt|toezegging|motie|indiener|partij|fractie|resultaat|prestatie|doel"
    r"|structureel|incidenteel|omschrijving|(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""Words that head a column of municipal tables."""

_NUMERIC = re.compile(r"[-+(]?\s*(?:€\s*)?[-+]?\d[\d.,/\s]*(?:%|fte|,-|\))?(?:/\w+)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_CELL = 160


class Table(msgspec.Struct, kw_only=True):
    """Rows of one table with the lines they came from; `header` is empty where there is none."""

    first: int
    after: int
    """Index of the first line behind it."""
    rows: list[tuple[str, ...]]
    header: tuple[str, ...] = ()


def cells_of(line: Line) -> tuple[str, ...]:
    """The cells of a line with tabs or between pipes; one cell where it is neither."""
    text = line.text.strip(" ")
    if text.startswith("|") and text.endswith("|") and len(text) > 2:
        return tuple(cell.strip() for cell in text[1:-1].split("|"))
    return tuple(cell.strip() for cell in text.split("\t"))


def table_at(lines: list[Line], first: int) -> Table | None:
    """The table of rows that begins at this line, if one does. A blank line ends it."""
    after = first
    while after < len(lines) and _is_row(lines[after]) and (after == first or not lines[after].after_blank):
        after += 1
    if after == first:
        return None
    rows = [cells_of(line) for line in lines[first:after]]
    width = max(map(len, rows))
    rows = [row + ("",) * (width - len(row)) for row in rows]
    return Table(first=first, after=after, rows=rows, header=header_of(rows))


def _is_row(line: Line) -> bool:
    return line.is_row or (line.text.startswith("|") and line.text.endswith("|") and line.text.count("|") > 2)


def header_of(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The first row where it names columns (short words or years above cells that are others), else empty."""
    if len(rows) < 2:
        return ()
    named = [cell for cell in rows[0] if cell]
    if not named or any(_is_number(cell) or len(cell) > 80 or cell.endswith(".") for cell in named):
        return ()
    if any(COLUMN_TITLE.fullmatch(cell) for cell in named):
        return rows[0]
    if any(_is_number(cell) for row in rows[1:] for cell in row):
        return rows[0]
    body = [cell for row in rows[1:] for cell in row if cell]
    short = max(map(len, named)) < 40
    return rows[0] if short and len(named) > 2 and sum(map(len, body)) / len(body) > 20 else ()


def _is_number(cell: str) -> bool:
    return bool(_NUMERIC.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def stacked_table_at(lines: list[Line], first: int) -> Table | None:
    """The table that begins at this line with one cell on each line, if one does.

    It opens with a name for its first column and at least two known column titles; rows follow as long as
    every cell is short and a column that began with numbers goes on with numbers.
    """
    titles = 1
    while first + titles < len(lines) and COLUMN_TITLE.fullmatch(lines[first + titles].text):
        titles += 1
    header = tuple(line.text for line in lines[first : first + titles])
    if titles < 3 or not _are_cells(lines[first : first + titles]) or COLUMN_TITLE.fullmatch(header[0]):
        return None
    rows: list[tuple[str, ...]] = []
    place = first + titles
    while _fits(lines[place : place + titles], rows, titles):
        rows.append(tuple(line.text for line in lines[place : place + titles]))
        place += titles
    if not rows:
        return None
    return Table(first=first, after=place, rows=[header, *rows], header=header)


def _are_cells(lines: list[Line]) -> bool:
    return all(
        len(line.text) <= _LONGEST_CELL and not line.ended and not line.is_row and not line.hashes
        for line in lines
    )


def _fits(lines: list[Line], rows: list[tuple[str, ...]], width: int) -> bool:
    if len(lines) < width or not _are_cells(lines):
        return False
    if not rows:
        return any(line.text[:1].isdigit() for line in lines[1:])
    return all(
        line.text[:1].isdigit() == cell[:1].isdigit()
        for line, cell in zip(lines[1:], rows[0][1:], strict=True)
    )
