"""Which units answer a question, and how well: the tree of a question evaluated over whole shards at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.fields import TextField
from index.reader import Index
from index.weights import K1
from search import conditions, leaves
from search.candidates import Candidates
from search.conditions import Mask
from search.leaves import POSITIONS, Found, Leaf, Scores
from search.tree import AllNode, AnyNode, ConditionNode, LeafNode, NotNode, Tree
from search.weights import CANDIDATES, NEAR, PROXIMITY


class Matched(NamedTuple):
    """Per candidate: does it answer with its headings' help, does a word stand in itself, and its score."""

    answers: Mask
    own: Mask
    scores: Scores


class Gathered(NamedTuple):
    """What the parts of an AllNode come to before it is settled how many of the soft ones are needed."""

    holds: Mask
    own: Mask
    scores: Scores
    present: NDArray[np.uint8]
    """How many of the soft leaves a candidate has."""


class Evaluation:
    """One question on one index. What leaves match is kept, as scores need counts over all shards first."""

    def __init__(self, index: Index, field: TextField, tree: Tree, allowed: Sequence[Mask]) -> None:
        """`allowed` says for each shard which of its units may answer."""
        self._index = index
        self._field = field
        self._tree = tree
        self._found: dict[int, list[Found | None]] = {}
        self._weights: dict[int, float] = {}
        self._matches: dict[tuple[int, int], Matched] = {}
        self._gathered: dict[tuple[int, int], Gathered] = {}
        self.candidates = [self._candidates(number, mask) for number, mask in enumerate(allowed)]

    def _candidates(self, number: int, allowed: Mask) -> Candidates:
        shard = self._index.shards[number]
        standing = np.zeros(shard.units, bool)
        self._mark(self._tree, number, standing)
        return Candidates(shard, standing & allowed, self._index.average_length)

    def _mark(self, tree: Tree, number: int, standing: Mask) -> None:
        """Marks the units that a tree can be found to stand in itself."""
        if isinstance(tree, LeafNode):
            found = self.found(tree.leaf)[number]
            if found is not None:
                standing[found.units] = True
        elif isinstance(tree, ConditionNode):
            standing[:] = True
        elif isinstance(tree, AnyNode):
            for child in tree.children:
                self._mark(child, number, standing)
        elif isinstance(tree, AllNode):
            if _has_no_words(tree):
                standing[:] = True
            for child in tree.children:
                if not isinstance(child, ConditionNode):
                    self._mark(child, number, standing)

    def found(self, leaf: Leaf) -> list[Found | None]:
        """What a leaf matches, shard by shard."""
        key = id(leaf)
        if key not in self._found:
            self._found[key] = [leaves.find(shard, leaf, self._field) for shard in self._index.shards]
            holding = sum(len(found.units) for found in self._found[key] if found is not None)
            self._weights[key] = math.log1p((self._index.units - holding + 0.5) / (holding + 0.5))
        return self._found[key]

    def weight(self, leaf: Leaf) -> float:
        """How much a leaf says: more the rarer it is (BM25's inverse document frequency)."""
        self.found(leaf)
        return self._weights[id(leaf)]

    def evaluate(self, number: int) -> Matched:
        """The question over the candidates of shard `number`."""
        return self._evaluate(self._tree, number)

    def present(self, number: int) -> NDArray[np.uint8]:
        """For each candidate that holds to the rest of the question how many of the soft leaves it has."""
        assert isinstance(self._tree, AllNode)
        gathered = self._gather(self._tree, number)
        return np.where(gathered.holds & gathered.own, gathered.present, 0)

    def _evaluate(self, tree: Tree, number: int) -> Matched:
        candidates = self.candidates[number]
        if isinstance(tree, LeafNode):
            return self._leaf(tree.leaf, number)
        if isinstance(tree, ConditionNode):
            holds = conditions.of_condition(candidates.shard, tree.condition)[candidates.units]
            return Matched(holds, holds, np.zeros(len(candidates), np.float32))
        if isinstance(tree, NotNode):
            inner = self._evaluate(tree.child, number)
            without = ~(inner.own & inner.answers)
            return Matched(without, np.zeros_like(without), np.zeros(len(candidates), np.float32))
        if isinstance(tree, AnyNode):
            return self._any(tree, number)
        assert isinstance(tree, AllNode)
        return self._all(tree, number)

    def _any(self, tree: AnyNode, number: int) -> Matched:
        size = len(self.candidates[number])
        answers, own, scores = np.zeros(size, bool), np.zeros(size, bool), np.zeros(size, np.float32)
        for child in tree.children:
            matched = self._evaluate(child, number)
            answers |= matched.answers
            own |= matched.own & matched.answers
            scores += np.where(matched.answers, matched.scores, 0)
        return Matched(answers, own, scores)

    def _all(self, tree: AllNode, number: int) -> Matched:
        holds, own, scores, present = self._gather(tree, number)
        if tree.soft:
            holds = holds & (present >= tree.needed)
        if len(tree.soft) > 1:
            shares = present.astype(np.float32) / np.float32(len(tree.soft))
            scores = scores * shares**2
            self._add_proximity(tree.soft, scores, number)
        return Matched(holds, own, scores)

    def _gather(self, tree: AllNode, number: int) -> Gathered:
        key = (id(tree), number)
        if key in self._gathered:
            return self._gathered[key]
        size = len(self.candidates[number])
        holds, own, scores = np.ones(size, bool), np.zeros(size, bool), np.zeros(size, np.float32)
        present = np.zeros(size, np.uint8)
        for child in tree.children:
            matched = self._evaluate(child, number)
            scores += matched.scores
            if not isinstance(child, ConditionNode):
                own |= matched.own
            if isinstance(child, LeafNode) and child.soft:
                present += matched.answers
            else:
                holds &= matched.answers
        if _has_no_words(tree):
            own = holds
        self._gathered[key] = Gathered(holds, own, scores, present)
        return self._gathered[key]

    @staticmethod
    def _keep_best(units: Mask, scores: Scores) -> None:
        """Leaves only the units that score best among very many: nearness decides only between those."""
        if np.count_nonzero(units) > CANDIDATES:
            threshold = np.partition(scores[units], -CANDIDATES)[-CANDIDATES]
            units &= scores >= threshold

    def _leaf(self, leaf: Leaf, number: int) -> Matched:
        key = (id(leaf), number)
        if key not in self._matches:
            self._matches[key] = self._match(leaf, number)
        return self._matches[key]

    def _match(self, leaf: Leaf, number: int) -> Matched:
        found, candidates = self.found(leaf)[number], self.candidates[number]
        own, scores = np.zeros(len(candidates), bool), np.zeros(len(candidates), np.float32)
        if found is None:
            return Matched(own, own, scores)
        at = candidates.numbers(found.units)
        inside = at >= 0
        at = at[inside]
        own[at] = True
        counts = found.counts[inside] / candidates.length_factors[at]
        scores[at] = found.nearness[inside] * counts * (K1 + 1) / (counts + K1)
        above = candidates.above(found, self._field)
        if above is None:
            return Matched(own, own, scores * self.weight(leaf))
        return Matched(own | (above > 0), own, (scores + above) * self.weight(leaf))

    def _add_proximity(self, soft: list[LeafNode], scores: Scores, number: int) -> None:
        candidates = self.candidates[number]
        for one, other in pairwise(soft):
            both = self._leaf(one.leaf, number).own & self._leaf(other.leaf, number).own
            if not both.any():
                continue
            self._keep_best(both, scores)
            within = candidates.mask(both)
            first, second = (
                leaves.places(candidates.shard, node.leaf, self._field, within) for node in (one, other)
            )
            units, nearness = _nearness(first, second)
            weight = PROXIMITY * min(self.weight(one.leaf), self.weight(other.leaf))
            scores[candidates.numbers(units)] += (weight * nearness).astype(np.float32)


def _has_no_words(tree: AllNode) -> bool:
    """Whether nothing is to be found in the text, so that all that hold to the conditions answer."""
    return all(isinstance(child, ConditionNode | NotNode) for child in tree.children)


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
