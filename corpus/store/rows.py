"""What the store answers with: light rows that cost no whole document."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from corpus.commitment import Commitment
from corpus.document import DateBasis, DocumentType, Problem
from corpus.mention import Mention, Value

Kind = Literal["area", "opgave", "person", "organisation", "reference"]
"""The kinds of names that a corpus can be asked about."""

Outcome = Literal["read", "unchanged", "partial", "failed", "moved", "removed", "skipped"]
"""What became of one source in a run. `skipped` is what no run would read (a hidden file, a pipe)."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its text."""

    id: str
    title: str
    source: str
    sources: int
    """How many files or addresses hold this same content; 0 for one that no run has read."""
    doc_type: DocumentType
    date: dt.date | None
    date_basis: DateBasis
    municipality: str
    publication: str
    years: tuple[int, ...]
    case_number: str
    media_type: str
    sha256: str
    retrieved: dt.datetime
    partial: bool
    blocks: int
    pages: int
    """The highest page number, 0 where the format has no pages."""
    mentions: int
    commitments: int
    generation: int


class CommitmentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment with what an answer says of its document."""

    document: str
    title: str
    source: str
    doc_type: DocumentType
    doc_date: dt.date | None
    municipality: str
    commitment: Commitment


class MentionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with what an answer says of its document."""

    document: str
    title: str
    source: str
    doc_type: DocumentType
    doc_date: dt.date | None
    municipality: str
    mention: Mention


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One name of a kind (an area, a person, ...) with how much the corpus holds of it."""

    name: str
    mentions: int
    commitments: int
    documents: tuple[str, ...]
    """Ids of the documents that mention it or hold a commitment on it, newest first."""
    values: tuple[Value, ...]
    """The distinct values that were tagged (a person's roles, an area's kind and code)."""
    municipality: str = ""
    """Of an area: whose documents name it."""
    is_one_of_several: bool = False
    """Whether documents of another municipality name an area of this name too."""


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One file or address that was read, or that was tried."""

    source: str
    document: str | None
    """Id of what it holds; None for a container (an archive) and for what could not be read."""
    sha256: str
    container: str
    """Source of the archive or message that it is a member of; empty for what stands by itself."""
    etag: str
    last_modified: str
    error: str
    """Why the last try failed; empty when it did not. The document, if any, is then of an earlier version."""
    seen: dt.datetime


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """How one source fared in one run."""

    run: str
    source: str
    outcome: Outcome
    document: str | None = None
    reason: str = ""
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    at: dt.datetime | None = None
    """When it was logged; set by the store."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier version of a document: replaced by a newer one, or withdrawn."""

    id: str
    source: str
    title: str
    date: dt.date | None
    sha256: str
    retrieved: dt.datetime
    ended: dt.datetime
    replaced_by: str | None
    """Id of the version that took its place; None when it was withdrawn."""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between a generation and now.

    What was added may have been there before, with other tags or at another place.
    """

    generation: int
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What answers rest on: counts, and what is missing."""

    documents: int
    commitments: int
    mentions: dict[str, int]
    """By mention type."""
    by_type: dict[str, int]
    by_year: dict[int, int]
    by_municipality: dict[str, int]
    years_by_municipality: dict[str, dict[int, int]]
    """How many documents of each municipality cover each year."""
    first_date: dt.date | None
    last_date: dt.date | None
    partial: tuple[str, ...]
    """Ids of documents that were read in part."""
    failed: tuple[SourceRow, ...]
    """Sources whose last try failed."""
    versions: int
    """Earlier versions kept in history."""
    generation: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is wrong with the corpus. `code` is stable for scripts."""

    code: Literal[
        "database",
        "schema",
        "foreign-key",
        "undecodable",
        "counts",
        "offsets",
        "original-missing",
        "original-damaged",
        "orphan",
        "saved",
        "index",
    ]
    subject: str
    """Document id, or the path of a file or folder."""
    message: str
    hint: str = ""
    repairable: bool = False
