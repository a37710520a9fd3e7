"""Archives and messages while their members are read: only when all are dealt with does one count as read."""

from __future__ import annotations

import msgspec

from ingest.jobs import Job, Member, Opened
from ingest.limits import Limits


class Container:
    """An archive or message on disk, with all that lies in it, however deep."""

    def __init__(self, job: Job, opened: Opened) -> None:
        self.job = job
        self.opened = opened
        self.waiting = 0
        """Members that are still to be read."""
        self.members: set[str] = set()
        self.bytes = 0
        self.seconds = 0.0

    def add(self, job: Job, opened: Opened) -> list[Job]:
        """The jobs for what came out of it, or out of a container inside it."""
        outermost = self.job.source
        members = [_job(job, member, outermost) for member in opened.members]
        if job.container and opened.body:
            members.append(own_text(job, opened.body, outermost, opened))
        self.members |= {each.source for each in members}
        self.bytes += sum(member.size for member in opened.members)
        self.bytes += opened.body.size if job.container and opened.body else 0
        return members

    def exceeds(self, limits: Limits) -> bool:
        return len(self.members) > limits.members or self.bytes > limits.expanded


def _job(job: Job, member: Member, outermost: str) -> Job:
    return Job(
        source=f"{job.source}!/{member.name}",
        path=member.path,
        media_type=member.media_type,
        container=outermost,
        depth=job.depth + 1,
    )


def own_text(job: Job, body: Member, outermost: str, opened: Opened) -> Job:
    """The job for the text of a container itself, such as a message, once its members have been read."""
    return msgspec.structs.replace(
        _job(job, body, outermost), source=job.source, opened=True, problems=opened.problems
    )
