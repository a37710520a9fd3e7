"""Which commitments are the same one: best pairs first, and only what agrees with all joined already."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import product

import msgspec

from corpus.commitment import Commitment
from corpus.mention import Organisation, Person, Quantity
from corpus.store import Corpus
from corpus.store.filters import MentionFilter
from search.trails.about import abouts
from search.trails.alike import one_subject, similarity
from search.trails.subject import Subject
from search.trails.terms import subjects_of
from search.trails.trail import Entry

_WORD = re.compile(r"[^\s,;:()]+")

_MEASURES = frozenset(
    {"%", "procent", "uur", "uur per week", "km/uur", "km/u", "jaar", "dagen", "weken", "maanden"}
)

THRESHOLD = 0.46
"""Similarity from which two statements are taken for the same commitment; chosen on real budgets."""

LEAST = 0.36
"""Similarity that every two statements of one commitment have, of different days."""

THREADS = 0.7
"""Similarity from which two groups that run through the same days are one: else they are two threads."""

COMMON = 12
"""A term of more commitments than this (or than two in a hundred) proposes no pairs of its own."""

MOST = 60
"""Nor does one of more than this in a large corpus: pairs would grow with the square of it."""


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """All commitments of a corpus, oldest document first, and which of them are the same one."""

    entries: list[Entry]
    subjects: list[Subject]
    sizes: list[tuple[str, ...]]
    """What each entry counts ("300 woningen")."""
    groups: list[list[int]]
    """Numbers of entries, each in one group, in order of time."""


def joined(corpus: Corpus) -> Joined:
    """The commitments of the dated documents of a corpus, joined.

    A document that names no municipality (most registers) is of the one that all others are of.
    """
    rows = list(corpus.commitments())
    places = {row.municipality for row in rows} - {""}
    only = next(iter(places)) if len(places) == 1 else ""
    found = [
        Entry(
            document=row.document,
            title=row.title,
            doc_type=row.doc_type,
            doc_date=day,
            municipality=row.municipality or only,
            commitment=row.commitment,
        )
        for row in rows
        if (day := _day(row.commitment, row.doc_date))
    ]
    found.sort(key=lambda entry: (entry.doc_date, entry.document, entry.commitment.start))
    # The same sentence of the same day in two files (a letter and its copy) is one statement.
    once = {(entry.municipality, entry.doc_date, entry.commitment.text): entry for entry in reversed(found)}
    entries = list(reversed(once.values()))
    areas = {area for entry in entries for area in entry.commitment.areas}
    names, people = _names(corpus, entries)
    subjects = subjects_of(abouts(entries, names, people), areas)
    groups = join(entries, subjects)
    return Joined(entries=entries, subjects=subjects, sizes=_sizes(corpus, entries), groups=groups)


def _day(said: Commitment, written: dt.date | None) -> dt.date | None:
    """The day that something was said: of an entry of a register its own, else that of the document."""
    return (said.register and said.register.date) or written


def nearest(whole: Joined, numbers: Collection[int]) -> dict[int, list[int]]:
    """For each of these entries, the others that speak of the same thing, the most alike first.

    This looks at each pair by itself, of one day too, where `joined` wants a trail alike throughout.
    """
    scores: dict[int, list[tuple[float, int]]] = {number: [] for number in numbers}
    for pair in _candidates(whole.entries, whole.subjects):
        for one, other in (pair, pair[::-1]):
            if one in scores and other not in scores:
                score = _alike(whole.entries, whole.subjects, one, other)
                if score >= THRESHOLD:
                    scores[one].append((-score, other))
    return {number: [other for _, other in sorted(found)] for number, found in scores.items()}


def _sizes(corpus: Corpus, entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """The things counted in each entry, a number and its unit each; shares and hours are none."""
    held: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in corpus.mentions(MentionFilter(types=("quantity",))):
        value = row.mention.value
        if isinstance(value, Quantity) and value.unit and value.unit not in _MEASURES:
            held[row.document].append((row.mention.start, f"{value.value:f} {value.unit}"))
    return [
        tuple(
            size
            for at, size in held.get(entry.document, ())
            if entry.commitment.start <= at < entry.commitment.end
        )
        for entry in entries
    ]


def _names(corpus: Corpus, entries: Sequence[Entry]) -> tuple[list[set[str]], list[set[str]]]:
    """The organisations and people in each entry or above it, by every name that is written; the people."""
    held: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    persons: set[str] = set()
    for row in corpus.mentions(MentionFilter(types=("organisation", "person"))):
        if isinstance(value := row.mention.value, Organisation | Person):
            first = row.mention.text.split(maxsplit=1)[0]
            held[row.municipality][first].add((row.mention.text, value.name))
            if isinstance(value, Person):
                persons.add(value.name)
    names = []
    for entry in entries:
        said, known = entry.commitment, held[entry.municipality]
        text = " ".join((*said.heading[-1:], said.text))
        found = {*said.partners, *said.people}
        for word in set(_WORD.findall(text)):
            found.update(name for pair in known.get(word, ()) if pair[0] in text for name in pair)
        names.append(found)
    return names, [found & persons for found in names]


def join(entries: Sequence[Entry], subjects: Sequence[Subject]) -> list[list[int]]:
    """Numbers of the entries, grouped: each group is what is said of one commitment.

    What is decided under one item of an agenda is taken together. Such units merge from the most alike pair
    downwards, and only where each of one group is like each of the other (complete linkage beside average
    linkage, over pairs of two days); statements of one day join only by way of another day's.
    """
    units = _units(entries, subjects)
    home = {number: unit for unit, numbers in enumerate(units) for number in numbers}
    scores: dict[tuple[int, int], float] = {}
    for one, other in _candidates(entries, subjects):
        left, right = sorted((home[one], home[other]))
        if left != right and (score := _alike(entries, subjects, one, other)) >= THRESHOLD / 2:
            scores[left, right] = max(score, scores.get((left, right), 0.0))
    days = [entries[numbers[0]].doc_date for numbers in units]
    groups: dict[int, list[int]] = {unit: [unit] for unit in range(len(units))}
    place = list(range(len(units)))
    for (one, other), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < THRESHOLD:
            break
        left, right = place[one], place[other]
        if left == right or not _agree(days, groups[left], groups[right], scores):
            continue
        if not one_subject(
            [[subjects[number] for number in units[unit]] for unit in groups[left] + groups[right]]
        ):
            continue
        for unit in groups[right]:
            place[unit] = left
        groups[left] += groups.pop(right)
    joined = [group for group in groups.values() if len(group) > 1]
    alone = [[number] for group in groups.values() if len(group) == 1 for number in units[group[0]]]
    return [sorted(number for unit in group for number in units[unit]) for group in joined] + alone


def _units(entries: Sequence[Entry], subjects: Sequence[Subject]) -> list[list[int]]:
    """What is said under one item of one agenda, where its title tells a subject; all else by itself."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, (entry, subject) in enumerate(zip(entries, subjects, strict=True)):
        own = not entry.commitment.register and (subject.title or subject.named)
        title = entry.commitment.heading[-1:] if own else ()
        found[(entry.document, title) if title else number].append(number)
    return list(found.values())


def _candidates(entries: Sequence[Entry], subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Pairs that share a term which not too many have, a phrase, or a term in one place.

    Never all at once, so that memory stays flat.
    """
    limit = min(MOST, max(COMMON, len(subjects) // 50))
    keys: list[set[Hashable]] = [
        {
            *subject.terms,
            *subject.phrases,
            *product(subject.terms, entry.commitment.areas),
            *(("title", word) for word in subject.named),
            *subject.addresses,
            *subject.done_at,
        }
        for entry, subject in zip(entries, subjects, strict=True)
    ]
    postings: dict[Hashable, list[int]] = defaultdict(list)
    for number, held in enumerate(keys):
        for key in held:
            postings[key].append(number)
    telling = {key: numbers for key, numbers in postings.items() if 1 < len(numbers) <= limit}
    for number, held in enumerate(keys):
        others = {other for key in held for other in telling.get(key, ())}
        yield from ((number, other) for other in others if other > number)


def _alike(entries: Sequence[Entry], subjects: Sequence[Subject], one: int, other: int) -> float:
    """Similarity of the words, raised or lowered by whether places and opgaven agree."""
    first, second = entries[one].commitment, entries[other].commitment
    if entries[one].municipality != entries[other].municipality:
        return 0.0
    score = similarity(subjects[one], subjects[other])
    same_day = entries[one].doc_date == entries[other].doc_date
    if same_day and bool(first.register) == bool(second.register):
        score *= 0.5
    for mine, yours, agree, differ in (
        (set(first.areas), set(second.areas), 1.25, 0.5),
        (set(first.opgaven), set(second.opgaven), 1.1, 0.85),
    ):
        if mine and yours:
            score *= agree if mine & yours else differ
    return min(score, 1.0)


def _agree(
    days: Sequence[dt.date], left: list[int], right: list[int], scores: dict[tuple[int, int], float]
) -> bool:
    """Whether two groups are alike throughout; two that run through the same days must be more so."""
    pairs = [
        scores.get((min(one, other), max(one, other)), 0.0)
        for one in left
        for other in right
        if days[one] != days[other]
    ]
    if not pairs or min(pairs) < LEAST:
        return False
    both = {days[one] for one in left} & {days[other] for other in right}
    return sum(pairs) / len(pairs) >= (THREADS if len(both) > 1 else THRESHOLD * 0.9)
