"""Filters and fields of a question as masks over the units of a shard."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.columns import Lists
from index.reader import Shard
from index.shard import ShardDocument
from search.filters import Resolved
from search.tree import Condition

Mask = NDArray[np.bool_]


def mask(shard: Shard, wanted: Resolved) -> Mask | None:
    """Which units hold to the filters; None where there are none."""
    found: Mask | None = None
    for part in _parts(shard, wanted):
        found = part if found is None else found & part
    return found


def _parts(shard: Shard, wanted: Resolved) -> list[Mask]:
    parts = [_named(shard, facet, names) for facet, names in wanted.names.items()]
    if wanted.doc_types:
        parts.append(_of_documents(shard, lambda document: document.doc_type in wanted.doc_types))
    if wanted.municipalities:
        parts.append(_of_documents(shard, lambda document: document.municipality in wanted.municipalities))
    if wanted.documents:
        ids = set(wanted.documents)
        parts.append(_of_documents(shard, lambda document: document.id in ids))
    if wanted.years:
        years = set(wanted.years)
        parts.append(_of_documents(shard, lambda document: bool(years & set(document.years))))
    if wanted.due_before:
        parts.append(_any(shard.lists("due_last"), lambda last: last < wanted.due_before.toordinal()))
    if wanted.due_after:
        parts.append(_any(shard.lists("due_last"), lambda last: last >= wanted.due_after.toordinal()))
    if wanted.min_eur is not None or wanted.max_eur is not None:
        low = -np.inf if wanted.min_eur is None else wanted.min_eur
        high = np.inf if wanted.max_eur is None else wanted.max_eur
        parts.append(_any(shard.lists("euros"), lambda euros: (euros >= low) & (euros <= high)))
    return parts


def _named(shard: Shard, facet: str, names: tuple[str, ...]) -> Mask:
    known = shard.manifest.names[facet]
    numbers = [number for number, name in enumerate(known) if name in set(names)]
    return _any(shard.lists(facet), lambda values: np.isin(values, numbers))


def _any(rows: Lists, holds: Any) -> Mask:
    """Units with a value for which `holds`."""
    found = np.zeros(len(rows.offsets) - 1, bool)
    found[rows.owners[holds(rows.values)]] = True
    return found


def _of_documents(shard: Shard, holds: Any) -> Mask:
    wanted = np.fromiter((holds(document) for document in shard.documents), bool, len(shard.documents))
    found: Mask = wanted[shard.column("document")]
    return found


def of_condition(shard: Shard, condition: Condition) -> Mask:
    """The units for which a field of a question holds."""
    if condition.resolved is not None:
        found = mask(shard, condition.resolved)
        assert found is not None
        return found
    low, high = condition.bounds
    if condition.name == "year":
        return _of_documents(shard, lambda document: _covers(document, low, high))
    rows = shard.lists("euros" if condition.name == "amount" else "due_last")
    return _any(rows, lambda values: (values >= low) & (values <= high))


def _covers(document: ShardDocument, low: float, high: float) -> bool:
    return any(low <= year <= high for year in document.years)
