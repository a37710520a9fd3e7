"""What a commitment is about, as weighted terms that can be compared between documents.

Verbs of doing and policy filler say nothing about the subject; rare words, compounds and names say most.
A compound shares its parts with the simple word (Wijkuitvoeringsplan, uitvoeringsplan), an abbreviation its
long form. Weights are inverse document frequencies over the commitments at hand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeVar

from index.analysis import Token, fold, tokenize
from index.analysis.abbreviations import pairs
from index.analysis.compounds import Splitter
from index.analysis.stems import stem
from index.analysis.stopwords import lines, stopwords
from search.trails.about import About
from search.trails.roles import days, deeds, grounds, scopes
from search.trails.subject import Subject
from search.trails.words import filler

_Value = TypeVar("_Value")

_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5", "zesde": "6"}
_STAGES = frozenset({"wijziging", "tranche", "fase", "etappe", "actualisatie"})
"""What is numbered in a row, each with its own decision."""
_PART = 7
"""Letters of a compound's part that counts as a term: shorter parts are in too many compounds."""
_STREET = re.compile(r"\w{3,}(?:weg|straat|laan|plein|kade|singel|gracht|dijk|hof|pad)")
"""A word with a capital that ends so names a street: many things happen in one."""
_KNOWN = 10
"""Statements that a name may stand in and still tell one from another; else one in twenty of them."""
_RARE = 4
"""Commitments that a term may be in to tell a subject as well as several terms do."""
_TITLE_YEARS = re.compile(r"((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?(?![\d.,]*\d)")
_HOUSE = re.compile(r"\d{1,4}[a-z]?")
"""A number that tells one from another: of a stage, a house ("Kerkstraat 12a")."""
_PROCEDURE = 0.5
"""What a word of procedure weighs in a title, beside a word that tells the subject."""
_FORM = frozenset(
    stem(word)
    for word in (
        "raadsinformatiebrief", "raadsvoorstel", "raadsbesluit", "informatiebrief", "collegebrief", "brief",
        "memo", "adviesnota", "beantwoording", "schriftelijke", "vragen", "stand", "zaken", "laatste",
        "voortgang", "vaststellen", "vaststelling", "aangepast", "aangepaste", "definitieve",
    )
)  # fmt: skip
"""Words of a title that say in what form, and at what step, the same thing is on the agenda."""
_NOUN_OF = (
    r"van (?:(?:de|het|een|onze|alle|elke|iedere|ieder|deze|diverse|haar)\s)*(?:[^\W\d_]+e\s)?([^\W\d_]{4,})"
)
_GENITIVE = re.compile(rf"\b([^\W\d_]{{5,}})\s{_NOUN_OF}(?:\s{_NOUN_OF})?")
"""A noun of a noun: "een analyse van iedere wijk", which a compound says in one word ("wijkanalyse")."""
_REACH = 3
"""Words before a year that may be what it is the year of ("Beleidsregels energietoeslag Wassenaar 2023")."""


def subjects_of(abouts: Sequence[About], places: Iterable[str] = ()) -> list[Subject]:
    """The subjects of commitments, weighted among each other.

    The words of `places` are left out, since many things happen in one place.
    """
    titles = {title: list(tokenize(title)) for title in {about.title for about in abouts}}
    tokens = [(titles[about.title], list(tokenize(about.text))) for about in abouts]
    known = {token.form for rows in tokens for row in rows for token in row if token.shape == "lower"}
    splitter = Splitter(known.union(lines("words.txt")))
    expand = {
        short: long for about in abouts for text in (about.title, about.text) for short, long in pairs(text)
    }
    everywhere = frozenset(stem(token.form) for place in places for token in tokenize(place))
    subjects = []
    for about, (title, text) in zip(abouts, tokens, strict=True):
        subject = Subject()
        subject.passed = passed = everywhere.union(map(stem, about.passed))
        subject.proper = {
            stem(token.form)
            for token in (*title, *text)
            if token.shape in ("capital", "upper")
            and token.form not in known
            and not splitter.split(token.form)
        }
        subject.letters = {
            stem(token.form) for token in (*title, *text) if token.shape == "upper" and len(token.form) > 2
        }
        _add(subject, about.title, title, passed, splitter, expand)
        subject.title, subject.heading = set(subject.terms), about.title.strip()
        subject.names, subject.words = _names(title), frozenset(stem(token.form) for token in title)
        _add(subject, about.text, text, passed, splitter, expand)
        for form in _spelled_out(about.text, known):
            if stem(form) not in passed:
                subject.terms.add(stem(form))
                subject.compounds.add(stem(form))
                subject.surface.setdefault(stem(form), form)
        _place(subject, about, title, text)
        subjects.append(subject)
    _weigh_titles(subjects, abouts)
    counts = Counter(term for subject in subjects for term in subject.terms)
    known_to_all = Counter(name for subject in subjects for name in subject.names)
    for subject in subjects:
        subject.weights = {
            term: math.log((len(subjects) + 1) / counts[term]) * (0.5 if term in subject.parts else 1)
            for term in subject.terms
        }
        subject.rare = {term for term in subject.terms if counts[term] <= _RARE}
        subject.names = {
            name for name in subject.names if known_to_all[name] <= max(_KNOWN, len(subjects) // 20)
        }
    return subjects


def _names(tokens: Iterable[Token]) -> set[str]:
    """The stems of words written with a capital inside a sentence."""
    forms = {token.form for token in tokens if token.shape in ("capital", "upper") and len(token.form) > 2}
    return {stem(form) for form in forms - filler()}


def _spelled_out(text: str, known: Collection[str]) -> Iterator[str]:
    """Compounds of the corpus that a phrase of this text says in several words."""
    for match in _GENITIVE.finditer(fold(text)):
        head = match[1]
        for noun in filter(None, match.groups()[1:]):
            for first in {noun, stem(noun)}:
                yield from (form for link in ("", "s", "en") if (form := first + link + head) in known)


def _place(subject: Subject, about: About, title: Iterable[Token], said: Iterable[Token]) -> None:
    """Note what part the terms play: ground only, of which day, of which government."""
    kept: set[str] = set()
    held: set[str] = set()
    for text, tokens in ((about.title, title), (about.text, said)):
        inside = grounds(text)
        for token in tokens:
            within = any(start <= token.start < end for start, end in inside)
            (held if within else kept).add(stem(token.form))
    held -= kept
    subject.grounds = held | {part for part, whole in subject.parts.items() if whole in held}
    for text in (about.title, about.text):
        for noun, day in days(text):
            _note(subject.days, [stem(fold(noun))], {day})
        for noun, sizes in scopes(text):
            _note(subject.scopes, [stem(fold(noun))], sizes)
    subject.areas = frozenset(about.areas)
    subject.deeds = deeds(f"{about.title} {about.text}")
    subject.done_at = set(product(subject.deeds, about.areas))
    subject.appointed, subject.request = about.appointed, about.request


def _weigh_titles(subjects: Sequence[Subject], abouts: Sequence[About]) -> None:
    """Weigh the words of the titles by how many titles they stand in; words of procedure little."""
    titles = {about.title: subject.words for about, subject in zip(abouts, subjects, strict=True)}
    counts = Counter(word for words in titles.values() for word in words)
    for subject in subjects:
        subject.named = {
            word: math.log((len(titles) + 1) / counts[word]) * (_PROCEDURE if word in filler() else 1)
            for word in subject.words
            if word not in _FORM and word not in stopwords() and word.isalpha() and len(word) > 2
        }


def stems_of(text: str) -> frozenset[str]:
    """Every word of a text as a term that subjects can be compared with."""
    return frozenset(stem(token.form) for token in tokenize(text))


def _add(
    subject: Subject,
    text: str,
    tokens: list[Token],
    passed: frozenset[str],
    splitter: Splitter,
    expand: Mapping[str, tuple[str, ...]],
) -> None:
    """Add the terms of one text to a subject."""

    def add(token: Token, form: str) -> list[str]:
        if len(form) < 3 or not form.isalpha() or form in filler():
            return []
        if _STREET.fullmatch(form) and not text[token.start : token.end].islower():
            streets.add(stem(form))
            return [stem(form)]
        whole = stem(form)
        halves = splitter.parts(form)
        parts = [stem(part) for part in halves if len(part) >= _PART]
        heads = {stem(part) for part in halves if form.endswith(part)}
        terms = [term for term in (whole, *parts) if term not in filler() and term not in passed]
        for term in terms:
            if term != whole and term not in subject.terms:
                subject.parts[term] = whole
                if term not in heads:
                    subject.modifiers.add(term)
            elif term == whole:
                subject.parts.pop(term, None)
                subject.modifiers.discard(term)
                if halves:
                    subject.compounds.add(term)
            subject.terms.add(term)
            subject.surface.setdefault(term, text[token.start : token.end] if form == token.form else form)
        return terms

    streets: set[str] = set()
    ordinal = last = ""
    previous: list[str] = []
    near: list[list[str]] = []
    counted = False
    for token in tokens:
        if token.shape == "number" or token.form[0].isdigit():
            years = _TITLE_YEARS.match(text, token.start)
            if years:
                for terms in near[-_REACH:]:
                    _note(subject.years, terms, _period(years))
            elif previous and _HOUSE.fullmatch(token.form):
                _note(subject.numbered, previous, {token.form})
                subject.addresses.update((term, token.form) for term in previous if term in streets)
            previous, counted = [], not years
            continue
        if counted:  # what is counted ("5.300 woningen") is a measure of the subject, not the subject
            counted, near = False, []
            continue
        long = [term for word in expand.get(token.form, ()) for term in add(token, word)]
        previous = add(token, token.form)
        if long:  # an abbreviation with its long form is one term
            chief = max(long, key=len)
            subject.parts.update((term, chief) for term in (*long, *previous) if term != chief)
        if previous:
            if last:
                subject.phrases.add((last, previous[0]))
            last = previous[0]
        near = [] if token.form in stopwords() else [*near, previous]
        if token.form in _ORDINALS:
            ordinal = _ORDINALS[token.form]
        elif ordinal and token.form in _STAGES:
            _note(subject.numbered, [stem(token.form)], {ordinal})
            ordinal = ""
        elif ordinal and previous:
            _note(subject.numbered, previous, {ordinal})
            ordinal = ""


def _period(years: re.Match[str]) -> set[int]:
    first = int(years[1])
    last = int(years[2]) if years[2] else first
    last += first // 100 * 100 if last < 100 else 0
    return set(range(first, last + 1)) if first <= last < first + 30 else {first}


def _note(notes: dict[str, set[_Value]], terms: Iterable[str], values: Iterable[_Value]) -> None:
    for term in terms:
        notes.setdefault(term, set()).update(values)
