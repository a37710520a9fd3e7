"""From a path or bytes to a Document: find the media type, read, describe."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import stat
from pathlib import Path
from typing import BinaryIO

import msgspec

from corpus.document import Document
from corpus.errors import UnreadableDocumentError
from ingest.bounds import check_length, in_pieces
from ingest.contract import Extraction, Source
from ingest.describe import describe
from ingest.limits import DEFAULT, MIB
from ingest.registry import SUFFIXES, reader_for

_HTML = re.compile(
    rb"\s*(?>(?:<\?xml[^>]*>|(?><!--.*?-->))\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKDOWN = re.compile(rb"^#{1,6} +\S", re.M)
_TEXT = ("text/plain", "text/markdown")


def read(path: Path | str) -> Document:
    """The document in a file.

    Raises UnreadableDocumentError when the file is missing, empty, a folder, of a kind that is not read, or
    when nothing in it can be read. What could not be read of the rest is in `problems`.
    """
    return document_of(source_of(path))


def source_of(path: Path | str, size: int = DEFAULT.size) -> Source:
    """The bytes of a file, `size` at most, with its media type.

    Raises UnreadableDocumentError as `read` does, also for a pipe or device, which might never end.
    """
    file = Path(path)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocumentError(f"{path} is a folder.", "Name a file, or ingest the folder.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocumentError(
                f"{path} is not a file but a pipe, socket or device.", "Name a file, or give `-` for a pipe."
            )
        data = bytes_of(file, size) if status.st_size else b""  # what has no size may have no end (/proc)
    except (FileNotFoundError, ValueError) as error:  # a name with a null character in it is no file's
        raise UnreadableDocumentError(f"No file at {path}.", "Check the path.") from error
    except OSError as error:
        raise UnreadableDocumentError(
            f"{path} cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
    return Source(
        name=str(path),
        data=data,
        media_type=media_type_of(file.name, data),
        retrieved=dt.datetime.now(dt.UTC),
        modified=dt.datetime.fromtimestamp(status.st_mtime, dt.UTC),
    )


def bytes_of(path: Path | str, size: int) -> bytes:
    """The content of a file. Raises UnreadableDocumentError when it is too large, or grows so while read."""
    with Path(path).open("rb") as file:
        return bounded(file, str(path), size)


def bounded(file: BinaryIO, name: str, size: int = DEFAULT.size) -> bytes:
    """What an open file gives, `size` bytes at most; raises UnreadableDocumentError when it gives more."""
    data = file.read(size + 1)
    if len(data) > size:
        raise UnreadableDocumentError(
            f"{name} is larger than {size / MIB:,.3g} MiB, the limit.",
            "Split it, or read the part that matters.",
        )
    return data


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


def document_of(source: Source, characters: int = DEFAULT.characters) -> Document:
    """The document in these bytes.

    Raises UnreadableDocumentError when nothing in them can be read, and when they hold more than `characters`
    of text or are nested deeper than any reader follows.
    """
    try:
        extraction = _extraction(source, characters)
    except RecursionError as error:
        raise UnreadableDocumentError(
            f"{source.name} is nested too deeply, beyond the limit.", "Save it again in a simpler form."
        ) from error
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


def _extraction(source: Source, characters: int) -> Extraction:
    least = len(source.data) // 4  # no character takes more bytes
    if source.media_type in _TEXT and least > characters:
        raise UnreadableDocumentError(
            f"{source.name} holds over {least:,} characters of text; the limit is {characters:,}.",
            "Split it, or read the part that matters.",
        )
    extraction = reader_for(source.media_type)(source)
    if not extraction.blocks and not extraction.problems:
        raise UnreadableDocumentError(f"{source.name} holds no text.", "There is nothing to read in it.")
    check_length(source.name, extraction.blocks, characters)
    blocks, problems = in_pieces(extraction.blocks)
    return msgspec.structs.replace(extraction, blocks=blocks, problems=[*extraction.problems, *problems])
