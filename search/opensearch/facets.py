"""Counts of what was found, as aggregations of the cluster."""

from __future__ import annotations

from typing import Any

from index.fields import DOCUMENT_FACETS
from search.facets import MOST, NAMED
from search.results import FacetCount

EACH = 10_000
"""Values that every shard counts. Counts are exact while a shard knows no more of a facet than these."""


def aggregations() -> dict[str, Any]:
    """Of every facet."""
    return {
        facet: {"terms": {"field": facet, "size": MOST + 1, "shard_size": EACH}}
        for facet in (*DOCUMENT_FACETS, *NAMED)
    }


def counts(answer: dict[str, Any]) -> dict[str, tuple[FacetCount, ...]]:
    """Largest first, then by name; documents of no known municipality are not counted as of one."""
    return {
        facet: _sorted(
            [
                FacetCount(str(bucket["key"]), bucket["doc_count"])
                for bucket in answer[facet]["buckets"]
                if bucket["key"] != "" or facet != "municipality"
            ]
        )
        for facet in (*DOCUMENT_FACETS, *NAMED)
    }


def _sorted(found: list[FacetCount]) -> tuple[FacetCount, ...]:
    return tuple(sorted(found, key=lambda counted: (-counted.count, counted.name))[:MOST])
