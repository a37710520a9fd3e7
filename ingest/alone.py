"""One document, read in a process of its own within the limits that an ingest has."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import Document
from corpus.errors import UnreadableDocumentError
from corpus.store.packing import unpacked
from ingest.jobs import Done, Failed, Job
from ingest.limits import DEFAULT, Limits
from ingest.pool import Pool, Prepare, cores
from ingest.worker import Finish, Setting


def read_alone(
    path: Path | str, *, finish: Finish, prepare: Prepare | None = None, limits: Limits = DEFAULT
) -> Document:
    """The document in a file, with what `finish` makes of it.

    Raises UnreadableDocumentError as `ingest.read.read` does, and when reading or finishing it takes more
    time or memory than `limits` allow, or ends the process.
    """
    return _read(Job(source=str(path), path=str(path)), finish, prepare, limits)


def read_given(
    data: bytes, name: str, *, finish: Finish, prepare: Prepare | None = None, limits: Limits = DEFAULT
) -> Document:
    """The same for a document of which the bytes are here already."""
    with TemporaryDirectory(prefix="raadspoor-") as folder:
        path = Path(folder, "given")
        path.write_bytes(data)
        return _read(Job(source=name, path=str(path)), finish, prepare, limits)


def _read(job: Job, finish: Finish, prepare: Prepare | None, limits: Limits) -> Document:
    pool = Pool(cores(), Setting(finish=finish, limits=limits), prepare)
    try:
        pool.give(job)
        while pool.jobs:
            for _, reply in pool.replies():
                if isinstance(reply.answer, Done):
                    return unpacked(reply.answer.packed)
                if isinstance(reply.answer, Failed):
                    raise UnreadableDocumentError(reply.answer.reason)
    finally:
        pool.close()
    raise AssertionError("a document was neither read nor failed")
