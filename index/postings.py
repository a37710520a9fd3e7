"""Gathers the words of many units and turns them into postings at once, by sorting arrays."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from index.analysis import Token
from index.analysis.tokens import Shape
from index.codec import Postings, TermPostings

SHAPES: tuple[str, ...] = get_args(Shape)
SIGNATURE = 16
"""Numbers in a unit's signature; the share of equal ones estimates the share of words in common."""
_NUMBER = {shape: number for number, shape in enumerate(SHAPES)}
_LAST_POSITION = 65535
"""Words beyond this one of a single block all stand at the same position."""


class Texts:
    """The words of one field of a shard, in the order of its units."""

    def __init__(self) -> None:
        self.forms: dict[str, int] = {}
        self._tokens = array("I")
        self._positions = array("H")
        self._shapes = array("B")
        self._lengths = array("I")

    def add(self, tokens: Iterator[Token]) -> None:
        """The next unit's words."""
        forms, before = self.forms, len(self._tokens)
        add_token, add_position, add_shape = self._tokens.append, self._positions.append, self._shapes.append
        for form, _start, _end, position, shape in tokens:
            add_token(forms.setdefault(form, len(forms)))
            add_position(min(position, _LAST_POSITION))
            add_shape(_NUMBER[shape])
        self._lengths.append(len(self._tokens) - before)

    @property
    def lengths(self) -> NDArray[np.uint32]:
        """Number of words of each unit."""
        return np.frombuffer(self._lengths, np.uint32)

    @property
    def _flat(self) -> NDArray[np.uint32]:
        return np.frombuffer(self._tokens, np.uint32)

    def terms(self, field: str) -> Iterator[TermPostings]:
        """The postings of every form, in the order of the forms' bytes."""
        names = sorted(self.forms, key=str.encode)
        rank = np.empty(len(names), np.uint32)
        rank[[self.forms[name] for name in names]] = np.arange(len(names), dtype=np.uint32)
        owners = np.repeat(np.arange(len(self._lengths), dtype=np.uint32), self.lengths)
        ranks = rank[self._flat]
        order = np.argsort(ranks, kind="stable")
        ranks, owners = ranks[order], owners[order]
        positions = np.frombuffer(self._positions, np.uint16)[order]
        new = np.ones(len(ranks), bool)
        new[1:] = (ranks[1:] != ranks[:-1]) | (owners[1:] != owners[:-1])
        first = np.flatnonzero(new)
        units, counts = owners[first], np.diff(np.append(first, len(ranks)))
        of_term = np.searchsorted(ranks[first], np.arange(len(names) + 1))
        first = np.append(first, len(ranks))
        for number, name in enumerate(names):
            low, high = of_term[number], of_term[number + 1]
            postings = Postings(
                units[low:high],
                np.minimum(counts[low:high], _LAST_POSITION).astype(np.uint16),
                positions[first[low] : first[high]],
            )
            yield TermPostings(field, name.encode(), postings)

    def frequencies(self) -> NDArray[np.int64]:
        """For each form (by its number) how often it stands in each of the SHAPES."""
        cells = self._flat.astype(np.int64) * len(SHAPES) + np.frombuffer(self._shapes, np.uint8)
        return np.bincount(cells, minlength=len(self.forms) * len(SHAPES)).reshape(-1, len(SHAPES))

    def signatures(self) -> NDArray[np.uint32]:
        """For each unit the least of SIGNATURE hashes over its words, numbers left out (0 for no words)."""
        base = np.fromiter((zlib.crc32(form.encode()) for form in self.forms), np.uint64, len(self.forms))
        number = np.fromiter((form[0].isdigit() for form in self.forms), bool, len(self.forms))
        found = np.zeros((len(self._lengths), SIGNATURE), np.uint32)
        filled = np.flatnonzero(self.lengths)
        if not len(filled):
            return found
        starts = (np.cumsum(self.lengths, dtype=np.int64) - self.lengths)[filled]
        for column in range(SIGNATURE):
            hashes = _mixed(base, column)
            hashes[number] = np.iinfo(np.uint32).max
            found[filled, column] = np.minimum.reduceat(hashes[self._flat], starts)
        return found


def _mixed(values: NDArray[np.uint64], seed: int) -> NDArray[Any]:
    """A hash of 32 bits of each value, another one for each seed (the finisher of MurmurHash3)."""
    mixed = (values + np.uint64(0x9E3779B97F4A7C15 * (seed + 1) % 2**64)) & np.uint64(2**64 - 1)
    for multiplier in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        mixed = (mixed ^ (mixed >> np.uint64(33))) * np.uint64(multiplier)
    return (mixed ^ (mixed >> np.uint64(33))).astype(np.uint32)
