"""Fills the disk under an ingest: what was stored stays, the run says so, and the next run completes it.

    python -m benchmarks.reliability.disk --documents 60 --rounds 12

Mounts a small file system in memory, so it must run as root. Each round leaves another amount of room, so
that the disk is full while a document is stored, an original is kept, or the index is written.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.reliability import generated
from benchmarks.reliability.answers import answers, differences
from benchmarks.reliability.kills import start, wait, warm
from corpus.errors import CorpusError
from corpus.store import Corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=12)
    given = parser.parse_args()
    warm()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="raadspoor-disk-") as name:
        folder = Path(name)
        generated.write(folder / "documents", given.documents)
        arguments = ("ingest", str(folder / "documents"), "--corpus")
        assert wait(start(*arguments, str(folder / "roomy"))) == 0
        expected = answers(folder / "roomy")
        size = sum(path.stat().st_size for path in (folder / "roomy").rglob("*") if path.is_file())
        for number in range(given.rounds):
            room = int(size * (0.1 + 1.4 * number / given.rounds))
            with disk(folder / "small", room) as place:
                counts[said(wait(start(*arguments, str(place / "corpus"))))] += 1
                counts[f"afterwards: {looked_over(place / 'corpus')}"] += 1
                subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
                ended = wait(start(*arguments, str(place / "corpus")))
                different = differences(expected, answers(place / "corpus"))
                counts[
                    "next run: " + (f"wrong ({ended}, {different})" if ended or different else "whole")
                ] += 1
    for what, count in sorted(counts.items()):
        print(f"{count:5} {what}")
    sys.exit(any("wrong" in what for what in counts))


@contextmanager
def disk(place: Path, room: int) -> Iterator[Path]:
    """A file system of `room` bytes, in memory."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def said(code: int) -> str:
    """How the run on the small disk ended."""
    return {0: "the disk was large enough", 1: "full, and the run said so"}.get(
        code, f"wrong: exit code {code}"
    )


def looked_over(directory: Path) -> str:
    """Whether what is stored is whole."""
    try:
        with Corpus.open(directory, read_only=True) as corpus:
            found = corpus.check()
    except CorpusError as error:
        return "nothing stored yet" if "There is no corpus" in str(error) else f"wrong: {error}"
    return f"wrong: {found[0].message}" if found else "what was stored is whole"


if __name__ == "__main__":
    main()
