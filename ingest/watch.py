"""A folder that is watched: what is put into it is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.store import Corpus, LogEntry
from ingest.pool import Prepare
from ingest.run import run
from ingest.walk import walk
from ingest.worker import Finish

_State = dict[str, tuple[int, int]]
"""Size and time of last change (ns) of every file."""

_PATIENCE = 3600.0
"""Seconds to wait for another process that writes the corpus."""


def watch(
    folder: Path,
    directory: Path,
    *,
    finish: Finish,
    workers: int | None = None,
    prune: bool = False,
    every: float = 2.0,
    prepare: Prepare | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[list[LogEntry]]:
    """Reads what is in the folder, and from then on what is new, changed or removed, until it is `stopped`.

    Gives what became of each batch; the corpus in `directory` (made when there is none) is open only while a
    batch is read. Looks every so many seconds, which works on network drives too. A file is read when it did
    not change between two looks, so never half copied; what is gone waits until new files are read, for it
    may be one of them under another name.
    """
    done: _State = {}
    before: _State = {}
    while not stopped():
        now = _state(folder, directory)
        settled = {source: state for source, state in now.items() if before.get(source) == state}
        arrived = [source for source, state in settled.items() if done.get(source) != state]
        waiting = any(source not in settled and source not in done for source in now)
        gone = [] if waiting else [source for source in done if source not in now]
        if arrived or gone:
            with Corpus.open(directory, create=True, wait=_PATIENCE) as corpus:
                everything = run(
                    corpus,
                    [*arrived, *gone],
                    finish=finish,
                    workers=workers,
                    prune=prune,
                    prepare=prepare,
                )
                entries = [entry for entry in everything if not _is_no_news(entry, gone)]
            done = {source: state for source, state in done.items() if source not in gone}
            done |= {source: settled[source] for source in arrived}
            if entries:
                yield entries
        before = now
        time.sleep(every)


def _is_no_news(entry: LogEntry, gone: list[str]) -> bool:
    """Whether an entry tells nothing: what was never read cannot be missed when it is gone."""
    return entry.outcome == "unchanged" or (entry.outcome == "failed" and entry.source in gone)


def _state(folder: Path, directory: Path) -> _State:
    """Files that are there now. A file that vanishes while it is looked at is not there."""
    state: _State = {}
    for found in walk([folder], leave=directory):
        if found.skipped or found.failed:
            continue
        try:
            status = Path(found.source).stat()
        except OSError:
            continue
        state[found.source] = (status.st_size, status.st_mtime_ns)
    return state
