"""The corpus: everything that was read and found, in a folder or in a database with a folder beside it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from corpus.document import Document
from corpus.errors import CorpusError, IdTakenError, QueryError
from corpus.settings import Place, locate
from corpus.store import maintenance, seal
from corpus.store.answers import CorpusReader
from corpus.store.database import FileConnection, explain, transaction
from corpus.store.disk import make_folder
from corpus.store.lock import WriterLock
from corpus.store.packing import Packed, encode, pack, pack_version
from corpus.store.rows import Finding, LogEntry


class Corpus(CorpusReader):
    """A corpus, opened. Make one with `Corpus.open`, and close it or use it in a `with`.

    Every change is one transaction, on disk when the method returns. Any number of readers may be open
    beside one writer; they see each document whole, before or after a change. In PostgreSQL there may be
    one writer for each directory, that is, for each machine.
    """

    _lock: WriterLock | None = None
    _damaged: bool = False
    """Whether the database is not what was sealed, so that nothing may be written to it."""

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        create: bool = False,
        read_only: bool = False,
        wait: float = 0.0,
        damaged: bool = False,
    ) -> Self:
        """The corpus at `place`, made there when `create` is set and there is none.

        Unless `read_only`, this becomes the only writer of its directory, waiting up to `wait` seconds for
        another to finish.
        Raises CorpusError when there is no corpus, when it is damaged or newer than this program, and when
        another process is writing (it says which, and since when). With `damaged` a damaged one is opened as
        well, to be looked over: its answers may be wrong, and nothing is written to its database.
        """
        location = locate(place)
        directory = location.directory
        path = location.directory / "corpus.db"
        if read_only:
            if not (damaged or location.database):
                seal.confirm(path, at_most=seal.EVERY_TIME)
            return cls(place, create=False, read_only=True)
        if not create and not location.database and not (directory / "corpus.db").exists():
            return cls(place, create=False, read_only=False)  # raises, and leaves no folder behind
        try:
            make_folder(directory)
            lock = WriterLock(directory / "writer.lock")
            lock.acquire(wait)
        except OSError as error:
            raise _unwritable(directory, error) from error
        try:
            if not location.database:
                _confirm_there(path, location.originals)
            sound = bool(location.database) or seal.break_(path, damaged=damaged)
            corpus = cls(place, create=create, read_only=False)
        except OSError as error:
            lock.release()
            raise _unwritable(directory, error) from error
        except BaseException:
            lock.release()
            raise
        corpus._lock = lock
        corpus._damaged = not sound
        return corpus

    def close(self) -> None:
        connection, lock = self._db, self._lock
        if lock is not None and lock.is_held and not self._damaged and isinstance(connection, FileConnection):
            seal.set_(connection, self.path)
        super().close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One transaction."""
        if self._lock is None:
            raise CorpusError(f"The corpus {self.label} was opened to read only.")
        try:
            with transaction(self._db):
                yield
        except sqlite3.DatabaseError as error:
            raise explain(error, self.path) from error

    def _next_generation(self) -> int:
        """For a change that an index must follow."""
        self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
        return self.generation

    def add(
        self,
        document: Document | Packed,
        *,
        container: str = "",
        etag: str = "",
        last_modified: str = "",
    ) -> None:
        """Stores a document under its source.

        The document that the source held before goes to history, unless another source holds it too. A
        document with the same id (the same content, tagged anew) is replaced without a trace.
        """
        packed = document if isinstance(document, Packed) else pack(document)
        with self._changing():
            known = self._row("SELECT sha256 FROM documents WHERE id = ?", packed.id)
            if known is not None and known[0] != packed.sha256:
                raise IdTakenError(
                    f"Two different files have the id {packed.id}: {packed.source} and one in the corpus.",
                    "Change one of them by a character, such as a space at the end, and read it again.",
                )
            before = self.by_source(packed.source)
            self._delete(packed.id)
            self._insert(packed)
            self._set_source(packed.source, packed.id, packed.sha256, container, etag, last_modified)
            if before is not None and before.document not in (None, packed.id):
                self._end_if_orphan(before.document, packed.id)

    def _insert(self, packed: Packed) -> None:
        columns = {
            "id": packed.id,
            "sha256": packed.sha256,
            "source": packed.source,
            "generation": self._next_generation(),
            **packed.columns,
        }
        self._db.execute(
            f"INSERT INTO documents ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            tuple(columns.values()),
        )
        ((number,),) = self._rows("SELECT number FROM documents WHERE id = ?", packed.id)
        self._db.execute("INSERT INTO bodies VALUES (?, ?)", (number, packed.body))
        self._db.executemany(
            "INSERT INTO document_years VALUES (?, ?)", ((year, number) for year in packed.years)
        )
        self._db.executemany(
            f"INSERT INTO mentions VALUES (?, ?, {', '.join('?' * 11)})",
            ((number, n, *columns) for n, columns in enumerate(packed.mentions)),
        )
        self._db.executemany(
            "INSERT INTO commitments (document, n, id, status, strength, deadline_start, deadline_end, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, n, *columns) for n, columns in enumerate(packed.commitments)),
        )
        numbers = dict(self._rows("SELECT n, number FROM commitments WHERE document = ?", number))
        self._db.executemany(
            "INSERT INTO commitment_names VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            ((kind, key, number, n, numbers[n], name) for n, kind, key, name in packed.names),
        )

    def _delete(self, document_id: str) -> None:
        self._db.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def _set_source(
        self,
        source: str,
        document: str | None,
        sha256: str,
        container: str = "",
        etag: str = "",
        last_modified: str = "",
        error: str = "",
    ) -> None:
        self._db.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET"
            " document = excluded.document, sha256 = excluded.sha256, container = excluded.container,"
            " etag = excluded.etag, last_modified = excluded.last_modified, error = excluded.error,"
            " seen = excluded.seen",
            (source, document, sha256, container, etag, last_modified, error, _now()),
        )

    def _end_if_orphan(self, document_id: str | None, replaced_by: str | None) -> bool:
        """Moves a document that no source holds to history; else names one that does as its source."""
        other = self._row("SELECT min(source) FROM sources WHERE document = ?", document_id)
        if other and other[0] is not None:
            self._set_place("id", document_id, other[0])
            return False
        if document_id is None or document_id not in self:
            return False
        document = self.get(document_id)
        self._db.execute(
            "INSERT INTO history (id, source, title, date, sha256, retrieved, ended, replaced_by, generation,"
            " data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.source,
                document.title,
                document.date and document.date.isoformat(),
                document.sha256,
                document.retrieved.isoformat(),
                _now(),
                replaced_by,
                self._next_generation(),
                pack_version(document),
            ),
        )
        self._delete(document_id)
        return True

    def _set_place(self, column: str, value: str | None, source: str) -> None:
        """Gives the document with this value another source as its own, where it has another one now."""
        known = self._row(f"SELECT number FROM documents WHERE {column} = ? AND source <> ?", value, source)
        if known is not None:
            self._db.execute(
                "UPDATE documents SET source = ?, generation = ? WHERE number = ?",
                (source, self._next_generation(), known[0]),
            )

    def withdraw(self, document_id: str) -> None:
        """Takes a document out of every answer and keeps it in history.

        Raises QueryError when the corpus does not hold it.
        """
        with self._changing():
            if document_id not in self:
                raise QueryError(f"The corpus holds no document {document_id}.", "See `raadspoor stats`.")
            self._db.execute("DELETE FROM sources WHERE document = ?", (document_id,))
            self._end_if_orphan(document_id, None)

    def forget_source(self, source: str) -> str | None:
        """Notes that a file or address is gone, with its members where it is a container.

        A document that no other source holds is withdrawn; its id is the answer, else None.
        """
        row = self.by_source(source)
        if row is None:
            return None
        for member in list(self.sources(container=source)):
            self.forget_source(member.source)
        with self._changing():
            self._db.execute("DELETE FROM sources WHERE source = ?", (source,))
            if self._end_if_orphan(row.document, None):
                return row.document
        return None

    def link(
        self, source: str, document_id: str, *, container: str = "", etag: str = "", last_modified: str = ""
    ) -> None:
        """Notes that `source` holds the content of a document that is here already.

        What it held before goes to history, unless another source holds that too.
        """
        row = self._row("SELECT sha256 FROM documents WHERE id = ?", document_id)
        if row is None:
            raise QueryError(f"The corpus holds no document {document_id}.", "See `raadspoor stats`.")
        before = self.by_source(source)
        with self._changing():
            self._set_source(source, document_id, row[0], container, etag, last_modified)
            if before is not None and before.document not in (None, document_id):
                self._end_if_orphan(before.document, document_id)

    def move(self, old: str, new: str) -> None:
        """Notes that what was at `old` is at `new` now, with its members where it is a container.

        Raises QueryError when nothing is known of `old`.
        """
        members = [row.source for row in self.sources(container=old)]
        with self._changing():
            if self.by_source(old) is None:
                raise QueryError(f"Nothing was read from {old}.", "See `raadspoor stats`.")
            self._db.execute("UPDATE sources SET container = ? WHERE container = ?", (new, old))
            for source in (old, *members):
                place = new + source[len(old) :]
                self._db.execute("DELETE FROM sources WHERE source = ?1 AND source <> ?2", (place, source))
                self._db.execute("UPDATE sources SET source = ? WHERE source = ?", (place, source))
                self._set_place("source", source, place)

    def add_container(
        self, source: str, sha256: str, *, etag: str = "", last_modified: str = "", error: str = ""
    ) -> None:
        """Notes that an archive with this content was read, so that it is not opened again unchanged.

        `error` says what in it could not be read, if anything.
        """
        with self._changing():
            self._set_source(source, None, sha256, "", etag, last_modified, error)

    def fail(self, source: str, error: str, *, container: str = "") -> None:
        """Notes that a source could not be read. The document that it held, if any, stays as it was."""
        with self._changing():
            self._db.execute(
                "INSERT INTO sources VALUES (?, NULL, '', ?, '', '', ?, ?)"
                " ON CONFLICT (source) DO UPDATE SET error = excluded.error, etag = '', last_modified = '',"
                " seen = excluded.seen",
                (source, container, error, _now()),
            )

    def set_cursor(self, name: str, value: str) -> None:
        """Notes how far a part of a collection was harvested, in the words of its client."""
        with self._changing():
            self._db.execute(
                "INSERT INTO cursors VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                " value = excluded.value, at = excluded.at",
                (name, value, _now()),
            )

    def record(self, entry: LogEntry) -> None:
        """Writes one line of the ingest log."""
        if self._lock is None:
            raise CorpusError(f"The corpus {self.label} was opened to read only.")
        try:
            self._db.execute(
                "INSERT INTO log (run, at, source, outcome, document, reason, problems, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.run,
                    _now(),
                    entry.source,
                    entry.outcome,
                    entry.document,
                    entry.reason,
                    encode(entry.problems),
                    entry.seconds,
                ),
            )
        except sqlite3.DatabaseError as error:
            raise explain(error, self.path) from error

    def check(self) -> list[Finding]:
        """What is wrong with the database and the originals; empty when nothing is."""
        found = list(maintenance.findings(self, self._db))
        return [*seal.findings(self.path), *found] if isinstance(self._db, sqlite3.Connection) else found

    def repair(self, found: list[Finding]) -> list[Finding]:
        """Mends what can be mended of what `check` found; gives what was."""
        if self._lock is None:
            raise CorpusError(f"The corpus {self.label} was opened to read only.")
        if self._damaged:  # what is left of it may be all there is
            return []
        try:
            return maintenance.mend(self._db, found)
        except sqlite3.DatabaseError as error:
            raise explain(error, self.path) from error

    def backup(self, target: Place) -> None:
        """Copies the corpus, without what can be derived, to a new or empty place, also while it is written.

        A backup is a corpus itself: open it to look at it, and restore it by backing it up to a new place.
        From a database it is a folder as well; a folder can be backed up to a database.
        """
        if locate(target).database:
            maintenance.copy_to_database(self, self._db, target)
        else:
            maintenance.copy(self, self._db, Path(target).absolute())


def _confirm_there(path: Path, originals: Path) -> None:
    """Raises CorpusError for a corpus that lost its database, before an empty one is made in its place."""
    log = path.with_name(f"{path.name}-wal")
    there = path.exists() and (path.stat().st_size or (log.exists() and log.stat().st_size))
    if not there and any(originals.glob("*/*")):
        raise CorpusError(
            f"The corpus {path.parent} has lost its database {path.name}; the files as read are still there.",
            "Run `raadspoor check`, which says what can be saved, and restore a backup. Nothing was changed.",
        )


def _unwritable(directory: Path, error: OSError) -> CorpusError:
    return CorpusError(
        f"The corpus {directory} cannot be written: {error.strerror}.",
        "Check the folder, or name another with --corpus.",
    )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
