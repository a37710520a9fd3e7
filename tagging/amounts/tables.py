"""Which columns of a table hold money, in what unit and for which year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.document import Block
from tagging.amounts.patterns import INCIDENTAL, STRUCTURAL
from tagging.amounts.units import unit_of
from tagging.numbers import DIGITS, GROUPED
from tagging.passage import Context

Recurrence = Literal["structural", "incidental"]

CELL = re.compile(
    rf"(?P<before>\(|[-–−+])?[ \xa0]?(?P<sign>€[ \xa0]{{0,2}})?(?P<inner>[-–−])?[ \xa0]?(?P<number>{DIGITS})"
    r"(?:,-)?(?P<after>[ \xa0]?[)–−-])?"
)
"""A cell that is one number; minus signs before or after it, or brackets around it, make it negative."""

_GROUPED = re.compile(rf"[-–(€ \xa0]*(?:{GROUPED})[-–) ]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_MONEY = re.compile(
    r"(?<!\w)(?:fte['’]?s?|formatie|aantal(?:len)?|percentages?|procent|looptijd|nr|nummer|code|programma|"
    r"paragraaf|datum|pagina|blz|hectare|ha|m2|m²|norm|score|kengetal(?:len)?|ratio|weging|kans|jaar|jaren|"
    r"jaartal|termijn|leeftijd|inwoners|woningen|leerlingen|uren|dagen|index|taakveld|oppervlakte)(?!\w)|%",
    re.IGNORECASE,
)
"""Headers of columns that hold no money."""
_MONEY = re.compile(r"€|bedrag|(?<!\w)euro|lasten|baten|saldo|kosten|krediet|budget", re.IGNORECASE)
_COUNT = re.compile(
    r"[\W\d]*(?:%|(?:fte|formatie|aantal(?:len)?|percentage|procent|inwoners|huishoudens|leerlingen|oppervlakte|"
    r"index|norm|ratio|solvabiliteit|kengetal|leeftijd|looptijd)(?!\w))"
    r"|.*(?:(?<!\w)(?:in )?%[^\w)]*$|\((?:in )?(?:%|aantal(?:len)?|stuks)\)|(?<!\w)fte(?!\w))",
    re.IGNORECASE,
)
"""Labels of rows whose numbers are no money."""
_BLOCKS_BEFORE = 3
"""How many blocks above a table may say its unit."""
_BLOCKS_BETWEEN = 2
"""How many blocks may stand between two halves of a table."""
_LONGEST_UNIT_LINE = 200
"""Characters of the longest line that can be a note on the unit."""


@dataclass(frozen=True)
class Column:
    """A column of money: its unit in euros, what year it is for, and whether bare numbers in it are sums."""

    unit: int
    year: int | None = None
    recurrence: Recurrence | None = None
    grouped_only: bool = False
    """Only numbers with points between their groups count, since nothing but other cells says it is money."""


Columns = dict[int, Column]


def harvest(context: Context) -> dict[int, Columns]:
    """For each row of a table, by index of its block, the columns that hold money.

    A table without header, caption and unit that directly follows one of the same width continues it.
    """
    blocks = context.document.blocks
    columns: dict[int, Columns] = {}
    last: tuple[int, int, Columns] = (-1, 0, {})
    index = 0
    while index < len(blocks):
        if blocks[index].kind != "table_row":
            index += 1
            continue
        first = index
        while index < len(blocks) and _same_table(blocks[first], blocks[index]):
            index += 1
        rows = blocks[first:index]
        width = max(len(row.cells) for row in rows)
        end_of_last, width_of_last, found = last
        continues = not rows[0].header and not rows[0].caption and width == width_of_last
        if not (continues and first - end_of_last <= _BLOCKS_BETWEEN):
            above = [block.text for block in blocks[max(0, first - _BLOCKS_BEFORE) : first]]
            found = _columns(rows, width, above)
        if found:
            columns.update(dict.fromkeys(range(first, index), found))
        last = (index, width, found)
    return columns


def is_count(label: str) -> bool:
    """Whether a row label says that its numbers count something other than money."""
    return bool(_COUNT.match(label)) and not _MONEY.search(label)


def recurrence(text: str) -> Recurrence | None:
    """Whether a text says structural or incidental, and not both."""
    structural, incidental = bool(STRUCTURAL.search(text)), bool(INCIDENTAL.search(text))
    if structural == incidental:
        return None
    return "structural" if structural else "incidental"


def _same_table(one: Block, other: Block) -> bool:
    return other.kind == "table_row" and other.table == one.table


def _columns(rows: Sequence[Block], width: int, above: list[str]) -> Columns:
    header = next((row.header for row in rows if row.header), ())
    unit = _table_unit(rows, header, above)
    body = [row for row in rows if not row.is_header_row]
    columns: Columns = {}
    undecided: Columns = {}
    for number in range(width):
        title = header[number] if number < len(header) else ""
        if _NO_MONEY.search(title) and not _MONEY.search(title):
            continue
        cells = [row.cells[number] for row in body if number < len(row.cells)]
        said = unit_of(title)
        year = _YEAR.search(title)
        column = Column(said or unit or 1, int(year[0]) if year else None, recurrence(title))
        if said or (unit and number > 0):
            columns[number] = column
        elif any("€" in cell for cell in cells):
            columns[number] = replace(column, grouped_only=True)
        elif number > 0 and any(_GROUPED.fullmatch(cell) for cell in cells):
            undecided[number] = replace(column, grouped_only=True)
            if _MONEY.search(title):
                columns[number] = undecided[number]
    return undecided | columns if columns else {}


def _table_unit(rows: Sequence[Block], header: tuple[str, ...], above: list[str]) -> int | None:
    """The unit that holds for all columns; a euro sign in the header of one column holds for that alone."""
    unit = unit_of(rows[0].caption) or (unit_of(header[0]) if header else None)
    if unit:
        return unit
    for text in (*header, *(cell for row in rows[:2] for cell in row.cells)):
        large = unit_of(text)
        if large and large > 1:
            return large
    lines = [text for text in reversed(above) if len(text) < _LONGEST_UNIT_LINE]
    return next((unit for text in lines if (unit := unit_of(text))), None)


def is_sum(cell: str, column: Column, years_possible: bool) -> bool:
    """Whether a cell without a euro sign is a sum in its column, and not for instance a year."""
    if column.grouped_only:
        return bool(_GROUPED.fullmatch(cell))
    return not (years_possible and _BARE_YEAR.fullmatch(cell))


_SPAN_OF_YEARS = 10


def are_years(cells: tuple[str, ...]) -> bool:
    """Whether the numbers of a row are two years or more near each other: it heads what stands under it."""
    numbers = [cell.strip() for cell in cells if cell.strip()[:1].isdigit()]
    if len(numbers) < 2 or not all(re.fullmatch(r"20\d\d", number) for number in numbers):
        return False
    return max(map(int, numbers)) - min(map(int, numbers)) <= _SPAN_OF_YEARS


def has_groups(cells: tuple[str, ...]) -> bool:
    """Whether numbers of a row are written with points, so that four digits in it are a year."""
    return any(_GROUPED.fullmatch(cell) for cell in cells)
