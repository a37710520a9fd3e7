"""What a run writes in the corpus of each source: read, unchanged, moved, failed or gone."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

import msgspec

from corpus.document import Problem
from corpus.errors import IdTakenError
from corpus.store import Corpus, LogEntry, Outcome, SourceRow
from ingest.jobs import Done, Job, Opened
from ingest.walk import is_address, is_text


class Ledger:
    """The corpus, as one run keeps account in it. Every entry that it gives has been written down."""

    def __init__(self, corpus: Corpus, run: str) -> None:
        self._corpus = corpus
        self._run = run

    def entry(
        self,
        source: str,
        outcome: Outcome,
        document: str | None = None,
        *,
        reason: str = "",
        problems: tuple[Problem, ...] = (),
        seconds: float = 0.0,
    ) -> LogEntry:
        """What became of a source. What did not change is not written down: the log is of what happened."""
        entry = LogEntry(
            run=self._run,
            source=source,
            outcome=outcome,
            document=document,
            reason=reason,
            problems=problems,
            seconds=seconds,
        )
        if outcome not in ("unchanged", "skipped"):
            self._corpus.record(entry)
        return entry

    def failed(self, job: Job, *, reason: str, seconds: float = 0.0) -> LogEntry:
        """A source that could not be read; what an earlier run read of it stays."""
        self._corpus.fail(job.source, reason, container=job.container)
        row = self._corpus.by_source(job.source)
        document = row.document if row else None
        return self.entry(job.source, "failed", document, reason=reason, seconds=seconds)

    def known(self, job: Job, sha256: str) -> LogEntry | None:
        """What is to be said of a file whose content the corpus holds; None when it must be read."""
        corpus = self._corpus
        row = corpus.by_source(job.source)
        members_failed = any(member.error for member in corpus.sources(container=job.source))
        if row is not None and row.sha256 == sha256 and not row.error and not members_failed:
            return self.entry(job.source, "unchanged", row.document)
        for archive in corpus.containers(sha256) if row is None else ():
            if not _is_there(archive):
                corpus.move(archive.source, job.source)
                return self.entry(job.source, "moved", reason=f"It was at {archive.source}.")
        document = corpus.known(sha256)
        if document is None or members_failed or (row is not None and row.sha256 == sha256):
            return None
        elsewhere = [each for each in corpus.sources(document=document) if each.source != job.source]
        gone = next((each for each in elsewhere if not _is_there(each)), None)
        if gone is not None and row is None and not job.container:
            corpus.move(gone.source, job.source)
            return self.entry(job.source, "moved", document, reason=f"It was at {gone.source}.")
        corpus.link(job.source, document, container=job.container)
        return self.entry(
            job.source, "unchanged", document, reason=f"The same content as {elsewhere[0].source}."
        )

    def with_validators(self, job: Job) -> Job:
        """What the server said of an address the last time, so that it can say that nothing changed."""
        row = None if job.path else self._corpus.by_source(job.source)
        if row is None or row.error:
            return job
        return msgspec.structs.replace(job, etag=row.etag, last_modified=row.last_modified, known=row.sha256)

    def stored(self, job: Job, answer: Done, seconds: float) -> LogEntry:
        """A document that was read, in the corpus."""
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
            return self.failed(job, reason=str(error), seconds=seconds)
        if not job.opened:
            for member in list(self._corpus.sources(container=job.source)):  # of an earlier version
                self._corpus.forget_source(member.source)
        if answer.problems:
            first = answer.problems[0].message
            return self.entry(
                job.source, "partial", packed.id, reason=first, problems=answer.problems, seconds=seconds
            )
        replaced = before is not None and before.document not in (None, packed.id)
        return self.entry(
            job.source,
            "read",
            packed.id,
            reason=f"It replaces the version {before and before.document}." if replaced else "",
            seconds=seconds,
        )

    def opened(self, job: Job, answer: Opened, seconds: float) -> LogEntry:
        """An archive or message, with what could not be taken out of it."""
        outcome: Outcome = "partial" if answer.problems else "read"
        return self.entry(
            job.source,
            outcome,
            reason=f"{len(answer.members)} files in it.",
            problems=answer.problems,
            seconds=seconds,
        )

    def contained(self, job: Job, answer: Opened) -> None:
        """An archive or message of which every member has been dealt with."""
        self._corpus.add_container(
            job.source,
            answer.sha256,
            etag=answer.etag,
            last_modified=answer.last_modified,
            error=answer.problems[0].message if answer.problems else "",
        )

    def no_longer_in(self, container: str, members: Container[str]) -> Iterator[LogEntry]:
        """Withdraws what an earlier version of an archive held, and this one does not."""
        for row in list(self._corpus.sources(container=container)):
            if row.source not in members:
                self._corpus.forget_source(row.source)
                yield self.entry(
                    row.source, "removed", row.document, reason="It is no longer in the archive."
                )

    def gone(self, inputs: Sequence[Path | str], *, prune: bool) -> Iterator[LogEntry]:
        """Reports, and with `prune` withdraws, what was read before and exists no more."""
        for each in inputs:
            if is_address(str(each)) or not is_text(str(each)):
                continue
            path = os.path.abspath(each)  # noqa: PTH100 (resolve would follow links)
            named = self._corpus.by_source(path)
            rows = [named] if named else list(self._corpus.sources(below=path)) if Path(path).exists() else []
            for row in rows:
                if row.container or _is_there(row):
                    continue
                if prune:
                    self._corpus.forget_source(row.source)
                yield self.entry(
                    row.source,
                    "removed",
                    row.document,
                    reason="It exists no more and was withdrawn; history keeps it."
                    if prune
                    else "It exists no more, but is still in the answers. Withdraw it with --prune.",
                )


def _is_there(row: SourceRow) -> bool:
    """Whether a source still exists; of an address that is taken for granted."""
    place = row.container or row.source
    return is_address(place) or os.path.lexists(place)
