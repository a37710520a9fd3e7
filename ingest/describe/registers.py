"""Registers: lists of toezeggingen, moties or besluiten, known by columns and dated by entries."""

from __future__ import annotations

import datetime as dt

from corpus.document import Block, DocumentType
from corpus.registers import day_of, is_entry_table, meanings


def is_register(blocks: list[Block]) -> bool:
    """Whether there is nothing but tables of entries, with headings between them."""
    rows = [block for block in blocks if block.kind == "table_row"]
    return (
        bool(rows)
        and all(is_entry_table(block.header) for block in rows)
        and all(block.kind in ("table_row", "heading") for block in blocks)
    )


def register_kind(blocks: list[Block], title: str) -> DocumentType:
    """What most entries are by their own column, else what the list is called, else toezeggingen."""
    told = [title, *(block.text for block in blocks if block.kind == "heading")]
    for block in blocks:
        column = meanings(block.header).get("kind") if block.cells != block.header else None
        if column is not None:
            told.append(block.cells[column])
    words = " ".join(told).casefold()
    counts: dict[DocumentType, int] = {
        "toezeggingenlijst": words.count("toezegging"),
        "motie": words.count("motie") + words.count("amendement"),
        "besluitenlijst": words.count("besluit"),
    }
    most = max(counts, key=lambda kind: counts[kind])
    return most if counts[most] else "toezeggingenlijst"


def latest_day(blocks: list[Block]) -> dt.date | None:
    """The last day on which something was promised, decided or settled: what the list is up to date to."""
    days: list[dt.date] = []
    for block in blocks:
        if block.kind == "table_row" and block.cells != block.header:
            columns = meanings(block.header)
            cells = [block.cells[columns[name]] for name in ("date", "settled") if name in columns]
            days += [day for cell in cells if (day := day_of(cell))]
    return max(days, default=None)
