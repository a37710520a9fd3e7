"""Worker processes that may crash, hang or run out of memory without harm to the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait

import msgspec

from ingest.jobs import Done, Failed, Job, Reply, Step
from ingest.limits import MIB
from ingest.worker import Setting, work

_OUT_OF_MEMORY = ("SIGABRT", "SIGTRAP", "SIGILL")
"""What native libraries end themselves with when memory is refused to them."""
Prepare = Callable[[], object]
"""Loads what finishing a document takes."""
Tell = Callable[[str, int, int], None]
"""Told of a source how many of its pages have been recognised, and of how many."""
_FORKS = hasattr(os, "fork")
_CONTEXT = multiprocessing.get_context("fork") if _FORKS else multiprocessing.get_context("spawn")


class _Worker:
    """The parent's side of one worker."""

    def __init__(self, setting: Setting, others: list[Connection]) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        inherited = [*others, self.connection] if _FORKS else []
        self.process = _CONTEXT.Process(target=work, args=(theirs, inherited, setting), daemon=True)
        self.process.start()
        theirs.close()
        self.finishes = setting.finish is not None
        self.job: Job | None = None
        self.began = 0.0
        self.done = 0
        """Jobs that it has answered."""

    def give(self, job: Job, began: float = 0.0) -> None:
        """Has it work at a job, which it or another began at that moment (0 for now)."""
        self.job = job
        self.began = began or time.monotonic()
        self.connection.send_bytes(_encode(job))

    def end(self) -> None:
        """Ends the process and whatever it started."""
        self.connection.close()
        pid = self.process.pid
        if pid is not None and self.process.is_alive() and hasattr(os, "killpg"):
            for stop in (os.killpg, os.kill):  # the group exists from a moment after the start
                try:
                    stop(pid, signal.SIGKILL)
                except OSError:
                    continue
        elif self.process.is_alive():
            self.process.kill()
        self.process.join()


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Reply | Step).decode


class Pool:
    """Up to `size` workers, started when there is work. Give it jobs, take replies; close it.

    `prepare` loads what finishing a document takes, in this process, so that workers that are forked from it
    share that (those that cannot be forked load it themselves). Meanwhile the first job is read by a worker
    that leaves the finishing to another, which may use the processes that have nothing to do. `meanwhile` is
    called once, when all there is to do is to wait for documents to be finished. `tell` is told how far a
    source is that takes long.
    """

    def __init__(
        self,
        size: int,
        setting: Setting,
        prepare: Prepare | None = None,
        tell: Tell | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        self._size = size
        self._meanwhile = meanwhile
        self._tell = tell
        self._prepare = prepare if _FORKS else None
        self._setting = setting
        self._workers: list[_Worker] = []

    @property
    def has_room(self) -> bool:
        return len(self.jobs) < self._size

    @property
    def jobs(self) -> list[Job]:
        """What is being read now."""
        return [worker.job for worker in self._workers if worker.job is not None]

    def give(self, job: Job) -> None:
        """Has `job` read. There must be room."""
        for worker in [w for w in self._workers if w.job is None]:
            try:
                worker.give(job)
            except OSError:  # it died while it had nothing to do
                self._drop(worker)
            else:
                return
        self._start(job)

    def _start(self, job: Job, began: float = 0.0) -> None:
        """Gives a job to a worker of its own that read nothing before."""
        prepare, self._prepare = self._prepare, None
        setting = msgspec.structs.replace(self._setting, finish=None) if prepare else self._setting
        worker = _Worker(setting, [w.connection for w in self._workers])
        self._workers.append(worker)
        worker.give(job, began)
        if prepare:
            prepare()

    def replies(self) -> Iterator[tuple[Job, Reply]]:
        """Waits until one job or more is done, or is over its time, and gives what became of it.

        A worker is free for the next job before its reply is given. Nothing is given when all there is to
        tell is how far a worker is, or that one ran out of memory that an earlier job had taken: that job is
        begun once more.
        """
        busy = {worker.connection: worker for worker in self._workers if worker.job is not None}
        if self._meanwhile is not None and all(worker.finishes for worker in busy.values()):
            self._meanwhile()
            self._meanwhile = None
        limit = self._setting.limits.seconds
        first = min(worker.began for worker in busy.values()) + limit
        ready = wait(busy, max(0.0, first - time.monotonic()))
        for worker in [busy[connection] for connection in ready if isinstance(connection, Connection)]:
            if (taken := self._taken(worker)) is not None:
                yield taken
        for worker in busy.values():
            if worker in self._workers and worker.job is not None and time.monotonic() - worker.began > limit:
                yield self._lost(worker, f"Reading it took longer than {limit:g} seconds, the limit.")

    def _taken(self, worker: _Worker) -> tuple[Job, Reply] | None:
        try:
            reply = _decode(worker.connection.recv_bytes())
        except (EOFError, OSError):
            worker.process.join(5)
            if worker.done and _signal(worker.process.exitcode) in _OUT_OF_MEMORY:
                self._again(worker)
                return None
            return self._lost(worker, _cause(worker.process.exitcode, self._setting.limits.memory))
        if isinstance(reply, Step):
            if self._tell is not None and worker.job is not None:
                self._tell(worker.job.source, reply.done, reply.total)
            return None
        if reply.exhausted and worker.done:
            self._again(worker)
            return None
        job, worker.job = worker.job, None
        assert job is not None
        worker.done += 1
        if reply.retire or not worker.finishes:
            self._drop(worker)
        if not worker.finishes and isinstance(reply.answer, Done):
            idle = self._size - len(self.jobs)
            self._start(msgspec.structs.replace(job, begun=reply.answer, processes=idle), worker.began)
            return None
        if job.begun is not None:
            reply = msgspec.structs.replace(reply, seconds=time.monotonic() - worker.began)
        return job, reply

    def _again(self, worker: _Worker) -> None:
        """Has a job read by a fresh worker: what the last one had read before may have cost the memory."""
        job = worker.job
        assert job is not None
        self._drop(worker)
        self._start(job)

    def _lost(self, worker: _Worker, reason: str) -> tuple[Job, Reply]:
        job = worker.job
        assert job is not None
        seconds = time.monotonic() - worker.began
        self._drop(worker)
        return job, Reply(answer=Failed(reason=reason), seconds=seconds)

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()

    def close(self) -> None:
        """Ends every worker; what they were reading is lost."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()


def cores() -> int:
    """How many processes this machine runs at a time, as far as it lets us."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cause(exitcode: int | None, memory: int) -> str:
    if name := _signal(exitcode):
        if name in _OUT_OF_MEMORY:
            return (
                f"The reader gave up on it ({name}): it needs over {memory // MIB} MiB of memory, the limit,"
                " or is damaged. Split the file, or ask for a whole copy."
            )
        if name == "SIGKILL":
            return "The system stopped the reader, likely for lack of memory. Read it with fewer workers."
        return f"The reader crashed on it ({name}). The file may be damaged."
    return f"The reader ended on it (exit code {exitcode}). The file may be damaged."


def _signal(exitcode: int | None) -> str:
    """Name of the signal that ended a process; empty where none did."""
    return signal.Signals(-exitcode).name if exitcode is not None and exitcode < 0 else ""
