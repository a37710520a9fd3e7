"""Holding the index against its checksums and against the store."""

from __future__ import annotations

from collections import Counter

import numpy as np

from corpus.store import Corpus
from index.generations import DIRECTORY, open_current
from index.reader import BrokenIndexError, Index


def fault(corpus: Corpus) -> str:
    """What is wrong with the index, that building it again would mend; empty for nothing.

    Every file of it is read. That there is no index yet, or that it is behind, is no fault: a search builds
    it, or brings it up to date.
    """
    directory = corpus.directory / DIRECTORY
    if not directory.is_dir():
        return ""
    try:
        index = open_current(directory, at_most=None)
    except BrokenIndexError as error:
        return str(error)
    try:
        return _difference(corpus, index)
    finally:
        index.close()


def _difference(corpus: Corpus, index: Index) -> str:
    if index.generation > corpus.generation:
        return "it is of a later state of the corpus"
    wanted = {summary.id: summary.blocks + summary.commitments + 1 for summary in corpus.summaries()}
    behind = corpus.changes(index.generation)
    held = _held(index)
    wrong = [
        document
        for document in sorted({*wanted, *held} - {*behind.added, *behind.removed})
        if wanted.get(document, 0) != held.get(document, 0)
    ]
    return f"it differs from the corpus on {len(wrong)} documents, such as {wrong[0]}" if wrong else ""


def _held(index: Index) -> Counter[str]:
    """Live units of each document."""
    held: Counter[str] = Counter()
    for shard in index.shards:
        owners = shard.column("document")
        owners = owners if shard.live is None else owners[shard.live]
        counts = np.bincount(owners, minlength=len(shard.documents))
        for document, count in zip(shard.documents, counts.tolist(), strict=True):
            held[document.id] += count
    return held
