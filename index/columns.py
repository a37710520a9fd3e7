"""Flat columns of a shard: one number a unit, several numbers a unit, or a string a unit.

Each is a file that a reader maps, so that opening a shard costs the same whatever its size.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
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


class ListsWriter:
    """Gathers what `Lists` reads, in as little memory as the file will take."""

    def __init__(self, typecode: str) -> None:
        """`typecode` is that of `array`."""
        self._values: array[Any] = array(typecode)
        self._offsets = array("I", [0])

    def append(self, row: Iterable[float]) -> None:
        """The next unit's numbers."""
        self._values.extend(row)
        self._offsets.append(len(self._values))

    def write(self, folder: Path, name: str, dtype: str) -> None:
        write(folder, f"{name}.offsets", self._offsets, "<u4")
        write(folder, f"{name}.values", self._values, dtype)


class Lists:
    """Several numbers a unit: `values[offsets[u]:offsets[u + 1]]`."""

    def __init__(self, folder: Path, name: str) -> None:
        self.offsets = read(folder, f"{name}.offsets")
        self.values = read(folder, f"{name}.values")
        self._owners: NDArray[np.uint32] | None = None

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


class StringsWriter:
    """Gathers what `Strings` reads, as the bytes that the file will hold."""

    def __init__(self, rows: Iterable[str] = ()) -> None:
        self._bytes = bytearray()
        self._offsets = array("Q", [0])
        for row in rows:
            self.append(row)

    def append(self, row: str) -> None:
        """The next unit's string."""
        self._bytes += row.encode()
        self._offsets.append(len(self._bytes))

    def write(self, folder: Path, name: str) -> None:
        write(folder, f"{name}.offsets", self._offsets, "<u8")
        write(folder, f"{name}.bytes", np.frombuffer(self._bytes, "<u1"), "<u1")


class Strings:
    """A string a unit."""

    def __init__(self, folder: Path, name: str) -> None:
        self._offsets = read(folder, f"{name}.offsets")
        self._bytes = read(folder, f"{name}.bytes")

    def __getitem__(self, unit: int) -> str:
        return bytes(self._bytes[self._offsets[unit] : self._offsets[unit + 1]]).decode()
