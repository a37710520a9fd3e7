"""How long a whole command takes, against what importing click and Whoosh takes in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.search_generated import AREAS, generate
from benchmarks.search_ours import Ours
from benchmarks.search_speed import alone
from corpus.store import Corpus
from index.build import reindex


def command(size: int, rounds: int) -> None:
    """`raadspoor commitments NAME` and a plain import in turn; medians, and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        alone(_prepare, Path(name), size)
        environment = {**os.environ, "RAADSPOOR_CORPUS": str(Path(name) / "corpus")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed, its modules are compiled too
        commands = {
            "import click, whoosh.index": [sys.executable, "-c", "import click, whoosh.index"],
            f"commitments {AREAS[0]} --limit 20": _raadspoor("commitments", AREAS[0], "--limit", "20"),
            f"commitments {AREAS[0]} --limit 20 --format json": _raadspoor(
                "commitments", AREAS[0], "--limit", "20", "--format", "json"
            ),
        }
        times = {label: [_run(given, environment) for _ in range(2)][2:] for label, given in commands.items()}
        for _ in range(rounds):
            for label, given in commands.items():
                times[label].append(_run(given, environment))
    base = [statistics.median(row) for row in zip(*next(iter(times.values())), strict=True)]
    print(f"{size:,} passages, {rounds} rounds in turn: median ms by the clock and of the processor")
    for label, measured in times.items():
        clock, processor = (statistics.median(row) for row in zip(*measured, strict=True))
        print(
            f"{label:50} {clock:7.0f} {processor:7.0f}   {clock / base[0]:.2f} x {processor / base[1]:.2f} x"
        )


def _prepare(folder: Path, size: int) -> None:
    Ours(folder).store(generate(size).documents())
    with Corpus.open(folder / "corpus", read_only=True) as corpus:
        reindex(corpus)


def _raadspoor(*given: str) -> list[str]:
    return [sys.executable, "-m", "raadspoor", *given]


def _run(given: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds of a process, by the clock and of the processor."""
    begun, before = time.perf_counter(), os.times()
    subprocess.run(given, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    computed = after.children_user - before.children_user + after.children_system - before.children_system
    return (time.perf_counter() - begun) * 1000, computed * 1000
