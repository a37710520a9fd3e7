"""What a reader is given and what it gives back.

A reader is a function `read(source: Source) -> Extraction` in a module of its own, named in
`ingest.registry.READERS`. It raises UnreadableDocumentError when nothing can be read, and reports what it
could not read of a file that it did read as problems: such a document is partial, never a success.

A container (an archive, a message with attachments) has a function
`unpack(source: Source, limits: Limits) -> Iterator[Enclosed | Problem]` in a module named in
`ingest.registry.CONTAINERS`; it gives its members one at a time, and a problem for each that it leaves out.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from corpus.document import Block, Problem


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one file or page, with where they came from."""

    name: str
    """Path or address as given."""
    data: bytes
    media_type: str
    retrieved: dt.datetime
    modified: dt.datetime | None = None
    """As the file system or the server says."""


class Extraction(msgspec.Struct, kw_only=True):
    """The text of a source as blocks in reading order, and what its own metadata say."""

    blocks: list[Block]
    metadata: dict[str, str] = {}
    """Keys as far as they are stated: title, date (ISO), municipality, publication, author, description."""
    problems: list[Problem] = []


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A file out of an archive or a message."""

    name: str
    """Its path inside, safe to show: no control characters, no `..`, not absolute."""
    data: bytes
    media_type: str = ""
    """As the container says, where it does so reliably; empty to go by the name."""
