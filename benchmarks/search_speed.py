"""How fast engines index and answer. Each runs in a process of its own, so that memory is its own as well."""

from __future__ import annotations

import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from benchmarks.search_baselines import BASELINES, Baseline
from benchmarks.search_generated import CLASSES, generate, passages
from benchmarks.search_ours import Ours

TIMES = 3
"""Each question is asked so often; the best counts, so that other work on the machine does not. Warm."""
P = ParamSpec("P")
R = TypeVar("R")
Make = type[Ours] | type[Baseline]
ENGINES: tuple[Make, ...] = (Ours, *BASELINES)


class Measured(NamedTuple):
    """Of one engine. Seconds and milliseconds are of the clock and of processors."""

    seconds: tuple[float, float]
    megabytes: float
    """Of the index."""
    memory: float
    """Mebibytes of the largest process that indexed."""
    milliseconds: dict[str, list[tuple[float, float]]]


def speed(size: int, without: Sequence[str]) -> None:
    """Index rate, size, memory, and milliseconds (median and 95th percentile) by class of question."""
    print(f"\n{f'{size:,} passages':28}" + "".join(f"{name:>15}" for name in CLASSES))
    found: dict[str, Measured] = {}
    for make in ENGINES:
        if make.name in without:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if make is Ours:
                alone(_store, folder, size)
            found[make.name] = alone(_measure, make, folder, size)
        _report(make.name, size, found[make.name])
    _compare(found)


def alone(work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """The result of a function called in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()


def _store(folder: Path, size: int) -> None:
    Ours(folder).store(generate(size).documents())


def _measure(make: Make, folder: Path, size: int) -> Measured:
    engine = make(folder)
    generated = generate(size)
    given = [] if isinstance(engine, Ours) else list(passages(generated.documents()))
    begun, computed = time.perf_counter(), _processor()
    if isinstance(engine, Ours):
        engine.build()
    else:
        engine.build(given)
    seconds = time.perf_counter() - begun, _processor() - computed
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    memory = max(used) / 1024
    given.clear()
    index = engine.index if isinstance(engine, Ours) else folder
    megabytes = sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) / 1e6
    times = {kind: [_best(engine, kind, words) for words in generated.questions[kind]] for kind in CLASSES}
    engine.close()
    return Measured(seconds, megabytes, memory, times)


def _best(engine: Ours | Baseline, kind: str, words: list[str]) -> tuple[float, float]:
    """Milliseconds of one question, by the clock and of the processor."""
    clock, processor = [], []
    for _ in range(TIMES):
        begun, computed = time.perf_counter(), time.process_time()
        engine.timed(kind, words)
        processor.append((time.process_time() - computed) * 1000)
        clock.append((time.perf_counter() - begun) * 1000)
    return min(clock), min(processor)


def _processor() -> float:
    """Seconds that this process and its finished children have computed."""
    return sum(os.times()[:4])


def _report(name: str, size: int, measured: Measured) -> None:
    for row, which in enumerate(("clock", "processor")):
        cells = (f"{_half(measured, kind, row):.1f}/{_most(measured, kind, row):.1f}" for kind in CLASSES)
        print(f"{'' if row else name:14}{which + ' ms':14}" + "".join(f"{cell:>15}" for cell in cells))
    clock, processor = measured.seconds
    memory = f", {measured.memory:.0f} MiB in a process at most" if name == Ours.name else ""
    print(
        f"{'':14}indexed in {clock:.1f} s ({size / clock:,.0f}/s), {processor:.1f} s of processors "
        f"({size / processor:,.0f}/s), {measured.megabytes:.0f} MB{memory}",
        flush=True,
    )


def _half(measured: Measured, kind: str, row: int) -> float:
    return statistics.median(times[row] for times in measured.milliseconds[kind])


def _most(measured: Measured, kind: str, row: int) -> float:
    """The 95th percentile."""
    times = sorted(times[row] for times in measured.milliseconds[kind])
    return times[int(len(times) * 0.95)]


def _compare(found: dict[str, Measured]) -> None:
    """What is aimed at, as ratios of processor time within this run."""
    ours, fts5, stock = (found.get(name) for name in (Ours.name, "FTS5", "Whoosh stock"))
    if ours is None:
        return
    said = [f"slowest p95 {max(_most(ours, kind, 1) for kind in CLASSES):.1f} ms"]
    if fts5:
        said += [
            f"{kind} {_half(ours, kind, 1) / _half(fts5, kind, 1):.2f} x FTS5"
            for kind in ("common", "facets")
        ]
    if stock:
        clock, processor = (theirs / own for theirs, own in zip(stock.seconds, ours.seconds, strict=True))
        prefix = _half(stock, "prefix", 1) / _half(ours, "prefix", 1)
        said.append(f"index rate {processor:.1f} x stock Whoosh, {clock:.1f} x by the clock")
        said.append(f"prefix {prefix:.0f} times faster than stock Whoosh")
    print("Raadspoor: " + "; ".join(said), flush=True)
