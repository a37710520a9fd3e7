"""Whether the columns of a table add up to the totals that are printed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from corpus.document import Block

_TOTAL = re.compile(r"(?:sub\s?)?tota(?:al|le)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(\()?([-–])?\s?(?:€ ?)?([-–])?(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}))?\)?")


class Total(msgspec.Struct, frozen=True):
    """A total as printed; `off` is by how much the nearest sum of what stands above it differs from it."""

    page: int
    column: int
    printed: Decimal
    off: Decimal
    """0 where the difference is no more than rounding every figure would give."""


def number_in(cell: str) -> Decimal | None:
    if cell.strip() in ("-", "–"):
        return Decimal()
    match = _NUMBER.fullmatch(cell.strip())
    if not match:
        return None
    value = Decimal(match[4].replace(".", "") + "." + (match[5] or "0"))
    return -value if match[1] or match[2] or match[3] else value


def totals(rows: list[Block]) -> Iterator[Total]:
    """Every total of a table: the row says so, or has no label and is the sum of the run above it.

    A total may be the sum of a run of rows right above it, of the totals before it, or of both.
    """
    for column in range(1, len(rows[0].cells)):
        run: list[Decimal] = []
        sums: list[Decimal] = []
        for row in rows:
            value = number_in(row.cells[column])
            if value is None:
                continue
            named = bool(_TOTAL.match(row.cells[0]))
            if len(run) + len(sums) < 2 or not (named or not row.cells[0]):
                run.append(value)
                continue
            off = _off(value, run, sums, fewest=1 if named else 2)
            if named:
                yield Total(row.page or 0, column, value, off)
            elif off:
                run.append(value)
                continue
            sums.append(value)
            run = [*run, value] if off else []


def _off(value: Decimal, run: list[Decimal], sums: list[Decimal], fewest: int) -> Decimal:
    """By how much a total differs from the nearest sum of `fewest` rows or more."""
    found = [sum(run[start:], Decimal()) for start in range(len(run) - fewest + 1)]
    found += [sum(sums, Decimal()), sum(sums + run, Decimal())]
    off = min((value - each for each in found), key=abs)
    rounding = (len(run) + len(sums) + 1) * _unit([value, *run, *sums])
    return off if abs(off) > rounding else Decimal()


def _unit(values: list[Decimal]) -> Decimal:
    """What the figures were rounded to: 1, a thousand where all end in three noughts, or a decimal."""
    places = max(-min(0, int(value.normalize().as_tuple().exponent)) for value in values)
    if places:
        return Decimal(1).scaleb(-places)
    return next(Decimal(unit) for unit in (1000, 100, 10, 1) if all(value % unit == 0 for value in values))
