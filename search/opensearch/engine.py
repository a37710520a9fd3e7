"""The read side of OpenSearch: questions become queries of the cluster, and its answers ours."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import Any

from corpus.errors import CorpusError
from corpus.settings import settings
from corpus.store import Corpus
from index.fields import TextField
from index.opensearch import words
from index.opensearch.build import check_owner, update
from index.opensearch.connection import connect, explained
from index.opensearch.state import Cluster, State
from index.opensearch.words import WordsAndNames
from search.engine import Page, Ranking, Sort
from search.filters import Resolved
from search.folding import MARGIN
from search.leaves import Leaf
from search.opensearch import facets as counted
from search.opensearch import leaves, trees
from search.opensearch.conditions import Query, narrowed, of_kind
from search.opensearch.leaves import Worth
from search.opensearch.names import KnownNames
from search.opensearch.requests import BATCH, Requests, answered
from search.opensearch.takers import IdTaker, PageTaker
from search.tree import AllNode, Tree, leaves_of
from search.weights import ENOUGH, LEAST_SHARE


def opened(corpus: Corpus) -> ClusterEngine:
    """The indexes of a corpus, brought up to date first. Raises CorpusError where no node answers.

    Where another machine is writing them, or this one may not, the last finished state answers.
    """
    chosen = settings(corpus.directory).opensearch
    client = connect(chosen)
    cluster = Cluster(client, chosen)
    try:
        with explained(chosen):
            state = cluster.read().state
            if state is not None:
                check_owner(corpus, cluster, state)
            if state is None:
                update(corpus)
            elif state.generation != corpus.generation:
                with suppress(CorpusError):
                    update(corpus)
            return ClusterEngine(corpus, cluster, _current(cluster))
    except BaseException:
        client.close()
        raise


def _current(cluster: Cluster) -> State:
    state = cluster.read().state
    if state is None:
        raise CorpusError(f"The indexes {cluster.alias} are gone.", "Build them again: raadspoor reindex.")
    return state


class ClusterEngine:
    """Answers from the indexes that count when it is asked, by the vocabulary of when it was opened."""

    def __init__(self, corpus: Corpus, cluster: Cluster, state: State) -> None:
        self._corpus = corpus
        self._cluster = cluster
        self._requests = Requests(cluster)
        self.vocabulary: WordsAndNames = words.load(cluster, state.vocabulary, corpus.directory)
        self._worth = Worth(self.vocabulary, state.units)
        self._generation = state.generation

    def close(self) -> None:
        self.vocabulary.close()
        self._cluster.client.close()

    @cached_property
    def names(self) -> KnownNames:
        return KnownNames(self._corpus, self.vocabulary)

    def passages(
        self, tree: Tree, wanted: Resolved, *, limit: int, offset: int, sort: Sort, facets: bool
    ) -> Page:
        with explained(self._cluster.settings):
            return answered(lambda: self._passages(tree, wanted, limit, offset, sort, facets))

    def commitments(self, tree: Tree, wanted: Resolved) -> Ranking:
        with explained(self._cluster.settings):
            return answered(lambda: self._commitments(tree, wanted))

    def _passages(
        self, tree: Tree, wanted: Resolved, limit: int, offset: int, sort: Sort, facets: bool
    ) -> Page:
        narrow = [of_kind("text"), *narrowed(wanted)]
        needed, of_words = self._settle(tree, "text", narrow)
        once: Query = {"track_total_hits": True}
        if facets:
            once["aggs"] = counted.aggregations()
        first = min(offset + limit + MARGIN, BATCH) if limit else 1
        answer, taker = self._requests.gather(
            {"query": trees.ranked(tree, "text", narrow, self._worth), "_source": ["document", *_SHOWN]},
            once,
            sort,
            first,
            lambda: PageTaker(limit, offset),
        )
        asked = leaves_of(tree)
        return Page(
            hits=taker.page(asked),
            total=answer["hits"]["total"]["value"],
            facets=counted.counts(answer["aggregations"]) if facets else {},
            needed=needed,
            words=of_words,
            unknown=self._unknown(asked, "text"),
            behind=len(self._corpus.changes(self._generation).added),
        )

    def _commitments(self, tree: Tree, wanted: Resolved) -> Ranking:
        narrow = [of_kind("commitment"), *narrowed(wanted)]
        self._settle(tree, "commitment", narrow)
        query = trees.ranked(tree, "commitment", narrow, self._worth)
        _, taker = self._requests.gather(
            {"query": query, "_source": ["shown.key"]}, {}, "relevance", BATCH, IdTaker
        )
        return Ranking(ids=taker.ids, unknown=self._unknown(leaves_of(tree), "commitment"))

    def _settle(self, tree: Tree, field: TextField, narrow: list[Query]) -> tuple[int, int]:
        """Settles how many of the words a passage must hold: fewer than all where too few hold all."""
        if not isinstance(tree, AllNode) or not tree.soft:
            return 0, 0
        count = len(tree.soft)
        if count == 1:
            return 1, 1
        having = self._having(tree, field, narrow)
        least = max(1, round(count * LEAST_SHARE))
        tree.needed = next((n for n in range(count, least, -1) if having[n] >= ENOUGH), least)
        while tree.needed > 1 and not having[tree.needed]:
            tree.needed -= 1
        return tree.needed, count

    def _having(self, tree: AllNode, field: TextField, narrow: list[Query]) -> dict[int, int]:
        """How many units hold at least so many of the words; all of them first, which mostly suffices."""
        count = len(tree.soft)
        tree.needed = count
        all_of_them = {"query": trees.found(tree, field, narrow), "size": 0, "track_total_hits": ENOUGH}
        having = {count: self._requests.ask(all_of_them)["hits"]["total"]["value"]}
        if having[count] < ENOUGH:
            tree.needed = 0
            filters = {str(n): trees.at_least(tree, field, n) for n in range(1, count)}
            answer = self._requests.ask(
                {
                    "query": trees.found(tree, field, narrow),
                    "size": 0,
                    "aggs": {"having": {"filters": {"filters": filters}}},
                }
            )
            buckets = answer["aggregations"]["having"]["buckets"]
            having |= {int(n): bucket["doc_count"] for n, bucket in buckets.items()}
        return having

    def _unknown(self, asked: list[Leaf], field: TextField) -> frozenset[str]:
        """Words that the corpus knows in no form."""
        return frozenset(
            leaf.word
            for leaf in asked
            if leaf.word.isalpha()
            and self.vocabulary.kind(leaf.word) is None
            and not self._holds(leaf, field)
        )

    def _holds(self, leaf: Leaf, field: TextField) -> bool:
        body = {
            "query": {"bool": {"filter": [of_kind(field), leaves.own(leaf)]}},
            "size": 0,
            "terminate_after": 1,
        }
        found: dict[str, Any] = self._requests.ask(body)["hits"]["total"]
        return bool(found["value"])


_SHOWN = ("doc_type", "year", "shown")
