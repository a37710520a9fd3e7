"""What every engine's writer needs: one writer at a time, and the documents in parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.errors import CorpusError
from corpus.store import Corpus
from corpus.store.lock import WriterLock

PARALLEL_FROM = 20_000
"""From so many units on a full build uses several processes."""

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents to do."""


class IndexBusyError(CorpusError):
    """The index cannot be written: another process does so, or the disk does not allow it."""


class IndexLock:
    """One writer of the index at a time; making its directory on the way."""

    def __init__(self, directory: Path, wait: float = 60.0) -> None:
        self._directory = directory
        self._wait = wait

    def __enter__(self) -> None:
        try:
            self._directory.mkdir(exist_ok=True)
            self._lock = WriterLock(self._directory / ".lock")
            self._lock.acquire(self._wait)
        except OSError as error:
            raise IndexBusyError(
                f"The index {self._directory} cannot be written: {error.strerror}.",
                "Check the folder's permissions, or copy the corpus to where you may write.",
            ) from error
        except CorpusError as error:
            raise IndexBusyError(error.message, error.hint) from error

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        self._lock.release()


def sizes(corpus: Corpus) -> dict[str, int]:
    """Units of each document, in order of source, so that what belongs together stands together."""
    summaries = sorted(corpus.summaries(), key=lambda summary: (summary.source, summary.id))
    return {summary.id: summary.blocks + summary.commitments + 1 for summary in summaries}


def parts(of_documents: Mapping[str, int], most: int) -> list[list[str]]:
    """The documents in runs of about `most` units."""
    found: list[list[str]] = []
    room = 0
    for document, size in of_documents.items():
        if not found or (room < size and found[-1]):
            found.append([])
            room = most
        found[-1].append(document)
        room -= size
    return found
