"""Which columns of a table hold money, in what unit and for which year."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    r"(?<!\w)(?:fte['’]?s?|formatie|aantal(?:len)?|percentages?|procent|looptijd|nr|nummer|code|programma|paragraaf|datum|"
    r"pagina|blz|hectare|ha|m2|m²|norm|score|kengetal(?:len)?|ratio|weging|kans|jaar|jaren|jaartal|termijn|leeftijd|"
    r"inwoners|woningen|leerlingen|uren|dagen|index|solvabiliteit\w*|taakveld|oppervlakte)(?!\w)|%",
    re.IGNORECASE,
)
_MONEY = re.compile(r"€|bedrag|(?<!\w)euro|lasten|baten|saldo|kosten|krediet|budget", re.IGNORECASE)
_BLOCKS_BEFORE = 2
"""How many blocks above a table may say its unit."""


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
    """For each row of a table, by index of its block, the columns that hold money."""
    blocks = context.document.blocks
    columns: dict[int, Columns] = {}
    index = 0
    while index < len(blocks):
        if blocks[index].kind != "table_row":
            index += 1
            continue
        first = index
        while index < len(blocks) and _same_table(blocks[first], blocks[index]):
            index += 1
        above = [block.text for block in blocks[max(0, first - _BLOCKS_BEFORE) : first]]
        of_table = _columns(blocks[first:index], above)
        if of_table:
            columns.update(dict.fromkeys(range(first, index), of_table))
    return columns


def is_count(label: str) -> bool:
    """Whether a row label says that its numbers count something other than money."""
    return bool(_NO_MONEY.search(label)) and not _MONEY.search(label)


def recurrence(text: str) -> Recurrence | None:
    """Whether a text says structural or incidental, and not both."""
    structural, incidental = bool(STRUCTURAL.search(text)), bool(INCIDENTAL.search(text))
    if structural == incidental:
        return None
    return "structural" if structural else "incidental"


def _same_table(one: Block, other: Block) -> bool:
    return other.kind == "table_row" and other.table == one.table


def _columns(rows: list[Block] | tuple[Block, ...], above: list[str]) -> Columns:
    header = next((row.header for row in rows if row.header), ())
    width = max(len(row.cells) for row in rows)
    unit = _table_unit(rows, header, above)
    body = [row for row in rows if not row.is_header_row]
    columns: Columns = {}
    for number in range(width):
        title = header[number] if number < len(header) else ""
        cells = [row.cells[number] for row in body if number < len(row.cells)]
        column = _column(number, title, cells, unit)
        if column:
            columns[number] = column
    return columns


def _table_unit(
    rows: list[Block] | tuple[Block, ...], header: tuple[str, ...], above: list[str]
) -> int | None:
    said = [rows[0].caption, *header, *(row.text for row in rows[:2])]
    for text in said:
        unit = unit_of(text)
        if unit:
            return unit
    return next((unit for text in reversed(above) if len(text) < 200 and (unit := unit_of(text))), None)


def _column(number: int, title: str, cells: list[str], unit: int | None) -> Column | None:
    if _NO_MONEY.search(title) and not _MONEY.search(title):
        return None
    year = _YEAR.search(title)
    said = unit_of(title)
    found = Column(said or unit or 1, int(year[0]) if year else None, recurrence(title))
    if said or (unit and number > 0):
        return found
    with_sign = sum("€" in cell for cell in cells)
    if with_sign or (_MONEY.search(title) and any(_GROUPED.fullmatch(cell) for cell in cells)):
        return Column(1, found.year, found.recurrence, grouped_only=True)
    return None


def is_sum(cell: str, column: Column, years_possible: bool) -> bool:
    """Whether a cell without a euro sign is a sum in its column, and not for instance a year."""
    if column.grouped_only:
        return bool(_GROUPED.fullmatch(cell))
    return not (years_possible and _BARE_YEAR.fullmatch(cell))


def has_groups(cells: tuple[str, ...]) -> bool:
    """Whether numbers of a row are written with points, so that four digits in it are a year."""
    return any(_GROUPED.fullmatch(cell) for cell in cells)
