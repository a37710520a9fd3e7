"""The units that could answer a question, and what each has by itself whatever the word."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.fields import TextField
from index.reader import Shard
from index.units import UnitKind
from index.weights import LONG, SHORT, B
from search.conditions import Mask
from search.leaves import Found, Scores
from search.weights import HEADING_WEIGHT, TITLE_WEIGHT


class Candidates:
    """The units of a shard, in order, that could answer: those in which some word of the question stands.

    All that is worked out of a question is worked out for these alone, number by number.
    """

    def __init__(self, shard: Shard, may: Mask, average_length: float) -> None:
        self.shard = shard
        self.units = np.flatnonzero(may)
        self._average_length = average_length

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def _numbers(self) -> NDArray[np.int32]:
        numbers = np.full(self.shard.units, -1, np.int32)
        numbers[self.units] = np.arange(len(self.units), dtype=np.int32)
        return numbers

    def numbers(self, units: NDArray[Any]) -> NDArray[np.int32]:
        """The number of each of some units, -1 for what is no candidate."""
        numbers: NDArray[np.int32] = self._numbers[units]
        return numbers

    def mask(self, chosen: Mask) -> Mask:
        """Some of the candidates as a mask over the shard."""
        found = np.zeros(self.shard.units, bool)
        found[self.units[chosen]] = True
        return found

    @cached_property
    def length_factors(self) -> Scores:
        """What the words of each are divided by for its length (BM25)."""
        lengths = np.clip(self.shard.column("length")[self.units] / self._average_length, SHORT, LONG)
        factors: Scores = (1 - B + B * lengths).astype(np.float32)
        return factors

    def above(self, found: Found, field: TextField) -> Scores | None:
        """What each candidate has from the headings and the title that it stands under; None for nothing."""
        shard = self.shard
        kinds = shard.kinds[found.units]
        is_head = kinds <= UnitKind.HEADING
        heads = found.units[is_head]
        if not len(heads):
            return None
        worth = found.nearness[is_head] * np.where(
            kinds[is_head] == UnitKind.TITLE, TITLE_WEIGHT, HEADING_WEIGHT
        )
        bounds = np.concatenate((heads + 1, shard.column("stop")[heads]))
        order = np.argsort(bounds, kind="stable")
        bounds = bounds[order]
        sums = np.cumsum(np.concatenate((worth, -worth))[order])
        sums[sums < 1e-6] = 0
        sums = np.minimum(sums, HEADING_WEIGHT + TITLE_WEIGHT).astype(np.float32)
        units = self.units if field == "text" else shard.column("parent")[self.units]
        at = np.searchsorted(bounds, units, side="right") - 1
        above: Scores = np.where(at >= 0, sums[at], 0)
        return above
