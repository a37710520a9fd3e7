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
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.reliability import generated, traced
from benchmarks.reliability.answers import answers, differences
from benchmarks.reliability.kills import warm
from corpus.document import Document
from corpus.errors import CorpusError, RaadspoorError
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


def _begin(directory: Path) -> None:
    Corpus.open(directory, create=True).close()


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
    "a corpus begins": Change(_begin, shutil.rmtree),
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
        change, start, work, before, after = self.begun(name)
        self.copy(start, work)
        _, log = traced.run(lambda: change.make(work / "corpus"))
        faults = (
            (call, count, step, fault)
            for call, count in traced.counted(log).items()
            for step in range(1, count + 1)
            for fault in FAULTS
            if call in _REFUSABLE.get(fault, {call})
        )
        for call, count, step, fault in islice(faults, 0, None, every):
            where = f"{name}: {fault} at {call} {step} of {count}"
            self.copy(start, work)
            how = f"inject={call}:{FAULTS[fault].format(step)}"
            code, _ = traced.run(lambda: change.make(work / "corpus"), "-e", how)
            self._judge(where, fault, code)
            self.look(where, name, work, (before, after), after)
            self.counts[f"steps of {name}"] += 1

    def begun(self, name: str) -> tuple[Change, Path, Path, Any, Any]:
        """A change, a folder in which it can be made, one to make it in, and the answers before and after."""
        change, start, work = CHANGES[name], self._folder / "start", self._folder / "work"
        self.clear(start)
        shutil.copytree(self._folder / "first", start / "corpus")
        shutil.copytree(self._folder / "given", start / "given")
        change.prepare(start / "corpus")
        before = self._answers(start / "corpus")
        self.copy(start, work)
        change.make(work / "corpus")
        return change, start, work, before, self._answers(work / "corpus")

    @staticmethod
    def clear(folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    def copy(self, start: Path, work: Path) -> None:
        self.clear(work)
        shutil.copytree(start, work, dirs_exist_ok=True)

    def _judge(self, where: str, fault: str, code: int) -> None:
        """A run that was not killed ends well, or says in our words why not."""
        expected = {-9, 0} if fault == "kill" else {traced.SAID, 0}
        if code not in expected:
            self._say(f"{where}: it ended with {code}")
        self.counts[f"{fault}: {'said' if code == traced.SAID else 'killed' if code < 0 else 'went on'}"] += 1

    def look(self, where: str, name: str, work: Path, allowed: tuple[Any, ...], after: Any) -> None:
        """The corpus after a fault: it opens, answers as allowed, and takes the change made again."""
        directory, copy = work / "corpus", work / "copy"
        try:
            found = self._answers(directory)
            if found not in allowed:
                self._say(f"{where}: answers neither of before nor of after: {_apart(found, allowed)}")
            for place in (directory, copy):
                for finding in _findings(place):
                    self._say(f"{where}: {place.name}: {finding}")
            CHANGES[name].make(directory)
            again = self._answers(directory)
            if again != after:
                self._say(f"{where}: made again it answers otherwise: {_apart(again, (after,))}")
            if copy.exists() and self._answers(copy) != after:
                self._say(f"{where}: the copy answers otherwise")
        except RaadspoorError as error:
            self._say(f"{where}: {error}")

    @staticmethod
    def _answers(directory: Path) -> dict[str, Any] | None:
        return answers(directory) if _is_there(directory) else None

    def _say(self, what: str) -> None:
        self.wrong.append(what)
        print(what, flush=True)


def _is_there(directory: Path) -> bool:
    """Whether there is a corpus: not where whoever began it was stopped before its tables were there."""
    try:
        Corpus.open(directory, read_only=True).close()
    except CorpusError as error:
        if error.message.startswith("There is no corpus"):
            return False
        raise
    return True


def _findings(directory: Path) -> Iterator[str]:
    if _is_there(directory):
        with Corpus.open(directory, read_only=True) as corpus:
            for finding in corpus.check():
                yield f"{finding.code}: {finding.message}"


def _apart(found: Any, allowed: tuple[Any, ...]) -> object:
    return [found and answer and differences(found, answer) for answer in allowed]


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
