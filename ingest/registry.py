"""The formats that are read: one line registers a reader."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source

READERS: dict[str, str] = {
    "application/pdf": "ingest.pdf",
    "text/html": "ingest.webpage",
    "application/xhtml+xml": "ingest.webpage",
    "text/plain": "ingest.plain",
    "text/markdown": "ingest.plain",
    "text/csv": "ingest.register",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "ingest.register",
    "application/json": "ingest.register",
    "application/xml": "ingest.register",
}
"""Module of the reader for each media type, imported when first used."""

SUFFIXES: dict[str, str] = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".xml": "application/xml",
}


def reader_for(media_type: str) -> Callable[[Source], Extraction]:
    """The reader of a media type. Raises UnreadableDocumentError when it is of a kind that is not read."""
    if media_type not in READERS:
        raise UnreadableDocumentError(
            f"Documents of type {media_type} are not read.", f"Known: {', '.join(sorted(READERS))}."
        )
    read: Callable[[Source], Extraction] = import_module(READERS[media_type]).read
    return read
