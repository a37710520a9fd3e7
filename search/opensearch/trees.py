"""The tree of a question as a query: what answers it, and in which order.

As with the other engine a unit answers with the help of its headings, and must hold something itself.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from index.fields import TextField
from index.units import UnitKind
from search.opensearch import leaves
from search.opensearch.conditions import Query, of_condition
from search.opensearch.leaves import NOTHING, Worth, anywhere
from search.tree import AllNode, AnyNode, ConditionNode, LeafNode, NotNode, Tree, leaves_of
from search.weights import KIND_WEIGHT


class Asked(NamedTuple):
    """Which units answer with their headings' help, and in which a word stands itself."""

    answers: Query
    own: Query


def asked(tree: Tree, field: TextField) -> Asked:
    """The tree as two filters."""
    if isinstance(tree, LeafNode):
        own = leaves.own(tree.leaf)
        if field == "commitment":
            return Asked(own, own)
        return Asked(anywhere([own, leaves.above(tree.leaf)]), own)
    if isinstance(tree, ConditionNode):
        holds = of_condition(tree.condition)
        return Asked(holds, holds)
    if isinstance(tree, NotNode):
        return Asked({"bool": {"must_not": [_itself(tree.child, field)]}}, NOTHING)
    if isinstance(tree, AnyNode):
        answers = [asked(child, field).answers for child in tree.children]
        return Asked(anywhere(answers), anywhere([_itself(child, field) for child in tree.children]))
    assert isinstance(tree, AllNode)
    return _all(tree, field)


def _itself(tree: Tree, field: TextField) -> Query:
    """It answers, and a word of it stands in the unit itself."""
    found = asked(tree, field)
    if isinstance(tree, LeafNode | ConditionNode) or found.own is NOTHING:
        return found.own
    return {"bool": {"filter": [found.answers, found.own]}}


def _all(tree: AllNode, field: TextField) -> Asked:
    soft: list[Query] = []
    hard: list[Query] = []
    own: list[Query] = []
    for child in tree.children:
        found = asked(child, field)
        if not isinstance(child, ConditionNode):
            own.append(found.own)
        (soft if child in tree.soft else hard).append(found.answers)
    if tree.soft and tree.needed == len(soft):
        hard, soft = [*hard, *soft], []
    answers: Query = {"bool": {"filter": hard}}
    if soft and tree.needed:
        answers["bool"] |= {"should": soft, "minimum_should_match": tree.needed}
    if all(isinstance(child, ConditionNode | NotNode) for child in tree.children):
        return Asked(answers, answers)
    return Asked(answers, anywhere([query for query in own if query is not NOTHING]))


def found(tree: Tree, field: TextField, narrowed: list[Query]) -> Query:
    """What answers, unranked."""
    parts = asked(tree, field)
    both = [parts.answers] if parts.answers is parts.own else [parts.answers, parts.own]
    return {"bool": {"filter": [*narrowed, *both]}}


def at_least(tree: AllNode, field: TextField, needed: int) -> Query:
    """So many of the soft words."""
    should = [asked(node, field).answers for node in tree.soft]
    return {"bool": {"should": should, "minimum_should_match": needed}}


def ranked(tree: Tree, field: TextField, narrowed: list[Query], worth: Worth) -> Query:
    """What answers, with its score."""
    scores = [worth.score(leaf, field) for leaf in leaves_of(tree)]
    scores += [near for pair in _pairs(tree) if (near := worth.near(pair[0].leaf, pair[1].leaf))]
    query: Query = {"bool": {**found(tree, field, narrowed)["bool"], "should": scores}}
    if isinstance(tree, AllNode) and tree.needed < len(tree.soft):
        share = [{"filter": asked(node, field).answers, "weight": 1 / len(tree.soft)} for node in tree.soft]
        for _ in range(2):  # the square of the share of words that a unit has
            query = _multiplied(query, share, "sum")
    kinds = [
        {"filter": {"term": {"kind": int(kind)}}, "weight": KIND_WEIGHT[kind]}
        for kind in (UnitKind.TITLE, UnitKind.HEADING)
    ]
    return _multiplied(query, kinds, "first") if field == "text" else query


def _multiplied(query: Query, functions: list[Query], mode: str) -> Query:
    return {
        "function_score": {
            "query": query,
            "functions": functions,
            "score_mode": mode,
            "boost_mode": "multiply",
        }
    }


def _pairs(tree: Tree) -> list[tuple[LeafNode, LeafNode]]:
    """Words side by side in the question."""
    if isinstance(tree, AllNode):
        nested = [pair for child in tree.children for pair in _pairs(child)]
        return [*pairwise(tree.soft), *nested]
    if isinstance(tree, AnyNode):
        return [pair for child in tree.children for pair in _pairs(child)]
    return []
