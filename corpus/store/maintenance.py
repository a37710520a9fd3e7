"""Looking a corpus over, mending what can be mended, and copying it while it is in use."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, RaadspoorError
from corpus.settings import Place, locate
from corpus.store.beside import beside
from corpus.store.database import connect, connect_file, explain, strange, transaction
from corpus.store.disk import synchronise, synchronise_all
from corpus.store.originals import Originals
from corpus.store.packing import unpack_version
from corpus.store.reader import DocumentReader
from corpus.store.rows import Finding

if TYPE_CHECKING:
    from corpus.store.database import Database

_FRESH = 3600
"""Seconds: a younger file without a document may be of one that is being read right now."""
_AGAIN = "Read it again with `raadspoor ingest --again`."


def findings(corpus: DocumentReader, connection: Database) -> Iterator[Finding]:
    """Everything that is wrong with the database and the originals, the worst first."""
    if isinstance(connection, sqlite3.Connection):  # a server checks its files and keys by itself
        yield from _database(connection, corpus.path)
    yield from _documents(corpus, connection)
    yield from _originals(corpus, connection)


def _database(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    try:
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield Finding(
                    code="database",
                    subject=str(path),
                    message=f"The database is damaged: {said}.",
                    hint="Restore a backup, or ingest the originals into a new corpus.",
                )
        for name in strange(connection):
            yield Finding(
                code="schema",
                subject=name,
                message=f"The database holds {name}, which is not Raadspoor's and may change its answers.",
                hint="Ingest the originals into a new corpus.",
            )
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield Finding(
                code="foreign-key",
                subject=f"{table} {row}",
                message=f"A row of {table} belongs to nothing in {parent}.",
                hint="Repair removes it.",
                repairable=True,
            )
    except sqlite3.DatabaseError as error:
        told = explain(error, path)
        yield Finding(code="database", subject=str(path), message=told.message, hint=told.hint)


def _documents(corpus: DocumentReader, connection: Database) -> Iterator[Finding]:
    rows = "SELECT id, blocks, mentions, commitments FROM documents ORDER BY number"
    try:
        for document_id, *counts in list(connection.execute(rows)):
            yield from _document(corpus, document_id, counts)
        for number, document_id in list(connection.execute("SELECT number, id FROM history")):
            try:
                sql = "SELECT data FROM history WHERE number = ?"
                for (data,) in connection.execute(sql, (number,)):
                    unpack_version(data)
            except Exception as error:  # noqa: BLE001 (damaged bytes may raise anything)
                message = f"An earlier version cannot be decoded: {error}."
                yield Finding(code="undecodable", subject=document_id, message=message)
    except sqlite3.DatabaseError as error:
        told = explain(error, corpus.path)
        yield Finding(code="database", subject=str(corpus.path), message=told.message, hint=told.hint)


def _document(corpus: DocumentReader, document_id: str, counts: list[int]) -> Iterator[Finding]:
    try:
        document = corpus.get(document_id)
    except RaadspoorError as error:
        yield Finding(code="undecodable", subject=document_id, message=error.message, hint=_AGAIN)
        return
    held = [len(document.blocks), len(document.mentions), len(document.commitments)]
    if held != counts:
        yield Finding(
            code="counts",
            subject=document_id,
            message=f"It holds {held} blocks, mentions and commitments, and should hold {counts}.",
            hint=_AGAIN,
        )
    length = len(document.text)
    for mention in document.mentions:
        if not mention.end <= length or document.text[mention.start : mention.end] != mention.text:
            yield Finding(
                code="offsets",
                subject=document_id,
                message=f"The mention {mention.text!r} does not stand at {mention.start}.",
                hint=_AGAIN,
            )
            return


def _originals(corpus: DocumentReader, connection: Database) -> Iterator[Finding]:
    import hashlib  # only to check: it loads OpenSSL

    wanted = dict(_hashes(connection, corpus.path))
    for sha256, path in corpus.originals.all():
        if sha256 not in wanted:
            if time.time() - path.stat().st_mtime < _FRESH:
                continue
            yield Finding(
                code="orphan",
                subject=str(path),
                message="No document was read from this file.",
                hint="Repair removes it.",
                repairable=True,
            )
            continue
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                yield Finding(
                    code="original-damaged",
                    subject=str(path),
                    message=f"The original of {wanted[sha256]} is no longer what was read.",
                    hint="Repair removes it; read its source again to keep it anew.",
                    repairable=True,
                )
    for sha256, document_id in wanted.items():
        if corpus.originals.path(sha256) is None:
            yield Finding(
                code="original-missing",
                subject=document_id,
                message="Its original was not kept.",
                hint=_AGAIN,
            )


def _hashes(connection: Database, path: Path) -> Iterator[tuple[str, str]]:
    try:
        yield from connection.execute("SELECT sha256, id FROM documents UNION SELECT sha256, id FROM history")
    except sqlite3.DatabaseError as error:
        raise explain(error, path) from error


def mend(connection: Database, found: list[Finding]) -> list[Finding]:
    """Mends what can be; gives the findings that were dealt with."""
    mended = []
    if any(finding.code == "foreign-key" for finding in found):
        with transaction(connection):
            for table, row, _, _ in list(connection.execute("PRAGMA foreign_key_check")):
                if row is not None:
                    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
            connection.execute(
                "UPDATE sources SET document = NULL, sha256 = ''"
                " WHERE document NOT IN (SELECT id FROM documents)"
            )
            for table in ("mentions", "document_years"):
                connection.execute(
                    f"DELETE FROM {table} WHERE document NOT IN (SELECT number FROM documents)"
                )
            connection.execute(
                "DELETE FROM commitment_names WHERE commitment NOT IN (SELECT number FROM commitments)"
            )
    for finding in found:
        if finding.code in ("orphan", "original-damaged"):
            Path(finding.subject).unlink(missing_ok=True)
        if finding.repairable:
            mended.append(finding)
    return mended


def copy(corpus: DocumentReader, connection: Database, target: Path) -> None:
    """Copies database and originals to a folder that does not exist yet, or is empty.

    The copy is of one moment, also while another process writes.
    """
    if target.exists() and any(target.iterdir()):
        raise CorpusError(f"{target} is not empty.", "Name a folder that does not exist yet.")
    try:
        with beside(target) as folder:
            new = folder / "corpus"
            new.mkdir()
            copied = connect_file(new / "corpus.db", create=True, read_only=False)
            try:
                connection.backup(copied)
                wanted = [sha256 for sha256, _ in _hashes(copied, new / "corpus.db")]
            finally:
                copied.close()
            _copy_originals(corpus.originals, wanted, new / "originals")
            synchronise_all()
            if target.exists():
                target.rmdir()
            new.replace(target)
            synchronise(target.absolute().parent)
    except (OSError, sqlite3.DatabaseError) as error:
        raise CorpusError(
            f"The corpus could not be copied to {target}: {error}.", "Check the folder and its free space."
        ) from error


def copy_to_database(corpus: DocumentReader, connection: Database, target: Place) -> None:
    """Copies a corpus of SQLite to an empty PostgreSQL database, and its originals to that one's folder."""
    location = locate(target)
    if not isinstance(connection, sqlite3.Connection):
        raise CorpusError(f"{corpus.label} is a database already.", "Copy it with pg_dump and pg_restore.")
    copied = connect(location, create=True, read_only=False)
    try:
        assert not isinstance(copied, sqlite3.Connection)
        with transaction(copied), transaction(connection):
            if copied.execute("SELECT 1 FROM documents LIMIT 1").fetchone():
                raise CorpusError(f"{location.label} is not empty.", "Name an empty database.")
            copied.fill(connection)
        wanted = [sha256 for sha256, _ in _hashes(connection, corpus.path)]
    finally:
        copied.close()
    _copy_originals(corpus.originals, wanted, location.originals)


def _copy_originals(originals: Originals, wanted: list[str], folder: Path) -> None:
    for sha256 in wanted:
        source = originals.path(sha256)
        if source is None:
            continue
        target = folder / sha256[:2] / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
