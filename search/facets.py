"""Counts of what was found by type, year, municipality and by the names that passages carry."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from index.fields import DOCUMENT_FACETS
from index.reader import Shard
from search.results import FacetCount

NAMED = ("area", "opgave", "person", "organisation", "status")
MOST = 50
"""Values of a facet at most."""


class FacetCounter:
    """Adds up the counts of shards."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in (*DOCUMENT_FACETS, *NAMED)}

    def add(self, shard: Shard, found: NDArray[np.bool_]) -> None:
        """Counts the units of a shard that were found."""
        of_documents = np.bincount(shard.column("document")[found], minlength=len(shard.documents))
        for number in np.flatnonzero(of_documents):
            document, count = shard.documents[number], int(of_documents[number])
            self._counts["doc_type"][document.doc_type] += count
            if document.municipality:
                self._counts["municipality"][document.municipality] += count
            for year in document.years:
                self._counts["year"][str(year)] += count
        for facet in NAMED:
            names = shard.manifest.names[facet]
            if names:
                rows = shard.lists(facet)
                counts = np.bincount(rows.values[found[rows.owners]], minlength=len(names))
                for number in np.flatnonzero(counts):
                    self._counts[facet][names[number]] += int(counts[number])

    def result(self) -> dict[str, tuple[FacetCount, ...]]:
        """Largest first, then by name."""
        return {
            facet: tuple(
                FacetCount(name, count)
                for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]
            )
            for facet, counts in self._counts.items()
        }
