"""Search, measured: how well it ranks, how fast it is, and how large, beside other engines in one run.

    python -m benchmarks.search quality --documents ../shared
    python -m benchmarks.search speed --sizes 10000 100000
    python -m benchmarks.search speed --sizes 1000000 --without "Whoosh stock"
    python -m benchmarks.search command --size 100000

Speed is asked of generated passages (`benchmarks.search_generated`). tantivy comes with `pip install --group
bench`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.search_baselines import Baseline, words_of
from benchmarks.search_command import command
from benchmarks.search_generated import passages
from benchmarks.search_ours import Ours
from benchmarks.search_quality import GROUPS, grades, load, mean, read_documents, score
from benchmarks.search_speed import ENGINES, speed


def quality(documents: Path) -> None:
    """nDCG@10 and recall@20 of every engine over the judged queries, and over those kept back."""
    read = list(read_documents(documents))
    print(f"{len(read)} documents, {sum(len(document.blocks) for document in read)} passages")
    asked = {
        name: [(query, found) for query in load(name) if (found := grades(query, read))] for name in GROUPS
    }
    print(f"{'':14}" + "".join(f"{len(judged):>8} queries {name}  " for name, judged in asked.items()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for make in ENGINES:
            engine = make(folder)
            if isinstance(engine, Ours):
                engine.store(iter(read))
                engine.build()
            else:
                engine.build(passages(iter(read)))
            line = f"{engine.name:14}"
            for judged in asked.values():
                report = mean(score(_ranked(engine, query.query), found) for query, found in judged)
                line += f" nDCG@10 {report.ndcg:.3f} recall@20 {report.recall:.3f}"
            print(line, flush=True)
            engine.close()


def _ranked(engine: Ours | Baseline, query: str) -> list[str]:
    if isinstance(engine, Ours):
        return engine.ranked(query, 20)
    return list(engine.ranked(words_of(query), 20))


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
    whole = commands.add_parser("command", help="how fast a whole command is")
    whole.add_argument("--size", type=int, default=100_000)
    whole.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    if given.command == "quality":
        quality(given.documents)
    elif given.command == "command":
        command(given.size, given.rounds)
    else:
        for size in given.sizes:
            speed(size, given.without)


if __name__ == "__main__":
    main()
