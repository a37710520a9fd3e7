"""How far the ranking of OpenSearch may differ from that of Whoosh, on judged queries over real documents.

The same passages answer; in which order they come may differ within these bounds, as nearness of words is
measured otherwise and forms beyond the foremost count once. Scores are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

import pytest

from benchmarks.search_quality import Score, grades, key, load, mean, read_documents, score
from corpus.document import Document
from corpus.store import Corpus
from index import engine
from search.passages import Searcher
from search.results import Hit
from tests.cluster.conftest import choose
from tests.cluster.nodes import Cluster

SHARED_TEN = 0.9
"""The mean share of the first ten that both have."""
LEAST_SHARED = 0.5
"""Of any query."""
APART = 0.01
"""What nDCG@10 and recall@20 over all queries may be less."""

Ranking = tuple[int, list[str]]
"""How many passages answer, and the keys of the foremost, twenty or more."""


@pytest.fixture(scope="session")
def documents(shared: Path) -> list[Document]:
    return list(read_documents(shared))


@pytest.fixture(scope="session")
def judged(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a corpus with these documents, indexed by Whoosh."""
    folder = tmp_path_factory.mktemp("judged") / "corpus"
    with Corpus.open(folder, create=True) as corpus:
        for document in documents:
            corpus.add(document)
        engine.of(corpus).reindex(corpus)
    return folder


@pytest.fixture(scope="session")
def whoosh(judged: Path) -> list[Ranking]:
    return rankings(judged)


@pytest.fixture(scope="session")
def opensearch(cluster: Cluster, judged: Path, whoosh: list[Ranking]) -> Iterator[list[Ranking]]:
    assert whoosh  # asked before the engine changes
    choose(cluster, judged, "judged")
    with Corpus.open(judged) as corpus:
        engine.of(corpus).reindex(corpus)
    yield rankings(judged)
    (judged / "raadspoor.toml").unlink()


def rankings(folder: Path) -> list[Ranking]:
    with Corpus.open(folder, read_only=True) as corpus, Searcher(corpus) as searcher:
        sources = {summary.id: summary.source for summary in corpus.summaries()}
        answers = [searcher.search(judged.query, limit=20, facets=False) for judged in load()]
    return [
        (
            found.total,
            [key(sources[document], block) for hit in found.hits for document, block in places(hit)],
        )
        for found in answers
    ]


def places(hit: Hit) -> list[tuple[str, int]]:
    """Document and block of a passage and of those folded into it."""
    return [(hit.document, hit.block), *((repeat.document, repeat.block) for repeat in hit.repeats)]


def test_as_many_passages_answer(whoosh: list[Ranking], opensearch: list[Ranking]) -> None:
    assert [total for total, _ in opensearch] == [total for total, _ in whoosh]
    assert sum(total > 20 for total, _ in whoosh) > 10


def test_the_first_ten_are_mostly_the_same(whoosh: list[Ranking], opensearch: list[Ranking]) -> None:
    shares = [
        len({*mine[:10]} & {*theirs[:10]}) / max(1, len(theirs[:10]))
        for (_, mine), (_, theirs) in zip(opensearch, whoosh, strict=True)
        if theirs
    ]
    print(f"first ten: {fmean(shares):.3f} shared, least {min(shares):.2f}")
    assert fmean(shares) >= SHARED_TEN
    assert min(shares) >= LEAST_SHARED


def test_ranking_is_as_good(
    whoosh: list[Ranking], opensearch: list[Ranking], documents: list[Document]
) -> None:
    one, other = (judge(asked, documents) for asked in (whoosh, opensearch))
    print(f"Whoosh {one}, OpenSearch {other}")
    assert other.ndcg >= one.ndcg - APART
    assert other.recall >= one.recall - APART


def judge(asked: Sequence[Ranking], documents: Sequence[Document]) -> Score:
    return mean(
        score(ranked, found)
        for judged, (_, ranked) in zip(load(), asked, strict=True)
        if (found := grades(judged, documents))
    )
