"""Whether the memory of `raadspoor ingest` stays flat as the corpus grows.

    python -m benchmarks.reliability.memory --documents 100 500 2000

For each size: the greatest resident memory of the parent and of a worker, from /proc, while the documents
are read into an empty corpus and indexed, and while all of them are looked at again unchanged.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
import time
from pathlib import Path

from benchmarks.reliability import generated
from benchmarks.reliability.kills import children, start, warm

MIB = 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 500, 2000])
    parser.add_argument("--paragraphs", type=int, default=40, help="of each document")
    given = parser.parse_args()
    warm()
    print("documents  run        seconds  parent MiB  worker MiB")
    for count in given.documents:
        with tempfile.TemporaryDirectory(prefix="raadspoor-memory-") as name:
            folder = Path(name)
            generated.write(folder / "documents", count, given.paragraphs)
            for run in ("first", "unchanged"):
                seconds, parent, worker = measured(folder)
                print(f"{count:9}  {run:9}  {seconds:7.1f}  {parent:10.0f}  {worker:10.0f}", flush=True)


def measured(folder: Path) -> tuple[float, float, float]:
    """Seconds, and the greatest memory of the parent and of any worker in MiB, of one run."""
    begun = time.monotonic()
    run = start("ingest", str(folder / "documents"), "--corpus", str(folder / "corpus"))
    parent = worker = 0.0
    while True:
        parent = max(parent, _resident(run))
        for pid in children(run):
            worker = max(worker, _resident(pid))
        found, status = os.waitpid(run, os.WNOHANG)
        if found:
            assert os.waitstatus_to_exitcode(status) == 0, "the run failed"
            return time.monotonic() - begun, parent, worker
        time.sleep(0.05)


def _resident(process: int) -> float:
    """MiB that a process holds now, shared pages of its parent included."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / MIB
    return 0.0


if __name__ == "__main__":
    main()
