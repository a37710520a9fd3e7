"""The seal of a database at rest: its size and checksum, in a file beside it.

SQLite notices damage to the shape of its pages, not to what they hold: a changed bit in a text or a date
would be answered as if it stood there. So the writer breaks the seal before its first change and sets a new
one when it closes. A database under a seal is what was written, or is reported as damaged; without one (a
writer is at work, or was killed) nothing is known and SQLite's own checks are all there is.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from pathlib import Path

import msgspec

from corpus.errors import CorpusError
from corpus.files import MIB, contents, opened
from corpus.store.disk import synchronise
from corpus.store.rows import Finding

EVERY_TIME = 128 * 1024 * 1024
"""Bytes up to which a database is compared with its seal whenever it is opened to read, which takes some
0.5 ms a mebibyte; a larger one when it is opened to write, checked or copied."""
_CHUNK = 1 << 20


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    size: int
    crc32: int


def path_of(database: Path) -> Path:
    """Where the seal of a database stands."""
    return database.with_suffix(".seal")


def read(database: Path) -> Seal | None:
    """The seal of a database, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(contents(path_of(database), most=MIB), type=Seal)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def is_whole(database: Path) -> bool | None:
    """Whether a database is what was sealed; None where there is no seal."""
    seal = read(database)
    if seal is None:
        return None
    if database.is_file() and _measure(database) == seal:
        return True
    # A writer that begins meanwhile breaks the seal before it changes anything.
    return False if read(database) == seal else None


def confirm(database: Path, *, at_most: int | None = None) -> bool:
    """Raises CorpusError for a database that is not what was sealed; gives whether there is a seal.

    One of more than `at_most` bytes by its seal is only compared by its size.
    """
    seal = read(database)
    if seal is None:
        return False
    if at_most is not None and seal.size > at_most and database.exists():
        whole: bool | None = database.stat().st_size == seal.size or read(database) != seal
    else:
        whole = is_whole(database)
    if whole is False:
        raise _damage(database)
    return whole is True


def findings(database: Path) -> list[Finding]:
    """What the seal says of a database: nothing when it is whole, or has none."""
    if is_whole(database) is not False:
        return []
    told = _damage(database)
    return [Finding(code="database", subject=str(database), message=told.message, hint=told.hint)]


def break_(database: Path, *, damaged: bool = False) -> bool:
    """Takes the seal away for a writer, on disk when this returns, and gives whether it was found whole.

    A database without a seal, as a killed writer leaves it, is looked over for what SQLite can see. Raises
    CorpusError for a damaged one, or with `damaged` leaves it and its seal as they are.
    """
    seal = path_of(database)
    whole = is_whole(database)
    if whole is None:
        whole = _is_sound(database)
    if not whole and not damaged:
        raise _damage(database)
    if whole and seal.exists():
        seal.unlink()
        synchronise(database.parent)
    return whole


def _is_sound(database: Path) -> bool:
    """Whether SQLite finds nothing wrong with the shape of a database.

    That there is none yet, or another kind of file, is said by whoever opens it.
    """
    if not database.exists():
        return True
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
        try:
            ((said,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
        except sqlite3.DatabaseError as error:
            return not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT")
    return bool(said == "ok")


def _damage(database: Path) -> CorpusError:
    return CorpusError(
        f"The corpus database {database} is damaged: it is not what was written.",
        "Run `raadspoor check`, which says what can be saved, and restore a backup. Nothing was changed.",
    )


def set_(connection: sqlite3.Connection, database: Path) -> None:
    """Seals a database of which this connection is the only writer, once its log is folded into it.

    Where readers hold the log up, or the disk is full, the database stays without a seal.
    """
    with contextlib.suppress(sqlite3.DatabaseError, OSError):
        connection.execute("PRAGMA busy_timeout = 500")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return
        new = path_of(database).with_name(f".seal-{os.getpid()}")
        with new.open("wb") as file:
            file.write(msgspec.json.encode(_measure(database)))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path_of(database))
        synchronise(database.parent)


def _measure(database: Path) -> Seal:
    size = crc32 = 0
    with opened(database) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            crc32 = zlib.crc32(chunk, crc32)
    return Seal(size=size, crc32=crc32)
