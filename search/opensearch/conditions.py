"""Filters and fields of a question as filters of the cluster."""

from __future__ import annotations

import math
from typing import Any

from index.fields import TextField
from index.units import UnitKind
from search.filters import Resolved
from search.tree import Condition

Query = dict[str, Any]

_COLUMNS = {"amount": "euros", "due": "due", "year": "year"}


def of_kind(field: TextField) -> Query:
    """Only commitments, or everything else."""
    if field == "commitment":
        return {"term": {"kind": int(UnitKind.COMMITMENT)}}
    return {"range": {"kind": {"lt": int(UnitKind.COMMITMENT)}}}


def narrowed(wanted: Resolved) -> list[Query]:
    """What must hold, all of it."""
    found: list[Query] = [{"terms": {facet: names}} for facet, names in wanted.names.items()]
    for column, values in (
        ("doc_type", wanted.doc_types),
        ("municipality", wanted.municipalities),
        ("year", wanted.years),
        ("document", wanted.documents),
    ):
        if values:
            found.append({"terms": {column: values}})
    if wanted.due_before:
        found.append({"range": {"due": {"lt": wanted.due_before.toordinal()}}})
    if wanted.due_after:
        found.append({"range": {"due": {"gte": wanted.due_after.toordinal()}}})
    if wanted.min_eur is not None or wanted.max_eur is not None:
        low = -math.inf if wanted.min_eur is None else wanted.min_eur
        high = math.inf if wanted.max_eur is None else wanted.max_eur
        found.append(_between("euros", low, high))
    return found


def of_condition(condition: Condition) -> Query:
    """One field of a question."""
    if condition.resolved is not None:
        return {"bool": {"filter": narrowed(condition.resolved)}}
    low, high = condition.bounds
    if condition.name != "amount":  # whole numbers
        low = math.ceil(low) if math.isfinite(low) else low
        high = math.floor(high) if math.isfinite(high) else high
    return _between(_COLUMNS[condition.name], low, high)


def _between(column: str, low: float, high: float) -> Query:
    bounds = {name: value for name, value in (("gte", low), ("lte", high)) if math.isfinite(value)}
    return {"range": {column: bounds}} if bounds else {"exists": {"field": column}}
