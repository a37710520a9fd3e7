"""The read side of an engine, and which one a corpus has."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Literal, Protocol, cast

import msgspec

from corpus.settings import settings
from corpus.store import Corpus
from index.vocabulary import Vocabulary
from search.filters import Resolved
from search.names import Names
from search.results import FacetCount, Hit
from search.tree import Tree

ENGINES: dict[str, str] = {"whoosh": "search.shards", "opensearch": "search.opensearch.engine"}
"""Module of each engine's read side, with a function `opened` that takes a corpus and gives an `Engine`."""

Sort = Literal["relevance", "newest", "oldest", "document"]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Passages that answer, with what is known of all of them."""

    hits: tuple[Hit, ...]
    total: int
    """All passages that answer, exactly."""
    facets: dict[str, tuple[FacetCount, ...]]
    needed: int = 0
    """How many of the question's soft words a passage had to have, of `words`."""
    words: int = 0
    unknown: frozenset[str] = frozenset()
    """Words of the question that the corpus has in no form."""
    behind: int = 0
    """Documents that the corpus holds and the index did not yet, as another process was writing it."""


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """Commitments that answer, best first."""

    ids: Sequence[str]
    unknown: frozenset[str] = frozenset()


class Engine(Protocol):
    """An index, opened: what the last finished writing left, however long it stays open."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the corpus."""

    @property
    def names(self) -> Names:
        """The names that units carry."""

    def passages(
        self, tree: Tree, wanted: Resolved, *, limit: int, offset: int, sort: Sort, facets: bool
    ) -> Page:
        """A page of the passages that answer; near-identical ones are one hit.

        Raises CorpusError when the index cannot be asked.
        """

    def commitments(self, tree: Tree, wanted: Resolved) -> Ranking:
        """Ids of the commitments that answer."""

    def close(self) -> None:
        """Nothing can be asked after this."""


def opened(corpus: Corpus) -> Engine:
    """The index of a corpus, brought up to date with the store first where it must be."""
    module = import_module(ENGINES[settings(corpus.directory).engine])
    return cast(Engine, module.opened(corpus))
