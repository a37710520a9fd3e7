"""A word of a question as queries: where it stands, and what it is worth there."""

from __future__ import annotations

import math
from typing import Any

from index.fields import TextField
from index.opensearch.mapping import GAP, NAME_JOINT
from index.opensearch.words import WordsAndNames
from search.leaves import EXACT, NAME, PART, Leaf
from search.opensearch.conditions import Query
from search.weights import HEADING_WEIGHT, NEAR, PROXIMITY, TITLE_WEIGHT

NOTHING: Query = {"match_none": {}}
COUNTED = 6
"""Forms of one nearness of which it counts how often they stand in a unit; of the rest only whether."""
WEIGHED = 20
"""Forms of one nearness by which it is judged how rare a word is."""
ALSO = 0.2
"""What less near forms in the same unit add, as a share of their own worth."""


def anywhere(queries: list[Query]) -> Query:
    """One of these."""
    if not queries:
        return NOTHING
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries}}


def own(leaf: Leaf) -> Query:
    """It stands in the unit itself."""
    return anywhere([query for _, query in _ways(leaf, "own")])


def above(leaf: Leaf) -> Query:
    """It stands in the title or in a heading that the unit stands under."""
    return anywhere([query for column in ("under", "title") for _, query in _ways(leaf, column)])


def _ways(leaf: Leaf, column: str) -> list[tuple[float, Query]]:
    """How near, and the query, for every way in which a leaf can stand in a column."""
    found: list[tuple[float, Query]] = [
        (level, {"terms": {column: forms}}) for level, forms in leaf.levels if forms
    ]
    found += [(level, _in_a_row(expression, column)) for level, expression in leaf.expressions]
    if leaf.prefix:
        found.append((EXACT, {"prefix": {column: {"value": leaf.prefix}}}))
    if leaf.together:
        found.append((PART, _together(leaf.together, column)))
    return found + [(NAME, query) for facet, name in leaf.names for query in _named(facet, name, column)]


def _named(facet: str, name: str, column: str) -> list[Query]:
    if column == "own":
        return [{"term": {facet: name}}]
    return [{"term": {"above": f"{facet}{NAME_JOINT}{name}"}}] if column == "under" else []


def _in_a_row(expression: tuple[tuple[str, ...], ...], column: str) -> Query:
    if all(len(forms) == 1 for forms in expression):
        return {"match_phrase": {column: " ".join(forms[0] for forms in expression)}}
    row = {"ordered": True, "max_gaps": 0, "intervals": [_any_of(forms) for forms in expression]}
    return {"intervals": {column: {"all_of": row}}}


def _together(words: tuple[tuple[str, ...], ...], column: str) -> Query:
    if column != "under":
        return {"bool": {"filter": [{"terms": {column: forms}} for forms in words]}}
    within = {"ordered": False, "max_gaps": GAP - 100, "intervals": [_any_of(forms) for forms in words]}
    return {"intervals": {column: {"all_of": within}}}


def _any_of(forms: tuple[str, ...]) -> Query:
    each: list[Query] = [{"match": {"query": form}} for form in forms]
    return each[0] if len(each) == 1 else {"any_of": {"intervals": each}}


class Worth:
    """What leaves are worth in an index of so many units."""

    def __init__(self, vocabulary: WordsAndNames, units: int) -> None:
        self._vocabulary = vocabulary
        self._units = units

    def weight(self, leaf: Leaf) -> float:
        """How much a leaf says: more the rarer it is, judged by how often its forms occur."""
        forms = {form for _, forms in leaf.levels for form in forms[:WEIGHED]}
        holding = min(sum(map(self._vocabulary.count, forms)), self._units)
        return math.log1p((self._units - holding + 0.5) / (holding + 0.5))

    def score(self, leaf: Leaf, field: TextField) -> Query:
        """What a leaf adds to the score of a unit."""
        weight = self.weight(leaf)
        parts = [_best(_counted(leaf, weight))]
        if field == "text":
            for column, share in (("under", HEADING_WEIGHT), ("title", TITLE_WEIGHT)):
                parts.append(
                    _best([_flat(query, level * share * weight) for level, query in _ways(leaf, column)])
                )
        return anywhere([part for part in parts if part is not NOTHING])

    def near(self, one: Leaf, other: Leaf) -> Query | None:
        """What two leaves side by side add; None where nearness says nothing of them.

        The cluster gives half of the boost to words side by side, and less the farther they are apart.
        """
        forms = [tuple(f for _, forms in leaf.levels for f in forms[:WEIGHED]) for leaf in (one, other)]
        if not all(forms):
            return None
        pair = {"ordered": False, "max_gaps": NEAR - 1, "intervals": [_any_of(of) for of in forms]}
        boost = 2 * PROXIMITY * min(self.weight(one), self.weight(other))
        return {"intervals": {"own": {"all_of": pair, "boost": boost}}}


def _counted(leaf: Leaf, weight: float) -> list[Query]:
    """The ways a leaf stands in a unit itself, the foremost forms by how often they do."""
    terms: list[Query] = []
    rest = Leaf(
        levels=[(level, forms[COUNTED:]) for level, forms in leaf.levels],
        expressions=leaf.expressions,
        together=leaf.together,
        prefix=leaf.prefix,
        names=leaf.names,
    )
    for level, forms in leaf.levels:
        terms += [{"term": {"own": {"value": form, "boost": level * weight}}} for form in forms[:COUNTED]]
    return terms + [_flat(query, level * weight) for level, query in _ways(rest, "own")]


def _flat(query: Query, boost: float) -> Query:
    return {"constant_score": {"filter": query, "boost": boost}}


def _best(queries: list[Query]) -> Query:
    if not queries:
        return NOTHING
    best: dict[str, Any] = {"queries": queries, "tie_breaker": ALSO}
    return queries[0] if len(queries) == 1 else {"dis_max": best}
