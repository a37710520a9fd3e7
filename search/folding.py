"""Near-identical passages of several documents (often of successive years) told as one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable
from operator import eq

import numpy as np
from numpy.typing import NDArray

from index.analysis.fold import fold
from index.postings import SIGNATURE
from index.reader import Index

ALIKE = 0.75
"""Share of equal numbers in two signatures from which passages count as one; it estimates shared words."""
LEAST = math.ceil(ALIKE * SIGNATURE)
PROBES = SIGNATURE - LEAST + 1
"""Among so many numbers, whichever are taken, signatures that are alike have at least one that is equal."""
SHORTEST = 8
"""Passages of fewer words are folded only where they are the same: short rows look alike without being so."""
MARGIN = 40
"""Places beyond the page that are looked at for repeats of what is on it."""


class Groups:
    """The first `count` groups of places that come in order of rank: the rank of its best place, and the
    ranks of those folded into it.

    Greedy from the first place on, so that pages of any size agree with one another.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self.groups: list[tuple[int, list[int]]] = []
        self._kept: list[tuple[int, list[int], Hashable]] = []
        self._having: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._short: dict[str, tuple[int, Hashable]] = {}

    def is_full(self, rank: int) -> bool:
        """Whether the place of this rank, and all after it, make no more difference."""
        return len(self.groups) >= self._count and (not self.groups or rank >= self.groups[-1][0] + MARGIN)

    def add(
        self, rank: int, document: Hashable, length: int, signature: NDArray[np.uint32], text: str
    ) -> None:
        """The place of this rank: of which document, how many words, and which; of few words the text."""
        if length >= SHORTEST:
            numbers = signature.tolist()
            home = self._home(numbers, document)
            if home is not None:
                self.groups[home][1].append(rank)
                return
            if len(self.groups) < self._count:
                for probe in enumerate(numbers[:PROBES]):
                    self._having[probe].append(len(self._kept))
                self._kept.append((len(self.groups), numbers, document))
        elif length:
            group, of = self._short.setdefault(fold(" ".join(text.split())), (len(self.groups), document))
            if of != document and group < len(self.groups):
                self.groups[group][1].append(rank)
                return
        if len(self.groups) < self._count:
            self.groups.append((rank, []))

    def _home(self, numbers: list[int], document: Hashable) -> int | None:
        """The group of the first kept passage of another document that this one repeats."""
        for place in sorted(
            {n for probe in enumerate(numbers[:PROBES]) for n in self._having.get(probe, ())}
        ):
            group, others, of = self._kept[place]
            if of != document and sum(map(eq, numbers, others)) >= LEAST:
                return group
        return None


def fold_alike(
    index: Index, shards: NDArray[np.int64], units: NDArray[np.int64], count: int
) -> list[tuple[int, list[int]]]:
    """The first `count` groups of places in the shards of an index."""
    groups = Groups(count)
    for rank in range(len(units)):
        if groups.is_full(rank):
            break
        number, unit = int(shards[rank]), int(units[rank])
        shard = index.shards[number]
        length = int(shard.column("length")[unit])
        groups.add(
            rank,
            (number, int(shard.column("document")[unit])),
            length,
            shard.column("signature")[unit],
            shard.texts[unit] if length < SHORTEST else "",
        )
    return groups.groups
