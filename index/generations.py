"""Generations: a small file names the shards that count, and is replaced in one step.

Shards and vocabularies are written under new names and never changed. A reader opens what the pointer names;
a writer that stops half way leaves only files that nobody points to, which the next writer removes.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

from corpus.files import contents
from index.reader import BrokenIndexError, Index, Shard, compare, read_manifest
from index.shard import measured, synchronise
from index.vocabulary import Vocabulary

FORMAT = 3
"""Of everything that stands in the index directory. Another one is built again, never read."""
POINTER = "current.json"
DIRECTORY = "index"
EVERY_TIME = 128 * 1024 * 1024
"""Bytes up to which all of an index is compared with its checksums whenever it is opened, which takes some
0.5 ms a mebibyte; of a larger one the sizes, unless a check asks for more."""


_MALFORMED = (struct.error, pickle.UnpicklingError, sqlite3.DatabaseError)


class ShardEntry(msgspec.Struct, kw_only=True):
    name: str
    units: int
    crc32: int
    """Of its manifest, which has those of its files."""
    deleted: list[str] = []
    """Ids of documents that were withdrawn or replaced since it was written."""


class Pointer(msgspec.Struct, kw_only=True):
    """What counts. `generation` is that of the corpus when its changes were last taken over."""

    format: int
    generation: int
    vocabulary: str
    vocabulary_file: tuple[int, int]
    """Bytes and CRC-32."""
    shards: list[ShardEntry]
    crc32: int = 0
    """Of this pointer as JSON with a 0 here."""


def _checksum(pointer: Pointer) -> int:
    return zlib.crc32(msgspec.json.encode(msgspec.structs.replace(pointer, crc32=0)))


class _Format(msgspec.Struct):
    format: int


def read_pointer(directory: Path) -> Pointer:
    """Raises BrokenIndexError where there is no pointer, or one of another format."""
    try:
        encoded = contents(directory / POINTER)
        written = msgspec.json.decode(encoded, type=_Format).format
        if written != FORMAT:
            raise BrokenIndexError(f"the index has format {written}, not {FORMAT}")
        pointer = msgspec.json.decode(encoded, type=Pointer)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BrokenIndexError(str(error)) from error
    if pointer.crc32 != _checksum(pointer):
        raise BrokenIndexError(f"{POINTER} is not what was written")
    return pointer


def write_pointer(directory: Path, pointer: Pointer) -> None:
    """Switches to a new generation, all at once."""
    new = directory / f"{POINTER}.{os.getpid()}"
    pointer.crc32 = _checksum(pointer)
    with new.open("wb") as file:
        file.write(msgspec.json.encode(pointer))
        file.flush()
        os.fsync(file.fileno())
    new.replace(directory / POINTER)
    synchronise(directory)


def open_pointer(directory: Path, pointer: Pointer, *, at_most: int | None = EVERY_TIME) -> Index:
    """The index that a pointer names. Raises BrokenIndexError when part of it is missing or damaged.

    One of more than `at_most` bytes is trusted when its files have their sizes.
    """
    shards: list[Shard] = []
    with ExitStack() as opened, _told():
        manifests = [read_manifest(directory / entry.name, entry.crc32) for entry in pointer.shards]
        vocabulary = directory / pointer.vocabulary
        total = sum(size for manifest in manifests for size, _ in manifest.files.values())
        whole = at_most is None or total + pointer.vocabulary_file[0] <= at_most
        held = measured(vocabulary) if whole else (vocabulary.stat().st_size, pointer.vocabulary_file[1])
        if held != pointer.vocabulary_file:
            raise BrokenIndexError(f"{pointer.vocabulary} is not what was written")
        for entry, manifest in zip(pointer.shards, manifests, strict=True):
            if whole:
                compare(directory / entry.name, manifest)
            shards.append(Shard(directory / entry.name, manifest, entry.deleted))
            opened.callback(shards[-1].close)
        index = Index(shards, Vocabulary(vocabulary, directory.parent), pointer.generation)
        opened.pop_all()
        return index


@contextmanager
def _told() -> Iterator[None]:
    """Damaged bytes may raise any of these where they are opened."""
    try:
        yield
    except (OSError, EOFError, ValueError, LookupError, *_MALFORMED) as error:
        raise BrokenIndexError(str(error)) from error


def open_current(directory: Path, *, at_most: int | None = EVERY_TIME) -> Index:
    """The current generation, as `open_pointer` opens it."""
    for _ in range(10):
        pointer = read_pointer(directory)
        try:
            return open_pointer(directory, pointer, at_most=at_most)
        except BrokenIndexError:
            if read_pointer(directory) == pointer:
                raise
    raise BrokenIndexError("the index changes faster than it can be opened")


def remove_unused(directory: Path) -> None:
    """Removes what the pointer does not name. Readers that still have it open keep what they mapped."""
    used = {POINTER, ".lock"}
    with suppress(BrokenIndexError):
        pointer = read_pointer(directory)
        used |= {pointer.vocabulary, *(entry.name for entry in pointer.shards)}
    for path in directory.iterdir():
        if path.name not in used:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
