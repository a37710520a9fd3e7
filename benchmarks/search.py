"""Search, measured: how well it ranks, how fast it is, and how large, beside other engines in one run.

    python benchmarks/search.py quality --documents ../shared
    python benchmarks/search.py speed --sizes 10000 100000 [--sizes 1000000] [--without "Whoosh stock"]

Speed is asked of generated passages: sentences of words by Zipf's law, with names, dates and amounts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.search_baselines import BASELINES, Baseline, Passage, words_of
from benchmarks.search_quality import grades, key, load, mean, read_documents, score
from corpus.commitment import Commitment, Deadline
from corpus.document import Block, BlockKind, Document
from corpus.mention import Area
from corpus.store import Corpus
from index.build import reindex
from search.filters import Filters
from search.passages import Searcher

BLOCKS = 100
"""Passages of a generated document."""
AREAS = ("Molenbuurt", "Havenkwartier", "Kerkwijk", "Zuiderveld", "Oosterhof", "Dijkzicht")
CLASSES = ("rare", "common", "two words", "phrase", "facets", "prefix")
QUESTIONS = 30
"""Questions of a class, each asked three times; the best time of the processor counts, so that other work on
the machine does not. Warm, nothing here waits for a disk."""


class Generated(NamedTuple):
    """Documents as they are needed, and questions of every class about them."""

    documents: Callable[[], Iterator[Document]]
    questions: dict[str, list[list[str]]]


def generate(size: int, seed: int = 7) -> Generated:
    """`size` passages. Words follow Zipf's law; two of them stand together more often than chance has it."""
    chance = random.Random(seed)
    syllables = [
        c + v + e
        for c in "bdfghklmnprstvwz"
        for v in ("a", "e", "i", "o", "u", "aa", "oe", "ij")
        for e in ("", "n", "r", "s")
    ]
    vocabulary = list(
        dict.fromkeys("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(40_000))
    )
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]

    def documents() -> Iterator[Document]:
        draw = random.Random(seed + 1)
        words = iter(draw.choices(vocabulary, weights, k=size * 14))
        for number in range(size // BLOCKS):
            yield _document(number, words, draw)

    middle = vocabulary[200:1000]
    return Generated(
        documents,
        {
            "rare": [[vocabulary[5_000 + n]] for n in range(QUESTIONS)],
            "common": [[vocabulary[n]] for n in range(QUESTIONS)],
            "two words": [[vocabulary[n], vocabulary[40 + n]] for n in range(QUESTIONS)],
            "phrase": [[vocabulary[n % 6], vocabulary[(n * 5) % 7]] for n in range(QUESTIONS)],
            "facets": [[vocabulary[n]] for n in range(QUESTIONS)],
            "prefix": [[chance.choice(middle)[:3]] for _ in range(QUESTIONS)],
        },
    )


def _document(number: int, words: Iterator[str], draw: random.Random) -> Document:
    year = 2015 + number % 12
    blocks, mentions_at, due = [], [], []
    for index in range(BLOCKS):
        text = " ".join(next(words) for _ in range(4 if index % 20 == 0 else draw.randint(8, 18)))
        if index % 20 and draw.random() < 0.2:
            area = draw.choice(AREAS)
            mentions_at.append((index, len(text) + 4, area))
            text = f"{text} in {area}"
        if index % 20 and draw.random() < 0.1:
            due.append((index, dt.date(year, draw.randint(1, 12), 28)))
        kind: BlockKind = "heading" if index % 20 == 0 else "paragraph"
        blocks.append(
            Block(
                kind=kind, level=1 if kind == "heading" else 0, text=text.capitalize(), page=index // 10 + 1
            )
        )
    digest = f"{number:064x}"[::-1]
    document = Document(
        id=digest[:12],
        source=f"{number}.txt",
        sha256=digest,
        media_type="text/plain",
        retrieved=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        title=f"Stuk {number}",
        doc_type=draw.choice(("begroting", "jaarstukken", "raadsbrief", "besluitenlijst")),
        date=dt.date(year, 1, 1),
        years=(year,),
        municipality="Voorbeelddam",
        blocks=tuple(blocks),
    )
    mentions = tuple(
        document.mention(i, at, at + len(area), Area(name=area, kind="wijk")) for i, at, area in mentions_at
    )
    commitments = tuple(
        Commitment(
            id=f"{document.id}-{index}",
            text=blocks[index].text,
            start=document.starts[index],
            end=document.starts[index] + len(blocks[index].text),
            block=index,
            page=blocks[index].page,
            heading=(),
            status="planned",
            areas=tuple(area for i, _, area in mentions_at if i == index),
            deadline=Deadline(start=day, end=day, source="sentence", words=day.isoformat()),
        )
        for index, day in due
    )
    return Document(
        **{
            **{f: getattr(document, f) for f in document.__struct_fields__},
            "mentions": mentions,
            "commitments": commitments,
        }
    )


def passages(documents: Iterator[Document]) -> Iterator[Passage]:
    """What the other engines are given of each block."""
    for document in documents:
        areas = {m.block: m.value.name for m in document.mentions if isinstance(m.value, Area)}
        due = {c.block: c.deadline.end.toordinal() for c in document.commitments if c.deadline}
        for index, block in enumerate(document.blocks):
            yield Passage(
                key=key(document.source, index),
                title=document.title,
                headings=" ".join(document.headings(index)),
                text=block.text,
                doc_type=document.doc_type,
                year=document.years[0] if document.years else 0,
                due=due.get(index, 0),
                area=areas.get(index, ""),
            )


class Ours:
    """Our search behind what the other engines answer to."""

    name = "Raadspoor"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "corpus"

    def store(self, documents: Iterator[Document]) -> None:
        with Corpus.open(self._folder, create=True) as corpus:
            for document in documents:
                corpus.add(document)

    def build(self) -> None:
        with Corpus.open(self._folder, read_only=True) as corpus:
            reindex(corpus)
        self._corpus = Corpus.open(self._folder, read_only=True)
        self._searcher = Searcher(self._corpus)
        self._sources = {summary.id: summary.source for summary in self._corpus.summaries()}

    def ranked(self, query: str, limit: int) -> list[str]:
        found = []
        for hit in self._searcher.search(query, limit=limit, facets=False).hits:
            found.append(key(self._sources[hit.document], hit.block))
            found += [key(self._sources[repeat.document], repeat.block) for repeat in hit.repeats]
        return found[:limit]

    def timed(self, kind: str, words: list[str]) -> int:
        query = " ".join(words)
        if kind == "phrase":
            query = f'"{query}"'
        elif kind == "prefix":
            query = f"{query}*"
        wanted = None
        if kind == "facets":
            wanted = Filters(due_after=dt.date.fromordinal(739000), due_before=dt.date.fromordinal(739401))
        return len(self._searcher.search(query, wanted, facets=kind == "facets").hits)

    def close(self) -> None:
        self._searcher.close()
        self._corpus.close()


def quality(documents: Path) -> None:
    """nDCG@10 and recall@20 of every engine over the judged queries."""
    read = list(read_documents(documents))
    judged = [(query, found) for query in load() if (found := grades(query, read))]
    print(f"{len(judged)} queries over {len(read)} documents, {sum(len(d.blocks) for d in read)} passages")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = Ours(folder)
        ours.store(iter(read))
        ours.build()
        report = mean(score(ours.ranked(query.query, 20), found) for query, found in judged)
        print(f"{ours.name:14} nDCG@10 {report.ndcg:.3f}  recall@20 {report.recall:.3f}")
        ours.close()
        for make in BASELINES:
            engine = make(folder)
            engine.build(passages(iter(read)))
            report = mean(score(engine.ranked(words_of(query.query), 20), found) for query, found in judged)
            print(f"{engine.name:14} nDCG@10 {report.ndcg:.3f}  recall@20 {report.recall:.3f}")
            engine.close()


def speed(size: int, without: Sequence[str]) -> None:
    """Index rate, size, memory, and milliseconds (median and 95th percentile) by class of question."""
    generated = generate(size)
    print(f"\n{size} passages{'':13}" + "".join(f"{name:>15}" for name in CLASSES))
    makes: tuple[type[Ours] | type[Baseline], ...] = (Ours, *BASELINES)
    for make in makes:
        if make.name in without:
            continue
        with tempfile.TemporaryDirectory() as name:
            engine = make(Path(name))
            if isinstance(engine, Ours):
                engine.store(generated.documents())
                stored = _size(Path(name))
                begun, computed = time.perf_counter(), _processor()
                engine.build()
                seconds = time.perf_counter() - begun
                size_mb = (_size(Path(name)) - stored) / 1e6
            else:
                given = list(passages(generated.documents()))
                begun, computed = time.perf_counter(), _processor()
                engine.build(given)
                seconds = time.perf_counter() - begun
                size_mb = _size(Path(name)) / 1e6
                del given
            _report(engine, (seconds, _processor() - computed), size, size_mb, generated.questions)
            engine.close()


def _report(
    engine: Ours | Baseline,
    seconds: tuple[float, float],
    size: int,
    size_mb: float,
    questions: dict[str, list[list[str]]],
) -> None:
    cells = []
    for kind in CLASSES:
        times = sorted(_best(engine, kind, words) for words in questions[kind])
        cells.append(f"{statistics.median(times):.1f}/{times[int(len(times) * 0.95)]:.1f}")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        f"{engine.name:14} {size / seconds[0]:>7,.0f}/s {size_mb:>5.0f} MB"
        + "".join(f"{c:>15}" for c in cells)
    )
    print(
        f"{'':14} built in {seconds[0]:.1f} s, {seconds[1]:.1f} s of processors; "
        f"the run's greatest memory so far {peak / 1024:.0f} MB",
        flush=True,
    )


def _best(engine: Ours | Baseline, kind: str, words: list[str]) -> float:
    """Milliseconds of one question, warm."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        engine.timed(kind, words)
        best = min(best, (time.process_time() - begun) * 1000)
    return best


def _processor() -> float:
    """Seconds that this process and its finished children have computed."""
    return sum(os.times()[:4])


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    ranking = commands.add_parser("quality", help="how well it ranks")
    ranking.add_argument("--documents", type=Path, required=True, help="the folder with documents/ in it")
    timing = commands.add_parser("speed", help="how fast it is")
    timing.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    timing.add_argument("--without", nargs="*", default=[], help="engines to leave out, by name")
    given = parser.parse_args()
    if given.command == "quality":
        quality(given.documents)
    else:
        for size in given.sizes:
            speed(size, given.without)


if __name__ == "__main__":
    main()
