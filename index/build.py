"""Building the index from the store: all of it, or what changed since it was last built."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from multiprocessing import get_context
from pathlib import Path

from corpus.errors import CorpusError, QueryError
from corpus.settings import Place
from corpus.store import Corpus
from index.generations import (
    DIRECTORY,
    FORMAT,
    Pointer,
    ShardEntry,
    open_current,
    read_pointer,
    remove_unused,
    write_pointer,
)
from index.postings import SHAPES
from index.reader import BrokenIndexError, Index, read_lexicon, read_manifest
from index.shard import ShardWriter, measured, synchronise
from index.verify import fault
from index.vocabulary import build as build_vocabulary
from index.work import PARALLEL_FROM, IndexBusyError, IndexLock, Progress, parts, sizes

__all__ = ["ensure", "fault", "reindex", "update"]

SHARD_UNITS = 150_000
"""Units of a shard at most (unless one document alone has more): what bounds the memory of a build."""


def reindex(corpus: Corpus, *, workers: int | None = None, progress: Progress | None = None) -> int:
    """Builds the whole index anew beside the old one, switches to it, and returns the number of units.

    Raises CorpusError when the index directory cannot be written or another process is writing it.
    """
    directory = corpus.directory / DIRECTORY
    with _Lock(directory):
        return _build_all(corpus, directory, workers, progress)


def _build_all(corpus: Corpus, directory: Path, workers: int | None, progress: Progress | None) -> int:
    generation = corpus.generation
    of_documents = sizes(corpus)
    total = sum(of_documents.values())
    processes = (workers or min(os.cpu_count() or 1, 4)) if total >= PARALLEL_FROM else 1
    todo = parts(of_documents, min(SHARD_UNITS, -(-total // processes)))
    entries = _write_all(corpus, directory, todo, processes, progress)
    _commit(directory, entries, generation)
    return sum(entry.units for entry in entries)


def update(corpus: Corpus) -> int:
    """Takes over what changed in the store since the index was built; returns the number of units written.

    Builds all of it when there is no index that can be continued.
    """
    directory = corpus.directory / DIRECTORY
    with _Lock(directory):
        return _continue(corpus, directory)


def _continue(corpus: Corpus, directory: Path) -> int:
    try:
        open_current(directory).close()
        pointer = read_pointer(directory)
    except BrokenIndexError:
        pointer = None
    if pointer is None or pointer.generation > corpus.generation:  # of a store that was put back since
        return _build_all(corpus, directory, None, None)
    changes = corpus.changes(pointer.generation)
    added, gone = list(changes.added), {*changes.added, *changes.removed}
    entries: list[ShardEntry] = []
    for entry in pointer.shards:
        entry.deleted = sorted({*entry.deleted, *gone} & _ids(directory, entry))
        entries.append(entry)
    of_documents = sizes(corpus) if added else {}
    new = sum(of_documents.get(document, 0) for document in added)
    kept, merged = _to_merge(directory, entries, new)
    written = []
    if added or merged:
        written = _write_all(corpus, directory, [[*merged, *added]], 1, None)
    _commit(directory, kept + written, changes.generation)
    return sum(entry.units for entry in written)


def ensure(corpus: Corpus) -> Index:
    """The index, up to date with the store: built, continued or rebuilt first where it must be.

    Where another process is at that, or the disk cannot be written, it is the last whole one if there is any.
    """
    directory = corpus.directory / DIRECTORY
    try:
        index = open_current(directory)
    except BrokenIndexError:
        with _Lock(directory):
            try:
                index = open_current(directory)  # another process may have built it meanwhile
            except BrokenIndexError:
                _build_all(corpus, directory, None, None)
                index = open_current(directory)
    if index.generation == corpus.generation:
        return index
    try:
        with _Lock(directory, wait=0.0):
            _continue(corpus, directory)
    except IndexBusyError:
        return index  # whole, and behind; `Index.generation` says how far
    index.close()
    return open_current(directory)


def _to_merge(directory: Path, entries: list[ShardEntry], new: int) -> tuple[list[ShardEntry], list[str]]:
    """Which shards stay, and the live documents of those that are written again with the new ones.

    A shard no larger than what is to be written beside it is taken along, so that sizes at least double from
    shard to shard; so is one of which more than a third is deleted.
    """
    kept, merged, size = [], [], new
    for entry in sorted(entries, key=lambda entry: entry.units):
        manifest = read_manifest(directory / entry.name, entry.crc32)
        documents = [document.id for document in manifest.documents]
        wasted = len(entry.deleted) * 3 > len(documents)
        if wasted or (new and entry.units <= size and size + entry.units <= SHARD_UNITS):
            merged += [document for document in documents if document not in set(entry.deleted)]
            size += entry.units
        else:
            kept.append(entry)
    return kept, merged


def _ids(directory: Path, entry: ShardEntry) -> set[str]:
    return {document.id for document in read_manifest(directory / entry.name, entry.crc32).documents}


def _write_all(
    corpus: Corpus, directory: Path, todo: Sequence[Sequence[str]], processes: int, progress: Progress | None
) -> list[ShardEntry]:
    total, done = sum(map(len, todo)), 0
    entries: list[ShardEntry | None] = []
    with ExitStack() as stack:
        if processes == 1 or len(todo) == 1:
            written = ((_write(corpus, directory, part), len(part)) for part in todo)
        else:
            method = "fork" if hasattr(os, "fork") else "spawn"
            pool = stack.enter_context(ProcessPoolExecutor(processes, mp_context=get_context(method)))
            jobs = {pool.submit(_write_alone, corpus.place, part): len(part) for part in todo}
            written = ((job.result(), jobs[job]) for job in as_completed(jobs))
        for entry, count in written:
            entries.append(entry)
            done += count
            if progress:
                progress(done, total)
    return [entry for entry in entries if entry is not None]


def _write_alone(place: Place, part: Sequence[str]) -> ShardEntry | None:
    """In a process of its own, with a connection of its own."""
    with Corpus.open(place, read_only=True) as corpus:
        return _write(corpus, corpus.directory / DIRECTORY, part)


def _write(corpus: Corpus, directory: Path, part: Sequence[str]) -> ShardEntry | None:
    """Writes one shard; None where every document of it was withdrawn meanwhile."""
    name = f"shard-{secrets.token_hex(6)}"
    writer = ShardWriter(directory / name)
    for document in part:
        with suppress(QueryError):  # withdrawn meanwhile
            writer.add(corpus.get(document))
    if not len(writer):
        return None
    return ShardEntry(name=name, crc32=writer.finish(), units=len(writer))


def _commit(directory: Path, entries: list[ShardEntry], generation: int) -> None:
    vocabulary = f"vocabulary-{secrets.token_hex(6)}.db"
    lexicons = (read_lexicon(directory / entry.name) for entry in entries)
    build_vocabulary(directory / vocabulary, lexicons, SHAPES)
    synchronise(directory / vocabulary)
    pointer = Pointer(
        format=FORMAT,
        generation=generation,
        vocabulary=vocabulary,
        vocabulary_file=measured(directory / vocabulary),
        shards=entries,
    )
    write_pointer(directory, pointer)
    remove_unused(directory)


class _Lock(IndexLock):
    """What a writer that fails has written is removed, and what the disk refuses said in our words."""

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        try:
            if error is not None:
                remove_unused(self._directory)
        finally:
            super().__exit__(kind, error, _)
        if isinstance(error, OSError | sqlite3.DatabaseError | BrokenProcessPool):
            raise CorpusError(
                f"The index {self._directory} could not be written: {error}.",
                "Free some space if the disk is full. No document is lost; `raadspoor reindex` builds it.",
            ) from error
