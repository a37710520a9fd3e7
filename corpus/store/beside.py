"""Where a copy of a corpus is prepared before it counts."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from corpus.errors import CorpusError
from corpus.store.lock import WriterLock

_SUFFIX = ".preparing"
_LOCK = "lock"


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A hidden folder beside `target`, on the same disk, that is gone afterwards.

    What a killed process left there for the same target goes too: its lock went with the process.
    """
    parent = target.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f".{escape(target.name)}-*{_SUFFIX}"):
        with contextlib.suppress(CorpusError, OSError), _locked(left):
            shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=_SUFFIX, dir=parent))
    try:
        with contextlib.ExitStack() as held:
            with contextlib.suppress(CorpusError):  # a disk without locks: nobody else can take it either
                held.enter_context(_locked(folder))
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = WriterLock(folder / _LOCK)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()
