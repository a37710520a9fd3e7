"""Files in a corpus folder, opened without waiting: a pipe in the place of one would hold a command up."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

MIB = 1024 * 1024


def opened(path: Path) -> BinaryIO:
    """The file, open to be read. Raises OSError where it is none: a pipe, a device, a folder."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    return open(handle, "rb")  # noqa: PTH123 (a handle, not a path)


def contents(path: Path, most: int = 256 * MIB) -> bytes:
    """Its bytes. Raises OSError where it is no file, or larger than `most`."""
    with opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // MIB} MiB", str(path))
    return data
