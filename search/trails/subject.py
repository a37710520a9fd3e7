"""What a commitment is about, as weighted terms that can be compared between documents.

Verbs of doing and policy filler say nothing about the subject; rare words, compounds and names say most.
A compound shares its parts with the simple word (Wijkuitvoeringsplan, uitvoeringsplan), an abbreviation its
long form. Weights are inverse document frequencies over the commitments at hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from index.analysis import Token, tokenize
from index.analysis.abbreviations import pairs
from index.analysis.compounds import Splitter
from index.analysis.stems import stem
from index.analysis.stopwords import stopwords

_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6}
_PART = 7
"""Letters of a compound's part that counts as a term: shorter parts are in too many compounds."""
_TELLING = 10
"""Letters of a term that tells a subject by itself: in Dutch such a word names a thing."""
_NAMING = 8
"""Letters that one of several shared terms must have at least."""


class Subject:
    """The terms of one commitment, and the numbered things it names ("wijkaanpak 2", "eerste fase")."""

    __slots__ = ("norm", "numbered", "surface", "terms", "weights")

    def __init__(self) -> None:
        self.terms: set[str] = set()
        self.numbered: dict[str, set[int]] = {}
        self.surface: dict[str, str] = {}
        """A term as it was written first."""
        self.weights: dict[str, float] = {}
        self.norm = 0.0


@lru_cache(maxsize=1)
def _filler() -> frozenset[str]:
    text = resources.files("search.trails").joinpath("filler.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    return frozenset(words) | {stem(word) for word in words} | stopwords()


def subjects_of(texts: Sequence[str], names: Sequence[Iterable[str]]) -> list[Subject]:
    """The subjects of commitments, weighted among each other.

    `names` gives for each text the places and partners in it; their words are left out, since many things
    happen in one place.
    """
    tokens = [list(tokenize(text)) for text in texts]
    splitter = Splitter(Counter(token.form for row in tokens for token in row if token.shape == "lower"))
    expand = {short: long for text in texts for short, long in pairs(text)}
    subjects = [
        _subject(text, row, {stem(t.form) for name in named for t in tokenize(name)}, splitter, expand)
        for text, row, named in zip(texts, tokens, names, strict=True)
    ]
    counts = Counter(term for subject in subjects for term in subject.terms)
    for subject in subjects:
        subject.weights = {term: math.log((len(subjects) + 1) / counts[term]) for term in subject.terms}
        subject.norm = sum(subject.weights.values())
    return subjects


def _subject(
    text: str,
    tokens: list[Token],
    passed: set[str],
    splitter: Splitter,
    expand: Mapping[str, tuple[str, ...]],
) -> Subject:
    subject = Subject()

    def add(form: str, written: str) -> list[str]:
        if len(form) < 3 or not form.isalpha() or form in _filler():
            return []
        parts = [form, *(part for part in splitter.parts(form) if len(part) >= _PART)]
        terms = [term for part in parts if (term := stem(part)) not in _filler() and term not in passed]
        for term in terms:
            subject.terms.add(term)
            subject.surface.setdefault(term, written)
        return terms

    ordinal: int | None = None
    previous: list[str] = []
    counted = False
    for token in tokens:
        written = text[token.start : token.end]
        if token.shape == "number":
            if len(token.form) == 1 and previous:
                _number(subject, previous, int(token.form))
            previous, counted = [], True
            continue
        if counted:  # what is counted ("5.300 woningen") is a measure of the subject, not the subject
            counted = False
            continue
        for word in expand.get(token.form, ()):
            add(word, written)
        previous = add(token.form, written)
        if token.form in _ORDINALS:
            ordinal = _ORDINALS[token.form]
        elif ordinal and previous:
            _number(subject, previous, ordinal)
            ordinal = None
    return subject


def _number(subject: Subject, terms: list[str], number: int) -> None:
    for term in terms:
        subject.numbered.setdefault(term, set()).add(number)


def telling(subjects: Sequence[Subject]) -> list[str]:
    """Terms that tell what all of these are about, the weightiest first."""
    common = set.intersection(*(subject.terms for subject in subjects))
    weights = subjects[0].weights
    return sorted((term for term in common if _tells({term})), key=lambda term: (-weights[term], term))


def stems_of(text: str) -> frozenset[str]:
    """Every word of a text as a term that subjects can be compared with."""
    return frozenset(stem(token.form) for token in tokenize(text))


def similarity(one: Subject, other: Subject) -> float:
    """From 0, nothing in common, to 1: what they share against what only either says (Tversky 1977).

    The shorter of the two counts most, since one document tells at length what another names in a clause.
    Sharing one everyday word is nothing: it takes a long word, or several.
    """
    common = one.terms & other.terms
    shared = sum(one.weights[term] for term in common)
    if not _tells(common):
        return 0.0
    only = sorted((one.norm - shared, other.norm - shared))
    return shared / (shared + 0.6 * only[0] + 0.2 * only[1]) * _numbering(one, other)


def _tells(common: set[str]) -> bool:
    longest = max(map(len, common), default=0)
    return longest >= (_TELLING if len(common) == 1 else _NAMING if len(common) == 2 else 1)


def _numbering(one: Subject, other: Subject) -> float:
    """Lowers the score where the same noun carries another number, or a number in one text only."""
    factor = 1.0
    for noun in one.terms & other.terms:
        mine, yours = one.numbered.get(noun), other.numbered.get(noun)
        if mine and yours and not mine & yours:
            return 0.3
        if bool(mine) != bool(yours):
            factor = 0.75
    return factor
