"""A question made ready for any engine: words looked up, conditions checked against the corpus."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

from corpus.store import Corpus
from search import filters
from search.filters import Resolved
from search.leaves import Leaf
from search.query.fields import days, euros, year_of
from search.query.nodes import Field


class Condition:
    """A field of a question, checked once against the corpus, then asked of each shard."""

    def __init__(self, field: Field, corpus: Corpus) -> None:
        self.name = field.name
        self.resolved: Resolved | None = None
        self.bounds: tuple[float, float] = (0, 0)
        value = field.value
        if field.name == "amount":
            self.bounds = _bounds(field, lambda text, at: (euros(text, at), euros(text, at)))
        elif field.name == "due":
            self.bounds = _bounds(field, lambda text, at: tuple(map(dt.date.toordinal, days(text, at))))
        elif field.name == "year":
            self.bounds = _bounds(field, lambda text, at: (year_of(text, at),) * 2)
            if field.operator == ":":
                filters.year(corpus, year_of(value, field.at))
        elif field.name == "area":
            area, of = filters.located(corpus, value)
            self.resolved = Resolved(
                names={"area": filters.areas(corpus, area, of)}, municipalities=(of,) if of else ()
            )
        elif field.name == "status":
            self.resolved = Resolved(names={"status": (filters.status(value),)})
        elif field.name == "doc_type":
            self.resolved = Resolved(doc_types=(filters.doc_type(value),))
        elif field.name == "municipality":
            self.resolved = Resolved(municipalities=(filters.municipality(corpus, value),))
        else:
            names = filters.named(corpus, field.name, value)  # type: ignore[arg-type]
            self.resolved = Resolved(names={field.name: names})


class Tree:
    """A question made ready: leaves looked up in the vocabulary, fields checked against the corpus."""


class LeafNode(Tree):
    def __init__(self, leaf: Leaf, soft: bool) -> None:
        self.leaf = leaf
        self.soft = soft
        """Whether a passage may do without it."""


class ConditionNode(Tree):
    def __init__(self, condition: Condition) -> None:
        self.condition = condition


class NotNode(Tree):
    def __init__(self, child: Tree) -> None:
        self.child = child


class AllNode(Tree):
    def __init__(self, children: Sequence[Tree]) -> None:
        self.children = children
        self.soft = [child for child in children if isinstance(child, LeafNode) and child.soft]
        self.needed = len(self.soft)
        """How many of the soft ones a passage must have."""


class AnyNode(Tree):
    def __init__(self, children: Sequence[Tree]) -> None:
        self.children = children


def leaves_of(tree: Tree, positive: bool = True) -> list[Leaf]:
    """The leaves to find (not those to exclude), in the order of the question."""
    if isinstance(tree, LeafNode):
        return [tree.leaf]
    if isinstance(tree, AllNode | AnyNode):
        return [leaf for child in tree.children for leaf in leaves_of(child, positive)]
    return []


def _bounds(field: Field, read: Any) -> tuple[float, float]:
    """Least and greatest value that will do, from the operator and what `read` makes of the text."""
    if field.operator == "..":
        first, _, last = field.value.partition("..")
        low = read(first, field.at)[0] if first else -math.inf
        return low, read(last, field.at)[1] if last else math.inf
    low, high = read(field.value, field.at)
    if field.operator == ">":
        return math.nextafter(high, math.inf), math.inf
    if field.operator == ">=":
        return low, math.inf
    if field.operator == "<":
        return -math.inf, math.nextafter(low, -math.inf)
    if field.operator == "<=":
        return -math.inf, high
    return low, high
