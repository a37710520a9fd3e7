"""Counts of what was found, as aggregations of the cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.fields import DOCUMENT_FACETS
from index.opensearch.mapping import NAME_JOINT
from search.facets import MOST, NAMED, told_apart
from search.results import FacetCount

EACH = 10_000
"""Values that every shard counts. Counts are exact while a shard knows no more of a facet than these."""


COLUMNS = {facet: "place" if facet == "area" else facet for facet in (*DOCUMENT_FACETS, *NAMED)}
"""What each facet is counted from."""


def aggregations() -> dict[str, Any]:
    """Of every facet."""
    return {
        facet: {"terms": {"field": column, "size": 4 * MOST, "shard_size": EACH}}
        for facet, column in COLUMNS.items()
    }


def counts(answer: dict[str, Any]) -> dict[str, tuple[FacetCount, ...]]:
    """Largest first, then by name; documents of no known municipality are not counted as of one."""
    found = {
        facet: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer[facet]["buckets"]}
        for facet in COLUMNS
    }
    found["municipality"].pop("", None)
    areas = {_area(place): count for place, count in found["area"].items()}
    return {facet: _sorted(told_apart(areas) if facet == "area" else of) for facet, of in found.items()}


def _area(place: str) -> tuple[str, str]:
    name, _, municipality = place.rpartition(NAME_JOINT)
    return name, municipality


def _sorted(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    found = (FacetCount(name, count) for name, count in counts.items())
    return tuple(sorted(found, key=lambda counted: (-counted.count, counted.name))[:MOST])
