"""The common shape of a register: named tables of a header and rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from corpus.document import Block
from corpus.errors import UnreadableDocumentError
from ingest.bounds import WIDEST
from ingest.contract import Extraction, Source

_SPACE = re.compile(r"(?:\s|\\n)+")
_DEFUSED = re.compile(r"^'(?='*[=+\-@])")
"""The apostrophe that keeps a spreadsheet from reading a text as a formula; it is none of the text."""
_TIMELESS = re.compile(r"(?<=\d)[ T]00:00:00(?:\.0+)?(?:Z|\+00:00)?$")


class Rows(msgspec.Struct, kw_only=True):
    """One table; a row may be shorter than the header, never longer."""

    name: str = ""
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


def cell(value: Any) -> str:
    """The text of a cell on one line: empty for nothing, a date without its midnight, lists by semicolons.

    What was written to be harmless in a spreadsheet ("'-5 %") is given back as it was ("-5 %").
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(filter(None, map(cell, value)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _DEFUSED.sub("", _TIMELESS.sub("", _SPACE.sub(" ", str(value)).strip()))


def check_width(columns: int) -> None:
    """Raises UnreadableDocumentError when a table is wider than any register."""
    if columns > WIDEST:
        raise UnreadableDocumentError(
            f"The table has {columns:,} columns; the limit is {WIDEST:,}.",
            "Export the register with its own columns alone.",
        )


def from_records(records: Iterable[Mapping[str, Any]], name: str = "") -> Rows:
    """A table of records; its columns are their keys in the order of first appearance."""
    records = list(records)
    header = tuple(dict.fromkeys(key for record in records for key in record))
    check_width(len(header))
    rows = [tuple(cell(record.get(key)) for key in header) for record in records]
    return Rows(name=name, header=header, rows=rows)


def extraction_of(source: Source, tables: list[Rows]) -> Extraction:
    """The tables as blocks. Raises UnreadableDocumentError when none has a row."""
    blocks: list[Block] = []
    for number, table in enumerate(table for table in tables if table.rows):
        header = tuple(map(cell, table.header))
        if name := cell(table.name):
            blocks.append(Block(kind="heading", text=name, level=1))
        for cells in (header, *table.rows):
            if any(cells):
                padded = cells + ("",) * (len(header) - len(cells))
                text = "\t".join(padded)
                blocks.append(Block(kind="table_row", text=text, cells=padded, header=header, table=number))
    if not blocks:
        raise UnreadableDocumentError(
            f"{source.name} holds no rows.", "A register needs a header row and at least one entry."
        )
    return Extraction(blocks=blocks)
