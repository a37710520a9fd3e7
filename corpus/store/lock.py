"""One writer at a time, with a clear word to the second."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from typing import IO

from corpus.errors import CorpusError

try:
    import fcntl
except ImportError:  # Windows has no fcntl; msvcrt locks the same way
    fcntl = None  # type: ignore[assignment]

_held: dict[str, int] = {}
"""Lock files held by this process, with its id: record locks do not keep a process from itself."""


class WriterLock:
    """A lock on a corpus directory, held until `release` or until the process ends, however it ends.

    The kernel drops it with the process, so the lock of a process that died is simply free, and
    children made by fork do not hold it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._key = str(path.resolve())
        self._file: IO[str] | None = None

    def acquire(self, wait: float = 0.0) -> None:
        """Takes the lock, waiting at most `wait` seconds.

        Raises CorpusError naming who holds it, and since when.
        """
        until = time.monotonic() + wait
        while not self._try():
            if time.monotonic() >= until:
                raise CorpusError(
                    f"The corpus {self.path.parent} is being written by {self._holder()}.",
                    "Wait until that is done, or stop that process.",
                )
            time.sleep(0.1)

    @property
    def is_held(self) -> bool:
        """Whether this very process holds it, and not one that it was forked from."""
        return self._file is not None and _held.get(self._key) == os.getpid()

    def release(self) -> None:
        """Gives the lock back. Does nothing when it is not held, or is held by a parent process."""
        if self._file is None:
            return
        if _held.get(self._key) == os.getpid():
            del _held[self._key]
            self._file.truncate(0)
        self._file.close()
        self._file = None

    def _try(self) -> bool:
        if _held.get(self._key) == os.getpid():
            return False
        file = self.path.open("a+", encoding="utf-8")
        if not _lock(file):
            file.close()
            return False
        import platform  # only to write

        now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        file.truncate(0)
        file.write(f"{os.getpid()} {platform.node()} {now}")
        file.flush()
        _held[self._key] = os.getpid()
        self._file = file
        return True

    def _holder(self) -> str:
        if _held.get(self._key) == os.getpid():
            return "this same process"
        try:
            pid, host, since = self.path.read_text(encoding="utf-8").split()
        except (OSError, ValueError):
            return "another process"
        return f"process {pid} on {host} since {since}"


def _lock(file: IO[str]) -> bool:
    try:
        if fcntl is not None:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
