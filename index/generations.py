"""Generations: a small file names the shards that count, and is replaced in one step.

Shards and vocabularies are written under new names and never changed. A reader opens what the pointer names;
a writer that stops half way leaves only files that nobody points to, which the next writer removes.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec

from index.reader import BrokenIndexError, Index, Shard
from index.vocabulary import Vocabulary

FORMAT = 1
"""Of everything that stands in the index directory. Another one is built again, never read."""
POINTER = "current.json"
DIRECTORY = "index"


class ShardEntry(msgspec.Struct, kw_only=True):
    name: str
    units: int
    deleted: list[str] = []
    """Ids of documents that were withdrawn or replaced since it was written."""


class Pointer(msgspec.Struct, kw_only=True):
    """What counts. `generation` is that of the corpus when its changes were last taken over."""

    format: int
    generation: int
    vocabulary: str
    shards: list[ShardEntry]


def read_pointer(directory: Path) -> Pointer:
    """Raises BrokenIndexError where there is no pointer, or one of another format."""
    try:
        pointer = msgspec.json.decode((directory / POINTER).read_bytes(), type=Pointer)
    except (OSError, msgspec.MsgspecError) as error:
        raise BrokenIndexError(str(error)) from error
    if pointer.format != FORMAT:
        raise BrokenIndexError(f"the index has format {pointer.format}, not {FORMAT}")
    return pointer


def write_pointer(directory: Path, pointer: Pointer) -> None:
    """Switches to a new generation, all at once."""
    new = directory / f"{POINTER}.{os.getpid()}"
    with new.open("wb") as file:
        file.write(msgspec.json.encode(pointer))
        file.flush()
        os.fsync(file.fileno())
    new.replace(directory / POINTER)


def open_pointer(directory: Path, pointer: Pointer) -> Index:
    """The index that a pointer names. Raises BrokenIndexError when part of it is missing or damaged."""
    vocabulary = directory / pointer.vocabulary
    if not vocabulary.is_file() or not vocabulary.stat().st_size:
        raise BrokenIndexError(f"{pointer.vocabulary} is missing")
    shards: list[Shard] = []
    try:
        for entry in pointer.shards:
            shards.append(Shard(directory / entry.name, entry.deleted))
        return Index(shards, Vocabulary(vocabulary, directory.parent), pointer.generation)
    except BaseException:
        for shard in shards:
            shard.close()
        raise


def open_current(directory: Path) -> Index:
    """The current generation. Raises BrokenIndexError when there is none that can be read."""
    for _ in range(3):
        pointer = read_pointer(directory)
        try:
            return open_pointer(directory, pointer)
        except BrokenIndexError:
            if read_pointer(directory) == pointer:
                raise
    raise BrokenIndexError("the index changes faster than it can be opened")


def remove_unused(directory: Path, pointer: Pointer) -> None:
    """Removes what no pointer names. Readers that still have it open keep what they mapped."""
    used = {POINTER, ".lock", pointer.vocabulary, *(entry.name for entry in pointer.shards)}
    for path in directory.iterdir():
        if path.name not in used:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
