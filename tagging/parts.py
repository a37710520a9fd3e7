"""The blocks of a long document in parts, each worked at by a process of its own.

What is known of the whole document is made before, and shared by forking. A part whose process ends before
its time (for lack of memory, say) is made here after all, so that nothing is lost and what was wrong is said.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec

from corpus.commitment import Commitment
from corpus.document import Document
from corpus.mention import Mention

T = TypeVar("T", Mention, Commitment)
Work = Callable[[list[int]], Iterable[T]]
"""What is done to blocks, given by their indices."""

_LEAST = 40_000
"""Characters of a part; with fewer, a process of its own saves little."""
_RUN = 8
"""Blocks that stay together, so that a heading and its text, say, do not always part."""


class _Helper(NamedTuple):
    pid: int
    answer: BinaryIO


def parts(document: Document, processes: int) -> list[list[int]]:
    """The indices of all blocks in up to so many parts, each with runs from all over the document.

    Tables and running text cost differently, so halves would not be equal.
    """
    count = max(1, min(processes, len(document.text) // _LEAST)) if hasattr(os, "fork") else 1
    indices: list[list[int]] = [[] for _ in range(count)]
    for index in range(len(document.blocks)):
        indices[index // _RUN % count].append(index)
    return indices


def each(kind: type[T], shares: list[list[int]], work: Work[T]) -> Iterator[T]:
    """What `work` gives of one kind for all shares, in order of offsets; raises what it raises.

    The first is done in this process, each other in a copy of it that ends with the answer.
    """
    first, *others = shares
    helpers = [_start(work, part) for part in others]
    try:
        found = [list(work(first))]
        for part in others:
            found.append(_answer(kind, helpers.pop(0), work, part))
    finally:
        for helper in helpers:
            os.kill(helper.pid, signal.SIGKILL)
            _end(helper)
    return merge(*found, key=lambda one: one.start)


def _start(work: Work[T], part: list[int]) -> _Helper:
    ours, theirs = os.pipe()
    left, _ = signal.getitimer(signal.ITIMER_REAL)
    pid = os.fork()
    if pid:
        os.close(theirs)
        return _Helper(pid, os.fdopen(ours, "rb"))
    status = 1
    try:
        signal.setitimer(signal.ITIMER_REAL, left)  # a copy has none: it ends when this process would
        os.close(ours)
        answer = msgspec.msgpack.encode(list(work(part)))
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(answer)
        status = 0
    finally:
        os._exit(status)  # past everything that belongs to the process this is a copy of


def _answer(kind: type[T], helper: _Helper, work: Work[T], part: list[int]) -> list[T]:
    answer = helper.answer.read()
    if _end(helper) == 0:
        return msgspec.msgpack.decode(answer, type=list[kind])  # type: ignore[valid-type]
    return list(work(part))


def _end(helper: _Helper) -> int:
    """The exit status, once it has ended."""
    helper.answer.close()
    return os.waitpid(helper.pid, 0)[1]
