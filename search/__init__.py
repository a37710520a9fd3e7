"""The read side: queries, results, facets, snippets, trails.

`search` gives passages, `commitments` commitments. They are loaded when first used, so that a question
that the store answers alone imports nothing of the index.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search.committed import commitments
    from search.passages import search

__all__ = ["commitments", "search"]


def __getattr__(name: str) -> Any:
    if name == "search":
        from search.passages import search

        return search
    if name == "commitments":
        from search.committed import commitments

        return commitments
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
