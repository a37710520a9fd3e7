"""Our search behind what the other engines answer to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from benchmarks.search_quality import key
from corpus.document import Document
from corpus.store import Corpus
from index.build import reindex
from index.generations import DIRECTORY
from search.filters import Filters
from search.passages import Searcher


class Ours:
    """Our search behind what the other engines answer to."""

    name = "Raadspoor"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "corpus"
        self.index = self._folder / DIRECTORY

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
