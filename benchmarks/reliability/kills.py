"""Kills ingests and index builds at random moments, and looks at what they leave.

    python -m benchmarks.reliability.kills --rounds 200 --documents 200

Each round starts `raadspoor ingest` in a process of its own and kills it (or first a worker of it) after a
random time. Then the corpus must open, pass its own check, still hold every document that it held before,
and no process may be left. After one to seven kills the next run completes the corpus, its answers are
compared with those of a run that nobody disturbed, and a new corpus is begun. A round of `--index` kills
`raadspoor reindex` in the same way, and compares after each kill.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.reliability import generated
from benchmarks.reliability.answers import answers, differences
from corpus.errors import RaadspoorError
from corpus.store import Corpus

PATIENCE = 600.0
"""Seconds after which a run counts as hung."""
SERIES = 7
"""Kills of one corpus at most before it is completed and compared; at least one."""
REACH = 0.4
"""An ingest is killed within the share of its time that is left to do, and at least within this share."""
WORKER_FIRST = 0.3
"""Share of the rounds in which a worker is killed before its parent is."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="kills of the parent")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--index", type=int, default=100, help="kills of a rebuild of the index")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="raadspoor-kills-") as name:
        campaign = Campaign(Path(name), given.documents, random.Random(given.seed))
        campaign.ingests(given.rounds)
        campaign.rebuilds(given.index)
    print(", ".join(f"{count} {what}" for what, count in campaign.counts.items()))
    sys.exit(1 if campaign.wrong else 0)


class Campaign:
    """Rounds of kills on generated documents in `folder`; `counts` and `wrong` say how they went."""

    def __init__(self, folder: Path, documents: int, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        warm()
        generated.write(folder / "documents", documents)
        begun = time.monotonic()
        ended = wait(start("ingest", str(folder / "documents"), "--corpus", str(folder / "undisturbed")))
        self.seconds = time.monotonic() - begun
        assert ended == 0, f"the undisturbed run ended with {ended}"
        self.expected = answers(folder / "undisturbed")

    def ingests(self, rounds: int) -> None:
        """Kills `rounds` ingests; compares the answers of every corpus once it is complete."""
        corpus = self.folder / "killed"
        while (still := rounds - self.counts["kills of an ingest"]) > 0:
            held: set[str] = set()
            for _ in range(min(still, self.chance.randint(1, SERIES))):
                left = 1 - len(held) / len(self.expected["texts"])
                run = start("ingest", str(self.folder / "documents"), "--corpus", str(corpus))
                if self._killed(run, self.seconds * max(REACH, left) * self.chance.random()):
                    self.counts["kills of an ingest"] += 1
                held = self._look(corpus, held)
            self._complete(corpus)

    def rebuilds(self, rounds: int) -> None:
        """Kills `rounds` builds of the whole index; a search after each must answer as before."""
        corpus = self.folder / "killed"
        shutil.copytree(self.folder / "undisturbed", corpus)
        begun = time.monotonic()
        wait(start("reindex", "--corpus", str(corpus)))
        seconds = time.monotonic() - begun
        while self.counts["kills of a rebuild"] < rounds:
            if self._killed(start("reindex", "--corpus", str(corpus)), seconds * self.chance.random()):
                self.counts["kills of a rebuild"] += 1
            self._compare(corpus)
        shutil.rmtree(corpus)

    def _killed(self, run: int, seconds: float) -> bool:
        """Whether the run was killed; not when it had ended within `seconds`."""
        if self.chance.random() < WORKER_FIRST:
            _nap(run, seconds)
            workers = children(run)
            if workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.chance.choice(workers), signal.SIGKILL)
                    self.counts["kills of a worker"] += 1
            seconds *= self.chance.random()
        _nap(run, seconds)
        workers = children(run)
        with contextlib.suppress(ProcessLookupError):
            os.kill(run, signal.SIGKILL)
        ended = wait(run)
        if ended < 0 and sum(self.counts[what] for what in self.counts if what.startswith("kills")) % 20 == 0:
            print(dict(self.counts), flush=True)
        for worker in workers:
            if not _gone(worker):
                self._say(f"worker {worker} outlived its parent")
        if ended > 0 and not self._expected_failure(ended):
            self._say(f"a run ended by itself with {ended}")
        return ended < 0

    def _expected_failure(self, ended: int) -> bool:
        """A worker that was killed is reported: its document was not read, and the exit code is 1."""
        return ended == 1 and self.counts["kills of a worker"] > 0

    def _look(self, directory: Path, before: set[str]) -> set[str]:
        """The documents that the corpus holds, after looking it over."""
        if not (directory / "corpus.db").exists():
            if before:
                self._say("the corpus is gone")
            return set()
        try:
            with Corpus.open(directory, read_only=True) as corpus:
                found = corpus.check()
                held = {summary.id for summary in corpus.summaries()}
        except RaadspoorError as error:
            if before or "There is no corpus" not in error.message:  # killed while it began
                self._say(f"the corpus does not open: {error}")
            return before
        for finding in found:
            self._say(f"{finding.code}: {finding.subject}: {finding.message}")
        if before - held:
            self._say(f"{len(before - held)} documents were lost")
        return held

    def _complete(self, corpus: Path) -> None:
        """One run that nobody disturbs; then the answers must be those of the corpus never disturbed."""
        ended = wait(start("ingest", str(self.folder / "documents"), "--corpus", str(corpus)))
        if ended:
            self._say(f"the last run ended with {ended}")
        self._compare(corpus)
        shutil.rmtree(corpus)
        self.counts["corpora completed"] += 1

    def _compare(self, corpus: Path) -> None:
        different = differences(self.expected, answers(corpus))
        if different:
            self._say(f"other answers to {different}")
        self.counts["comparisons of all answers"] += 1

    def _say(self, what: str) -> None:
        self.wrong.append(what)
        self.counts["things wrong"] += 1
        print(what, flush=True)


def warm() -> None:
    """Imports what a run needs before it is forked, so that the kills fall in its work."""
    for module in ("index.build", "ingest.run", "ingest.read", "tagging.pipeline", "raadspoor.cli.ingest"):
        import_module(module)


def start(*arguments: str) -> int:
    """Runs a command of the command line in a forked process; gives its id."""
    process = os.fork()
    if process:
        return process
    status = 3
    try:
        os.setsid()
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(silent, stream)
        from raadspoor.cli import cli

        cli([*arguments, "--workers", "2"], standalone_mode=True)
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(status)


def wait(process: int) -> int:
    """The exit code of a run, negative for the signal that ended it. A run that hangs is killed."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    raise AssertionError(f"the run took longer than {PATIENCE:g} seconds")


def _nap(process: int, seconds: float) -> None:
    """Sleeps, or less long when the process ends."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not _ended(process):
        time.sleep(min(0.005, seconds))


def _ended(process: int) -> bool:
    """Whether a child has ended; it stays to be waited for."""
    ended: Any = os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    return ended is not None


def children(process: int) -> list[int]:
    """Ids of the processes that `process` started and that still run."""
    return [pid for pid, parent, state in _processes() if parent == process and state != "Z"]


def _gone(process: int) -> bool:
    """Whether a process ends within five seconds."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if not any(pid == process and state != "Z" for pid, _, state in _processes()):
            return True
        time.sleep(0.01)
    return False


def _processes() -> Iterator[tuple[int, int, str]]:
    """Id, id of the parent, and state of every process."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                state, parent = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
                yield int(entry.name), int(parent), state


if __name__ == "__main__":
    main()
