"""Changes bits and cuts files at random places: each must be said, or leave every answer as it was.

    python -m benchmarks.reliability.flips --rounds 300

The files keep their times, as they do when a disk fails. `--unsealed` shows what is found without the seal,
which is not all.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.reliability import generated
from benchmarks.reliability.answers import answers, differences
from benchmarks.reliability.kills import start, wait, warm
from corpus.errors import CorpusError
from corpus.store import Corpus
from index.verify import fault

Harm = Callable[[Path, random.Random], None]
KINDS = ("corpus.db", "index", "originals")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300, help="for each kind of file")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument(
        "--unsealed", action="store_true", help="only the database, its seal taken away first"
    )
    given = parser.parse_args()
    warm()
    with tempfile.TemporaryDirectory(prefix="raadspoor-flips-") as name:
        folder = Path(name)
        generated.write(folder / "documents", given.documents)
        assert wait(start("ingest", str(folder / "documents"), "--corpus", str(folder / "corpus"))) == 0
        expected = answers(folder / "corpus")
        if given.unsealed:  # as a killed writer leaves it
            (folder / "corpus" / "corpus.seal").unlink()
        chance = random.Random(given.seed)
        counts: Counter[str] = Counter()
        for kind in KINDS[:1] if given.unsealed else KINDS:
            for _ in range(given.rounds):
                for harm in (flip, cut):
                    copy = copied(folder / "corpus", folder / "harmed")
                    harm(chance.choice(files(copy, kind)), chance)
                    counts[f"{kind}: {harm.__name__}: {outcome(copy, expected)}"] += 1
                    shutil.rmtree(copy)
    for what, count in sorted(counts.items()):
        print(f"{count:5} {what}")
    sys.exit(any("wrong" in what for what in counts))


def copied(corpus: Path, target: Path) -> Path:
    """A copy of a corpus to harm."""
    return Path(shutil.copytree(corpus, target))


def files(directory: Path, kind: str) -> list[Path]:
    """The files of a corpus that are of this kind and hold something."""
    place = directory / kind
    found = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    return [path for path in found if path.stat().st_size]


def flip(path: Path, chance: random.Random) -> None:
    """Changes one bit."""
    times = path.stat()
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def cut(path: Path, chance: random.Random) -> None:
    """Cuts the file off somewhere."""
    times = path.stat()
    os.truncate(path, chance.randrange(times.st_size))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def outcome(directory: Path, expected: dict[str, Any]) -> str:
    """What became of a harmed corpus: `said`, `mended`, `found by a check`, `the same answers`, or wrong."""
    damaged = []
    try:
        with Corpus.open(directory, read_only=True) as corpus:
            damaged = [finding.code for finding in corpus.check()]
            broken = fault(corpus)
        different = differences(expected, answers(directory))
    except CorpusError:
        return "said"
    if different:
        return "wrong answers, silently"
    if broken:
        return "noticed at open, built again, the same answers"
    return "found by a check, the same answers" if damaged else "the same answers"


if __name__ == "__main__":
    main()
