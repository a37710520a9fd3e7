"""Requests to the cluster: whole answers or none, again where a node was lost, and hits page after page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from index.opensearch.state import Cluster
from search.engine import Sort
from search.opensearch.conditions import Query


class Taker(Protocol):
    """Takes hits in order."""

    def take(self, hit: dict[str, Any]) -> bool:
        """Whether the one after this is wanted too."""


Answer = TypeVar("Answer")
Gathered = TypeVar("Gathered", bound=Taker)

BATCH = 1000
"""Hits of one request at most."""
TRIES = 4
"""Times that a question is asked when nodes are lost or indexes exchanged while it is."""
KEPT = "2m"
"""How long the cluster keeps a point in time between two requests."""
_PLACE: list[Any] = [{"document": "asc"}, {"unit": "asc"}]
_ORDERS: dict[Sort, list[Any]] = {
    "relevance": [{"_score": "desc"}],
    "newest": [{"day": {"order": "desc", "missing": "_last"}}, {"_score": "desc"}],
    "oldest": [{"day": {"order": "asc", "missing": "_last"}}, {"_score": "desc"}],
    "document": [{"source": "asc"}],
}


class LostError(Exception):
    """Part of an answer is missing, or what it was to come from is gone."""


def answered(ask: Callable[[], Answer]) -> Answer:
    """An answer, asked for again from the start where part of it was lost on the way."""
    from opensearchpy.exceptions import NotFoundError, TransportError

    for left in range(TRIES - 1, -1, -1):
        try:
            return ask()
        except (NotFoundError, TransportError, LostError) as error:
            lost = isinstance(error, NotFoundError | LostError) or error.status_code in (500, 503)
            if not left or not lost:
                raise
    raise AssertionError


class Requests:
    """Asks the indexes that count."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def ask(self, body: Query, *, at: str = "") -> dict[str, Any]:
        """One request, of the indexes or at a point in time (`at`)."""
        params = {} if at else {"allow_partial_search_results": "false"}
        if at:
            body = {**body, "pit": {"id": at, "keep_alive": KEPT}}
        answer: dict[str, Any] = self._cluster.client.search(
            index=None if at else self._cluster.alias, body=body, params=params
        )
        if answer["_shards"]["failed"] or answer["timed_out"]:
            raise LostError(f"{answer['_shards']['failed']} shards did not answer")
        return answer

    def gather(
        self, body: Query, once: Query, sort: Sort, first: int, fresh: Callable[[], Gathered]
    ) -> tuple[dict[str, Any], Gathered]:
        """Hits in order, as many as are taken, all of one moment; and the answer that counts them.

        The first request is for `first` hits, and mostly enough. Where it is not, all is asked again at a
        point in time, which the cluster keeps until the last batch. `once` is asked with the first only.
        """
        body = {**body, "sort": [*_ORDERS[sort], *_PLACE], "track_scores": True}
        answer = self.ask({**body, **once, "size": first})
        hits = answer["hits"]["hits"]
        taker = fresh()
        if not all(map(taker.take, hits)) or len(hits) < first:
            return answer, taker
        return self._at_one_time(body, once, fresh())

    def _at_one_time(self, body: Query, once: Query, taker: Gathered) -> tuple[dict[str, Any], Gathered]:
        client = self._cluster.client
        at = client.create_pit(index=self._cluster.alias, params={"keep_alive": KEPT})["pit_id"]
        try:
            answer = told = self.ask({**body, **once, "size": BATCH}, at=at)
            while all(map(taker.take, hits := answer["hits"]["hits"])) and len(hits) == BATCH:
                answer = self.ask({**body, "size": BATCH, "search_after": hits[-1]["sort"]}, at=at)
            return told, taker
        finally:
            client.delete_pit(body={"pit_id": [at]}, params={"ignore": (404,)})
