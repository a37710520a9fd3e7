"""Opening the corpus that a command was given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.store import Corpus


def reading(directory: Path) -> Corpus:
    """The corpus to answer from. Raises CorpusError when there is none at `directory`."""
    from corpus.store import Corpus

    return Corpus.open(directory, read_only=True)


def writing(directory: Path, *, create: bool = False) -> Corpus:
    """The corpus to change, with this process as its only writer."""
    from corpus.store import Corpus

    return Corpus.open(directory, create=create, wait=10.0)
