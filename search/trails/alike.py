"""How much two subjects are one: shared terms against what only either says, and what contradicts."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.fold import fold
from search.trails.subject import Subject
from search.trails.words import is_act, is_kind, is_product, is_thing

_TELLING = 10
"""Letters of a term that tells a subject by itself: in Dutch such a word names a thing."""
_LONG = 14
"""A noun of an act with more letters than this is a compound, also where its parts are not known."""
_NAMING = 8
"""Letters that one of several shared terms must have at least."""
_ONE = 0.7
"""What is left of the score where a single term is shared that is not rare."""
_KIND = 0.5
"""What is left where only kinds of documents are shared."""
_PRODUCT = 0.6
"""How much less else counts where both name the same rare product."""
_NAMED = 0.5
"""What is left where the titles of both name something, and nothing the same."""
_OTHER = 0.3
"""What is left where a shared term has another number, or another year in its name."""


def telling(subjects: Sequence[Subject]) -> list[str]:
    """Terms that tell what all of these are about, the weightiest first."""
    common = set.intersection(*(subject.terms for subject in subjects))
    weights = subjects[0].weights
    return sorted(
        (term for term in common if _tells({term}, subjects[0])), key=lambda term: (-weights[term], term)
    )


def one_subject(subjects: Sequence[Subject]) -> bool:
    """Whether these have terms in common that tell a subject."""
    return _tells(set.intersection(*(subject.terms for subject in subjects)), subjects[0])


def similarity(one: Subject, other: Subject) -> float:
    """From 0, nothing in common, to 1: what they share against what only either says (Tversky 1977).

    The shorter of the two counts most, since one document tells at length what another names in a clause.
    Sharing one everyday word is nothing: it takes a long word that names a thing, or several.
    """
    both = one.terms & other.terms
    common = both - {part for part in both if one.parts.get(part) in both or other.parts.get(part) in both}
    if not _tells(common, one) or not _titled(common, one) or not _titled(common, other):
        return 0.0
    shared = sum(min(one.weights[term], other.weights[term]) for term in common)
    only = sorted(_apart(subject, both) for subject in (one, other))
    named = any(term in one.rare and is_product(fold(one.surface[term])) for term in common)
    score = shared / (shared + (0.6 * only[0] + 0.2 * only[1]) * (_PRODUCT if named else 1))
    if one.names and other.names and not (one.names & other.words or other.names & one.words):
        score *= _NAMED
    numbering = _numbering(one, other)
    if numbering <= 1:
        score *= _KIND if _kind(common, one) else _ONE if len(common) == 1 and not common & one.rare else 1
    return min(1.0, score * numbering)


def _kind(common: set[str], subject: Subject) -> bool:
    return all(is_kind(fold(subject.surface[term])) for term in common)


def _titled(common: set[str], subject: Subject) -> bool:
    """Whether something of the title is shared, where a title tells the subject."""
    return not subject.title or bool(common & subject.title)


def _apart(subject: Subject, both: set[str]) -> float:
    """Weight of what only this subject says; parts of a compound that both say are no difference."""
    return sum(
        weight
        for term, weight in subject.weights.items()
        if term not in both and subject.parts.get(term) not in both
    )


def _tells(common: set[str], subject: Subject) -> bool:
    forms = {term: fold(subject.surface[term]) for term in common}
    things = {term: form for term, form in forms.items() if is_thing(form)}
    longest = max(map(len, things), default=0)
    if len(things) == 1:
        [(term, form)] = things.items()
        compound = term in subject.compounds or len(form) > _LONG
        return longest >= _TELLING and (compound or not is_act(form))
    return longest >= (_NAMING if len(things) == 2 else 1)


def _numbering(one: Subject, other: Subject) -> float:
    """Factor for a noun that both have: the same number raises the score, another or only one lowers it."""
    factor = 1.0
    for noun in (one.terms & other.terms) | (one.numbered.keys() & other.numbered.keys()):
        years, others = one.years.get(noun), other.years.get(noun)
        if years and others and not years & others:
            return _OTHER
        mine, yours = one.numbered.get(noun), other.numbered.get(noun)
        if mine and yours:
            if not mine & yours:
                return _OTHER
            factor = 1.1
        elif mine or yours:
            factor = 0.7
    return factor
