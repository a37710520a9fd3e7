"""The read side of the index in the corpus directory: every shard evaluated whole, in this process."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.store import Corpus
from index.build import ensure
from index.fields import FACETS, TextField
from index.reader import Index, Shard
from index.units import UnitKind
from index.vocabulary import Vocabulary
from search import conditions
from search.engine import Page, Ranking, Sort
from search.facets import FacetCounter
from search.filters import Resolved
from search.folding import fold_alike
from search.highlight import highlights
from search.leaves import Leaf
from search.matching import Evaluation
from search.names import NameTable, known_aliases
from search.results import Hit, Repeat
from search.tree import AllNode, Tree, leaves_of
from search.weights import ENOUGH, KIND_WEIGHT, LEAST_SHARE


class Place(NamedTuple):
    """A unit of the index."""

    shard: int
    unit: int


class Answers(NamedTuple):
    """The units of a shard that answer, in order of the shard, with their scores."""

    units: NDArray[np.int64]
    scores: NDArray[np.float32]


class Found(NamedTuple):
    """Everything that answers a question: places in order of the sort, scores beside them."""

    shards: NDArray[np.int64]
    units: NDArray[np.int64]
    scores: NDArray[np.float32]
    by_shard: list[NDArray[np.int64]]
    leaves: list[Leaf]
    needed: int
    words: int
    unknown: frozenset[str]


def opened(corpus: Corpus) -> ShardEngine:
    """The index of a corpus, built, continued or rebuilt first where it must be."""
    return ShardEngine(corpus, ensure(corpus))


class ShardEngine:
    """Answers from one generation until it is closed."""

    def __init__(self, corpus: Corpus, index: Index) -> None:
        self._corpus = corpus
        self.index = index

    def close(self) -> None:
        self.index.close()

    @property
    def vocabulary(self) -> Vocabulary:
        return self.index.vocabulary

    @cached_property
    def names(self) -> NameTable:
        shards = self.index.shards
        names = {
            (facet, name) for shard in shards for facet in FACETS for name in shard.manifest.names[facet]
        }
        aliases = [alias for alias in known_aliases(self._corpus) if (alias[0], alias[2]) in names]
        return NameTable(sorted(names), aliases)

    def passages(
        self, tree: Tree, wanted: Resolved, *, limit: int, offset: int, sort: Sort, facets: bool
    ) -> Page:
        found = self._find(tree, wanted, "text", sort)
        counter = FacetCounter()
        if facets:
            for shard, units in zip(self.index.shards, found.by_shard, strict=True):
                counter.add(shard, units)
        return Page(
            hits=tuple(self._page(found, limit, offset)),
            total=len(found.units),
            facets=counter.result() if facets else {},
            needed=found.needed,
            words=found.words,
            unknown=found.unknown,
            behind=len(self._corpus.changes(self.index.generation).added),
        )

    def commitments(self, tree: Tree, wanted: Resolved) -> Ranking:
        found = self._find(tree, wanted, "commitment", "relevance")
        places = zip(found.shards, found.units, strict=True)
        ids = [self.index.shards[int(shard)].keys[int(unit)] for shard, unit in places]
        return Ranking(ids=ids, unknown=found.unknown)

    def _find(self, tree: Tree, resolved: Resolved, field: TextField, sort: Sort) -> Found:
        """Every unit of a field's kind that answers, in order."""
        allowed = [self._allowed(shard, resolved, field) for shard in self.index.shards]
        evaluation = Evaluation(self.index, field, tree, allowed)
        needed, words = self._settle(tree, evaluation)
        answers = [self._answers(evaluation, number) for number in range(len(allowed))]
        leaves = leaves_of(tree)
        shards, units, scores = self._ordered(answers, sort)
        unknown = frozenset(leaf.word for leaf in leaves if self._is_unknown(leaf, evaluation))
        return Found(shards, units, scores, [a.units for a in answers], leaves, needed, words, unknown)

    def _is_unknown(self, leaf: Leaf, evaluation: Evaluation) -> bool:
        """Whether a leaf is a word that the corpus knows in no form."""
        if not leaf.word.isalpha() or any(found is not None for found in evaluation.found(leaf)):
            return False
        return self.index.vocabulary.kind(leaf.word) is None

    def _allowed(self, shard: Shard, resolved: Resolved, field: TextField) -> NDArray[np.bool_]:
        allowed: NDArray[np.bool_] = (shard.kinds == UnitKind.COMMITMENT) == (field == "commitment")
        if shard.live is not None:
            allowed &= shard.live
        narrowed = conditions.mask(shard, resolved)
        return allowed if narrowed is None else allowed & narrowed

    def _settle(self, tree: Tree, evaluation: Evaluation) -> tuple[int, int]:
        """Settles how many of the words a passage must hold: fewer than all where too few hold all."""
        if not isinstance(tree, AllNode) or not tree.soft:
            return 0, 0
        words = len(tree.soft)
        if words == 1:
            return 1, 1
        counts = np.zeros(words + 1, np.int64)
        for number in range(len(self.index.shards)):
            counts += np.bincount(evaluation.present(number), minlength=words + 1)
        at_least = np.cumsum(counts[::-1])[::-1]
        least = max(1, round(words * LEAST_SHARE))
        tree.needed = next((n for n in range(words, least, -1) if at_least[n] >= ENOUGH), least)
        while tree.needed > 1 and not at_least[tree.needed]:
            tree.needed -= 1
        return tree.needed, words

    def _answers(self, evaluation: Evaluation, number: int) -> Answers:
        matched, candidates = evaluation.evaluate(number), evaluation.candidates[number]
        answers = matched.answers & matched.own
        units = candidates.units[answers]
        return Answers(units, matched.scores[answers] * _KIND_FACTORS[candidates.shard.kinds[units]])

    def _ordered(
        self, answers: list[Answers], sort: Sort
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        units, scores = [a.units for a in answers], [a.scores for a in answers]
        numbers = np.repeat(np.arange(len(units)), [len(u) for u in units])
        if not units:
            nothing = np.empty(0, np.int64)
            return nothing, nothing, np.empty(0, np.float32)
        every, all_scores = np.concatenate(units), np.concatenate(scores)
        if sort == "relevance":
            order = np.argsort(-all_scores, kind="stable")
        else:
            days = np.concatenate(
                [
                    _days(shard)[shard.column("document")[u]]
                    for shard, u in zip(self.index.shards, units, strict=True)
                ]
            )
            if sort == "document":
                order = np.arange(len(every))
            else:
                order = np.lexsort(
                    (-all_scores, -days if sort == "newest" else np.where(days, days, 9_999_999))
                )
        return numbers[order], every[order], all_scores[order]

    def _page(self, found: Found, limit: int, offset: int) -> list[Hit]:
        groups = fold_alike(self.index, found.shards, found.units, offset + limit)
        hits = []
        for first, repeats in groups[offset : offset + limit]:
            place = Place(int(found.shards[first]), int(found.units[first]))
            alike = tuple(self._repeat(int(found.shards[i]), int(found.units[i])) for i in repeats)
            hits.append(self._hit(place, float(found.scores[first]), found.leaves, alike))
        return hits

    def _hit(self, place: Place, score: float, leaves: list[Leaf], repeats: tuple[Repeat, ...]) -> Hit:
        shard, unit = self.index.shards[place.shard], place.unit
        document = shard.documents[int(shard.column("document")[unit])]
        text = shard.texts[unit]
        return Hit(
            document=document.id,
            title=document.title,
            source=document.source,
            doc_type=document.doc_type,
            doc_date=_date(document.date),
            page=int(shard.column("page")[unit]) or None,
            heading=self._headings(place),
            text=text,
            score=round(score, 4),
            highlights=highlights(text, leaves),
            block=int(shard.column("block")[unit]),
            repeats=repeats,
        )

    def _headings(self, place: Place) -> tuple[str, ...]:
        """Texts of the headings above a unit, outermost first, the document's title left out."""
        shard = self.index.shards[place.shard]
        parents, unit = shard.column("parent"), place.unit
        found: list[str] = []
        while True:
            unit = int(parents[unit])
            if shard.kinds[unit] == UnitKind.TITLE:
                return tuple(reversed(found))
            if shard.kinds[unit] == UnitKind.HEADING:
                found.append(shard.texts[unit])

    def _repeat(self, number: int, unit: int) -> Repeat:
        shard = self.index.shards[number]
        document = shard.documents[int(shard.column("document")[unit])]
        date = _date(document.date)
        return Repeat(
            document=document.id,
            title=document.title,
            doc_date=date,
            year=date.year if date else next(iter(document.years), None),
            page=int(shard.column("page")[unit]) or None,
            block=int(shard.column("block")[unit]),
        )


_KIND_FACTORS = np.array([KIND_WEIGHT[kind] for kind in UnitKind], np.float32)


def _days(shard: Shard) -> NDArray[np.int64]:
    """Day number of each document's date, 0 where it has none."""
    dates = [_date(document.date) for document in shard.documents]
    return np.array([date.toordinal() if date else 0 for date in dates], np.int64)


def _date(iso: str) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
