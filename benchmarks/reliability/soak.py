"""Readers that ask without pause while one writer reads, changes and withdraws documents.

    python -m benchmarks.reliability.soak --seconds 300 --readers 3

The writer puts documents in, in one of several versions, takes some out again, and brings the index up to
date now and then. Half of the readers open the corpus for every question, as a command does; half keep it
open. An answer is wrong when it raises, when a document is seen in two versions at once or without its
commitments, when the parts of a search do not add up to its total, or when a document that is never withdrawn
is missing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.reliability import generated
from benchmarks.reliability.kills import warm
from corpus.document import Document
from corpus.store import Corpus
from index.build import update
from ingest.read import read
from raadspoor.finish import finish
from search import commitments, search
from search.trails import trails

STAYING = 10
"""Documents that change but are never withdrawn."""
COMING = 10
"""Documents that come and go."""
VERSIONS = 6


def documents(folder: Path) -> dict[tuple[int, int], Document]:
    """Every document in every version, by number and version."""
    made = {}
    for number in range(STAYING + COMING):
        for version in range(VERSIONS):
            path = folder / f"brief{number:05}.md"
            path.write_text(generated.text(number, 2, version), encoding="utf-8")
            made[number, version] = finish(read(path))
    return made


def write(directory: Path, made: dict[tuple[int, int], Document], until: float, said: Any) -> None:
    """Changes documents until the time is over."""
    chance, counts = random.Random(1), Counter[str]()
    try:
        with Corpus.open(directory) as corpus:
            while time.monotonic() < until:
                number = chance.randrange(STAYING + COMING)
                document = made[number, chance.randrange(VERSIONS)]
                if number >= STAYING and chance.random() < 0.4:
                    corpus.forget_source(document.source)
                    counts["withdrawn"] += 1
                else:
                    corpus.add(document)
                    counts["written"] += 1
                if chance.random() < 0.2:
                    update(corpus)
                    counts["index brought up to date"] += 1
    except BaseException:  # noqa: BLE001 (every error is what is looked for)
        counts["errors of the writer"] += 1
        traceback.print_exc()
    said.send(counts)


def ask(directory: Path, seed: int, until: float, said: Any) -> None:
    """Asks until the time is over, and counts what was wrong."""
    chance, counts = random.Random(seed), Counter[str]()
    kept = Corpus.open(directory, read_only=True) if seed % 2 else None
    while time.monotonic() < until:
        try:
            corpus = kept or Corpus.open(directory, read_only=True)
            try:
                for wrong in _wrong(corpus, chance):
                    counts[f"wrong: {wrong}"] += 1
                    print(wrong, flush=True)
            finally:
                if kept is None:
                    corpus.close()
            counts["rounds of questions"] += 1
        except BaseException:  # noqa: BLE001
            counts["errors of a reader"] += 1
            traceback.print_exc()
    said.send(counts)


def _wrong(corpus: Corpus, chance: random.Random) -> list[str]:
    """What does not hold of the answers."""
    found = []
    results = search(corpus, "inwoners", limit=1000)
    parts = sum(1 + len(hit.repeats) for hit in results.hits)
    if parts != results.total:
        found.append(f"{parts} hits of {results.total}")
    by_source: dict[str, set[str]] = {}
    for hit in results.hits:
        by_source.setdefault(hit.source, set()).add(hit.document)
    if any(len(versions) > 1 for versions in by_source.values()):
        found.append("a document in two versions")
    rows = commitments(corpus, chance.choice(generated.AREAS), limit=None)
    if len(rows.rows) != rows.total:
        found.append(f"{len(rows.rows)} commitments of {rows.total}")
    names = {Path(summary.source).name: summary for summary in corpus.summaries()}
    for number in range(STAYING):
        summary = names.get(f"brief{number:05}.md")
        if summary is None:
            found.append(f"document {number} is missing")
        elif not summary.commitments:
            found.append(f"document {number} has no commitments")
    if chance.random() < 0.1:
        for trail in trails(corpus):
            if not trail.entries:
                found.append("a trail of nothing")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--readers", type=int, default=3)
    given = parser.parse_args()
    warm()
    with tempfile.TemporaryDirectory(prefix="raadspoor-soak-") as name:
        counts = soak(Path(name), given.seconds, given.readers)
    print(dict(counts))
    sys.exit(any(what.startswith(("wrong", "errors")) for what in counts))


def soak(folder: Path, seconds: float, readers: int) -> Counter[str]:
    """What was done, and what was wrong."""
    (folder / "given").mkdir()
    made = documents(folder / "given")
    directory = folder / "corpus"
    with Corpus.open(directory, create=True) as corpus:
        for number in range(STAYING):
            corpus.add(made[number, 0])
        update(corpus)
    context = multiprocessing.get_context("fork")
    until = time.monotonic() + seconds
    counts: Counter[str] = Counter()
    running = []
    for number in range(readers + 1):
        ours, theirs = context.Pipe(duplex=False)
        given = (directory, number, until, theirs) if number else (directory, made, until, theirs)
        process = context.Process(target=ask if number else write, args=given)
        process.start()
        running.append((process, ours))
    for process, ours in running:
        counts += ours.recv()
        process.join()
    with Corpus.open(directory) as corpus:
        wrong = {finding.code for finding in corpus.check()} - {"original-missing"}  # none were kept
        if wrong:
            counts[f"wrong: afterwards {wrong}"] += 1
    return counts


if __name__ == "__main__":
    main()
