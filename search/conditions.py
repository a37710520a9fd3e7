"""Filters and fields of a question as masks over the units of a shard."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.store import Corpus
from index.columns import Lists
from index.reader import Shard
from index.shard import ShardDocument
from search import filters
from search.filters import Resolved
from search.query.fields import days, euros, year_of
from search.query.nodes import Field

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


class Condition:
    """A field of a question, checked once against the corpus, then asked of each shard."""

    def __init__(self, field: Field, corpus: Corpus) -> None:
        self._field = field
        self._resolved: Resolved | None = None
        self._bounds: tuple[float, float] = (0, 0)
        value = field.value
        if field.name == "amount":
            self._bounds = _bounds(field, lambda text, at: (euros(text, at), euros(text, at)))
        elif field.name == "due":
            self._bounds = _bounds(field, lambda text, at: tuple(map(dt.date.toordinal, days(text, at))))
        elif field.name == "year":
            self._bounds = _bounds(field, lambda text, at: (year_of(text, at),) * 2)
            if field.operator == ":":
                filters.year(corpus, year_of(value, field.at))
        elif field.name == "area":
            self._resolved = Resolved(names={"area": filters.areas(corpus, value)})
        elif field.name == "status":
            self._resolved = Resolved(names={"status": (filters.status(value),)})
        elif field.name == "doc_type":
            self._resolved = Resolved(doc_types=(filters.doc_type(value),))
        elif field.name == "municipality":
            self._resolved = Resolved(municipalities=(filters.municipality(corpus, value),))
        else:
            names = filters.named(corpus, field.name, value)  # type: ignore[arg-type]
            self._resolved = Resolved(names={field.name: names})

    def mask(self, shard: Shard) -> Mask:
        """The units for which it holds."""
        if self._resolved is not None:
            found = mask(shard, self._resolved)
            assert found is not None
            return found
        low, high = self._bounds
        if self._field.name == "year":
            return _of_documents(shard, lambda document: _covers(document, low, high))
        rows = shard.lists("euros" if self._field.name == "amount" else "due_last")
        return _any(rows, lambda values: (values >= low) & (values <= high))


def _covers(document: ShardDocument, low: float, high: float) -> bool:
    return any(low <= year <= high for year in document.years)


def _bounds(field: Field, read: Any) -> tuple[float, float]:
    """Least and greatest value that will do, from the operator and what `read` makes of the text."""
    if field.operator == "..":
        first, _, last = field.value.partition("..")
        low = read(first, field.at)[0] if first else -np.inf
        return low, read(last, field.at)[1] if last else np.inf
    low, high = read(field.value, field.at)
    if field.operator == ">":
        return np.nextafter(high, np.inf), np.inf
    if field.operator == ">=":
        return low, np.inf
    if field.operator == "<":
        return -np.inf, np.nextafter(low, -np.inf)
    if field.operator == "<=":
        return -np.inf, high
    return low, high
