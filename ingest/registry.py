"""The formats that are read: one line registers a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from corpus.document import Problem
from corpus.errors import UnreadableDocumentError
from ingest.contract import Enclosed, Extraction, Source
from ingest.limits import Limits

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
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "ingest.office.docx",
    "application/vnd.oasis.opendocument.text": "ingest.office.odt",
    "application/rtf": "ingest.office.rtf",
    "message/rfc822": "ingest.mail",
    "application/vnd.raadspoor.harvested+json": "ingest.sources.reader",
}
"""Module of the reader for each media type, imported when first used."""

CONTAINERS: dict[str, str] = {
    "application/zip": "ingest.archive",
    "message/rfc822": "ingest.mail",
}
"""Module that unpacks each media type whose files hold other files."""

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
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".eml": "message/rfc822",
    ".zip": "application/zip",
}


def reader_for(media_type: str) -> Callable[[Source], Extraction]:
    """The reader of a media type. Raises UnreadableDocumentError when it is of a kind that is not read."""
    if media_type in CONTAINERS and media_type not in READERS:
        raise UnreadableDocumentError("It is an archive.", "Unpack it, or ingest it as it is.")
    if media_type not in READERS:
        raise UnreadableDocumentError(
            f"Documents of type {media_type} are not read.", f"Known: {', '.join(sorted(READERS))}."
        )
    read: Callable[[Source], Extraction] = import_module(READERS[media_type]).read
    return read


def unpacker_for(media_type: str) -> Callable[[Source, Limits], Iterator[Enclosed | Problem]]:
    """What gives the members of a container of this media type, which must be one of `CONTAINERS`."""
    unpack: Callable[[Source, Limits], Iterator[Enclosed | Problem]]
    unpack = import_module(CONTAINERS[media_type]).unpack
    return unpack
