"""A process that reads one document at a time, within limits, and may die of it without harm."""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import gc
import hashlib
import os
import secrets
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from corpus.document import Document, Problem
from corpus.errors import CorpusError, RaadspoorError, UnreadableDocumentError
from corpus.store.originals import Originals
from corpus.store.packing import pack, unpacked
from ingest import idle, ocr
from ingest.contract import Enclosed, Source
from ingest.jobs import Answer, Done, Failed, Job, Member, Opened, Reply, Same, Step
from ingest.limits import MIB, Limits
from ingest.registry import CONTAINERS, READERS, unpacker_for
from ingest.slots import Slots
from ingest.steps import listen

_PR_SET_PDEATHSIG = 1

Finish = Callable[[Document], Document]
"""What the application does to a document that was read (tagging it), in the worker."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What every job of a run has in common."""

    finish: Finish | None
    """None leaves it to another worker."""
    limits: Limits
    originals: Path | None = None
    """Folder that the files are kept in; None keeps none."""
    spool: Path | None = None
    """Folder for the members of archives, until they are read; None where none are opened."""
    workers: int = 0
    """How many processes may read at a time, which share the turns to recognise a page; 0 for one a core."""
    allow_private: bool = False
    """Whether addresses on the own machine and network may be fetched."""


def work(connection: Connection, others: list[Connection], setting: Setting) -> None:
    """The worker's life: jobs in, replies out, until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which ends its workers
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # so that what a reader starts (OCR) can be ended with it
    _die_with_parent()
    for other in others:  # a copy left open here would hide the parent's death from its other workers
        other.close()
    gc.freeze()
    start = _limit_memory(setting.limits.memory)
    encode = msgspec.msgpack.Encoder().encode
    decode = msgspec.msgpack.Decoder(Job).decode
    listen(lambda done, total: connection.send_bytes(encode(Step(done, total))))
    if setting.workers and setting.spool is not None:
        ocr.take_turns(Slots(setting.workers, setting.spool))
    with contextlib.suppress(EOFError, OSError):
        while True:
            job = decode(connection.recv_bytes())
            began = time.perf_counter()
            exhausted = False
            wake_at(setting.limits.seconds + 30)
            try:
                given: Answer = answer(job, setting)
            except MemoryError:
                exhausted = True
                given = Failed(
                    reason=f"Reading it took more than {setting.limits.memory // MIB} MiB of memory."
                    " Split the file."
                )
            worn = exhausted or _address_space() - start > setting.limits.memory // 2
            seconds = time.perf_counter() - began
            wake_at(0)
            reply = Reply(answer=given, seconds=seconds, retire=worn, exhausted=exhausted)
            connection.send_bytes(encode(reply))
            if worn:
                return


def answer(job: Job, setting: Setting) -> Answer:
    """What becomes of one job, whatever it meets; only MemoryError comes out."""
    try:
        return _read(job, setting)
    except MemoryError:
        raise
    except RaadspoorError as error:
        return Failed(reason=str(error))
    except RecursionError:
        return Failed(reason="It is nested too deeply, beyond the limit. Save it again in a simpler form.")
    except Exception as error:  # noqa: BLE001 (one document must not end the run; the report says it is our bug)
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return Failed(
            reason=f"An error in Raadspoor itself: {type(error).__name__}: {error} ({where})."
            " Please report it with the file."
        )


def _read(job: Job, setting: Setting) -> Answer:
    idle.use(job.processes)
    if job.begun is not None:
        return _finished(job.begun, setting)
    etag, last_modified = job.etag, ""  # of a file: where it was fetched already
    if job.path:
        source = _local(job, setting)
    else:
        from ingest.fetch import NotModified, fetch

        fetched = fetch(
            job.source,
            etag=job.etag,
            last_modified=job.last_modified,
            size=setting.limits.size,
            allow_private=setting.allow_private,
        )
        if isinstance(fetched, NotModified):
            return Same()
        source, etag, last_modified = fetched.source, fetched.etag, fetched.last_modified
        if job.known and hashlib.sha256(source.data).hexdigest() == job.known:
            return Same()
    if source.media_type in CONTAINERS and setting.spool and not job.opened:
        opened = _open(source, job, setting.limits, setting.spool)
        if opened.members or opened.problems or source.media_type not in READERS:
            return msgspec.structs.replace(opened, etag=etag, last_modified=last_modified)
    done = _document(source, job, setting)
    return msgspec.structs.replace(done, etag=etag, last_modified=last_modified)


def _local(job: Job, setting: Setting) -> Source:
    from ingest.read import bytes_of, media_type_of, source_of

    if job.path == job.source:
        return source_of(job.path, setting.limits.size)
    data = bytes_of(job.path, setting.limits.size)
    return Source(
        name=job.source,
        data=data,
        media_type=job.media_type or media_type_of(job.source, data),
        retrieved=dt.datetime.now(dt.UTC),
    )


def _open(source: Source, job: Job, limits: Limits, spool: Path) -> Opened:
    """Puts the members of a container into the spool folder."""
    if job.depth >= limits.nesting:
        raise UnreadableDocumentError(
            f"{source.name} lies {job.depth} archives deep, which is where reading stops.",
            "Unpack it and ingest the folder.",
        )
    members: list[Member] = []
    problems: list[Problem] = []
    names: Counter[str] = Counter()
    for each in unpacker_for(source.media_type)(source, limits):
        if isinstance(each, Problem):
            problems.append(each)
            continue
        names[each.name] += 1
        if names[each.name] > 1:
            each = msgspec.structs.replace(each, name=f"{each.name} ({names[each.name]})")
        members.append(_put(each, spool))
    body = None
    if source.media_type in READERS and (members or problems):
        whole = Enclosed(name=source.name, data=source.data, media_type=source.media_type)
        body = _put(whole, spool)
    return Opened(
        members=tuple(members),
        sha256=hashlib.sha256(source.data).hexdigest(),
        problems=tuple(problems),
        body=body,
    )


def _put(enclosed: Enclosed, spool: Path) -> Member:
    path = spool / secrets.token_hex(12)
    try:
        path.write_bytes(enclosed.data)
    except OSError as error:
        raise CorpusError(
            f"What is in it could not be put aside in {spool}: {error.strerror}.",
            "Free some space and try again.",
        ) from error
    return Member(name=enclosed.name, path=str(path), size=len(enclosed.data), media_type=enclosed.media_type)


def _document(source: Source, job: Job, setting: Setting) -> Done:
    from ingest.read import document_of

    document = document_of(source, setting.limits.characters)
    document = msgspec.structs.replace(document, problems=(*document.problems, *job.problems))
    if setting.originals:
        Originals(setting.originals).put(source.data, Path(source.name).suffix)
    return _done(document, setting)


def _finished(begun: Done, setting: Setting) -> Done:
    done = _done(unpacked(begun.packed), setting)
    return msgspec.structs.replace(done, etag=begun.etag, last_modified=begun.last_modified)


def _done(document: Document, setting: Setting) -> Done:
    if setting.finish is not None:
        document = setting.finish(document)
    return Done(packed=pack(document), problems=document.problems)


def _die_with_parent() -> None:
    """Has the system end this process when the parent is killed, where it can (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def wake_at(seconds: float) -> None:
    """Ends this process after so long, where nothing else does; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(allowance: int) -> int:
    """Bounds the address space to what it is now and `allowance` more; returns what it is now."""
    start = _address_space()
    with contextlib.suppress(ImportError, OSError, ValueError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (start + allowance, start + allowance))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return start


def _address_space() -> int:
    """Bytes of address space of this process; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
