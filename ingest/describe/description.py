"""The description of a document, put together from its metadata, its form and its first lines."""

from __future__ import annotations

import datetime as dt

import msgspec

from corpus.document import Block, DateBasis, DocumentType, Part
from ingest.contract import Extraction, Source


class Description(msgspec.Struct, kw_only=True):
    """The fields of a Document that say what it is; each empty where nothing tells."""

    title: str
    doc_type: DocumentType = "onbekend"
    date: dt.date | None = None
    date_basis: DateBasis = "unknown"
    case_number: str = ""
    municipality: str = ""
    publication: str = ""
    years: tuple[int, ...] = ()
    addressee: str = ""
    signatories: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def describe(extraction: Extraction, source: Source) -> Description:
    """What the document says of itself."""
    blocks: list[Block] = extraction.blocks
    heading = next((block.text for block in blocks if block.kind == "heading"), "")
    return Description(title=extraction.metadata.get("title") or heading or source.name.rsplit("/", 1)[-1])
