"""Reading many sources into a corpus: in parallel, resumable, one bad file never stopping the others."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from corpus.errors import UnreadableDocumentError
from corpus.store import Corpus, LogEntry
from ingest.containers import Container, own_text
from ingest.content import hash_of
from ingest.jobs import Done, Job, Opened, Reply, Same
from ingest.ledger import Ledger
from ingest.limits import DEFAULT, Limits
from ingest.pool import Pool, Prepare, Tell, cores
from ingest.walk import is_address, walk
from ingest.worker import Finish, Setting

if TYPE_CHECKING:
    from ingest.cluster import Cluster


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gives, fetched already."""

    path: Path
    media_type: str
    etag: str = ""


def run(
    corpus: Corpus,
    inputs: Sequence[Path | str],
    *,
    finish: Finish,
    workers: int | None = None,
    again: bool = False,
    prune: bool = False,
    limits: Limits = DEFAULT,
    allow_private: bool = False,
    held: Mapping[str, Held] | None = None,
    scheduler: str = "",
    prepare: Prepare | None = None,
    tell: Tell | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Run:
    """Reads files, folders, archives and addresses into the corpus; iterate over it for what became of each.

    `finish` is called in the worker on every document that was read, and must be a function at the top level
    of a module. Sources whose content is known are not read again unless `again`. Sources that lie in a
    folder of `inputs`, or are named there, and exist no more are reported, and with `prune` withdrawn.
    The addresses in `held` are read from the files there. With the address of a Dask `scheduler` its workers
    read, instead of `workers` on this machine. What `prepare` loads (called while the first document is read)
    is shared by all workers on this machine, where the system can; what `meanwhile` loads (called once, while
    they are at work) is for what the caller does next. `tell` is told of a source whose pages are
    being recognised how many are done, and of how many.
    """
    return Run(
        corpus,
        inputs,
        finish=finish,
        workers=workers or cores(),
        again=again,
        prune=prune,
        limits=limits,
        allow_private=allow_private,
        held=held or {},
        scheduler=scheduler,
        prepare=prepare,
        tell=tell,
        meanwhile=meanwhile,
    )


class Run:
    """One run. Iterate over it once: each outcome comes when it is safely in the corpus.

    Between outcomes `total`, `done`, `total_bytes` and `done_bytes` say how far it is with the files and
    addresses that were named or lie in folders. Ending the iteration early (Ctrl-C too) loses only what is
    being read at that moment.
    """

    def __init__(
        self,
        corpus: Corpus,
        inputs: Sequence[Path | str],
        *,
        finish: Finish,
        workers: int,
        again: bool,
        prune: bool,
        limits: Limits,
        allow_private: bool,
        held: Mapping[str, Held],
        scheduler: str,
        prepare: Prepare | None,
        tell: Tell | None,
        meanwhile: Callable[[], object] | None,
    ) -> None:
        self.name = f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        self.total = self.done = self.total_bytes = self.done_bytes = 0
        self._corpus = corpus
        self._ledger = Ledger(corpus, self.name)
        self._inputs = inputs
        self._again = again
        self._prune = prune
        self._limits = limits
        self._held = held
        self._spool = corpus.directory / "spool"
        setting = Setting(
            finish=finish,
            originals=corpus.originals.folder,
            spool=self._spool,
            limits=limits,
            workers=0 if scheduler else workers,
            allow_private=allow_private,
        )
        self._pool = (
            _cluster(scheduler, setting) if scheduler else Pool(workers, setting, prepare, tell, meanwhile)
        )
        self._pending: deque[Job] = deque()
        self._later: list[Job] = []
        """Same content as something that is being read: looked at again when that is done."""
        self._reading: dict[str, str] = {}
        """Hash of what is being read, by source."""
        self._containers: dict[str, Container] = {}
        self._sizes: dict[str, int] = {}

    def __iter__(self) -> Iterator[LogEntry]:
        shutil.rmtree(self._spool, ignore_errors=True)  # left by a run that was killed
        self._spool.mkdir()
        try:
            yield from self._find()
            yield from self._read()
            yield from self._ledger.gone(self._inputs, prune=self._prune)
        finally:
            self._pool.close()
            shutil.rmtree(self._spool, ignore_errors=True)

    def _find(self) -> Iterator[LogEntry]:
        """Fills the queue: addresses first, for they wait most, then the largest files."""
        found = []
        for each in walk(self._inputs, leave=self._corpus.directory):
            if each.skipped:
                yield self._ledger.entry(each.source, "skipped", reason=each.skipped)
            elif each.failed:
                if self._corpus.by_source(each.source) is None:
                    yield self._ledger.entry(each.source, "failed", reason=each.failed)
            else:
                found.append(each)
        for each in sorted(found, key=lambda one: (not is_address(one.source), -one.size)):
            self._sizes[each.source] = each.size
            self._pending.append(self._job(each.source))
        self.total = len(found)
        self.total_bytes = sum(self._sizes.values())

    def _job(self, source: str) -> Job:
        held = self._held.get(source)
        if held is not None:
            return Job(source=source, path=str(held.path), media_type=held.media_type, etag=held.etag)
        return Job(source=source, path="" if is_address(source) else source)

    def _read(self) -> Iterator[LogEntry]:
        while True:
            yield from self._fill()
            if self._pool.jobs:
                for job, reply in self._pool.replies():
                    yield from self._fill()  # the worker has its next document before this one is stored
                    yield from self._take(job, reply)
            elif self._later:
                self._pending.extend(self._later)
                self._later.clear()
            elif not self._pending:
                return

    def _fill(self) -> Iterator[LogEntry]:
        """Gives jobs to the pool while it has room, passing over what need not be read."""
        held: list[Job] = []
        while self._pending and self._pool.has_room:
            job = self._pending.popleft()
            if not job.path and _host(job) in {_host(other) for other in self._pool.jobs}:
                held.append(job)  # one request at a time to one server
                continue
            sha256, entry = self._look(job)
            if sha256 and sha256 in self._reading.values():
                self._later.append(job)
                continue
            if entry is None and sha256 and not self._again:
                entry = self._ledger.known(job, sha256)
            if entry is not None:
                yield entry
                yield from self._settle(job)
                continue
            if sha256:
                self._reading[job.source] = sha256
            self._pool.give(job if self._again else self._ledger.with_validators(job))
        self._pending.extendleft(reversed(held))

    def _look(self, job: Job) -> tuple[str, LogEntry | None]:
        """The hash of a file (empty where there is no need of one), or that it cannot be read."""
        if not job.path or job.opened:
            return "", None
        try:
            return hash_of(Path(job.path), self._limits.size), None
        except UnreadableDocumentError as error:
            return "", self._ledger.failed(job, reason=str(error))

    def _take(self, job: Job, reply: Reply) -> Iterator[LogEntry]:
        self._reading.pop(job.source, None)
        answer = reply.answer
        if isinstance(answer, Opened):
            yield from self._opened(job, answer, reply.seconds)
            return
        if isinstance(answer, Done):
            yield self._ledger.stored(job, answer, reply.seconds)
        elif isinstance(answer, Same):
            row = self._corpus.by_source(job.source)
            yield self._ledger.entry(job.source, "unchanged", row.document if row else None)
        else:
            yield self._ledger.failed(job, reason=answer.reason, seconds=reply.seconds)
        yield from self._settle(job)

    def _opened(self, job: Job, answer: Opened, seconds: float) -> Iterator[LogEntry]:
        """Queues the members of an archive or message; they come before anything else."""
        outermost = job.container or job.source
        container = self._containers.setdefault(outermost, Container(job, answer))
        container.seconds += seconds
        jobs = container.add(job, answer)
        if container.exceeds(self._limits):
            for each in jobs:
                self._discard(each)
            if not job.container:
                del self._containers[outermost]
            yield self._ledger.failed(
                job, reason="It holds more files or bytes than the limits allow. Unpack it first."
            )
            yield from self._settle(job)
            return
        container.waiting += len(jobs)
        self._pending.extendleft(reversed(jobs))
        if job.container:
            if not answer.body:
                yield self._ledger.opened(job, answer, seconds)
            yield from self._settle(job)
        elif not jobs:
            yield from self._complete(container)

    def _settle(self, job: Job) -> Iterator[LogEntry]:
        """Counts a source as dealt with, and completes the container that it was the last of."""
        self._discard(job)
        if not job.container:
            self.done += 1
            self.done_bytes += self._sizes.get(job.source, 0)
            return
        container = self._containers.get(job.container)
        if container is None:
            return
        container.waiting -= 1
        if container.waiting == 0:
            yield from self._complete(container)

    def _complete(self, container: Container) -> Iterator[LogEntry]:
        job, opened = container.job, container.opened
        del self._containers[job.source]
        yield from self._ledger.no_longer_in(job.source, container.members)
        if opened.body is not None:
            self._pending.appendleft(own_text(job, opened.body, "", opened))
            return
        self._ledger.contained(job, opened)
        yield self._ledger.opened(job, opened, container.seconds)
        yield from self._settle(job)

    def _discard(self, job: Job) -> None:
        """Removes a member's file, unless its text is still to be read."""
        path = Path(job.path)
        if path.parent == self._spool:
            path.unlink(missing_ok=True)


def _cluster(scheduler: str, setting: Setting) -> Cluster:
    from ingest.cluster import Cluster  # only here: its import takes a second

    return Cluster(scheduler, setting)


def _host(job: Job) -> str:
    return urlsplit(job.source).netloc if not job.path else ""
