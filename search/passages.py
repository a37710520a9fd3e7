"""Searching: `search` for one question, `Searcher` for several on the same corpus."""

from __future__ import annotations

from typing import Self

from corpus.errors import QueryError
from corpus.store import Corpus
from search import filters, suggest
from search.engine import Engine, Ranking, Sort, opened
from search.filters import Filters, Resolved
from search.plan import Planner
from search.query import parse
from search.results import Results
from search.tree import Tree

MOST_HITS = 1000
"""Hits of one page at most."""


class Searcher:
    """A corpus with its index open. Answers from one state of the index until it is closed."""

    def __init__(self, corpus: Corpus, engine: Engine | None = None) -> None:
        self.corpus = corpus
        self.engine = engine or opened(corpus)

    def close(self) -> None:
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def plan(self, query: str) -> Tree:
        """A question made ready. Raises QueryError for what cannot be asked."""
        return Planner(self.corpus, self.engine.vocabulary, self.engine.names).plan(parse(query))

    def search(
        self,
        query: str,
        wanted: Filters | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        facets: bool = True,
    ) -> Results:
        """Passages that answer a question. Raises QueryError for what cannot be asked."""
        _check_page(limit, offset)
        resolved = filters.resolve(self.corpus, wanted or Filters())
        page = self.engine.passages(
            self.plan(query), resolved, limit=limit, offset=offset, sort=sort, facets=facets
        )
        return Results(
            hits=page.hits,
            total=page.total,
            facets=page.facets,
            suggestion=self.suggestion(query, page.unknown),
            unknown=tuple(sorted(page.unknown)),
            needed=page.needed,
            words=page.words,
            behind=page.behind,
        )

    def commitments(self, tree: Tree, resolved: Resolved) -> Ranking:
        """Ids of the commitments that answer, best first."""
        return self.engine.commitments(tree, resolved)

    def suggestion(self, query: str, unknown: frozenset[str]) -> str | None:
        """The question as it may have been meant, where it has words that the corpus does not know."""
        return suggest.suggestion(query, unknown, self.engine.vocabulary)


def search(
    corpus: Corpus,
    query: str,
    wanted: Filters | None = None,
    *,
    limit: int = 10,
    offset: int = 0,
    sort: Sort = "relevance",
) -> Results:
    """One question to a corpus; brings its index up to date first where it must be.

    Raises QueryError for an empty or malformed question and for unknown filter values (with the nearest),
    CorpusError when the index has to be built and cannot be written.
    """
    with Searcher(corpus) as searcher:
        return searcher.search(query, wanted, limit=limit, offset=offset, sort=sort)


def _check_page(limit: int, offset: int) -> None:
    if not 0 <= limit <= MOST_HITS:
        raise QueryError(f"A page of {limit} hits cannot be given.", f"Ask for 0 to {MOST_HITS}.")
    if offset < 0:
        raise QueryError(f"A page cannot start at {offset}.", "Start at 0 or later.")
