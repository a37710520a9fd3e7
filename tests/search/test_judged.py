"""How well search ranks, by judged queries over the real documents. The floors may rise and never fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search_ours import Ours
from benchmarks.search_quality import GROUPS, grades, load, mean, places, read_documents, score
from corpus.document import Document

FLOORS = {"judged": (0.84, 0.915), "kept back": (0.86, 0.865), "other kinds": (0.82, 0.895)}
"""nDCG@10 and recall@20. All but the first were measured once before anything was done about them."""


def test_there_are_enough_judged_queries() -> None:
    queries = load()
    assert len(queries) >= 60
    assert len({query.query for query in queries}) == len(queries)
    for query in queries:
        for judgement in query.relevant:
            assert len(judgement.anchor.split()) <= 5, "an anchor is a few words, never a sentence"


def test_queries_are_judged_once() -> None:
    assert len(load("kept back")) >= 25
    assert len(load("other kinds")) >= 15
    every = [query.query for group in GROUPS for query in load(group)]
    assert len(set(every)) == len(every)


@pytest.fixture(scope="module")
def rankings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, float, float]]:
    """nDCG@10, recall@20, and the share of the judgements whose place was found."""
    documents = list(read_documents(shared))
    engine = Ours(tmp_path_factory.mktemp("judged"))
    engine.store(iter(documents))
    engine.build()
    found = {name: _ranking(engine, documents, name) for name in FLOORS}
    engine.close()
    return found


def _ranking(engine: Ours, documents: list[Document], group: str) -> tuple[float, float, float]:
    judged = [(query, found) for query in load(group) if (found := grades(query, documents))]
    result = mean(score(engine.ranked(query.query, 20), found) for query, found in judged)
    every = [judgement for query, _ in judged for judgement in query.relevant]
    placed = sum(bool(places(judgement, documents)) for judgement in every)
    return result.ndcg, result.recall, placed / len(every)


@pytest.mark.parametrize("name", FLOORS)
def test_judgements_still_point_at_passages(rankings: dict[str, tuple[float, ...]], name: str) -> None:
    assert rankings[name][2] >= 0.9


@pytest.mark.parametrize("name", FLOORS)
def test_ranking_is_not_worse_than_it_was(rankings: dict[str, tuple[float, ...]], name: str) -> None:
    ndcg, recall = FLOORS[name]
    assert rankings[name][0] >= ndcg
    assert rankings[name][1] >= recall
