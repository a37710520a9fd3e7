"""Whether the memory of `raadspoor ingest` stays flat as the corpus grows.

    python -m benchmarks.reliability.memory --documents 100 500 2000

For each size: the greatest memory of the parent, of a process that reads and of one that builds the
index, from /proc, while the documents are read into an empty corpus and indexed, and while all of them are
looked at again unchanged. Counted is what a process holds itself, pages that it shares with its parent
included. Pages of files that are mapped (the database, libraries) are not: the system takes them back when it
needs them.
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
    print("documents  run        seconds  parent MiB  reader MiB  builder MiB")
    for count in given.documents:
        with tempfile.TemporaryDirectory(prefix="raadspoor-memory-") as name:
            folder = Path(name)
            generated.write(folder / "documents", count, given.paragraphs)
            for run in ("first", "unchanged"):
                seconds, parent, reader, builder = measured(folder)
                figures = f"{parent:10.0f}  {reader:10.0f}  {builder:11.0f}"
                print(f"{count:9}  {run:9}  {seconds:7.1f}  {figures}", flush=True)


def measured(folder: Path) -> tuple[float, float, float, float]:
    """Seconds, and the greatest memory in MiB of the parent, of any reader and any builder, of one run."""
    begun = time.monotonic()
    run = start("ingest", str(folder / "documents"), "--corpus", str(folder / "corpus"))
    parent = reader = builder = 0.0
    readers: set[int] = set()
    while True:
        parent = max(parent, _resident(run))
        if (folder / "corpus" / "spool").exists():  # there while documents are read
            readers |= {*children(run)}
        for pid in children(run):
            if pid in readers:
                reader = max(reader, _resident(pid))
            else:
                builder = max(builder, _resident(pid))
        found, status = os.waitpid(run, os.WNOHANG)
        if found:
            assert os.waitstatus_to_exitcode(status) == 0, "the run failed"
            return time.monotonic() - begun, parent, reader, builder
        time.sleep(0.02)


def _resident(process: int) -> float:
    """MiB that a process holds now."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) / MIB
    return 0.0


if __name__ == "__main__":
    main()
