"""Near-identical passages of several documents (often of successive years) told as one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.postings import SIGNATURE
from index.reader import Index

ALIKE = 0.75
"""Share of equal numbers in two signatures from which passages count as one; it estimates shared words."""
SHORTEST = 8
"""Passages of fewer words are never folded: short rows and headings look alike without meaning the same."""
MARGIN = 40
"""Places beyond the page that are looked at for repeats of what is on it."""


def fold_alike(
    index: Index, shards: NDArray[np.int64], units: NDArray[np.int64], count: int
) -> list[tuple[int, list[int]]]:
    """The first `count` groups: each the rank of its best place, and the ranks of those folded into it.

    Greedy in order of rank, from the first place on, so that pages of any size agree with one another.
    """
    groups: list[tuple[int, list[int]]] = []
    kept: list[int] = []
    signatures = np.empty((count + MARGIN, SIGNATURE), np.uint32)
    documents: list[tuple[int, int]] = []
    for rank in range(len(units)):
        if len(groups) >= count and rank >= groups[-1][0] + MARGIN:
            break
        shard, unit = index.shards[int(shards[rank])], int(units[rank])
        document = (int(shards[rank]), int(shard.column("document")[unit]))
        if shard.column("length")[unit] >= SHORTEST:
            signature = shard.column("signature")[unit]
            home = _home(signatures[: len(kept)], signature, documents, document)
            if home is not None:
                groups[kept[home]][1].append(rank)
                continue
            if len(groups) < count:
                signatures[len(kept)] = signature
                kept.append(len(groups))
                documents.append(document)
        if len(groups) < count:
            groups.append((rank, []))
    return groups


def _home(
    signatures: NDArray[np.uint32],
    signature: NDArray[np.uint32],
    documents: list[tuple[int, int]],
    document: tuple[int, int],
) -> int | None:
    """The first kept passage of another document that this one repeats."""
    if not len(signatures):
        return None
    alike = np.flatnonzero((signatures == signature).mean(axis=1) >= ALIKE)
    return next((int(number) for number in alike if documents[number] != document), None)
