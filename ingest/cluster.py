"""Reading on the workers of a Dask scheduler, with the function that reads on one machine.

The scheduler gives the documents of a worker that is gone to another; one that ends several workers, also by
taking longer than the limit, is given up and reported. Files, spool and originals must lie where every worker
sees them, at the same path.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import msgspec

from corpus.errors import CorpusError
from ingest.jobs import Failed, Job, Reply
from ingest.worker import Setting, answer, wake_at

_AHEAD = 2
"""Documents for each worker, so that it has its next one when one is done."""
_ONE = threading.Lock()
"""Of a worker: the library that reads PDF is not made for threads."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Reply).decode


def read(job: Job, setting: Setting) -> bytes:
    """What a worker does with one document: the reply, as MessagePack.

    A worker that has a nanny, which starts another in its place, ends itself when the time is over.
    """
    with _ONE:
        began = time.perf_counter()
        if import_module("distributed").get_worker().nanny:
            wake_at(setting.limits.seconds)
        try:
            answered = answer(job, setting)
        finally:
            wake_at(0)
    return _encode(Reply(answer=answered, seconds=time.perf_counter() - began))


class Cluster:
    """The workers of a scheduler. Give it jobs, take replies; close it: as `ingest.pool.Pool`."""

    def __init__(self, scheduler: str, setting: Setting) -> None:
        """Raises CorpusError when the client is not installed or there is no scheduler at the address."""
        try:
            self._dask: Any = import_module("distributed")  # which has types in part only
        except ImportError as error:
            raise CorpusError(
                "Reading on several machines needs Dask.",
                "Install it with `pip install 'raadspoor[cluster]'`.",
            ) from error
        try:
            self._client = self._dask.Client(scheduler, timeout=30)
        except (OSError, ValueError) as error:
            raise CorpusError(
                f"There is no Dask scheduler at {scheduler}: {error}.",
                "Start one with `dask scheduler`, and name it as it says (tcp://HOST:8786).",
            ) from error
        self._setting = setting
        self._jobs: dict[Any, tuple[Job, float]] = {}

    @property
    def has_room(self) -> bool:
        workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        return len(self._jobs) < _AHEAD * max(1, workers)

    @property
    def jobs(self) -> list[Job]:
        """What is being read now, or waits at a worker."""
        return [job for job, _ in self._jobs.values()]

    def give(self, job: Job) -> None:
        """Has `job` read."""
        future = self._client.submit(read, job, self._setting, pure=False)
        self._jobs[future] = (job, time.monotonic())

    def replies(self) -> Iterator[tuple[Job, Reply]]:
        """Waits until one job or more is done, or a second has passed, and gives what became of it."""
        try:
            done = self._dask.wait(list(self._jobs), timeout=1.0, return_when="FIRST_COMPLETED").done
        except self._dask.TimeoutError:
            done = set()
        for future in done:
            job, began = self._jobs.pop(future)
            yield job, self._reply(future, time.monotonic() - began)

    def _reply(self, future: Any, seconds: float) -> Reply:
        try:
            return _decode(future.result())
        except self._dask.KilledWorker:
            lost = Failed(
                reason="Several workers ended on it. It is damaged, needs more memory than they have, or"
                f" takes longer than {self._setting.limits.seconds:g} seconds."
            )
        except MemoryError:
            lost = Failed(reason="Reading it took more memory than a worker has. Split the file.")
        return Reply(answer=lost, seconds=seconds)

    def close(self) -> None:
        """Gives up what is being read, and lets go of the scheduler."""
        self._client.cancel(list(self._jobs))
        self._client.close()
