"""From what the user names to the files to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}
"""Left in folders by desktops and archivers; never a document."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to read, or, with a reason, one to leave."""

    source: str
    """Absolute path, or address."""
    size: int = 0
    """Bytes of a file; 0 for an address."""
    skipped: str = ""
    """Why it is left; empty for what is to be read."""
    failed: str = ""
    """Why it cannot be read, where that is plain without opening it."""


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def walk(inputs: Iterable[Path | str], *, leave: Path | None = None) -> Iterator[Found]:
    """Every file in and below the inputs, and every address, each once.

    Hidden files, pipes and devices, and links to folders that were visited already are given with the reason
    why they are skipped. `leave` is a folder to stay out of: the corpus itself.
    """
    seen: set[str] = set()
    folders: set[tuple[int, int]] = set()
    if leave is not None and leave.exists():
        status = leave.stat()
        folders.add((status.st_dev, status.st_ino))
    for each in inputs:
        if is_address(str(each)):
            found: Iterable[Found] = [Found(source=str(each))]
        elif not is_text(str(each)):
            found = [Found(source=_shown(each), failed="Its name is not valid UTF-8 text. Rename it.")]
        else:
            found = _walk(Path(os.path.abspath(each)), folders)  # noqa: PTH100 (resolve would follow links)
        for one in found:
            if one.source not in seen:
                seen.add(one.source)
                yield one


def _walk(path: Path, folders: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            yield _file(path, status)
            return
        identity = (status.st_dev, status.st_ino)
        if identity in folders:
            yield Found(source=str(path), skipped="this folder was visited already, or is the corpus itself")
            return
        folders.add(identity)
        entries = sorted(path.iterdir())
    except FileNotFoundError:
        yield Found(source=str(path), failed="There is no such file or folder. Check the path.")
        return
    except OSError as error:
        yield Found(source=str(path), failed=f"It cannot be opened: {error.strerror}. Check its permissions.")
        return
    for entry in entries:
        if not is_text(entry.name):
            yield Found(source=_shown(entry), failed="Its name is not valid UTF-8 text. Rename it.")
            continue
        if entry.name.startswith((".", "~$")) or entry.name.casefold() in _LITTER:
            yield Found(source=str(entry), skipped="hidden or temporary")
        else:
            yield from _walk(entry, folders)


def is_text(name: str) -> bool:
    """Whether a name is text; bytes of another encoding come as lone surrogates, which nothing can store."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def _shown(path: Path | str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def _file(path: Path, status: os.stat_result) -> Found:
    if not stat.S_ISREG(status.st_mode):
        return Found(source=str(path), skipped="not a file but a pipe, socket or device")
    return Found(source=str(path), size=status.st_size)
