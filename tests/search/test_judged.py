"""How well search ranks, by judged queries over the real documents. The floors may rise and never fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search import Ours
from benchmarks.search_quality import grades, load, mean, places, read_documents, score

NDCG_FLOOR = 0.82
RECALL_FLOOR = 0.89


def test_there_are_enough_judged_queries() -> None:
    queries = load()
    assert len(queries) >= 60
    assert len({query.query for query in queries}) == len(queries)
    for query in queries:
        for judgement in query.relevant:
            assert len(judgement.anchor.split()) <= 5, "an anchor is a few words, never a sentence"


@pytest.fixture(scope="module")
def ranking(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, float, float]:
    """nDCG@10, recall@20, and the share of the judgements whose place was found."""
    documents = list(read_documents(shared))
    engine = Ours(tmp_path_factory.mktemp("judged"))
    engine.store(iter(documents))
    engine.build()
    judged = [(query, found) for query in load() if (found := grades(query, documents))]
    result = mean(score(engine.ranked(query.query, 20), found) for query, found in judged)
    engine.close()
    every = [judgement for query, _ in judged for judgement in query.relevant]
    placed = sum(bool(places(judgement, documents)) for judgement in every)
    return result.ndcg, result.recall, placed / len(every)


def test_judgements_still_point_at_passages(ranking: tuple[float, float, float]) -> None:
    assert ranking[2] >= 0.9


def test_ranking_is_not_worse_than_it_was(ranking: tuple[float, float, float]) -> None:
    assert ranking[0] >= NDCG_FLOOR
    assert ranking[1] >= RECALL_FLOOR
