"""Registers: lists of toezeggingen, moties or besluiten, known by columns and dated by entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from corpus.document import Block, Document, DocumentType, Problem
from corpus.registers import Meaning, day_of, fold, is_entry_table, meanings

Given = Mapping[str, Meaning] | None
"""What the user says that headers mean."""


def by_columns(document: Document, given: Mapping[str, Meaning]) -> Document:
    """The document described anew when it is a register under these meanings of its headers.

    A list that has none of a header's columns gets a problem that says so; running text stays as it is.
    """
    headers = {block.header for block in document.blocks if block.kind == "table_row"}
    if not headers or any(block.kind not in ("table_row", "heading") for block in document.blocks):
        return document
    there = {fold(name) for header in headers for name in header}
    columns = "; ".join(dict.fromkeys(name for header in headers for name in header))
    missing = [
        Problem(
            code="no-column",
            message=f"It has no column {name!r}.",
            hint=f"Its columns are: {columns}.",
        )
        for name in given
        if fold(name) not in there
    ]
    document = msgspec.structs.replace(document, problems=(*document.problems, *missing))
    if not is_register(document.blocks, given):
        return document
    date = latest_day(document.blocks, given)
    return msgspec.structs.replace(
        document,
        doc_type=register_kind(document.blocks, document.title, given),
        date=date,
        date_basis="inferred" if date else "unknown",
        years=(date.year,) if date else (),
    )


def is_register(blocks: Sequence[Block], given: Given = None) -> bool:
    """Whether there is nothing but tables of entries, with headings between them."""
    rows = [block for block in blocks if block.kind == "table_row"]
    return (
        bool(rows)
        and all(is_entry_table(block.header, given) for block in rows)
        and all(block.kind in ("table_row", "heading") for block in blocks)
    )


def register_kind(blocks: Sequence[Block], title: str, given: Given = None) -> DocumentType:
    """What most entries are by their own column, else what the list is called, else toezeggingen."""
    told = [title, *(block.text for block in blocks if block.kind == "heading")]
    for block in blocks:
        column = meanings(block.header, given).get("kind") if block.cells != block.header else None
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


def latest_day(blocks: Sequence[Block], given: Given = None) -> dt.date | None:
    """The last day on which something was promised, decided or settled: what the list is up to date to."""
    days: list[dt.date] = []
    for block in blocks:
        if block.kind == "table_row" and block.cells != block.header:
            columns = meanings(block.header, given)
            cells = [block.cells[columns[name]] for name in ("date", "settled") if name in columns]
            days += [day for cell in cells if (day := day_of(cell))]
    return max(days, default=None)
