"""The same corpus in Whoosh and in OpenSearch on three nodes of this machine, side by side.

    python -m benchmarks.scale --sizes 10000 100000 1000000

Passages are generated (`benchmarks.search_generated`) and spread over invented municipalities, each with an
index of its own. Times are of the clock, as most of OpenSearch's work is done by other processes; what a
build takes of a processor is told beside it, and does not depend on what else the machine does. Every
question is asked of both engines, and their totals must agree.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.search_generated import CLASSES, generate
from corpus.document import Document
from corpus.settings import FILE
from corpus.store import Corpus
from index import engine
from index.generations import DIRECTORY
from index.opensearch.build import reading
from search.filters import Filters
from search.passages import Searcher
from tests.cluster.nodes import HEAP, Cluster, newest

MUNICIPALITIES = ("Voorbeelddam", "Molenrade-Zuid", "Dijkhaven", "Kerkerveld", "Oosterwoud", "Lage Brug")
TIMES = 3
"""Each question is asked so often; the best time counts, so that other work on the machine does not."""
TOP = 10


class Asked(NamedTuple):
    """What one question gave: milliseconds, all that was found, and the foremost."""

    milliseconds: float
    total: int
    top: list[tuple[str, int]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--replicas", type=int, default=1)
    given = parser.parse_args()
    release = newest()
    print(f"OpenSearch {release.name}")
    with Cluster(release, is_brief=False) as cluster:
        for size in given.sizes:
            measure(cluster, size, given.replicas)


def measure(cluster: Cluster, size: int, replicas: int) -> None:
    """One size: stored once, then built and asked in both engines."""
    generated = generate(size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        begun = time.perf_counter()
        with Corpus.open(folder, create=True) as corpus:
            for document in _spread(generated.documents()):
                corpus.add(document)
        print(f"\n{size} passages, stored in {time.perf_counter() - begun:.0f} s", flush=True)
        print(f"{'':42}" + "".join(f"{kind:>15}" for kind in CLASSES))
        whoosh = _report(
            "Whoosh", folder, size, generated.questions, lambda: _bytes(folder / DIRECTORY), lambda: 0.0
        )
        hosts = ", ".join(f'"{host}"' for host in cluster.hosts)
        (folder / FILE).write_text(
            f'engine = "opensearch"\n[opensearch]\nhosts = [{hosts}]\n'
            f'prefix = "scale-{size}"\nreplicas = {replicas}\n',
            encoding="utf-8",
        )
        name = f"OpenSearch, 3 x {HEAP}, replicas {replicas}"
        other = _report(
            name, folder, size, generated.questions, lambda: _stored(folder), cluster.processor_seconds
        )
        _compare(whoosh, other)


def _spread(documents: Iterator[Document]) -> Iterator[Document]:
    for number, document in enumerate(documents):
        of = MUNICIPALITIES[number % len(MUNICIPALITIES)]
        yield msgspec.structs.replace(document, municipality=of)


def _report(
    name: str,
    folder: Path,
    size: int,
    questions: dict[str, list[list[str]]],
    stored: Callable[[], int],
    of_nodes: Callable[[], float],
) -> dict[str, list[Asked]]:
    with Corpus.open(folder, read_only=True) as corpus:
        begun, ours, theirs = time.perf_counter(), _processor_seconds(), of_nodes()
        engine.of(corpus).reindex(corpus)
        seconds = time.perf_counter() - begun
        ours, theirs = _processor_seconds() - ours, of_nodes() - theirs
        begun = time.perf_counter()
        with Searcher(corpus) as searcher:
            opened = (time.perf_counter() - begun) * 1000
            asked = {kind: [_asked(searcher, kind, words) for words in questions[kind]] for kind in CLASSES}
    cells = []
    for kind in CLASSES:
        times = sorted(each.milliseconds for each in asked[kind])
        cells.append(f"{statistics.median(times):.0f}/{times[int(len(times) * 0.95)]:.0f}")
    print(f"{name:32}{size / seconds:>8,.0f}/s" + "".join(f"{cell:>15}" for cell in cells))
    print(
        f"{'':4}built in {seconds:.0f} s with {ours:.0f} s of a processor here and {theirs:.0f} s in nodes,"
        f" {stored() / 1e6:.0f} MB, opened in {opened:.0f} ms",
        flush=True,
    )
    return asked


def _processor_seconds() -> float:
    """Of this process and those that it has ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _asked(searcher: Searcher, kind: str, words: list[str]) -> Asked:
    query = " ".join(words)
    if kind == "phrase":
        query = f'"{query}"'
    elif kind == "prefix":
        query = f"{query}*"
    wanted = None
    if kind == "facets":
        wanted = Filters(due_after=dt.date.fromordinal(739000), due_before=dt.date.fromordinal(739401))
    best = float("inf")
    for _ in range(TIMES):
        begun = time.perf_counter()
        found = searcher.search(query, wanted, limit=TOP, facets=kind == "facets")
        best = min(best, (time.perf_counter() - begun) * 1000)
    return Asked(best, found.total, [(hit.document, hit.block) for hit in found.hits])


def _compare(one: dict[str, list[Asked]], other: dict[str, list[Asked]]) -> None:
    pairs = [pair for kind in CLASSES for pair in zip(one[kind], other[kind], strict=True)]
    same = sum(mine.total == theirs.total for mine, theirs in pairs)
    print(f"    totals agree in {same} of {len(pairs)} questions", flush=True)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _stored(folder: Path) -> int:
    """Bytes of all copies in the cluster, and of the vocabulary."""
    with Corpus.open(folder, read_only=True) as corpus, reading(corpus) as cluster:
        prefix = cluster.settings.prefix
        told = cluster.client.indices.stats(index=f"{prefix}-*", metric="store")
        size: int = told["_all"]["total"]["store"]["size_in_bytes"]
        return size


if __name__ == "__main__":
    main()
