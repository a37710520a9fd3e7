"""How much two subjects are one: shared terms against what only either says, and what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.analysis.fold import fold
from search.trails.subject import Subject
from search.trails.words import filler, is_act, is_kind, is_product, is_thing

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
_GROUND = 0.45
"""What is left where what they share is, for one of them, only where something comes from."""
_ADDRESS = 0.7
"""Score of two things of a kind at one address, or of two documents of a kind on one place."""
_DEED = 0.5
"""Score of the same thing done in the same place: an evaluation, a tender."""
_SAME_DEED = 1.3
"""What a score gains where the same is done to what both name."""
_TITLE = 0.7
"""Likeness from which two titles are the title of one thing ..."""
_WHOLE = 0.9
"""... and from which they are so though only names and words of procedure stand in it."""
_OTHER = 0.2
"""What is left where a shared term has another number, or another year in its name."""


def telling(subjects: Sequence[Subject]) -> list[str]:
    """Terms that tell what all of these are about, the weightiest first."""
    common = set.intersection(*(subject.terms for subject in subjects))
    weights = subjects[0].weights
    return sorted(
        (term for term in common if _tells({term}, subjects[:1])), key=lambda term: (-weights[term], term)
    )


def one_subject(said: Sequence[Sequence[Subject]]) -> bool:
    """Whether these statements, each of one or more sentences, share what tells a subject.

    That is terms, or words of their titles, or an address.
    """
    if _tells(_in_all(said, "terms"), [subject for one in said for subject in one]):
        return True
    return bool(_in_all(said, "named") - filler() or _in_all(said, "addresses") or _in_all(said, "done_at"))


def _in_all(said: Sequence[Sequence[Subject]], what: str) -> set[Any]:
    return set.intersection(*(set().union(*(getattr(subject, what) for subject in one)) for one in said))


def similarity(one: Subject, other: Subject) -> float:
    """From 0, nothing in common, to 1; nothing where both are of a kind of which each is another thing."""
    if _apart_by_nature(one, other):
        return 0.0
    by_place = _DEED * bool(one.done_at & other.done_at)
    return max(_by_terms(one, other), _by_title(one, other), by_place)


def _by_terms(one: Subject, other: Subject) -> float:
    """What they share against what only either says (Tversky 1977).

    The shorter of the two counts most, since one document tells at length what another names in a clause.
    Sharing one everyday word is nothing: it takes a long word that names a thing, or several. Names of
    people, towns and countries do many things, and a ground ("uit de woonvisie") is not the subject.
    """
    both = one.terms & other.terms
    if not both:
        return 0.0
    common = both - {part for part in both if one.parts.get(part) in both or other.parts.get(part) in both}
    if not _titled(common, one) or not _titled(common, other):
        return 0.0
    if common <= one.proper | other.proper or not _tells(common, [one, other]):
        return 0.0
    shared = sum(min(one.weights[term], other.weights[term]) for term in common)
    only = sorted(_apart(subject, both) for subject in (one, other))
    named = any(term in one.rare and is_product(fold(one.surface[term])) for term in common)
    score = shared / (shared + (0.6 * only[0] + 0.2 * only[1]) * (_PRODUCT if named else 1))
    if one.names and other.names and not (one.names & other.words or other.names & one.words):
        score *= _NAMED
    numbering = _numbering(one, other)
    if numbering <= 1:
        score *= _KIND if _kind(common - one.proper, one) else 1
        score *= _ONE if len(common) == 1 and not common & one.rare else 1
    if _grounds_only(common, one, other):
        score *= _GROUND
    if one.deeds & other.deeds:
        score *= _SAME_DEED
    one_place = one.areas & other.areas and _kind(common - one.proper, one)
    if one.addresses & other.addresses or one_place:
        score = max(score, _ADDRESS)
    return min(1.0, score * numbering)


def _by_title(one: Subject, other: Subject) -> float:
    """How much the titles say the same, places included; nothing where they only resemble."""
    common = one.named.keys() & other.named.keys() if one.named and other.named else None
    if not common:
        return 0.0
    factor = _numbering(one, other)
    score = 2 * sum(one.named[word] for word in common)
    score /= sum(one.named.values()) + sum(other.named.values())  # Dice's coefficient, weighted
    tells = (
        bool(common - filler() - one.passed) or factor > 1 or (bool(common - one.passed) and score > _WHOLE)
    )
    return score * min(1.0, factor) if tells and score >= _TITLE else 0.0


def _apart_by_nature(one: Subject, other: Subject) -> bool:
    """Whether each is a thing of its own: another appointment, request, day, or size of government."""
    if one.appointed is not None and other.appointed is not None:
        return not one.appointed & other.appointed
    if (one.request or other.request) and not _by_title(one, other):
        return True
    return _differ(one, one.days, other, other.days) or _differ(one, one.scopes, other, other.scopes)


def _differ(one: Subject, held: dict[str, set[str]], other: Subject, others: dict[str, set[str]]) -> bool:
    if not held or not others:
        return False
    return any(
        not held[noun] & others[noun] for noun in one.terms & other.terms & held.keys() & others.keys()
    )


def _grounds_only(common: set[str], one: Subject, other: Subject) -> bool:
    """Whether what tells of the shared is only what one of them rests on; where it is much, what both do."""
    strong = {term for term in common if len(one.surface[term]) >= _TELLING} or common
    if len(strong) == 1:
        return strong <= one.grounds | other.grounds
    return strong <= one.grounds & other.grounds


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


def _tells(common: set[str], subjects: Sequence[Subject]) -> bool:
    """Whether these terms, each of one of the subjects, name a thing.

    An act without its object ("renovatie") does not, and neither does what is only the first part of a
    compound that names something else ("warmtevisie" is no "warmte").
    """
    forms: dict[str, str] = {}
    for subject in subjects:
        common = common - subject.modifiers
        forms.update((term, fold(subject.surface[term])) for term in common & subject.terms)
    things = {term: form for term, form in forms.items() if term in common and is_thing(form)}
    if all(
        len(form) <= _LONG and is_act(form) and not any(term in subject.compounds for subject in subjects)
        for term, form in things.items()
    ):
        return False
    longest = max(map(len, things), default=0)
    return longest >= (_TELLING if len(things) == 1 else _NAMING if len(things) == 2 else 1)


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
