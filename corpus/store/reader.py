"""The read side of the store: documents, where they came from, and their earlier versions."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from corpus.document import Document
from corpus.errors import CorpusError, QueryError
from corpus.settings import Place, locate
from corpus.store import packing
from corpus.store.database import connect, explain
from corpus.store.filters import DocumentFilter, Query, of_documents
from corpus.store.names import fold, nearest
from corpus.store.originals import Originals
from corpus.store.rows import Changes, SourceRow, Summary, Version

if TYPE_CHECKING:
    from corpus.store.database import Database

_SUMMARY = """
SELECT d.id, d.title, d.source, (SELECT count(*) FROM sources s WHERE s.document = d.id),
    d.doc_type, d.date, d.date_basis, d.municipality, d.publication, d.years, d.case_number, d.media_type,
    d.sha256, d.retrieved, d.partial, d.blocks, d.pages, d.mentions, d.commitments, d.generation
FROM documents d
"""
SOURCE = "SELECT source, document, sha256, container, etag, last_modified, error, seen FROM sources"
MENTION = 'm.type, m.key, m.value, m.low, m.high, m.text, m.start, m."end", m.block, m.page, m.cues'
"""The columns of `mentions m` that `packing.unpack_mention` takes."""


class DocumentReader:
    """An open corpus, and what can be asked of its documents."""

    place: Place
    """What it was opened by, and can be opened by again."""
    label: str
    """What it is called in messages."""
    directory: Path
    originals: Originals

    def __init__(self, place: Place, *, create: bool, read_only: bool) -> None:
        location = locate(place)
        self.place = place
        self.label = location.label
        self.directory = location.directory
        self.path = location.directory / "corpus.db"
        self.originals = Originals(location.originals)
        self._db: Database = connect(location, create=create, read_only=read_only)

    def close(self) -> None:
        """Closes the database. Nothing can be asked after this."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rows(self, sql: str, *parameters: Any) -> Iterator[tuple[Any, ...]]:
        """Rows as they come; damage met on the way is said in our words."""
        with self._damage_told():
            # Not from the cursor itself: given up half-way, it would be closed after its database.
            yield from (row for row in self._db.execute(sql, parameters))

    def _stream(self, sql: str, *parameters: Any) -> Iterator[tuple[Any, ...]]:
        """As `_rows`, for answers that may not fit in memory."""
        with self._damage_told():
            yield from (row for row in self._db.stream(sql, parameters))

    def _row(self, sql: str, *parameters: Any) -> tuple[Any, ...] | None:
        with self._damage_told():
            row: tuple[Any, ...] | None = self._db.execute(sql, parameters).fetchone()
        return row

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Says in our words that the database, or what a row of it holds, is not what was written."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise explain(error, self.path) from error
        except (zlib.error, msgspec.MsgspecError, TypeError, ValueError) as error:
            raise CorpusError(
                f"A row of the corpus {self.label} cannot be decoded: {error}.",
                "Run `raadspoor check`, and read the documents that it names again.",
            ) from error

    @property
    def generation(self) -> int:
        """Goes up with every change of a document. An index that was built at another one is behind."""
        row = self._row("SELECT value FROM meta WHERE name = 'generation'")
        return int(row[0]) if row else 0

    def changes(self, since: int) -> Changes:
        """Ids that were added (or tagged anew) and removed after generation `since`."""
        until = self.generation  # first: what is added meanwhile is then given again the next time
        added = [
            i for (i,) in self._rows("SELECT id FROM documents WHERE generation > ? ORDER BY number", since)
        ]
        removed = {i for (i,) in self._rows("SELECT id FROM history WHERE generation > ?", since)}
        live = {i for (i,) in self._rows("SELECT id FROM documents")} if removed else set()
        return Changes(generation=until, added=tuple(added), removed=tuple(sorted(removed - live)))

    # Documents

    def __contains__(self, document_id: object) -> bool:
        return self._row("SELECT 1 FROM documents WHERE id = ?", document_id) is not None

    def __len__(self) -> int:
        row = self._row("SELECT count(*) FROM documents")
        return int(row[0]) if row else 0

    def get(self, document_id: str) -> Document:
        """The whole live document with this id. Raises QueryError when there is none."""
        row = self._row(
            "SELECT d.number, d.source, b.data FROM documents d JOIN bodies b ON b.document = d.number"
            " WHERE d.id = ?",
            document_id,
        )
        if row is None:
            raise QueryError(f"The corpus holds no document {document_id}.", "See `raadspoor stats`.")
        number, source, body = row
        mentions = self._rows(f"SELECT {MENTION} FROM mentions m WHERE document = ? ORDER BY n", number)
        commitments = self._rows("SELECT data FROM commitments WHERE document = ? ORDER BY n", number)
        with self._damage_told():
            return packing.unpack(body, source, mentions, (data for (data,) in commitments))

    def documents(self) -> Iterator[Document]:
        """Every live document whole, one at a time. Documents may be added or withdrawn meanwhile."""
        for (document_id,) in list(self._rows("SELECT id FROM documents ORDER BY number")):
            if document_id in self:
                yield self.get(document_id)

    def summaries(self, wanted: DocumentFilter | None = None) -> Iterator[Summary]:
        """Documents without their text, newest first, undated ones last."""
        query = Query()
        of_documents(wanted or DocumentFilter(), query)
        sql = f"{_SUMMARY} {query.where} ORDER BY d.date DESC NULLS LAST, d.number"
        with self._damage_told():
            yield from (_summary(row) for row in self._rows(sql, *query.parameters))

    def find(self, word: str) -> Summary:
        """The document meant by an id, the start of one (4 signs or more), a path, a file name or a title.

        Raises QueryError when there is none, naming the nearest, and when there are several.
        """
        found = self._found(word)
        if not found:
            titles = [title for (title,) in self._rows("SELECT title FROM documents")]
            files = [_file_name(source) for (source,) in self._rows("SELECT source FROM documents")]
            near = nearest(word, titles + files)
            raise QueryError(
                f"The corpus holds no document {word!r}.",
                f"Nearest: {'; '.join(near)}." if near else "List them with `raadspoor stats`.",
            )
        if len(found) > 1:
            shown = "; ".join(f"{s.id} ({s.title or _file_name(s.source)})" for s in found[:8])
            raise QueryError(f"{word!r} is the name of {len(found)} documents.", f"Name one by id: {shown}.")
        return found[0]

    def _found(self, word: str) -> list[Summary]:
        prefix = word.lower() if len(word) >= 4 and word.isalnum() else None
        for condition, value in (
            ("d.id = ?", word.lower()),
            ("d.source = ?", word),
            ("d.id IN (SELECT document FROM sources WHERE source = ?)", word),
            ("d.id >= ?1 AND d.id < ?1 || '~'", prefix),
        ):
            sql = f"{_SUMMARY} WHERE {condition} ORDER BY d.date DESC NULLS LAST, d.number"
            found = [_summary(row) for row in self._rows(sql, value)]
            if found:
                return found
        return self._by_name(word)

    def _by_name(self, word: str) -> list[Summary]:
        wanted = fold(word)
        if not wanted:
            return []
        names = [
            (i, fold(title), fold(_file_name(source)))
            for i, title, source in self._rows("SELECT id, title, source FROM documents")
        ]
        by_file = [i for i, _, file in names if wanted in (file, file.rpartition(".")[0])]
        by_title = [i for i, title, _ in names if wanted == title]
        by_part = [i for i, title, file in names if wanted in title or wanted in file]
        ids = by_file or by_title or by_part
        return list(self.summaries(DocumentFilter(documents=tuple(ids)))) if ids else []

    def original(self, document_id: str) -> Path | None:
        """The file that a live or earlier document was read from, or None when it was not kept."""
        row = self._row("SELECT sha256 FROM documents WHERE id = ?", document_id) or self._row(
            "SELECT sha256 FROM history WHERE id = ?", document_id
        )
        return self.originals.path(row[0]) if row else None

    # Sources and versions

    def known(self, sha256: str) -> str | None:
        """Id of the live document with this content, or None."""
        row = self._row("SELECT id FROM documents WHERE sha256 = ?", sha256)
        return row[0] if row else None

    def containers(self, sha256: str) -> Iterator[SourceRow]:
        """Archives with this content that were read."""
        sql = f"{SOURCE} WHERE sha256 = ? AND document IS NULL ORDER BY source"
        return (source_row(row) for row in self._rows(sql, sha256))

    def by_source(self, source: str) -> SourceRow | None:
        """What is known of this path or address, or None when it was never seen."""
        row = self._row(f"{SOURCE} WHERE source = ?", source)
        return source_row(row) if row else None

    def sources(
        self, *, document: str | None = None, container: str | None = None, below: str | None = None
    ) -> Iterator[SourceRow]:
        """Every path and address seen; or those of one document, the members of one container, or what lies
        in one folder (`below`, without its last slash)."""
        if document is not None:
            rows = self._rows(f"{SOURCE} WHERE document = ? ORDER BY source", document)
        elif container is not None:
            rows = self._rows(f"{SOURCE} WHERE container = ? AND container <> '' ORDER BY source", container)
        elif below is not None:
            first, last = below + os.sep, below + chr(ord(os.sep) + 1)
            rows = self._rows(f"{SOURCE} WHERE source >= ? AND source < ? ORDER BY source", first, last)
        else:
            rows = self._rows(f"{SOURCE} ORDER BY source")
        return (source_row(row) for row in rows)

    def history(self, name: str | None = None) -> Iterator[Version]:
        """Earlier versions, latest first: all, or those with this id or this source."""
        condition = "WHERE id = ?1 OR source = ?1 OR replaced_by = ?1" if name is not None else ""
        sql = (
            "SELECT id, source, title, date, sha256, retrieved, ended, replaced_by FROM history"
            f" {condition} ORDER BY number DESC"
        )
        for row in self._rows(sql, *(() if name is None else (name,))):
            number, source, title, date, sha256, retrieved, ended, replaced_by = row
            yield Version(
                id=number,
                source=source,
                title=title,
                date=packing.day(date),
                sha256=sha256,
                retrieved=dt.datetime.fromisoformat(retrieved),
                ended=dt.datetime.fromisoformat(ended),
                replaced_by=replaced_by,
            )

    def version(self, document_id: str) -> Document:
        """The document with this id, live or earlier. Raises QueryError when there never was one."""
        if document_id in self:
            return self.get(document_id)
        row = self._row("SELECT data FROM history WHERE id = ? ORDER BY number DESC", document_id)
        if row is None:
            raise QueryError(f"The corpus never held a document {document_id}.", "See `raadspoor stats`.")
        with self._damage_told():
            return packing.unpack_version(row[0])


def _summary(row: tuple[Any, ...]) -> Summary:
    values = dict(zip(Summary.__struct_fields__, row, strict=True))
    values["date"] = packing.day(values["date"])
    values["years"] = packing.unpack_years(values["years"])
    values["retrieved"] = dt.datetime.fromisoformat(values["retrieved"])
    values["partial"] = bool(values["partial"])
    return Summary(**values)


def source_row(row: tuple[Any, ...]) -> SourceRow:
    values = dict(zip(SourceRow.__struct_fields__, row, strict=True))
    values["seen"] = dt.datetime.fromisoformat(values["seen"])
    return SourceRow(**values)


def _file_name(source: str) -> str:
    return source.rstrip("/").replace("\\", "/").rpartition("/")[2]
