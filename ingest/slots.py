"""Turns that processes take, so that no more programs run at a time than the user allowed.

A turn is a lock on one of so many files, which the system takes back from a process that is killed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_PAUSE = 0.05
"""Seconds between two looks for a free turn; a page takes a hundred times as long."""


class Slots:
    """`count` turns; those of all processes that name the same `folder` are the same ones."""

    def __init__(self, count: int, folder: Path | None = None) -> None:
        self.count = count
        self._folder = folder

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits for a turn, and keeps it while the block runs."""
        held = None
        while self._folder is not None and held is None:
            held = self._free(self._folder)
            if held is None:
                time.sleep(_PAUSE)
        try:
            yield
        finally:
            if held is not None:
                held.close()

    def _free(self, folder: Path) -> IO[bytes] | None:
        try:
            import fcntl
        except ImportError:  # a system without such locks: every process takes its turns by itself
            self._folder = None
            return None
        for number in range(self.count):
            file = (folder / f"turn-{number}").open("ab")
            with suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return file
            file.close()
        return None
