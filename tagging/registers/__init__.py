"""Registers: each row of a list of toezeggingen or moties is a commitment, as its keeper wrote it.

The register's own words are kept beside the values they come down to, so that what a clerk typed and what the
texts say can be laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.commitment import Commitment, Deadline, Evidence, RegisterEntry
from corpus.document import Document
from corpus.mention import Amount, Area, Mention, Opgave, Period
from corpus.registers import Meaning, day_of, is_entry_table, meanings
from tagging.registers.words import status_of

_KINDS = ("toezegging", "motie", "amendement", "raadsbesluit", "besluit")


def is_register(document: Document, given: Mapping[str, Meaning] | None = None) -> bool:
    """Whether the document is a list of entries: tables alone, with a column that says what was promised."""
    return bool(document.blocks) and all(
        block.kind == "heading" or (block.kind == "table_row" and is_entry_table(block.header, given))
        for block in document.blocks
    )


def find(document: Document, given: Mapping[str, Meaning] | None = None) -> Iterator[Commitment]:
    """The entries of a register whose mentions have been tagged; `given` overrides what a column means."""
    mentions: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        mentions.setdefault(mention.block, []).append(mention)
    for index, block in enumerate(document.blocks):
        if block.kind == "table_row" and not block.is_header_row:
            entry = _commitment(document, index, meanings(block.header, given), mentions.get(index, []))
            if entry:
                yield entry


def _commitment(
    document: Document, index: int, columns: Mapping[Meaning, int], mentions: list[Mention]
) -> Commitment | None:
    block = document.blocks[index]

    def said(meaning: Meaning) -> str:
        return block.cells[columns[meaning]] if meaning in columns else ""

    settled = day_of(said("settled"))
    status = status_of(said("status"), settled)
    told = columns.get("text") if said("text") else columns.get("subject")
    if status is None or told is None or not block.cells[told]:
        return None
    start = document.starts[index] + sum(len(cell) + 1 for cell in block.cells[:told])
    end = start + len(block.cells[told])
    inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
    values = [mention.value for mention in inside]
    holder = said("holder")
    return Commitment(
        id=f"{document.id}-{start}",
        text=block.cells[told],
        start=start,
        end=end,
        block=index,
        page=block.page,
        heading=document.headings(index),
        status=status,
        actor=holder or "college",
        responsible=(holder,) if holder else (),
        areas=tuple(dict.fromkeys(value.name for value in values if isinstance(value, Area))),
        opgaven=tuple(dict.fromkeys(value.label for value in values if isinstance(value, Opgave))),
        eur=tuple(value.eur for value in values if isinstance(value, Amount)),
        deadline=_deadline(said("deadline"), mentions, document, index, columns),
        evidence=(Evidence(attribute="status", cue=said("status") or "register"),),
        register=RegisterEntry(
            kind=_kind(said("kind"), document, index),
            number=said("number"),
            subject=said("subject"),
            date=day_of(said("date")),
            deadline=said("deadline"),
            status=said("status"),
            progress=said("progress"),
            settled=settled,
        ),
    )


def _deadline(
    written: str, mentions: list[Mention], document: Document, index: int, columns: Mapping[Meaning, int]
) -> Deadline | None:
    """The day in the column for it, else the period that the date tagger found in that cell."""
    if not written:
        return None
    day = day_of(written)
    if day:
        return Deadline(start=day, end=day, source="table", words=written)
    cells = document.blocks[index].cells
    start = document.starts[index] + sum(len(cell) + 1 for cell in cells[: columns["deadline"]])
    for mention in mentions:
        if start <= mention.start < start + len(written) and isinstance(mention.value, Period):
            return Deadline(start=mention.value.start, end=mention.value.end, source="table", words=written)
    return None


def _kind(written: str, document: Document, index: int) -> str:
    """The kind in its column, else the one that the name of the list or of the file tells."""
    told = " ".join((written, *document.headings(index), document.title)).casefold()
    return next((kind for kind in _KINDS if kind in told), written)
