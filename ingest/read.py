"""From a path or bytes to a Document: find the media type, read, describe."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

from corpus.document import Document
from corpus.errors import UnreadableDocumentError
from ingest.contract import Source
from ingest.describe import describe
from ingest.registry import SUFFIXES, reader_for

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKDOWN = re.compile(rb"^#{1,6} +\S", re.M)
_TEXT = ("text/plain", "text/markdown")


def read(path: Path | str) -> Document:
    """The document in a file.

    Raises UnreadableDocumentError when the file is missing, empty, a folder, of a kind that is not read, or
    when nothing in it can be read. What could not be read of the rest is in `problems`.
    """
    return document_of(source_of(path))


def source_of(path: Path | str) -> Source:
    """The bytes of a file with its media type. Raises UnreadableDocumentError as `read` does."""
    file = Path(path)
    if file.is_dir():
        raise UnreadableDocumentError(f"{path} is a folder.", "Name a file, or ingest the folder.")
    if not file.exists():
        raise UnreadableDocumentError(f"No file at {path}.", "Check the path.")
    try:
        data = file.read_bytes()
        modified = dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
    except OSError as error:
        raise UnreadableDocumentError(
            f"{path} cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
    return Source(
        name=str(path),
        data=data,
        media_type=media_type_of(file.name, data),
        retrieved=dt.datetime.now(dt.UTC),
        modified=modified,
    )


def media_type_of(name: str, data: bytes) -> str:
    """The media type by the name's suffix, put right where the content plainly says otherwise.

    Raises UnreadableDocumentError for empty content, and where neither says anything that is read.
    """
    if not data.strip():
        raise UnreadableDocumentError(f"{name} is empty.", "There is nothing to read in it.")
    suffix = Path(name).suffix.lower()
    known = SUFFIXES.get(suffix)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    if known in (None, *_TEXT) and _HTML.match(data[:4096]):
        return "text/html"
    if known == "text/plain" and len(_MARKDOWN.findall(data)) > 1:
        return "text/markdown"
    if known:
        return known
    if not suffix and b"\0" not in data[:4096]:
        return "text/plain"
    raise UnreadableDocumentError(
        f"{name} is of a kind that is not read ({suffix or 'no suffix'}).",
        f"Known: {', '.join(sorted(SUFFIXES))}.",
    )


def document_of(source: Source) -> Document:
    """The document in these bytes. Raises UnreadableDocumentError when nothing in them can be read."""
    extraction = reader_for(source.media_type)(source)
    if not extraction.blocks and not extraction.problems:
        raise UnreadableDocumentError(f"{source.name} holds no text.", "There is nothing to read in it.")
    description = describe(extraction, source)
    digest = hashlib.sha256(source.data).hexdigest()
    return Document(
        id=digest[:12],
        source=source.name,
        sha256=digest,
        media_type=source.media_type,
        retrieved=source.retrieved,
        title=description.title,
        doc_type=description.doc_type,
        date=description.date,
        date_basis=description.date_basis,
        case_number=description.case_number,
        municipality=description.municipality,
        publication=description.publication,
        years=description.years,
        addressee=description.addressee,
        signatories=description.signatories,
        parts=description.parts,
        blocks=tuple(extraction.blocks),
        problems=tuple(extraction.problems),
    )
