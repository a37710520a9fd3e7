"""Which units answer a question, and how well: the tree of a question evaluated over whole shards at once."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.fields import TextField
from index.reader import Index, Shard
from index.units import UnitKind
from index.weights import K1, LONG, SHORT, B
from search import conditions, leaves
from search.conditions import Mask
from search.leaves import POSITIONS, Found, Leaf, Scores
from search.tree import AllNode, AnyNode, ConditionNode, LeafNode, NotNode, Tree
from search.weights import CANDIDATES, HEADING_WEIGHT, NEAR, PROXIMITY, TITLE_WEIGHT


class Matched(NamedTuple):
    """Per unit: whether it answers with its headings' help, whether a word stands in itself, its score."""

    answers: Mask
    own: Mask
    scores: Scores


class Evaluation:
    """One question on one index. What leaves match is kept, as scores need counts over all shards first."""

    def __init__(self, index: Index, field: TextField) -> None:
        self._index = index
        self._field = field
        self._found: dict[int, list[Found | None]] = {}
        self._weights: dict[int, float] = {}
        self._matches: dict[tuple[int, int], Matched] = {}

    def found(self, leaf: Leaf) -> list[Found | None]:
        """What a leaf matches, shard by shard."""
        key = id(leaf)
        if key not in self._found:
            self._found[key] = [leaves.find(shard, leaf, self._field) for shard in self._index.shards]
            holding = sum(int(np.count_nonzero(f.counts)) for f in self._found[key] if f is not None)
            self._weights[key] = math.log1p((self._index.units - holding + 0.5) / (holding + 0.5))
        return self._found[key]

    def weight(self, leaf: Leaf) -> float:
        """How much a leaf says: more the rarer it is (BM25's inverse document frequency)."""
        self.found(leaf)
        return self._weights[id(leaf)]

    def evaluate(self, tree: Tree, number: int) -> Matched:
        """The tree over shard `number`."""
        shard = self._index.shards[number]
        if isinstance(tree, LeafNode):
            return self._leaf(tree.leaf, shard, number)
        if isinstance(tree, ConditionNode):
            holds = conditions.of_condition(shard, tree.condition)
            return Matched(holds, holds, np.zeros(shard.units, np.float32))
        if isinstance(tree, NotNode):
            inner = self.evaluate(tree.child, number)
            without = ~(inner.own & inner.answers)
            return Matched(without, np.zeros_like(without), np.zeros(shard.units, np.float32))
        if isinstance(tree, AnyNode):
            return self._any(tree, shard, number)
        assert isinstance(tree, AllNode)
        return self._all(tree, shard, number)

    def _any(self, tree: AnyNode, shard: Shard, number: int) -> Matched:
        answers, own = np.zeros(shard.units, bool), np.zeros(shard.units, bool)
        scores = np.zeros(shard.units, np.float32)
        for child in tree.children:
            matched = self.evaluate(child, number)
            answers |= matched.answers
            own |= matched.own & matched.answers
            scores += np.where(matched.answers, matched.scores, 0)
        return Matched(answers, own, scores)

    def _all(self, tree: AllNode, shard: Shard, number: int) -> Matched:
        answers, own = np.ones(shard.units, bool), np.zeros(shard.units, bool)
        scores = np.zeros(shard.units, np.float32)
        present = np.zeros(shard.units, np.uint8)
        for child in tree.children:
            matched = self.evaluate(child, number)
            scores += matched.scores
            if not isinstance(child, ConditionNode):
                own |= matched.own
            if isinstance(child, LeafNode) and child.soft:
                present += matched.answers
            else:
                answers &= matched.answers
        if all(isinstance(child, ConditionNode | NotNode) for child in tree.children):
            own = answers
        if tree.soft:
            answers &= present >= tree.needed
            if len(tree.soft) > 1:
                scores *= (present / len(tree.soft)) ** 2
                self._add_proximity(tree.soft, scores, shard, number)
        return Matched(answers, own, scores)

    def present(self, tree: AllNode, number: int) -> NDArray[np.uint8]:
        """For each unit that holds to the rest of the tree how many of the soft leaves it has."""
        needed, tree.needed = tree.needed, 0
        matched = self.evaluate(tree, number)
        tree.needed = needed
        present = np.zeros(self._index.shards[number].units, np.uint8)
        for node in tree.soft:
            present += self._leaf(node.leaf, self._index.shards[number], number).answers
        present[~(matched.answers & matched.own)] = 0
        return present

    @staticmethod
    def _keep_best(units: Mask, scores: Scores) -> None:
        """Leaves only the units that score best among very many: nearness decides only between those."""
        if np.count_nonzero(units) > CANDIDATES:
            threshold = np.partition(scores[units], -CANDIDATES)[-CANDIDATES]
            units &= scores >= threshold

    def _leaf(self, leaf: Leaf, shard: Shard, number: int) -> Matched:
        key = (id(leaf), number)
        if key not in self._matches:
            self._matches[key] = self._match(leaf, shard, number)
        return self._matches[key]

    def _match(self, leaf: Leaf, shard: Shard, number: int) -> Matched:
        found = self.found(leaf)[number]
        if found is None:
            nothing = np.zeros(shard.units, bool)
            return Matched(nothing, nothing, np.zeros(shard.units, np.float32))
        weight = self.weight(leaf)
        own = found.counts > 0
        above = _above(found, shard)
        scores = np.zeros(shard.units, np.float32)
        at = np.flatnonzero(own)
        length = np.clip(shard.column("length")[at] / self._index.average_length, SHORT, LONG)
        counts = found.counts[at] / (1 - B + B * length)
        scores[at] = found.nearness[at] * counts * (K1 + 1) / (counts + K1)
        if above is None:
            return Matched(own, own, scores * weight)
        return Matched(own | (above > 0), own, (scores + above) * weight)

    def _add_proximity(self, soft: list[LeafNode], scores: Scores, shard: Shard, number: int) -> None:
        for one, other in pairwise(soft):
            if self.found(one.leaf)[number] is None or self.found(other.leaf)[number] is None:
                continue
            both = self._leaf(one.leaf, shard, number).own & self._leaf(other.leaf, shard, number).own
            self._keep_best(both, scores)
            first, second = (leaves.places(shard, node.leaf, self._field, both) for node in (one, other))
            units, nearness = _nearness(first, second)
            weight = PROXIMITY * min(self.weight(one.leaf), self.weight(other.leaf))
            scores[units] += (weight * nearness).astype(np.float32)


def _above(found: Found, shard: Shard) -> Scores | None:
    """What each unit has from the headings and the title that it stands under; None for nothing."""
    units = np.flatnonzero(found.counts)
    kinds = shard.kinds[units]
    heads = units[kinds <= UnitKind.HEADING]
    if not len(heads):
        return None
    steps = np.zeros(shard.units + 1, np.float64)
    title = shard.kinds[heads] == UnitKind.TITLE
    worth = found.nearness[heads] * np.where(title, TITLE_WEIGHT, HEADING_WEIGHT)
    np.add.at(steps, heads + 1, worth)
    np.add.at(steps, shard.column("stop")[heads], -worth)
    above = np.cumsum(steps)[:-1]
    above[above < 1e-6] = 0
    commitments = np.flatnonzero(shard.kinds == UnitKind.COMMITMENT)
    if len(commitments):
        above[commitments] = above[shard.column("parent")[commitments]]
    return np.minimum(above, HEADING_WEIGHT + TITLE_WEIGHT).astype(np.float32)


def _nearness(first: leaves.Places, second: leaves.Places) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Units in which two leaves stand near, and 1 / distance of the nearest pair in each."""
    if not len(first) or not len(second):
        return np.empty(0, np.int64), np.empty(0)
    after = np.searchsorted(second, first)
    best = np.full(len(first), NEAR + 1, np.int64)
    for at in (after, after - 1, after + 1):
        inside = (at >= 0) & (at < len(second))
        other = second[np.clip(at, 0, len(second) - 1)]
        same = inside & (other // POSITIONS == first // POSITIONS) & (other != first)
        best = np.where(same, np.minimum(best, np.abs(other - first)), best)
    near = best <= NEAR
    if not near.any():
        return np.empty(0, np.int64), np.empty(0)
    units, where = np.unique(first[near] // POSITIONS, return_inverse=True)
    nearness = np.zeros(len(units))
    np.maximum.at(nearness, where, 1 / best[near])
    return units, nearness
