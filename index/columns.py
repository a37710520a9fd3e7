"""Flat columns of a shard: one number a unit, several numbers a unit, or a string a unit.

Each is a file that a reader maps, so that opening a shard costs the same whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def write(folder: Path, name: str, values: Any, dtype: str) -> None:
    """Writes a column of numbers."""
    np.save(folder / f"{name}.npy", np.asarray(values, dtype=dtype), allow_pickle=False)


def read(folder: Path, name: str) -> NDArray[Any]:
    """Maps a column of numbers."""
    path = folder / f"{name}.npy"
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


class Lists:
    """Several numbers a unit: `values[offsets[u]:offsets[u + 1]]`."""

    def __init__(self, folder: Path, name: str) -> None:
        self.offsets = read(folder, f"{name}.offsets")
        self.values = read(folder, f"{name}.values")
        self._owners: NDArray[np.uint32] | None = None

    @staticmethod
    def write(folder: Path, name: str, rows: Sequence[Sequence[float]], dtype: str) -> None:
        lengths = np.fromiter((len(row) for row in rows), "<u4", len(rows))
        write(folder, f"{name}.offsets", np.concatenate(([0], np.cumsum(lengths))), "<u4")
        write(folder, f"{name}.values", [value for row in rows for value in row], dtype)

    @property
    def owners(self) -> NDArray[np.uint32]:
        """For each value the unit that has it."""
        if self._owners is None:
            counts = np.diff(self.offsets)
            self._owners = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        return self._owners

    def of(self, unit: int) -> list[Any]:
        """The values of one unit."""
        found: list[Any] = self.values[self.offsets[unit] : self.offsets[unit + 1]].tolist()
        return found


class Strings:
    """A string a unit."""

    def __init__(self, folder: Path, name: str) -> None:
        self._offsets = read(folder, f"{name}.offsets")
        self._bytes = read(folder, f"{name}.bytes")

    @staticmethod
    def write(folder: Path, name: str, rows: Iterable[str]) -> None:
        encoded = [row.encode() for row in rows]
        lengths = np.fromiter((len(row) for row in encoded), "<u8", len(encoded))
        write(folder, f"{name}.offsets", np.concatenate(([0], np.cumsum(lengths))), "<u8")
        write(folder, f"{name}.bytes", np.frombuffer(b"".join(encoded), "<u1"), "<u1")

    def __getitem__(self, unit: int) -> str:
        return bytes(self._bytes[self._offsets[unit] : self._offsets[unit + 1]]).decode()
