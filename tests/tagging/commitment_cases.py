"""Documents of a few blocks for the tests of commitments, and the marked sentences from their files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from corpus.commitment import Commitment
from corpus.document import Block, Document, DocumentType
from tagging.pipeline import tag

DATA = Path(__file__).parents[1] / "data" / "tagging"


def document(*blocks: Block, doc_type: DocumentType = "begroting", title: str = "Begroting 2027") -> Document:
    """A tagged document of Voorbeelddam, dated 30 September 2026."""
    return tag(
        Document(
            id="abcdef012345",
            source="voorbeeld.txt",
            sha256="0" * 64,
            media_type="text/plain",
            retrieved=dt.datetime(2026, 10, 1, tzinfo=dt.UTC),
            title=title,
            municipality="Voorbeelddam",
            doc_type=doc_type,
            date=dt.date(2026, 9, 30),
            blocks=blocks,
        )
    )


def heading(text: str, level: int = 1) -> Block:
    return Block(kind="heading", text=text, level=level)


def paragraph(text: str) -> Block:
    return Block(kind="paragraph", text=text)


def item(text: str, marker: str = "•", level: int = 0) -> Block:
    return Block(kind="list_item", text=text, marker=marker, level=level)


def row(header: tuple[str, ...], *cells: str) -> Block:
    return Block(kind="table_row", text="\t".join(cells), cells=cells, header=header, table=1)


def under(title: str, sentence: str) -> tuple[Commitment, ...]:
    """The commitments of one paragraph under one heading."""
    return document(heading(title), paragraph(sentence)).commitments


def marked(name: str, fields: int) -> list[tuple[str, ...]]:
    """The lines of a file of marked sentences. Raises ValueError for a line with another number of fields."""
    cases = []
    for number, line in enumerate((DATA / name).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = tuple(part.strip() for part in line.split(" | "))
        if len(parts) != fields:
            raise ValueError(f"{name}:{number}: {len(parts)} fields where {fields} are wanted: {line}")
        cases.append(parts)
    return cases
