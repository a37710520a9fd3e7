"""What a run and its workers say to each other."""

from __future__ import annotations

import msgspec

from corpus.document import Problem
from corpus.store.packing import Packed


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A file out of an archive or message."""

    name: str
    """Its path inside, or a name made for it."""
    path: str
    """File that it was put in."""
    size: int
    media_type: str = ""


class _Answer(msgspec.Struct, frozen=True, tag=True):
    """Base of what a worker answers."""


class Done(_Answer, frozen=True, kw_only=True):
    """The document was read."""

    packed: Packed
    problems: tuple[Problem, ...] = ()
    etag: str = ""
    last_modified: str = ""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One source to read."""

    source: str
    path: str = ""
    """File that holds it: itself, or where a member of an archive was put; empty for an address."""
    media_type: str = ""
    """Where it is known already."""
    container: str = ""
    """The archive or message on disk that it came out of."""
    depth: int = 0
    """How many containers it lies in."""
    opened: bool = False
    """Its members have been read: what is left is its own text."""
    etag: str = ""
    last_modified: str = ""
    problems: tuple[Problem, ...] = ()
    """What of its members could not be read, to be told of it with its own text."""
    known: str = ""
    """Hash of the content that the corpus holds under this address."""
    begun: Done | None = None
    """What another worker has read of it: it is only to be finished."""
    processes: int = 1
    """How many may finish it together, for nothing else is to be done meanwhile."""


class Same(_Answer, frozen=True, kw_only=True):
    """The address gives what the corpus holds already."""


class Opened(_Answer, frozen=True, kw_only=True):
    """A container, with its members put aside."""

    members: tuple[Member, ...]
    sha256: str
    problems: tuple[Problem, ...] = ()
    body: Member | None = None
    """The container itself where it has text of its own, to be read after its members."""
    etag: str = ""
    last_modified: str = ""


class Failed(_Answer, frozen=True, kw_only=True):
    """Nothing could be read."""

    reason: str


Answer = Done | Same | Opened | Failed


class Step(msgspec.Struct, frozen=True, tag=True):
    """Before the answer: how many pages have been recognised, and of how many."""

    done: int
    total: int


class Reply(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An answer, with what it cost."""

    answer: Answer
    seconds: float
    retire: bool = False
    """The worker is worn (its memory grew) and ends itself after this."""
    exhausted: bool = False
    """It ran out of memory."""
