"""Cuts the power at each step of a change, on a disk that has forgotten what was not synchronised.

    python -m benchmarks.reliability.powercut [--every N] [CHANGE...]

Every call by which a change touches the disk is recorded with its bytes (strace). From the record the disk
is built as it may be found after a cut at each call: with nothing of what was not synchronised yet, with the
names of files but not their bytes, or with a random part of both. POSIX promises no more, and real disks are
kinder: a name counts as safe only when its folder was synchronised. Then the corpus must open, pass `check`,
and answer as before the change or as after it, and as after it once the change had returned; and the change,
made again, must give the answers of after. At the end of each record the disk that was built must be the real
one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.reliability import traced
from benchmarks.reliability.disk_record import Disk, Kept, replayed
from benchmarks.reliability.kills import warm
from benchmarks.reliability.steps import CHANGES, Steps

WAYS: tuple[Kept, ...] = ("synchronised", "names", "some", "all")


def cut(steps: Steps, name: str, every: int, chance: random.Random) -> None:
    """Every way of forgetting, at every call of a change, or at each `every`th."""
    change, start, work, before, after = steps.begun(name)
    steps.copy(start, work)
    code, log = traced.run(lambda: change.make(work / "corpus"), *traced.WITH_BYTES, calls=traced.DISK)
    assert code == 0, f"{name} failed by itself"
    real = work.with_name("real")
    steps.copy(work, real)
    disk = Disk(start, work)
    states = 0
    for number, (call, calls) in enumerate(replayed(log, disk), 1):
        last = number == calls
        if number % every and not last:
            continue
        for path in disk.unlike(real) if last else ():
            raise AssertionError(f"{name}: the disk that was built is not the real one: {path}")
        for way in WAYS:
            where = f"{name}: cut after {call}, {number} of {calls}, kept: {way}"
            steps.clear(work)
            disk.build(work, way, chance)
            steps.look(where, name, work, (after,) if last else (before, after), after)
            states += 1
    steps.counts[f"{name}: power cuts"] = states


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("changes", nargs="*", metavar="CHANGE", help=f"of: {'; '.join(CHANGES)}")
    parser.add_argument("--every", type=int, default=1, help="only after each so many calls (default: all)")
    given = parser.parse_args()
    if not traced.available():
        sys.exit("It needs strace, and leave to trace a process.")
    warm()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory(prefix="raadspoor-power-") as name:
        steps = Steps(Path(name))
        for change in given.changes or CHANGES:
            cut(steps, change, given.every, chance)
            print(dict(steps.counts), flush=True)
    print(f"{len(steps.wrong)} things wrong")
    sys.exit(bool(steps.wrong))


if __name__ == "__main__":
    main()
