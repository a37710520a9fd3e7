"""Reading many sources into a corpus: in parallel, resumable, one bad file never stopping the others."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
import shutil
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from corpus.document import Problem
from corpus.errors import IdTakenError
from corpus.store import Corpus, LogEntry, Outcome, SourceRow
from ingest.jobs import Done, Job, Member, Opened, Reply, Same
from ingest.limits import DEFAULT, MIB, Limits
from ingest.pool import Pool
from ingest.walk import is_address, is_text, walk
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
) -> Run:
    """Reads files, folders, archives and addresses into the corpus; iterate over it for what became of each.

    `finish` is called in the worker on every document that was read, and must be a function at the top level
    of a module. Sources whose content is known are not read again unless `again`. Sources that lie in a
    folder of `inputs`, or are named there, and exist no more are reported, and with `prune` withdrawn.
    The addresses in `held` are read from the files there. With the address of a Dask `scheduler` its workers
    read, instead of `workers` on this machine.
    """
    return Run(
        corpus,
        inputs,
        finish=finish,
        workers=workers or _cores(),
        again=again,
        prune=prune,
        limits=limits,
        allow_private=allow_private,
        held=held or {},
        scheduler=scheduler,
    )


class _Container:
    """An archive or message on disk, while its members are read."""

    def __init__(self, job: Job, opened: Opened) -> None:
        self.job = job
        self.opened = opened
        self.waiting = 0
        self.members: set[str] = set()
        self.bytes = 0
        self.seconds = 0.0


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
    ) -> None:
        self.name = f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        self.total = self.done = self.total_bytes = self.done_bytes = 0
        self._corpus = corpus
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
            allow_private=allow_private,
        )
        self._pool = _cluster(scheduler, setting) if scheduler else Pool(workers, setting)
        self._pending: deque[Job] = deque()
        self._later: list[Job] = []
        """Same content as something that is being read: looked at again when that is done."""
        self._reading: dict[str, str] = {}
        """Hash of what is being read, by source."""
        self._containers: dict[str, _Container] = {}
        self._sizes: dict[str, int] = {}

    def __iter__(self) -> Iterator[LogEntry]:
        shutil.rmtree(self._spool, ignore_errors=True)  # left by a run that was killed
        self._spool.mkdir()
        try:
            yield from self._find()
            yield from self._read()
            yield from self._gone()
        finally:
            self._pool.close()
            shutil.rmtree(self._spool, ignore_errors=True)

    def _find(self) -> Iterator[LogEntry]:
        """Fills the queue: addresses first, for they wait most, then the largest files."""
        found = []
        for each in walk(self._inputs, leave=self._corpus.directory):
            if each.skipped:
                yield self._entry(each.source, "skipped", reason=each.skipped)
            elif each.failed:
                if self._corpus.by_source(each.source) is None:
                    yield self._entry(each.source, "failed", reason=each.failed)
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
                entry = self._known(job, sha256)
            if entry is not None:
                yield entry
                yield from self._settle(job)
                continue
            if sha256:
                self._reading[job.source] = sha256
            self._pool.give(self._with_validators(job))
        self._pending.extendleft(reversed(held))

    def _look(self, job: Job) -> tuple[str, LogEntry | None]:
        """The hash of a file (empty where there is no need of one), or why it cannot be read."""
        if not job.path or job.opened:
            return "", None
        limit = self._limits.size
        try:
            size = Path(job.path).stat().st_size
            if not size:  # never opened: what has no size may have no end (/proc)
                return "", self._failed(job, "It is empty. There is nothing to read in it.")
            sha256 = _digest(Path(job.path), limit) if size <= limit else ""
            if not sha256:
                said = f"It is larger than {limit / MIB:.3g} MiB, the limit. Split it."
                return "", self._failed(job, said)
            return sha256, None
        except OSError as error:
            return "", self._failed(job, f"It cannot be opened: {error.strerror}. Check its permissions.")

    def _known(self, job: Job, sha256: str) -> LogEntry | None:
        """What is to be said of a file whose content the corpus holds; None when it must be read."""
        corpus = self._corpus
        row = corpus.by_source(job.source)
        members_failed = any(member.error for member in corpus.sources(container=job.source))
        if row is not None and row.sha256 == sha256 and not row.error and not members_failed:
            return self._entry(job.source, "unchanged", row.document)
        for archive in corpus.containers(sha256) if row is None else ():
            if not _is_there(archive):
                corpus.move(archive.source, job.source)
                return self._entry(job.source, "moved", reason=f"It was at {archive.source}.")
        document = corpus.known(sha256)
        if document is None or members_failed or (row is not None and row.sha256 == sha256):
            return None
        elsewhere = [each for each in corpus.sources(document=document) if each.source != job.source]
        gone = next((each for each in elsewhere if not _is_there(each)), None)
        if gone is not None and row is None and not job.container:
            corpus.move(gone.source, job.source)
            return self._entry(job.source, "moved", document, f"It was at {gone.source}.")
        corpus.link(job.source, document, container=job.container)
        return self._entry(job.source, "unchanged", document, f"The same content as {elsewhere[0].source}.")

    def _with_validators(self, job: Job) -> Job:
        """What the server said of an address the last time, so that it can say that nothing changed."""
        row = None if job.path or self._again else self._corpus.by_source(job.source)
        if row is None or row.error:
            return job
        return msgspec.structs.replace(job, etag=row.etag, last_modified=row.last_modified, known=row.sha256)

    def _take(self, job: Job, reply: Reply) -> Iterator[LogEntry]:
        self._reading.pop(job.source, None)
        answer = reply.answer
        if isinstance(answer, Opened):
            yield from self._opened(job, answer, reply.seconds)
            return
        if isinstance(answer, Done):
            yield self._store(job, answer, reply.seconds)
        elif isinstance(answer, Same):
            row = self._corpus.by_source(job.source)
            yield self._entry(job.source, "unchanged", row.document if row else None)
        else:
            yield self._failed(job, answer.reason, reply.seconds)
        yield from self._settle(job)

    def _store(self, job: Job, answer: Done, seconds: float) -> LogEntry:
        before = self._corpus.by_source(job.source)
        packed = answer.packed
        try:
            self._corpus.add(
                packed,
                container=job.container,
                etag=answer.etag,
                last_modified=answer.last_modified,
            )
        except IdTakenError as error:
            return self._failed(job, str(error), seconds)
        if not job.opened:
            for member in list(self._corpus.sources(container=job.source)):  # of an earlier version
                self._corpus.forget_source(member.source)
        reason = answer.problems[0].message if answer.problems else ""
        if not reason and before is not None and before.document not in (None, packed.id):
            reason = f"It replaces the version {before.document}."
        outcome: Outcome = "partial" if answer.problems else "read"
        return self._entry(job.source, outcome, packed.id, reason, answer.problems, seconds)

    def _opened(self, job: Job, answer: Opened, seconds: float) -> Iterator[LogEntry]:
        """Queues the members of an archive or message; they come before anything else."""
        outermost = job.container or job.source
        container = self._containers.setdefault(outermost, _Container(job, answer))
        container.seconds += seconds
        members = list(answer.members)
        if job.container and answer.body:
            members.append(answer.body)
        jobs = [self._member_job(job, member, outermost, answer.body) for member in members]
        if job.container and answer.body:
            jobs[-1] = msgspec.structs.replace(jobs[-1], problems=answer.problems)
        container.bytes += sum(member.size for member in members)
        container.members |= {each.source for each in jobs}
        too_much = len(container.members) > self._limits.members or container.bytes > self._limits.expanded
        if too_much:
            for each in jobs:
                self._discard(each)
            yield self._failed(job, "It holds more files or bytes than the limits allow. Unpack it first.")
        else:
            container.waiting += len(jobs)
            self._pending.extendleft(reversed(jobs))
            if job.container and not answer.body:
                yield self._about(job, answer, seconds)
        if job.container:
            yield from self._settle(job)
        elif too_much:
            del self._containers[outermost]
            yield from self._settle(job)
        elif not jobs:
            yield from self._complete(container)

    @staticmethod
    def _member_job(job: Job, member: Member, outermost: str, body: Member | None) -> Job:
        own = member is body
        return Job(
            source=job.source if own else f"{job.source}!/{member.name}",
            path=member.path,
            media_type=member.media_type,
            container=outermost,
            depth=job.depth + 1,
            opened=own,
        )

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

    def _complete(self, container: _Container) -> Iterator[LogEntry]:
        """All members were dealt with: only now the container counts as read."""
        job, opened = container.job, container.opened
        del self._containers[job.source]
        for row in list(self._corpus.sources(container=job.source)):
            if row.source not in container.members:
                self._corpus.forget_source(row.source)
                yield self._entry(row.source, "removed", row.document, "It is no longer in the archive.")
        if opened.body is not None:
            body = self._member_job(job, opened.body, "", opened.body)
            self._pending.appendleft(msgspec.structs.replace(body, problems=opened.problems))
            return
        error = opened.problems[0].message if opened.problems else ""
        self._corpus.add_container(
            job.source, opened.sha256, etag=opened.etag, last_modified=opened.last_modified, error=error
        )
        yield self._about(job, opened, container.seconds)
        yield from self._settle(job)

    def _about(self, job: Job, opened: Opened, seconds: float) -> LogEntry:
        outcome: Outcome = "partial" if opened.problems else "read"
        held = f"{len(opened.members)} files in it."
        return self._entry(job.source, outcome, None, held, opened.problems, seconds)

    def _gone(self) -> Iterator[LogEntry]:
        """Reports, and with `prune` withdraws, what was read before and exists no more."""
        for each in self._inputs:
            if is_address(str(each)) or not is_text(str(each)):
                continue
            path = os.path.abspath(each)  # noqa: PTH100 (resolve would follow links)
            named = self._corpus.by_source(path)
            rows = [named] if named else list(self._corpus.sources(below=path)) if Path(path).exists() else []
            for row in rows:
                if row.container or _is_there(row):
                    continue
                if self._prune:
                    self._corpus.forget_source(row.source)
                    reason = "It exists no more and was withdrawn; history keeps it."
                else:
                    reason = "It exists no more, but is still in the answers. Withdraw it with --prune."
                yield self._entry(row.source, "removed", row.document, reason)

    def _failed(self, job: Job, reason: str, seconds: float = 0.0) -> LogEntry:
        self._corpus.fail(job.source, reason, container=job.container)
        row = self._corpus.by_source(job.source)
        return self._entry(job.source, "failed", row.document if row else None, reason, (), seconds)

    def _entry(
        self,
        source: str,
        outcome: Outcome,
        document: str | None = None,
        reason: str = "",
        problems: tuple[Problem, ...] = (),
        seconds: float = 0.0,
    ) -> LogEntry:
        entry = LogEntry(
            run=self.name,
            source=source,
            outcome=outcome,
            document=document,
            reason=reason,
            problems=problems,
            seconds=seconds,
        )
        if outcome not in ("unchanged", "skipped"):  # the log is about what happened
            self._corpus.record(entry)
        return entry

    def _discard(self, job: Job) -> None:
        """Removes a member's file, unless its text is still to be read."""
        path = Path(job.path)
        if path.parent == self._spool:
            path.unlink(missing_ok=True)


def _digest(path: Path, most: int) -> str:
    """Hash of a file; empty when it holds, or while it is read grows to, more than `most` bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(MIB):
            digest.update(chunk)
            most -= len(chunk)
            if most < 0:
                return ""
    return digest.hexdigest()


def _cluster(scheduler: str, setting: Setting) -> Cluster:
    from ingest.cluster import Cluster  # only here: its import takes a second

    return Cluster(scheduler, setting)


def _host(job: Job) -> str:
    return urlsplit(job.source).netloc if not job.path else ""


def _is_there(row: SourceRow) -> bool:
    """Whether a source still exists; of an address that is taken for granted."""
    place = row.container or row.source
    return is_address(place) or os.path.lexists(place)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
