"""The zip file that a DOCX or ODT is, looked at before a library unpacks it."""

from __future__ import annotations

import io
import zipfile

from corpus.errors import UnreadableDocumentError
from ingest.contract import Source

_OLE = b"\xd0\xcf\x11\xe0"
_MOST = 512 * 1024 * 1024
_MOST_PARTS = 10_000
_MOST_TEXT = 64 * 1024 * 1024
"""Bytes of XML, without pictures. Its tree takes twenty times as much; a thousand pages have half of this."""


def check(source: Source, *, holds: str) -> None:
    """Raises UnreadableDocumentError for a file with a password, a damaged one, and one that would explode.

    `holds` is the part that makes it what it says it is. A member never unpacks to more than it claims.
    """
    if source.data.startswith(_OLE):
        raise UnreadableDocumentError(
            f"{source.name} has a password, or is of an old Word version.", "Save it as .docx without one."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocumentError(
            f"{source.name} is damaged: {error}.", "Open it in a word processor and save it again."
        ) from error
    size = sum(part.file_size for part in parts)
    if size > _MOST or len(parts) > _MOST_PARTS:
        raise UnreadableDocumentError(
            f"{source.name} unpacks to {len(parts):,} parts of {size:,} bytes together, beyond the limit.",
            "Take large pictures out of it and save it again.",
        )
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if text > _MOST_TEXT:
        raise UnreadableDocumentError(
            f"{source.name} unpacks to {text:,} bytes of text and layout; the limit is {_MOST_TEXT:,}.",
            "Split it, or save it as plain text.",
        )
    if holds not in {part.filename for part in parts}:
        raise UnreadableDocumentError(
            f"{source.name} is not what its name says: it holds no {holds}.", "Give it its right suffix."
        )
