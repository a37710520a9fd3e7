"""What is in a file, told by its hash, before anything reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.errors import UnreadableDocumentError
from ingest.limits import MIB


def hash_of(path: Path, most: int) -> str:
    """Hash of a file of `most` bytes at most.

    Raises UnreadableDocumentError for one that is larger or empty, or that cannot be opened.
    """
    try:
        size = path.stat().st_size
        sha256 = _digest(path, most) if 0 < size <= most else ""
    except FileNotFoundError as error:
        raise UnreadableDocumentError(f"No file at {path}.", "Check the path.") from error
    except OSError as error:
        raise UnreadableDocumentError(
            f"It cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
    if not size:  # never opened: what has no size may have no end (/proc)
        raise UnreadableDocumentError("It is empty.", "There is nothing to read in it.")
    if not sha256:
        raise UnreadableDocumentError(f"It is larger than {most / MIB:.3g} MiB, the limit.", "Split it.")
    return sha256


def _digest(path: Path, most: int) -> str:
    """Hash of a file; empty when it holds, or while it is read grows to, more than `most` bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(MIB):
            digest.update(chunk)
            most -= len(chunk)
            if most < 0:
                return ""
    return digest.hexdigest()
