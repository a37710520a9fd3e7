"""Counts of what was found by type, year, municipality and by the names that passages carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

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
        self._areas: Counter[tuple[str, str]] = Counter()

    def add(self, shard: Shard, units: NDArray[np.int64]) -> None:
        """Counts the units of a shard that were found."""
        of_documents = np.bincount(shard.column("document")[units], minlength=len(shard.documents))
        for number in np.flatnonzero(of_documents):
            document, count = shard.documents[number], int(of_documents[number])
            self._counts["doc_type"][document.doc_type] += count
            if document.municipality:
                self._counts["municipality"][document.municipality] += count
            for year in document.years:
                self._counts["year"][str(year)] += count
        found = np.zeros(shard.units, bool)
        found[units] = True
        self._add_areas(shard, found)
        for facet in NAMED:
            names = shard.manifest.names[facet]
            if names and facet != "area":
                rows = shard.lists(facet)
                counts = np.bincount(rows.values[found[rows.owners]], minlength=len(names))
                for number in np.flatnonzero(counts):
                    self._counts[facet][names[number]] += int(counts[number])

    def _add_areas(self, shard: Shard, found: NDArray[np.bool_]) -> None:
        """Areas by municipality, as those of one name in two municipalities are two."""
        rows = shard.lists("area")
        wanted = found[rows.owners]
        documents = shard.column("document")[rows.owners[wanted]]
        pairs = rows.values[wanted].astype(np.int64) * len(shard.documents) + documents
        each, counts = np.unique(pairs, return_counts=True)
        for pair, count in zip(each.tolist(), counts.tolist(), strict=True):
            name, document = divmod(pair, len(shard.documents))
            of = shard.documents[document].municipality
            self._areas[shard.manifest.names["area"][name], of] += count

    def result(self) -> dict[str, tuple[FacetCount, ...]]:
        """Largest first, then by name."""
        self._counts["area"] = told_apart(self._areas)
        return {
            facet: tuple(
                FacetCount(name, count)
                for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]
            )
            for facet, counts in self._counts.items()
        }


def told_apart(areas: Mapping[tuple[str, str], int]) -> Counter[str]:
    """Counts of areas by name and municipality, by what to call them: "Centrum (Voorbeelddam)" where more
    than one municipality was found to have one of the name."""
    several = Counter(name for name, _ in areas)
    counts: Counter[str] = Counter()
    for (name, of), count in areas.items():
        counts[f"{name} ({of})" if of and several[name] > 1 else name] += count
    return counts
