"""Stops each kind of change at every single step, and refuses every single step for want of room.

    python -m benchmarks.reliability.steps [--every N] [CHANGE...]

A step is a call by which the process changes the disk (a write, a rename, a synchronisation, ...), SQLite's
own too. For each step of each change: the process is killed at it (SIGKILL), and in another round it and all
calls of its kind after it fail, as on a full disk or a broken one. Afterwards the corpus must open, pass
`check`, and answer as before the change or as after it; and the change, made again, must give the answers of
after. Needs strace.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.reliability import generated, traced
from benchmarks.reliability.answers import answers, differences
from benchmarks.reliability.kills import warm
from corpus.document import Document
from corpus.errors import RaadspoorError
from corpus.store import Corpus, rescue
from index.build import reindex, update
from ingest.read import read
from raadspoor.finish import finish

HELD = 6
"""Documents that the corpus holds before the change."""
FAULTS = {
    "kill": "signal=KILL:when={0}",
    "no room": "error=ENOSPC:when={0}+",
    "broken disk": "error=EIO:when={0}+",
}
_REFUSABLE = {
    "no room": {"write", "pwrite64", "fallocate", "mkdir", "rename", "copy_file_range", "sendfile"},
    "broken disk": {"fsync", "fdatasync"},
}
"""Calls that a system refuses so."""


class Change(NamedTuple):
    """Something that changes a corpus, and what must be prepared for it."""

    make: Callable[[Path], object]
    prepare: Callable[[Path], object] = lambda _: None


def documents(folder: Path) -> dict[str, Document]:
    """A new document, and another version of one that is held."""
    made = {}
    for name, number, version in (("nieuw.md", HELD, 0), ("brief00000.md", 0, 1)):
        path = folder / name
        path.write_text(generated.text(number, 2, version), encoding="utf-8")
        made[name] = finish(read(path))
    return made


def _add(name: str, directory: Path) -> None:
    folder = directory.parent / "given"
    with Corpus.open(directory) as corpus:
        path = folder / name
        corpus.originals.put(path.read_bytes(), ".md")
        corpus.add(_DOCUMENTS[name])


def _forget(directory: Path) -> None:
    with Corpus.open(directory) as corpus:
        corpus.forget_source(_DOCUMENTS["brief00000.md"].source)


def _move(directory: Path) -> None:
    with Corpus.open(directory) as corpus:
        old, new = _DOCUMENTS["brief00000.md"].source, "elders/brief.md"
        if corpus.by_source(old):
            corpus.move(old, new)


def _update(directory: Path) -> None:
    with Corpus.open(directory, read_only=True) as corpus:
        update(corpus)


def _rebuild(directory: Path) -> None:
    with Corpus.open(directory, read_only=True) as corpus:
        reindex(corpus)


def _back_up(directory: Path) -> None:
    """To a folder, unless a whole copy is there."""
    target = directory.parent / "copy"
    if not (target / "corpus.db").exists():
        with Corpus.open(directory, read_only=True) as corpus:
            rescue.backup(corpus, target)


def _restore(directory: Path) -> None:
    if not (directory / "corpus.db").exists():
        rescue.restore(directory.parent / "kept", directory)


def _keep(directory: Path) -> None:
    with Corpus.open(directory, read_only=True) as corpus:
        rescue.backup(corpus, directory.parent / "kept")
    shutil.rmtree(directory)


_DOCUMENTS: dict[str, Document] = {}
CHANGES: dict[str, Change] = {
    "a new document": Change(lambda directory: _add("nieuw.md", directory)),
    "another version": Change(lambda directory: _add("brief00000.md", directory)),
    "a document goes": Change(_forget),
    "a file moves": Change(_move),
    "the index follows": Change(_update, lambda directory: _add("brief00000.md", directory)),
    "the index anew": Change(_rebuild),
    "a backup": Change(_back_up),
    "a restore": Change(_restore, _keep),
}


class Steps:
    """Makes the changes in copies of one corpus with a fault at each step, and counts what became of them."""

    def __init__(self, folder: Path) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._folder = folder
        (folder / "given").mkdir()
        _DOCUMENTS.update(documents(folder / "given"))
        with Corpus.open(folder / "first", create=True) as corpus:
            for number in range(HELD):
                path = folder / "given" / f"brief{number:05}.md"
                path.write_text(generated.text(number, 2), encoding="utf-8")
                corpus.originals.put(path.read_bytes(), ".md")
                corpus.add(finish(read(path)))
            update(corpus)
        path = folder / "given" / "brief00000.md"
        path.write_text(generated.text(0, 2, 1), encoding="utf-8")

    def all(self, name: str, every: int = 1) -> None:
        """Every fault at every step of a change, or at each `every`th."""
        change = CHANGES[name]
        start = self._folder / "start"
        shutil.rmtree(start, ignore_errors=True)
        self._fresh(self._folder / "first", start)
        change.prepare(start / "corpus")
        before = self._answers(start / "corpus")
        work = self._folder / "work"
        self._copy(start, work)
        code, log = traced.run(lambda: change.make(work / "corpus"))
        assert code == 0, f"{name} failed by itself"
        after = self._answers(work / "corpus")
        number = 0
        for call, count in traced.counted(log).items():
            for step in range(1, count + 1):
                for fault, injected in FAULTS.items():
                    if call not in _REFUSABLE.get(fault, {call}):
                        continue
                    number += 1
                    if number % every == 0:
                        where = f"{name}: {fault} at {call} {step} of {count}"
                        self._copy(start, work)
                        how = f"inject={call}:{injected.format(step)}"
                        code, _ = traced.run(lambda: change.make(work / "corpus"), "-e", how)
                        self._judge(where, fault, code)
                        self._look(where, name, work, before, after)

    def _fresh(self, corpus: Path, place: Path) -> None:
        place.mkdir()
        shutil.copytree(corpus, place / "corpus")
        shutil.copytree(self._folder / "given", place / "given")

    def _copy(self, start: Path, work: Path) -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(start, work)

    def _judge(self, where: str, fault: str, code: int) -> None:
        """A run that was not killed ends well, or says in our words why not."""
        expected = {-9, 0} if fault == "kill" else {traced.SAID, 0}
        if code not in expected:
            self._say(f"{where}: it ended with {code}")
        self.counts[f"{fault}: {'said' if code == traced.SAID else 'killed' if code < 0 else 'went on'}"] += 1

    def _look(self, where: str, name: str, work: Path, before: Any, after: Any) -> None:
        directory = work / "corpus"
        try:
            found = self._answers(directory)
            if found is not None and found not in (before, after):
                self._say(f"{where}: answers neither of before nor of after: {_apart(found, before, after)}")
            for place in (directory, work / "copy"):
                for finding in _findings(place):
                    self._say(f"{where}: {place.name}: {finding}")
            CHANGES[name].make(directory)
            again = self._answers(directory)
            if again != after:
                self._say(f"{where}: made again it answers otherwise: {_apart(again, after, after)}")
            if (work / "copy").exists() and self._answers(work / "copy") != before:
                self._say(f"{where}: the copy answers otherwise")
            left = [path.name for path in _left(work)]
            if left:
                self.counts["left beside it: files of a run that was stopped"] += 1
        except RaadspoorError as error:
            self._say(f"{where}: {error}")
        self.counts[f"steps of {name}"] += 1

    @staticmethod
    def _answers(directory: Path) -> dict[str, Any] | None:
        if not (directory / "corpus.db").exists():
            return None
        return answers(directory)

    def _say(self, what: str) -> None:
        self.wrong.append(what)
        print(what, flush=True)


def _findings(directory: Path) -> Iterator[str]:
    if (directory / "corpus.db").exists():
        with Corpus.open(directory, read_only=True) as corpus:
            for finding in corpus.check():
                yield f"{finding.code}: {finding.message}"


def _left(work: Path) -> Iterator[Path]:
    for path in work.iterdir():
        if path.name not in ("corpus", "given", "copy", "kept"):
            yield path


def _apart(found: Any, before: Any, after: Any) -> object:
    if found is None or before is None or after is None:
        return "no corpus"
    return differences(found, before), differences(found, after)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("changes", nargs="*", metavar="CHANGE", help=f"of: {'; '.join(CHANGES)}")
    parser.add_argument("--every", type=int, default=1, help="only each so many step (default: all)")
    given = parser.parse_args()
    if not traced.available():
        sys.exit("It needs strace, and leave to trace a process.")
    warm()
    with tempfile.TemporaryDirectory(prefix="raadspoor-steps-") as name:
        steps = Steps(Path(name))
        for change in given.changes or CHANGES:
            steps.all(change, given.every)
            print(dict(steps.counts), flush=True)
    print(f"{len(steps.wrong)} things wrong")
    sys.exit(bool(steps.wrong))


if __name__ == "__main__":
    main()
