"""Names that a power cut does not take: a file is safe only when the folder that names it is."""

from __future__ import annotations

import os
from pathlib import Path


def synchronise(folder: Path) -> None:
    """Has the system write the names in a folder to the disk."""
    if os.name != "posix":  # elsewhere a folder cannot be opened to be synchronised
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are not there, safe on disk when this returns."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)  # another process may have made it meanwhile
    synchronise(folder.parent)


def synchronise_all() -> None:
    """Has the system write all that it holds back."""
    if hasattr(os, "sync"):
        os.sync()
