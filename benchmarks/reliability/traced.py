"""Runs a function in a process of its own under strace, which can stop it, or refuse it, at a chosen call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from corpus.errors import RaadspoorError

CHANGES = (
    *("write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate", "fsync", "fdatasync", "sync"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"),
    *("copy_file_range", "sendfile"),
)
"""Calls by which a process changes what is on the disk, or makes sure of it. Making an empty file is left
out: it is seen at the write that follows."""
DISK = (*CHANGES, "openat", "lseek", "fcntl")
"""With these all is known of what is on the disk."""
WITH_BYTES = ("-xx", "-y", "-s", "100000000")
"""Has strace write down every byte, and the path of every open file."""
SAID = 3
"""Exit code of a run that ended with an error of ours, said in words."""
_CALL = re.compile(r"^(\w+)\(", re.M)


def available() -> bool:
    """Whether there is a strace that may look at a process of ours."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True).returncode == 0
    )


def run(action: Callable[[], object], *how: str, calls: tuple[str, ...] = CHANGES) -> tuple[int, str]:
    """The exit code of a run (negative for the signal that ended it, 0 when all went well), and strace's log.

    `how` are more arguments of strace, such as what to inject.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        code = 1
        try:
            code = _act(action, reading)
        finally:  # a full disk may refuse the traceback as well
            os._exit(code)
    with tempfile.NamedTemporaryFile(prefix="raadspoor-trace-") as log:
        traced = f"trace={','.join(calls)}"
        command = ["strace", "-p", str(process), "-o", log.name, "-e", traced, "-e", "signal=none", *how]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert tracer.stderr
        told = tracer.stderr.readline()
        assert "attached" in told, told
        os.write(writing, b"!")
        _, status = os.waitpid(process, 0)
        tracer.communicate()
        os.close(reading)
        os.close(writing)
        return os.waitstatus_to_exitcode(status), Path(log.name).read_text(encoding="utf-8", errors="replace")


def _act(action: Callable[[], object], reading: int) -> int:
    try:
        os.read(reading, 1)  # until strace is there
        action()
    except RaadspoorError:
        return SAID
    except BaseException:  # noqa: BLE001 (told, and the exit code says it)
        traceback.print_exc()
        sys.stderr.flush()
        return 1
    return 0


def counted(log: str) -> Counter[str]:
    """How often each call was made."""
    return Counter(_CALL.findall(log))
