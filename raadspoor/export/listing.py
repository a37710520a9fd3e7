"""What a command answers with: records, and how each is laid out in columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

Record = Mapping[str, Any]
"""One answer, as JSON gives it: keys are stable, values are plain."""

Cell = str | int | Decimal | dt.date | None


class Column(NamedTuple):
    """One column of a table for people."""

    heading: str
    value: Callable[[Record], Cell]
    wide: bool = False
    """Takes the room that the others leave."""
    prose: bool = False
    """Of what is wide: holds sentences, which need more room than names and titles."""
    number: bool = False
    style: Callable[[Record], str] | None = None
    """Colour of a cell on a terminal, as rich names it."""
    marks: Callable[[Record], Sequence[tuple[int, int]]] | None = None
    """Offsets in the value of what is to stand out on a terminal."""


class Listing(NamedTuple):
    """The answer of a command, not yet in any format."""

    records: Sequence[Record]
    columns: tuple[Column, ...]
    """For tables on the terminal and in Markdown."""
    fields: tuple[str, ...]
    """Keys of the records, in the order of a spreadsheet's columns; `deadline.end` reaches into one."""
    headings: Mapping[str, str] = {}
    """For a person's spreadsheet, what to write above a field."""
    empty: str = ""
    """Said on a terminal when there is nothing."""
    note: str = ""
    """Said on a terminal under the table."""
    spaced: bool = False
    """Whether a line is left between records, as each is text of several lines."""


def field(name: str) -> Callable[[Record], Cell]:
    """The value of a column that shows one field as it is."""
    return lambda record: cell(record, name)


def cell(record: Record, name: str) -> Cell:
    """One field of a record as one cell."""
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return flat(value)


def flat(value: Any) -> Cell:
    """One cell's worth of a value: lists joined by semicolons, an interval by a slash."""
    if isinstance(value, Mapping):
        if value.keys() == {"start", "end"}:
            return f"{value['start']}/{value['end']}"
        said = {key: inner for key, inner in value.items() if inner not in (None, "") and inner is not False}
        return ", ".join(f"{key}: {flat(inner)}" for key, inner in said.items())
    if isinstance(value, list | tuple):
        return "; ".join(str(flat(inner)) for inner in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return Decimal(str(value))
    if value is None or isinstance(value, str | int | Decimal | dt.date):
        return value
    return str(value)
