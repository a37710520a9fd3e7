"""What hostile files cost: `python -m tests.hostile.measure [PART OF A NAME...]` prints a row for each.

Every file is read by a run of its own in a process of its own. Columns: the file, its size, what became of
it, seconds until it was answered, the peak memory of the worker, and that of the parent.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus.store import Corpus
from ingest.limits import MIB, Limits
from ingest.run import run
from tests.hostile import cases, pdfs
from tests.hostile.test_files import as_it_is

LIMITS = Limits(seconds=60, memory=1024 * MIB)
EVERY = {case.name: case for case in (*cases.cases(), *pdfs.cases())}


def main(parts: list[str]) -> None:
    """Measure every case whose name holds one of the parts."""
    print("| file | bytes | outcome | seconds | worker MiB | parent MiB |\n|---|---:|---|---:|---:|---:|")
    for name in EVERY:
        if not parts or any(part in name for part in parts):
            command = [sys.executable, "-m", "tests.hostile.measure", "--only", name]
            subprocess.run(command, check=True)


def measure(case: cases.Case) -> str:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, case.name)
        command = [sys.executable, "-m", "tests.hostile.measure", "--make", case.name, str(path)]
        subprocess.run(command, check=True)  # elsewhere, so that making it is not measured
        made = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        began = time.monotonic()
        with Corpus.open(Path(folder, "corpus"), create=True) as corpus:
            entries = list(run(corpus, [path], finish=as_it_is, workers=1, limits=LIMITS))
        seconds = time.monotonic() - began
        size = path.stat().st_size
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    last = entries[-1]
    said = f"{last.outcome}: {last.reason}".replace(f"{path}", "").replace("|", " ").strip(": ")
    memory = f"{worker}" if worker > made else f"under {made}"
    return f"| {case.name} | {size:,} | {said[:90]} | {seconds:.1f} | {memory} | {parent} |"


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--only", name]:
            print(measure(EVERY[name]), flush=True)
        case ["--make", name, target]:
            Path(target).write_bytes(EVERY[name].make())
        case parts:
            main(parts)
