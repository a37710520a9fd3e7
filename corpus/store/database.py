"""Opening the database: its format, its version, and errors in words that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError
from corpus.settings import Location

if TYPE_CHECKING:
    from corpus.store import postgres

APPLICATION_ID = 0x52535052
"""Marks the file as a corpus ("RSPR") in SQLite's header."""

_FIRST = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);

-- One row a live document. What is wide stands in `bodies`, so that listing documents reads few pages.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    doc_type TEXT NOT NULL,
    date TEXT,
    date_basis TEXT NOT NULL,
    municipality TEXT NOT NULL,
    publication TEXT NOT NULL,
    case_number TEXT NOT NULL,
    media_type TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    years BLOB NOT NULL,
    partial INTEGER NOT NULL,
    blocks INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    commitments INTEGER NOT NULL,
    generation INTEGER NOT NULL
);
CREATE INDEX documents_by_date ON documents (date DESC, number);
CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE INDEX documents_by_generation ON documents (generation);

-- The document without mentions and commitments: deflated MessagePack.
CREATE TABLE bodies (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    data BLOB NOT NULL
);

CREATE TABLE document_years (
    year INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (year, document)
) WITHOUT ROWID;
CREATE INDEX document_years_by_document ON document_years (document);

-- `key` is the folded name; `low` and `high` are euros, units, or day numbers, as the type has them.
CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    n INTEGER NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    value BLOB NOT NULL,
    low REAL,
    high REAL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    block INTEGER NOT NULL,
    page INTEGER,
    cues BLOB NOT NULL,
    PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX mentions_by_key ON mentions (type, key, document, value);
CREATE INDEX mentions_by_size ON mentions (type, low DESC) WHERE low IS NOT NULL;

CREATE TABLE commitments (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    status TEXT NOT NULL,
    strength TEXT NOT NULL,
    deadline_start TEXT,
    deadline_end TEXT,
    data BLOB NOT NULL,
    UNIQUE (document, n)
);
CREATE INDEX commitments_by_id ON commitments (id);
CREATE INDEX commitments_by_status ON commitments (status, document, n);
CREATE INDEX commitments_by_deadline ON commitments (deadline_end) WHERE deadline_end IS NOT NULL;

-- The names on a commitment. `document` and `n` repeat its own, so that answers come out in order.
CREATE TABLE commitment_names (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    document INTEGER NOT NULL,
    n INTEGER NOT NULL,
    commitment INTEGER NOT NULL REFERENCES commitments ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, key, document, n)
) WITHOUT ROWID;
CREATE INDEX commitment_names_by_commitment ON commitment_names (commitment);

-- What was read or tried, by path or address. A container (archive) has members and no document.
CREATE TABLE sources (
    source TEXT PRIMARY KEY,
    document TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL,
    container TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    error TEXT NOT NULL,
    seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_by_document ON sources (document);
CREATE INDEX sources_by_sha256 ON sources (sha256);
CREATE INDEX sources_by_container ON sources (container) WHERE container <> '';

-- Earlier versions, whole: deflated MessagePack with mentions and commitments.
CREATE TABLE history (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    sha256 TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    ended TEXT NOT NULL,
    replaced_by TEXT,
    generation INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE INDEX history_by_id ON history (id);
CREATE INDEX history_by_source ON history (source);
CREATE INDEX history_by_generation ON history (generation);

CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    run TEXT NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    outcome TEXT NOT NULL,
    document TEXT,
    reason TEXT NOT NULL,
    problems BLOB NOT NULL,
    seconds REAL NOT NULL
);
CREATE INDEX log_by_run ON log (run);
"""

_SECOND = """
-- How far each part of a collection was harvested.
CREATE TABLE cursors (name TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND)
"""Scripts that lead from each schema version to the next; the first makes an empty corpus.

One that shipped is never changed: a new shape of the tables is a new script at the end.
"""

VERSION = len(MIGRATIONS)


class FileConnection(sqlite3.Connection):
    """A connection to a database file."""

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows as they are found, as `execute` gives them anyway."""
        return self.execute(sql, parameters)


if TYPE_CHECKING:
    Database = FileConnection | postgres.Connection
    """What the store needs of a database. Both take SQLite's dialect of SQL; the second translates it."""


def connect(location: Location, *, create: bool, read_only: bool) -> Database:
    """A connection to the corpus database, brought to this version of its schema.

    Raises CorpusError when there is none, when it is no corpus, and when its schema is newer than this
    program, or older and opened only to read.
    """
    if location.database:
        from corpus.store import postgres

        return postgres.connect(location.database, MIGRATIONS, create=create, read_only=read_only)
    return connect_file(location.directory / "corpus.db", create=create, read_only=read_only)


def connect_file(path: Path, *, create: bool, read_only: bool) -> FileConnection:
    """A connection to the corpus database in this file."""
    if not path.exists():
        if not create:
            raise _absent(path)
    elif not path.is_file():  # a pipe would be waited for
        raise CorpusError(f"{path} is not a file.", "Move it away, and restore a backup.")
    with translated(path):
        connection = _open(path, read_only)
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _absent(path: Path) -> CorpusError:
    return CorpusError(
        f"There is no corpus in {path.parent}.",
        "Read documents into it with `raadspoor ingest`, or name another with --corpus.",
    )


def _open(path: Path, read_only: bool) -> FileConnection:
    uri = path.resolve().as_uri()
    if not read_only:
        connection = _reach(f"{uri}?mode=rwc")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection = _reach(f"{uri}?mode=ro")
        try:
            connection.execute("SELECT 1 FROM sqlite_master")
        except sqlite3.OperationalError:
            # On a disk that cannot be written, WAL mode has no place for its shared memory. Without a
            # log file there is nothing newer than the database itself, and it can be read as it is.
            connection.close()
            if path.with_name(path.name + "-wal").exists():
                raise
            connection = _reach(f"{uri}?mode=ro&immutable=1")
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:  # a long run that writes would seem to take ever more memory
        connection.execute("PRAGMA mmap_size = 268435456")
    return connection


def _reach(uri: str) -> FileConnection:
    return sqlite3.connect(uri, uri=True, timeout=30, isolation_level=None, factory=FileConnection)


def _prepare(connection: FileConnection, path: Path, read_only: bool) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (tables or version):
        raise CorpusError(
            f"{path} is a database, but not one of Raadspoor.", "Name the corpus directory with --corpus."
        )
    if version > VERSION:
        raise CorpusError(
            f"The corpus {path.parent} has schema {version}; this Raadspoor knows up to {VERSION}.",
            "Upgrade Raadspoor, or name another corpus with --corpus.",
        )
    if version == VERSION:
        return
    if read_only and not tables:  # whoever began it was stopped before it was there
        raise _absent(path)
    if read_only:
        raise CorpusError(
            f"The corpus {path.parent} has schema {version} and must be brought to {VERSION} first.",
            "Run `raadspoor check --repair`, which does so.",
        )
    with transaction(connection):
        for script in MIGRATIONS[version:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def strange(connection: sqlite3.Connection) -> list[str]:
    """Names of the tables, indexes, triggers and views of a database that a corpus does not have so."""
    rows = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
    with closing(sqlite3.connect(":memory:")) as made:
        for script in MIGRATIONS:
            made.executescript(script)
        ours = set(made.execute(rows))
    return [name for kind, name, sql in connection.execute(rows) if (kind, name, sql) not in ours]


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they can share a transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: Database) -> Iterator[None]:
    """All or nothing. The write lock is taken at the start, so that it never fails half way for a reader."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


_MEND = "Run `raadspoor check`, and restore a backup or read the originals again."


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's own errors into what they mean for the corpus at `path`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise explain(error, path) from error
    except UnicodeDecodeError as error:  # of a message that quotes what is damaged
        raise CorpusError(f"The corpus database {path} is damaged: {error}.", _MEND) from error


def explain(error: sqlite3.DatabaseError, path: Path) -> CorpusError:
    """The error in words that a user can act on."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_NOTADB"):
        return CorpusError(f"{path} is no corpus database.", "Name the corpus directory with --corpus.")
    if name.startswith("SQLITE_CORRUPT"):
        return CorpusError(
            f"The corpus database {path} is damaged: {error}.",
            _MEND,
        )
    if name.startswith("SQLITE_FULL"):
        return CorpusError(
            f"There is no room left on the disk of {path}.", "Free some space; nothing was lost."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CorpusError(f"The corpus {path} is busy with another program.", "Try again in a moment.")
    if name.startswith("SQLITE_IOERR"):
        return CorpusError(
            f"The disk failed on the corpus {path}: {error}.",
            "Check the disk and its free space; what was stored before is there.",
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return CorpusError(f"The corpus {path} cannot be opened: {error}.", "Check the folder's permissions.")
    return CorpusError(f"The corpus {path} cannot be used: {error}.", "Run `raadspoor check`.")
