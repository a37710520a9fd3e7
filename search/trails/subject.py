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
_RARE = 4
"""Commitments that a term may be in to tell a subject as well as several terms do."""
_ONE = 0.7
"""What is left of the score where a single term is shared that is not rare."""
_QUALITY = ("ieve", "ische", "lijke", "ige", "ende", "bare", "zame", "ale", "ele", "aire", "ste", "ere")
"""Endings of adjectives: what is "definitieve" or "meerjarige" is told by the noun that follows."""


class Subject:
    """The terms of one commitment, and the numbered things it names ("wijkaanpak 2", "eerste fase")."""

    __slots__ = ("numbered", "parts", "rare", "surface", "terms", "weights")

    def __init__(self) -> None:
        self.terms: set[str] = set()
        self.parts: dict[str, str] = {}
        """Terms that are only part of a compound here, with the compound; they weigh half."""
        self.rare: set[str] = set()
        """Terms that few commitments share."""
        self.numbered: dict[str, set[int]] = {}
        self.surface: dict[str, str] = {}
        """A term as it was written first."""
        self.weights: dict[str, float] = {}


@lru_cache(maxsize=1)
def _filler() -> frozenset[str]:
    text = resources.files("search.trails").joinpath("filler.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    return frozenset(words) | {stem(word) for word in words} | stopwords()


def subjects_of(
    texts: Sequence[str], names: Sequence[Iterable[str]], places: Iterable[str] = ()
) -> list[Subject]:
    """The subjects of commitments, weighted among each other.

    `names` gives for each text the partners and people in it, `places` the places of all: their words are
    left out, since many things happen in one place and one partner does many things.
    """
    tokens = [list(tokenize(text)) for text in texts]
    splitter = Splitter(Counter(token.form for row in tokens for token in row if token.shape == "lower"))
    expand = {short: long for text in texts for short, long in pairs(text)}
    everywhere = _stems(places)
    subjects = [
        _subject(text, row, everywhere | _stems(named), splitter, expand)
        for text, row, named in zip(texts, tokens, names, strict=True)
    ]
    counts = Counter(term for subject in subjects for term in subject.terms)
    for subject in subjects:
        subject.weights = {
            term: math.log((len(subjects) + 1) / counts[term]) * (0.5 if term in subject.parts else 1)
            for term in subject.terms
        }
        subject.rare = {term for term in subject.terms if counts[term] <= _RARE}
    return subjects


def _stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(token.form) for name in names for token in tokenize(name))


def _subject(
    text: str,
    tokens: list[Token],
    passed: frozenset[str],
    splitter: Splitter,
    expand: Mapping[str, tuple[str, ...]],
) -> Subject:
    subject = Subject()

    def add(form: str, written: str) -> list[str]:
        if len(form) < 3 or not form.isalpha() or form in _filler():
            return []
        whole = stem(form)
        parts = [stem(part) for part in splitter.parts(form) if len(part) >= _PART]
        terms = [term for term in (whole, *parts) if term not in _filler() and term not in passed]
        for term in terms:
            if term != whole and term not in subject.terms:
                subject.parts[term] = whole
            elif term == whole:
                subject.parts.pop(term, None)
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
    return sorted(
        (term for term in common if _tells({term}, subjects[0])), key=lambda term: (-weights[term], term)
    )


def stems_of(text: str) -> frozenset[str]:
    """Every word of a text as a term that subjects can be compared with."""
    return frozenset(stem(token.form) for token in tokenize(text))


def similarity(one: Subject, other: Subject) -> float:
    """From 0, nothing in common, to 1: what they share against what only either says (Tversky 1977).

    The shorter of the two counts most, since one document tells at length what another names in a clause.
    Sharing one everyday word is nothing: it takes a long word, or several.
    """
    both = one.terms & other.terms
    common = both - {part for part in both if one.parts.get(part) in both or other.parts.get(part) in both}
    if not _tells(common, one):
        return 0.0
    shared = sum(min(one.weights[term], other.weights[term]) for term in common)
    only = sorted(_apart(subject, both) for subject in (one, other))
    score = shared / (shared + 0.6 * only[0] + 0.2 * only[1])
    numbering = _numbering(one, other)
    if len(common) == 1 and not common & one.rare and numbering <= 1:
        score *= _ONE
    return min(1.0, score * numbering)


def _apart(subject: Subject, both: set[str]) -> float:
    """Weight of what only this subject says; parts of a compound that both say are no difference."""
    return sum(
        weight
        for term, weight in subject.weights.items()
        if term not in both and subject.parts.get(term) not in both
    )


def _tells(common: set[str], subject: Subject) -> bool:
    nouns = [term for term in common if not subject.surface[term].endswith(_QUALITY)]
    longest = max(map(len, nouns), default=0)
    return longest >= (_TELLING if len(nouns) == 1 else _NAMING if len(nouns) == 2 else 1)


def _numbering(one: Subject, other: Subject) -> float:
    """Factor for a noun that both have: the same number raises the score, another or only one lowers it."""
    factor = 1.0
    for noun in one.terms & other.terms:
        mine, yours = one.numbered.get(noun), other.numbered.get(noun)
        if mine and yours:
            if not mine & yours:
                return 0.3
            factor = 1.1
        elif mine or yours:
            factor = 0.7
    return factor
