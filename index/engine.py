"""The write side of an engine, and which one a corpus has.

An engine is a module with the functions of `Engine`; `raadspoor.toml` in the corpus directory names it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from corpus.settings import settings
from corpus.store import Corpus
from index.work import Progress

ENGINES: dict[str, str] = {"whoosh": "index.build", "opensearch": "index.opensearch.build"}
"""Module of each engine's write side; its read side stands in `search.engine`."""


class Engine(Protocol):
    """What writes an index. Nothing in it is the only copy: all of it can be built from the store again.

    Whoever searches meanwhile sees all of what was there before, or all of what is there after.
    """

    def reindex(self, corpus: Corpus, *, workers: int | None = None, progress: Progress | None = None) -> int:
        """Builds all of it anew, switches to it, and returns the number of units.

        Raises CorpusError when it cannot be written.
        """

    def update(self, corpus: Corpus) -> int:
        """Takes over what changed in the store since; returns the number of units written."""

    def fault(self, corpus: Corpus) -> str:
        """What is wrong with it that building it again would mend; empty for nothing."""


def of(corpus: Corpus) -> Engine:
    """The engine of a corpus. Raises CorpusError for one that is not known, or not installed."""
    module: Any = import_module(ENGINES[settings(corpus.directory).engine])
    return cast(Engine, module)
