"""What a word of a question stands for, and where that is written in a shard."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.synonyms import Words
from index.codec import Postings
from index.fields import TextField
from index.reader import Shard
from index.vocabulary import Vocabulary

EXACT, ABBREVIATION, STEM, NAME, SYNONYM, PART = 1.0, 0.95, 0.85, 0.8, 0.6, 0.5
"""How near what is written is to what was asked: a word as typed counts whole, a part of a compound half."""
POSITIONS = 65536
"""A place is unit * POSITIONS + position."""

Scores = NDArray[np.float32]
Places = NDArray[np.int64]
Entry = tuple[float, NDArray[Any], NDArray[Any]]
"""How near, in which units, how often in each."""


class Leaf(msgspec.Struct, kw_only=True):
    """One word, prefix or phrase of a question."""

    levels: list[tuple[float, tuple[str, ...]]] = []
    """Single forms, with how near they are."""
    expressions: list[tuple[float, tuple[tuple[str, ...], ...]]] = []
    """Several words in a row, each as the forms that will do for it."""
    together: tuple[tuple[str, ...], ...] = ()
    """Words, each as the forms that will do for it, that must all stand in the passage, in any order."""
    prefix: str = ""
    names: list[tuple[str, str]] = []
    """Facets and names of what it is recognised as."""
    word: str = ""
    """The form as asked, for suggestions; empty for prefixes and phrases."""

    @property
    def forms(self) -> set[str]:
        """Single forms to highlight."""
        single = (forms for _, forms in self.levels)
        return {form for forms in (*single, *self.together) for form in forms}


class Found(NamedTuple):
    """The units of a shard in which a leaf stands, in order; in each how often, and how near the nearest."""

    units: NDArray[Any]
    counts: Scores
    nearness: Scores


def word(form: str, parts: tuple[str, ...], vocabulary: Vocabulary) -> Leaf:
    """A word with its inflections, the compounds it is part of, its abbreviation or long form, synonyms."""
    senses = vocabulary.senses(form)
    leaf = Leaf(
        word=form, levels=[(EXACT, (form,)), (STEM, senses.stem), (PART, senses.part)], expressions=[]
    )
    if len(parts) > 1:
        leaf.expressions.append((EXACT, tuple((part,) for part in parts)))
    for others in ((form,), parts):
        if others:
            add_others(leaf, others, vocabulary)
    return leaf


def add_others(leaf: Leaf, words: Words, vocabulary: Vocabulary) -> None:
    """Adds what else these words are called to a leaf."""
    for level, others in ((ABBREVIATION, vocabulary.explained(words)), (SYNONYM, vocabulary.synonyms(words))):
        for other in others:
            forms = tuple((w, *vocabulary.senses(w).stem) for w in other)
            if len(forms) == 1:
                leaf.levels.append((level, forms[0]))
            else:
                leaf.expressions.append((level, forms))


def phrase(forms: tuple[str, ...]) -> Leaf:
    """These forms in a row, and nothing else."""
    if len(forms) == 1:
        return Leaf(levels=[(EXACT, forms)])
    return Leaf(expressions=[(EXACT, tuple((form,) for form in forms))])


def find(shard: Shard, leaf: Leaf, field: TextField) -> Found | None:
    """Where a leaf stands in the texts of a field; None where it stands nowhere in the shard."""
    entries: list[Entry] = []
    for level, forms in leaf.levels:
        for form in forms:
            postings = shard.postings(field, form)
            if postings is not None:
                entries.append((level, postings.units, postings.counts))
    if leaf.prefix:
        entries += _of_prefix(shard.prefix(field, leaf.prefix), shard.units)
    for level, expression in leaf.expressions:
        units, counts = np.unique(
            expression_places(shard, expression, field) // POSITIONS, return_counts=True
        )
        if len(units):
            entries.append((level, units.astype(np.uint32), counts))
    if leaf.together:
        entries += _of_all(shard, leaf.together, field)
    for facet, name in leaf.names:
        named = named_units(shard, facet, name, field)
        if len(named):
            entries.append((NAME, named, np.ones(len(named), np.uint16)))
    return _merged(entries, shard.units) if entries else None


def _merged(entries: list[Entry], size: int) -> Found:
    """All entries of a leaf as one, over a shard of so many units."""
    if len(entries) == 1:
        level, units, counts = entries[0]
        return Found(units, counts.astype(np.float32), np.full(len(units), level, np.float32))
    counts_of, nearness = np.zeros(size, np.float32), np.zeros(size, np.float32)
    for level, units, counts in sorted(entries, key=lambda entry: entry[0]):
        counts_of[units] += counts
        nearness[units] = level
    units = np.flatnonzero(nearness > 0)
    return Found(units, counts_of[units], nearness[units])


def split(form: str, parts: tuple[str, ...], vocabulary: Vocabulary) -> Leaf:
    """A compound that the corpus does not hold: passages that hold its parts apart will do."""
    senses = (vocabulary.senses(part) for part in parts)
    return Leaf(word=form, together=tuple((s.exact, *s.stem, *s.part) for s in senses))


def _of_all(shard: Shard, words: tuple[tuple[str, ...], ...], field: TextField) -> list[Entry]:
    """Units in which one form of every word stands."""
    common: NDArray[Any] | None = None
    for forms in words:
        found = [p.units for form in forms if (p := shard.postings(field, form)) is not None]
        units = np.unique(np.concatenate(found)) if found else np.empty(0, np.uint32)
        common = units if common is None else np.intersect1d(common, units)
    if common is None or not len(common):
        return []
    return [(PART, common, np.ones(len(common), np.uint16))]


def _of_prefix(postings: Postings | None, size: int) -> list[Entry]:
    if postings is None:
        return []
    counts = np.bincount(postings.units, weights=postings.counts, minlength=size)
    units = np.flatnonzero(counts > 0)
    return [(EXACT, units, counts[units])]


def named_units(shard: Shard, facet: str, name: str, field: TextField) -> NDArray[np.uint32]:
    """Units of the field's kind that carry a name."""
    try:
        number = shard.manifest.names[facet].index(name)
    except ValueError:
        return np.empty(0, np.uint32)
    rows = shard.lists(facet)
    units = rows.owners[rows.values == number]
    is_commitment = shard.kinds[units] == 3
    return np.unique(units[is_commitment == (field == "commitment")])


def places(shard: Shard, leaf: Leaf, field: TextField, within: NDArray[np.bool_]) -> Places:
    """Every place where a single form of a leaf stands in some units, in order."""
    found = [_places(p, within) for form in leaf.forms if (p := shard.postings(field, form)) is not None]
    if leaf.prefix and (postings := shard.prefix(field, leaf.prefix)) is not None:
        found.append(_places(postings, within))
    return _sorted(found)


def expression_places(shard: Shard, expression: tuple[tuple[str, ...], ...], field: TextField) -> Places:
    """The places where words stand in a row: those of the first word."""
    standing: Places | None = None
    for offset, forms in enumerate(expression):
        found = [_places(p) for form in forms if (p := shard.postings(field, form)) is not None]
        if not found:
            return np.empty(0, np.int64)
        starts = _sorted(found) - offset
        standing = starts if standing is None else _common(standing, starts)
        if not len(standing):
            break
    return np.empty(0, np.int64) if standing is None else standing


def _common(one: Places, other: Places) -> Places:
    """What two ordered arrays have in common; searching is cheaper than the sorting that numpy would do."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    at = np.minimum(np.searchsorted(many, few), len(many) - 1)
    found: Places = few[many[at] == few]
    return found


def _places(postings: Postings, within: NDArray[np.bool_] | None = None) -> Places:
    units, counts, positions = postings
    if within is not None:
        inside = within[units]
        positions = positions[np.repeat(inside, counts)]
        units, counts = units[inside], counts[inside]
    found: Places = np.repeat(units.astype(np.int64) * POSITIONS, counts) + positions
    return found


def _sorted(found: list[Places]) -> Places:
    if not found:
        return np.empty(0, np.int64)
    return found[0] if len(found) == 1 else np.unique(np.concatenate(found))
