"""Trails: one commitment followed through the documents, with what became of it.

Joining is done over the whole corpus, so that what a trail holds never depends on what was asked; a question
only selects among the trails. Documents without a date stand in none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from corpus.document import HARMLESS
from corpus.store import Corpus
from search.trails.alike import similarity, telling
from search.trails.join import Joined, joined
from search.trails.subject import Subject
from search.trails.terms import stems_of
from search.trails.trail import Change, Covering, Entry, Slip, Trail
from search.trails.verdict import CYCLE, changes, kept, silent, slips

_WHOLE = 300
"""Blocks from which a document of the cycle is more than a chapter."""
_RECOGNISED = HARMLESS | {"image-table"}
"""Problems of pages of which the words were read all the same."""
_SAME = 0.6
"""Similarity from which the figures of two statements are of the same thing."""

__all__ = ["Change", "Covering", "Entry", "Slip", "Trail", "trails"]


def trails(corpus: Corpus, among: Collection[str] | None = None) -> list[Trail]:
    """Every trail over documents of two days or more, and every promise that later ones are silent on.

    Two documents of one day (a letter and its scan) say the same thing once.

    `among` keeps the trails that hold one of these commitments, by id. Newest last entry first.
    """
    whole = joined(corpus)
    covering = _covering(corpus, whole)

    @cache
    def words_of(document: str) -> frozenset[str]:
        return stems_of(corpus.get(document).text)

    summaries = list(corpus.summaries())

    def later_than(entry: Entry) -> Iterator[str]:
        for summary in summaries:
            if summary.date and summary.date > entry.doc_date and summary.municipality == entry.municipality:
                yield summary.id

    found = []
    for numbers in whole.groups:
        members = [whole.entries[number] for number in numbers]
        if among is not None and not any(entry.commitment.id in among for entry in members):
            continue
        about = [whole.subjects[number] for number in numbers]
        terms = _terms(about)
        gone = silent(members, terms, covering, words_of)
        if gone and any(terms & words_of(later) for later in later_than(members[-1])):
            gone = ()
        if gone or len({entry.doc_date for entry in members}) > 1:
            sizes = [whole.sizes[number] for number in numbers]
            found.append(_trail(members, about, sizes, gone))
    return sorted(found, key=lambda trail: trail.entries[-1].doc_date, reverse=True)


def _covering(corpus: Corpus, whole: Joined) -> list[Covering]:
    """The documents that could be silent; of one that was read in part nobody knows what it says.

    A page that is a picture was read where its characters were recognised.
    """
    opgaven: dict[str, set[str]] = {}
    for entry in whole.entries:
        opgaven.setdefault(entry.document, set()).update(entry.commitment.opgaven)
    return [
        Covering(
            document=summary.id,
            title=summary.title,
            doc_type=summary.doc_type,
            doc_date=summary.date,
            municipality=summary.municipality,
            years=frozenset(summary.years),
            opgaven=frozenset(opgaven.get(summary.id, ())),
            whole=summary.blocks >= _WHOLE,
        )
        for summary in corpus.summaries()
        if summary.date and summary.doc_type in CYCLE
        if not summary.partial
        or all(problem.code in _RECOGNISED for problem in corpus.get(summary.id).problems)
    ]


def _terms(subjects: Sequence[Subject]) -> set[str]:
    """What a silent document would have used: the terms of all entries, else of any; abbreviations too."""
    shared = telling(subjects)
    said = set(shared) if shared else set.union(*(subject.terms for subject in subjects))
    return said | set.union(*(subject.letters for subject in subjects))


def _name(subjects: Sequence[Subject]) -> str:
    """What a trail is called: by what all say, else by what most say, else by a title."""
    counts = Counter(term for subject in subjects for term in subject.terms)
    surface = {term: subject.surface[term] for subject in subjects for term in subject.terms}
    weights = {term: subject.weights[term] for subject in subjects for term in subject.terms}
    most = [term for term in counts if 2 * counts[term] > len(subjects)]
    terms = telling(subjects) or sorted(most, key=lambda term: (-counts[term], -weights[term], term))
    if terms:
        return ", ".join(dict.fromkeys(surface[term] for term in terms[:2]))
    return next((subject.heading for subject in subjects if subject.heading), "")


def _trail(
    entries: Sequence[Entry],
    subjects: Sequence[Subject],
    sizes: Sequence[tuple[str, ...]],
    gone: tuple[Covering, ...],
) -> Trail:
    said = [entry.commitment for entry in entries]
    return Trail(
        id=said[0].id,
        subject=_name(subjects),
        areas=tuple(dict.fromkeys(area for commitment in said for area in commitment.areas)),
        opgaven=tuple(dict.fromkeys(opgave for commitment in said for opgave in commitment.opgaven)),
        entries=tuple(entries),
        slips=tuple(slips(entries)),
        changes=tuple(
            changes(entries, sizes, lambda one, other: similarity(subjects[one], subjects[other]) >= _SAME)
        ),
        kept=kept(entries),
        silent=gone,
    )
