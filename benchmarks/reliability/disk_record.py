"""A disk with a cache, played from strace's record of what a process did to it."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

Kept = Literal["synchronised", "names", "some", "all"]
"""What a cut leaves of what was not synchronised: nothing; names; some names and bytes; everything."""

_LINE = re.compile(r"^(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_SECTOR = 4096
_SHARED = "-shm"
"""Ends the name of SQLite's shared memory, which is made anew after a crash."""


class _File:
    """Bytes as they are now, and as they are safe; and what was written in between."""

    def __init__(self, data: bytes = b"") -> None:
        self.now = bytearray(data)
        self.safe = bytes(data)
        self.waiting: list[tuple[int, bytes] | int] = []
        """Writes at an offset, and lengths that the file was cut to."""

    def write(self, offset: int, data: bytes) -> None:
        _put(self.now, offset, data)
        self.waiting += [
            (offset + at, data[at : at + _SECTOR]) for at in range(0, len(data), _SECTOR)
        ]  # of a long write a part may arrive

    def cut(self, length: int) -> None:
        _cut(self.now, length)
        self.waiting.append(length)

    def synchronise(self) -> None:
        self.safe = bytes(self.now)
        self.waiting.clear()

    def kept(self, way: Kept, chance: random.Random) -> bytes:
        if way == "all":
            return bytes(self.now)
        data = bytearray(self.safe)
        if way == "some":
            for each in self.waiting:
                if chance.random() < 0.5:
                    _cut(data, each) if isinstance(each, int) else _put(data, *each)
        return bytes(data)


def _put(data: bytearray, offset: int, new: bytes) -> None:
    data.extend(bytes(max(0, offset - len(data))))
    data[offset : offset + len(new)] = new


def _cut(data: bytearray, length: int) -> None:
    del data[length:]
    data.extend(bytes(length - len(data)))


Names = dict[str, _File | None]
"""Path to its file, None for a folder."""
_Step = tuple[str, str, _File | None]
"""What happened to a name: "set" or "gone", the path, and what it names."""


class Disk:
    """The folder `start`, as a process that works in its copy at `place` changes it."""

    def __init__(self, start: Path, place: Path) -> None:
        self._place = str(place)
        self._now: Names = {}
        for path in start.rglob("*"):
            if path.name.endswith(_SHARED):
                continue
            inside = str(place / path.relative_to(start))
            self._now[inside] = None if path.is_dir() else _File(path.read_bytes())
        self._safe = dict(self._now)
        self._waiting: list[list[_Step]] = []
        """Changes of names that are not safe, each with the steps that belong together."""
        self._places: dict[int, list[int]] = {}
        """Of each open file where the next write goes, shared by its duplicates; -1 for its end."""

    def play(self, call: str, arguments: str, result: int, named: str) -> None:
        """One call that did what was asked."""
        paths = [_plain(each) for each in _STRING.findall(arguments)] if call not in _WRITES else []
        found = _FD.match(arguments)
        path = _plain(found[2]) if found else ""
        file = self._now.get(path)
        match call:
            case "openat":
                self._open(_plain(named), arguments, result)
            case "write" | "pwrite64":
                if isinstance(file, _File) and found:
                    self._write(file, int(found[1]), call, arguments, result)
            case "lseek" if found:
                self._places.setdefault(int(found[1]), [0])[0] = result
            case "fcntl" if found and "F_DUPFD" in arguments and int(found[1]) in self._places:
                self._places[result] = self._places[int(found[1])]
            case "ftruncate" if isinstance(file, _File):
                file.cut(int(arguments.rpartition(",")[2]))
            case "fsync" | "fdatasync":
                self._synchronise(path)
            case "sync":
                for each in self._now.values():
                    if each is not None:
                        each.synchronise()
                for steps in self._waiting:
                    _apply(self._safe, steps)
                self._waiting.clear()
            case "rename":
                old, new = paths
                moved = [(each, new + each[len(old) :]) for each in self._now if _lies_in(each, old)]
                renamed: list[_Step] = [("set", to, self._now[each]) for each, to in moved]
                self._change([*renamed, *(("gone", each, None) for each, _ in moved)])
            case "unlink" | "rmdir":
                self._change([("gone", paths[0], None)])
            case "unlinkat":
                base = re.match(r"(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>", arguments)
                folder = _plain(base[1]) if base else ""
                self._change([("gone", str(Path(folder, paths[0])), None)])
            case "mkdir":
                self._change([("set", paths[0], None)])
            case "sendfile" if isinstance(file, _File) and found:
                self._send(file, int(found[1]), arguments.partition(", ")[2], result)
            case "copy_file_range" | "sendfile":
                raise AssertionError(f"{call} is not played")

    def _open(self, path: str, arguments: str, number: int) -> None:
        if not _lies_in(path, self._place) or path.endswith(_SHARED):
            return
        self._places[number] = [-1 if "O_APPEND" in arguments else 0]
        if path not in self._now and "O_CREAT" in arguments:
            self._change([("set", path, _File())])
        file = self._now.get(path)
        if "O_TRUNC" in arguments and file is not None and file.now:
            file.cut(0)

    def _write(self, file: _File, number: int, call: str, arguments: str, result: int) -> None:
        string = _STRING.search(arguments)
        assert string
        data = bytes.fromhex(string[1].replace("\\x", ""))[:result]
        assert len(data) == result, "strace cut a string"
        if call == "pwrite64":
            offset = int(arguments.rpartition(",")[2])
        else:
            place = self._places.setdefault(number, [0])
            offset = len(file.now) if place[0] < 0 else place[0]
            if place[0] >= 0:
                place[0] += result
        file.write(offset, data)

    def _send(self, file: _File, number: int, source: str, result: int) -> None:
        """What is copied from one file to another without passing the process."""
        found = _FD.match(source)
        given = self._now.get(_plain(found[2])) if found else None
        assert found
        assert given
        start, end = self._places.setdefault(int(found[1]), [0]), self._places.setdefault(number, [0])
        file.write(end[0], bytes(given.now[start[0] : start[0] + result]))
        start[0] += result
        end[0] += result

    def _change(self, steps: list[_Step]) -> None:
        steps = [step for step in steps if _lies_in(step[1], self._place)]
        if steps:
            _apply(self._now, steps)
            self._waiting.append(steps)

    def _synchronise(self, path: str) -> None:
        """Makes a file's bytes safe, or a folder's names."""
        file = self._now.get(path)
        if file is not None:
            file.synchronise()
            return
        ours = [steps for steps in self._waiting if any(_folder_of(step[1]) == path for step in steps)]
        for steps in ours:
            _apply(self._safe, steps)
            self._waiting.remove(steps)

    def build(self, target: Path, way: Kept, chance: random.Random) -> None:
        """Writes the disk as it is found after a cut now to `target`, which is where the process worked."""
        names = dict(self._safe)
        kept = {"synchronised": 0, "some": chance.randint(0, len(self._waiting))}
        for steps in self._waiting[: kept.get(way)]:
            _apply(names, steps)
        for path, file in sorted(names.items()):
            if not _has_folder(path, names, self._place) or path.endswith(_SHARED):
                continue  # its folder was lost
            if file is None:
                Path(path).mkdir(exist_ok=True)
            else:
                Path(path).write_bytes(file.kept(way, chance))
        assert target == Path(self._place)

    def unlike(self, real: Path) -> Iterator[str]:
        """Files of the folder as it really was in the end that are not as this disk has them, and back."""
        paths = (path for path in real.rglob("*") if not path.name.endswith(_SHARED))
        found = {f"{self._place}/{path.relative_to(real)}": path for path in paths}
        for name in {*found, *self._now}:
            path, file = found.get(name), self._now.get(name)
            if path is None or name not in self._now or path.is_dir() != (file is None):
                yield f"{name} is on one of them only"
            elif file is not None and path.read_bytes() != bytes(file.now):
                yield f"{name} holds something else"


def replayed(log: str, disk: Disk) -> Iterator[tuple[str, int]]:
    """Plays a record, and gives after each call its name and how many calls there are."""
    calls = [found for line in log.splitlines() if (found := _LINE.match(line)) and int(found[3]) >= 0]
    for found in calls:
        disk.play(found[1], found[2], int(found[3]), found[4] or "")
        yield found[1], len(calls)


_WRITES = ("write", "pwrite64")


def _plain(text: str) -> str:
    """A path that strace wrote in hexadecimal."""
    return os.fsdecode(bytes.fromhex(text.replace("\\x", "")))


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/")


def _has_folder(path: str, names: Names, top: str) -> bool:
    folder = _folder_of(path)
    return folder == top or (folder in names and _has_folder(folder, names, top))


def _apply(names: Names, steps: list[_Step]) -> None:
    for what, path, file in steps:
        if what == "set":
            names[path] = file
        else:
            names.pop(path, None)
